import Hierarchy
import SourceText

/// States that a module found at an earlier state of the tree, and that no unit writes now.
enum LostState {
  /// What a unit's module reads under one name.
  private struct Source: Hashable {
    let unit: Path
    let name: Text

    init(_ reader: StateReaders.Reader) { (unit, name) = (reader.unit.path, reader.read.name) }
  }

  /// A line of a file.
  private struct Line: Hashable {
    let file: Text
    let line: Int

    init(_ place: Place) { (file, line) = (place.file.name, place.start.line) }
  }

  /// The findings, one for each line that changed what is read or where it lies, without the lines where something else is
  /// found.
  static func findings(from earlier: Estate, to now: Estate, besides found: [Diagnostic]) -> [Diagnostic] {
    guard now.isWhole, !now.disabled.contains(UnwrittenState.code) else { return [] }
    let lost = now.stateReaders.readers.filter { $0.writer == nil }
    if lost.isEmpty { return [] }
    var before: [Source: StateReaders.Reader] = [:]
    for reader in earlier.stateReaders.readers where reader.writer != nil { before[Source(reader)] = reader }
    var told = Set(found.lazy.compactMap { $0.place.map(Line.init) })
    return lost.compactMap { reader in
      guard let old = before[Source(reader)], let writer = old.writer else { return nil }
      let kept = now.graph[writer.folder]
      // A unit that is gone is reported where others depend on it, and one that is broken for itself.
      if kept.map({ $0.hasCause || $0.state == nil }) ?? now.stateReaders.dependencies.contains(writer.folder) {
        return nil
      }
      guard let place = cause(of: reader, old, kept), told.insert(Line(place)).inserted else { return nil }
      return UnwrittenState.finding(
        "the module '\(reader.module.path)' read the state of '\(writer.path)' for '\(reader.unit.path)', and now reads \(reader.state), which no unit writes",
        at: place, notes: [Diagnostic.Note("read here", at: reader.read.place)],
        help: "change both the unit that writes the state and what reads it, or neither")
    }
  }

  /// The line whose change made the state another one: in the module, in the unit that writes it, or that of a value.
  private static func cause(
    of reader: StateReaders.Reader, _ old: StateReaders.Reader, _ kept: UnitFacts?
  ) -> Place? {
    let values = Set(old.values.map(\.identity))
    if let changed = reader.values.first(where: { !values.contains($0.identity) }) { return changed.place }
    if reader.members.map(\.text) != old.members.map(\.text) { return reader.keyPlace }
    guard let state = kept?.state, let before = old.writer?.state else { return reader.unit.place }
    return state.store == before.store ? state.place : state.storePlace
  }
}
