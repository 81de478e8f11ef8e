import SourceText
import Synchronization

/// Resolved units that are kept, for a command that asks for each of them several times.
final class KeptUnits: Sendable {
  private let shelves: [Shelf]

  private final class Shelf: Sendable {
    let units = Mutex<[Path: Once<ResolvedUnit>]>([:])
  }

  init() { shelves = (0..<16).map { _ in Shelf() } }

  /// The unit of a configuration file; the first caller resolves it.
  func unit(_ configurationFile: Path, _ resolve: () -> ResolvedUnit) -> ResolvedUnit {
    let shelf = shelves[Int(configurationFile.text.quickHash % UInt64(shelves.count))]
    let slot = shelf.units.withLock { units in
      if let known = units[configurationFile] { return known }
      let slot = Once<ResolvedUnit>()
      units[configurationFile] = slot
      return slot
    }
    return slot.value(resolve)
  }
}
