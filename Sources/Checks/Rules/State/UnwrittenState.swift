import Hierarchy
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
      guard estate.graph[own] != nil,
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
  private static func usualWay(of readers: [StateReaders.Reader], least: Int = leastOthers + 1) -> Path? {
    let ways = readers.compactMap(\.way)
    let counts = Dictionary(grouping: ways) { $0 }.mapValues(\.count)
    guard let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), usual.value >= least,
      usual.value * 3 >= ways.count * 2
    else { return nil }
    return usual.key
  }

  /// The findings about states that no unit writes, one for each place that is to blame.
  private static func unwritten(in estate: Estate) -> [Diagnostic] {
    let states = estate.stateReaders
    let pattern = Once<BucketPattern?>()
    var found: [Diagnostic] = []
    var told: Set<Place.Spot> = []
    for readers in states.bySource {
      let written = readers.filter { $0.writer != nil }
      let usual = usualWay(of: written, least: leastOthers)
      var left: [StateReaders.Reader] = []
      for reader in readers where reader.writer == nil {
        let own = usual.map { reader.unit.folder.appending($0).cleaned }
        if let own, isLost(own, in: estate) { continue }
        let keeper = own.flatMap { estate.graph[$0] } ?? states.keeper(near: reader)
        if let keeper, let cause = StateCause(of: reader, keptBy: keeper, in: estate, pattern) {
          if told.insert(cause.place.spot).inserted { found.append(cause.finding) }
        } else if states.stores.contains(reader.store) {
          left.append(reader)
        }
      }
      if left.isEmpty { continue }
      if let cause = ModuleKeyCause(of: left, beside: written, in: estate) {
        if told.insert(cause.place.spot).inserted { found.append(cause.finding) }
      } else if written.count >= leastOthers, written.count > left.count {
        add(left, written, usual, in: estate, &found, &told)
      }
    }
    return found
  }

  /// True when the unit that should write the state could not be resolved, or is missing, which is reported where others
  /// depend on it.
  private static func isLost(_ folder: Path, in estate: Estate) -> Bool {
    if let writer = estate.graph[folder] { return writer.hasCause || writer.state == nil }
    return estate.stateReaders.dependencies.contains(folder)
  }

  /// Adds a finding for each value that no unit has whose module finds its state, and for each unit without one.
  private static func add(
    _ readers: [StateReaders.Reader], _ written: [StateReaders.Reader], _ usual: Path?, in estate: Estate,
    _ found: inout [Diagnostic], _ told: inout Set<Place.Spot>
  ) {
    let good = Set(written.flatMap { $0.values.map(\.identity) })
    let keptRight = Set(written.compactMap { $0.unit.state?.place.spot })
    let usuallyOwn = written.count(where: readsOwnBucket) * 2 > written.count
    for reader in readers {
      let foreign = usuallyOwn ? foreignBucket(of: reader) : nil
      let blamed = foreign ?? reader.values.first { !good.contains($0.identity) }
      // A key in a parent is right where units that include the parent find their states.
      let ofParent = reader.unit.state.flatMap { $0.isOwn || keptRight.contains($0.place.spot) ? nil : $0.place }
      guard let place = blamed?.place ?? ofParent ?? reader.unit.place, told.insert(place.spot).inserted else {
        continue
      }
      found.append(finding(about: reader, blamed, written, at: place))
    }
  }

  /// The value that gives the bucket, for a unit that reads another bucket than its own; nil otherwise.
  private static func foreignBucket(of reader: StateReaders.Reader) -> UnitFacts.Value? {
    guard reader.unit.state != nil, !readsOwnBucket(reader) else { return nil }
    return reader.bucket?.parts.lazy.compactMap(\.value).first
  }

  private static func readsOwnBucket(_ reader: StateReaders.Reader) -> Bool {
    reader.unit.state.map { $0.bucket == reader.bucket?.text } ?? false
  }

  private static func finding(
    about reader: StateReaders.Reader, _ blamed: UnitFacts.Value?, _ written: [StateReaders.Reader], at place: Place
  ) -> Diagnostic {
    let note = Diagnostic.Note("read here", at: reader.read.place)
    guard let blamed else {
      return finding(
        "the module '\(reader.module.path)' reads \(reader.state) for '\(reader.unit.path)', and no unit writes it",
        at: place, notes: [note],
        help: "correct the key here or where it is read, or add the unit that writes the state")
    }
    let values = Set(written.flatMap(\.values).filter { $0.name == blamed.name }.map(\.content)).sorted()
    let nearest = NearestName.of(blamed.content.description, among: values.map(\.description))
    return finding(
      "with '\(blamed.name)' as '\(blamed.content)', the module '\(reader.module.path)' reads \(reader.state), and no unit writes it",
      at: place, notes: [note],
      help: nearest.map { "did you mean '\($0)'?" } ?? "correct it, or add the unit that writes the state")
  }
}
