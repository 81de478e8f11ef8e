import Hierarchy
import SourceText

/// The names that units and the files which they share set although no module declares them, each with the declared name
/// that was probably meant.
struct NameSlips: Sendable {
  /// A name that units of a module set in their own files.
  struct Own: Sendable {
    let name: Text
    let module: ModuleVariables
    /// The units that set it, in their order.
    var units: [UnitFacts]
    /// Where they set it, each place once.
    var places: [Place]
    /// The similar name that the module declares; nil when none is similar, or all these units set it too.
    var meant: Text?
    /// That name, if the other is a slip of it.
    var lost: Text? { NameSlips.lost(meant, by: name) }
  }

  /// A name in a file that several units read.
  struct Shared: Sendable {
    let name: Text
    let place: Place
    /// The similar name that a module of the readers declares; nil when none is similar.
    let meant: Text?
    /// That name, if the other is a slip of it.
    var lost: Text? { NameSlips.lost(meant, by: name) }
  }

  /// The names in a shared file, in its order.
  struct SharedFile: Sendable {
    let name: Text
    let slips: [Shared]
    /// The units that read the file.
    let readers: [UnitFacts]
  }

  /// The names in units' own files, in the order of the units.
  let own: [Own]
  /// The names in shared files, by file.
  let shared: [SharedFile]
  /// For the path of a unit, the names that it lacks because of a slip which is reported.
  private var lost: [Path: Set<Text>] = [:]

  init(_ estate: Estate) {
    own = Self.own(in: estate)
    shared = Self.shared(in: estate) + Self.included(in: estate)
    if !estate.disabled.contains(UndeclaredVariable.code) {
      for slip in own {
        guard let meant = slip.lost else { continue }
        for unit in slip.units { lost[unit.path, default: []].insert(meant) }
      }
    }
    if !estate.disabled.contains(UnusedSharedVariable.code) {
      for file in shared {
        let meant = Set(file.slips.compactMap(\.lost))
        if meant.isEmpty { continue }
        for unit in file.readers { lost[unit.path, default: []].formUnion(meant) }
      }
    }
  }

  /// More edits than this make another name, which a suggestion may name but nobody mistypes.
  private static let mostEdits = 2

  /// The name that was meant, if the other is a slip of it.
  private static func lost(_ meant: Text?, by name: Text) -> Text? {
    meant.flatMap { NearestName.of(name.description, among: [$0.description], atMost: mostEdits) == nil ? nil : $0 }
  }

  /// True when the unit lacks the variable because its name is misspelt where it is set.
  func explain(_ name: Text, in unit: UnitFacts) -> Bool { lost[unit.path]?.contains(name) ?? false }

  private static func own(in estate: Estate) -> [Own] {
    var slips: [Own] = []
    var positions: [Path: [Text: Int]] = [:]
    for unit in estate.units {
      guard let module = unit.module else { continue }
      for name in unit.undeclared {
        if let position = positions[module.folder]?[name.value] {
          slips[position].units.append(unit)
          if !slips[position].places.contains(where: { $0.isSame(as: name.place) }) {
            slips[position].places.append(name.place)
          }
        } else {
          positions[module.folder, default: [:]][name.value] = slips.count
          slips.append(Own(name: name.value, module: module, units: [unit], places: [name.place]))
        }
      }
    }
    // The number of comparisons is bounded for each module, however many names are wrong.
    var suggestions: [Path: Suggestions] = [:]
    for index in slips.indices {
      let (module, units) = (slips[index].module, slips[index].units)
      let nearest = suggestions[module.folder, default: Suggestions { module.variables.map(\.name.description) }]
        .nearest(to: slips[index].name.description).map { Text($0) }
      // A value that a file above gives may be meant to be replaced.
      let isSlip = nearest.map { LikelyTypo.isSlip(slips[index].name, $0) } ?? false
      slips[index].meant = nearest.flatMap { name in
        units.allSatisfy { $0.givenNames.contains(name) && !(isSlip && !$0.ownNames.contains(name)) } ? nil : name
      }
    }
    return slips
  }

  // MARK: shared files

  /// The modules of the units that read a file.
  private struct Readers {
    private(set) var modules: [ModuleVariables] = []
    private var known: Set<ObjectIdentifier> = []
    private(set) var isUnknown = false

    mutating func add(_ module: ModuleVariables?) {
      if let module {
        if known.insert(ObjectIdentifier(module)).inserted { modules.append(module) }
      } else {
        isUnknown = true
      }
    }
  }

  /// Which shared files a unit reads, for which module.
  private struct Reading: Hashable {
    let module: ObjectIdentifier?
    let files: Int

    init(_ unit: UnitFacts) { (module, files) = (unit.module.map { ObjectIdentifier($0) }, unit.sharedFilesHash) }
  }

  /// Names with fewer letters are similar to too many others.
  static let shortest = 4

  private static func readers(in estate: Estate) -> [Text: Readers] {
    var readers: [Text: Readers] = [:]
    // Many units of a module read the same files.
    var seen: Set<Reading> = []
    for unit in estate.units where seen.insert(Reading(unit)).inserted {
      for file in unit.sharedFiles { readers[file, default: Readers()].add(unit.module) }
    }
    // A unit reads its own file, even if other units include it. Most names of files have another length than those.
    let lengths = Set(readers.keys.map(\.count))
    for unit in estate.units {
      if let own = unit.place?.file.name, lengths.contains(own.count) { readers[own]?.add(unit.module) }
    }
    return readers
  }

  private static func shared(in estate: Estate) -> [SharedFile] {
    let known = readers(in: estate).filter { !$0.value.modules.isEmpty }.sorted { $0.key < $1.key }
    let files = known.compactMap { name, readers in slips(in: name, readers, estate).map { (name, $0) } }
    if files.isEmpty { return [] }
    let units = units(reading: Set(files.map(\.0)), in: estate)
    return files.map { SharedFile(name: $0, slips: $1, readers: units[$0] ?? []) }
  }

  /// The units that read each of the files.
  private static func units(reading files: Set<Text>, in estate: Estate) -> [Text: [UnitFacts]] {
    var units: [Text: [UnitFacts]] = [:]
    for unit in estate.units {
      for file in unit.sharedFiles where files.contains(file) { units[file, default: []].append(unit) }
      if let own = unit.place?.file.name, files.contains(own), !unit.sharedFiles.contains(own) {
        units[own, default: []].append(unit)
      }
    }
    return units
  }

  /// The names in a file that no module of its readers declares; nil for none.
  private static func slips(in name: Text, _ readers: Readers, _ estate: Estate) -> [Shared]? {
    guard let file = estate.tree.treeFile(at: Path(name)), estate.knowsAll(below: file.file) else { return nil }
    let modules = readers.modules
    let unused = file.variables.filter { member in modules.allSatisfy { $0[member.key] == nil } }
    if unused.isEmpty { return nil }
    let given = Set(file.variables.map(\.key))
    var suggestions = Suggestions {
      Set(modules.flatMap { $0.variables.map(\.name) }).subtracting(given).sorted().map(\.description)
    }
    let slips = unused.map { member in
      let nearest = member.key.count < shortest ? nil : suggestions.nearest(to: member.key.description)
      return Shared(name: member.key, place: Place(file.file, member.keyRange), meant: nearest.map { Text($0) })
    }
    if !readers.isUnknown { return slips }
    // A module that is not available may declare the name, unless it is a slip of one that the others declare.
    let sure = slips.filter { slip in slip.meant.map { LikelyTypo.isSlip(slip.name, $0) } ?? false }
    return sure.isEmpty ? nil : sure
  }
}
