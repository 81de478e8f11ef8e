import SourceText
import Synchronization

/// Resolved units that are kept, for a command that asks for each of them several times.
final class KeptUnits: Sendable {
  /// A unit, and what it asked; nil when that is not known.
  struct Kept: Sendable {
    let unit: ResolvedUnit
    let footprint: Footprint?
  }

  private let shelves: [Shelf]

  private final class Shelf: Sendable {
    let units = Mutex<[Path: Once<Kept>]>([:])
  }

  init() { shelves = (0..<16).map { _ in Shelf() } }

  /// The unit of a configuration file; the first caller resolves it.
  func unit(_ configurationFile: Path, _ resolve: () -> Kept) -> Kept {
    let shelf = shelves[Int(configurationFile.text.quickHash % UInt64(shelves.count))]
    let slot = shelf.units.withLock { units in
      if let known = units[configurationFile] { return known }
      let slot = Once<Kept>()
      units[configurationFile] = slot
      return slot
    }
    return slot.value(resolve)
  }
}
