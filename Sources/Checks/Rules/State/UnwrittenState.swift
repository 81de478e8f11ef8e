import SourceText

/// A module reads a remote state that no unit of the tree writes, although for other units it reads states of the tree.
enum UnwrittenState: EstateCheck {
  static let code = "unwritten-state"
  static let severity = Severity.warning
  static let summary = "a module reads a remote state that no unit writes, or that of another place"

  /// Fewer units whose module finds its state show nothing.
  private static let leastOthers = 2

  static func findings(in estate: Estate) -> [Diagnostic] {
    var told: Set<Place.Spot> = []
    let foreign = estate.stateReaders.bySource.flatMap { ofOthers($0, in: estate, &told) }
    return foreign + (estate.isWhole ? unwritten(in: estate) : [])
  }

  /// The findings about states of another place than that of the unit: the others of the module read that of a unit beside
  /// them, which this one has, too. One finding for each value that is to blame.
  private static func ofOthers(
    _ readers: [StateReaders.Reader], in estate: Estate, _ told: inout Set<Place.Spot>
  ) -> [Diagnostic] {
    guard let usual = usualWay(of: readers) else { return [] }
    return readers.compactMap { reader in
      guard let writer = reader.writer, reader.way != usual else { return nil }
      let own = reader.unit.folder.appending(usual).cleaned
      let parts = Set(reader.unit.path.parts)
      let strange = writer.path.parts.filter { !parts.contains($0) && $0.count > 1 }
      guard estate.unitsByFolder[own] != nil,
        let blamed = reader.values.first(where: { value in
          // What comes with a foreign file is the mistake of the one who passes it.
          reader.unit.path.isWithin(Path(value.place.file.name).parent)
            && strange.contains { value.content.contains($0) }
        }),
        told.insert(blamed.place.spot).inserted
      else { return nil }
      return finding(
        "with '\(blamed.name)' as '\(blamed.content)', the module '\(reader.module.path)' reads the state of '\(writer.path)' for '\(reader.unit.path)', which has its own",
        at: blamed.place, notes: [Diagnostic.Note("read here", at: reader.read.place)],
        help: "name the state of '\(own.relative(to: estate.tree.root))' if it was copied")
    }
  }

  /// The way from most units to the unit whose state their module reads; nil when there is none for most.
  private static func usualWay(of readers: [StateReaders.Reader]) -> Path? {
    let ways = readers.compactMap(\.way)
    let counts = Dictionary(grouping: ways) { $0 }.mapValues(\.count)
    guard let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), usual.value > leastOthers,
      usual.value * 3 >= ways.count * 2
    else { return nil }
    return usual.key
  }

  /// True when the unit that should write the state could not be resolved.
  private static func isLost(_ reader: StateReaders.Reader, _ usual: Path?, in estate: Estate) -> Bool {
    guard let usual, let writer = estate.unitsByFolder[reader.unit.folder.appending(usual).cleaned] else {
      return false
    }
    return writer.hasCause || writer.state == nil
  }

  private static func unwritten(in estate: Estate) -> [Diagnostic] {
    let states = estate.stateReaders
    var found: [Diagnostic] = []
    var positions: [Place.Spot: Int] = [:]
    for readers in states.bySource {
      let written = readers.filter { $0.writer != nil }
      let unwritten = readers.filter { $0.writer == nil && states.stores.contains($0.store) }
      guard written.count >= leastOthers, written.count > unwritten.count else { continue }
      let usual = usualWay(of: written)
      let good = Set(written.flatMap { $0.values.map(\.identity) })
      for reader in unwritten where !isLost(reader, usual, in: estate) {
        let blamed = reader.values.first { !good.contains($0.identity) }
        let ofParent = reader.unit.state.flatMap { $0.isOwn ? nil : $0.place }
        guard let place = blamed?.place ?? ofParent ?? reader.unit.place, positions[place.spot] == nil else { continue }
        positions[place.spot] = found.count
        found.append(finding(about: reader, blamed, written, at: place))
      }
    }
    return found
  }

  private static func finding(
    about reader: StateReaders.Reader, _ blamed: UnitFacts.Value?, _ written: [StateReaders.Reader], at place: Place
  ) -> Diagnostic {
    let note = Diagnostic.Note("read here", at: reader.read.place)
    guard let blamed else {
      return finding(
        "the module '\(reader.module.path)' reads a state for '\(reader.unit.path)' that no unit writes under this key",
        at: place, notes: [note],
        help: "correct the key here or where it is read, or add the unit that writes the state")
    }
    let values = Set(written.flatMap(\.values).filter { $0.name == blamed.name }.map(\.content)).sorted()
    let nearest = NearestName.of(blamed.content.description, among: values.map(\.description))
    return finding(
      "with '\(blamed.name)' as '\(blamed.content)', the module '\(reader.module.path)' reads a state that no unit writes",
      at: place, notes: [note],
      help: nearest.map { "did you mean '\($0)'?" } ?? "correct it, or add the unit that writes the state")
  }
}
