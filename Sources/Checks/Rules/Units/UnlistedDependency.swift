import SourceText

/// A unit's module reads the state of another unit that the unit's dependencies do not reach, unlike those of its
/// counterparts.
enum UnlistedDependency: EstateCheck {
  static let code = "unlisted-dependency"
  static let severity = Severity.warning
  static let summary = "a unit that does not name a unit whose state it reads, where others do"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var lacking: [Path: [StateReaders.Reader]] = [:]
    for readers in estate.stateReaders.bySource {
      let all = readers.filter { $0.writer != nil && $0.writer !== $0.unit }
      let unlisted = all.filter { !names($0) }
      guard !unlisted.isEmpty, unlisted.count * leastRatio <= all.count else { continue }
      // Elsewhere than the units of the others, the state is the mistake; with a wrong name, the name is.
      let usual = Set(all.filter(names).compactMap(\.way))
      for reader in unlisted where reader.way.map({ usual.contains($0) }) ?? false && !reaches(reader, estate.graph) {
        guard reader.unit.dependencies.allSatisfy({ estate.graph[$0.value] != nil }) else { continue }
        lacking[reader.unit.path, default: []].append(reader)
      }
    }
    return lacking.keys.sorted().compactMap { path in
      guard let all = lacking[path], let first = all.first else { return nil }
      return finding(
        "the module '\(first.module.path)' reads the state of \(Estate.list(all.compactMap { $0.writer?.path })), which the dependencies of '\(path)' do not name",
        at: first.unit.dependencies.first?.place ?? first.unit.place,
        notes: [Diagnostic.Note("read here", at: first.read.place)],
        help: "add \(Estate.list(all.compactMap(\.way))) to the paths of dependencies")
    }
  }

  /// One of this many units may lack what the others have.
  private static let leastRatio = 3

  private static func names(_ reader: StateReaders.Reader) -> Bool {
    reader.unit.dependencies.contains { $0.value == reader.writer?.folder }
  }

  /// True when the dependencies of the dependencies lead to the unit.
  private static func reaches(_ reader: StateReaders.Reader, _ units: UnitGraph) -> Bool {
    var known: Set<Path> = [reader.unit.folder]
    var waiting = [reader.unit.folder]
    while let folder = waiting.popLast() {
      for dependency in units[folder]?.dependencies ?? [] where known.insert(dependency.value).inserted {
        if dependency.value == reader.writer?.folder { return true }
        waiting.append(dependency.value)
      }
    }
    return false
  }
}
