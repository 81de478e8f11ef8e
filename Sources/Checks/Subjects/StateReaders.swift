import Hierarchy
import SourceText

/// The remote states that the modules of units read, as far as variables show which they are.
struct StateReaders {
  /// A unit's module reads a state.
  struct Reader {
    let unit: UnitFacts
    let module: ModuleVariables
    let read: StateRead
    /// The store of the state; see `UnitFacts.State`.
    let store: Text
    /// The unit that writes the state; nil when none of the tree does.
    let writer: UnitFacts?
    /// What names the state, in the order of `UnitFacts.stores`; the key is last.
    let members: [Member]

    /// The key of the state.
    var key: Text { members.last?.text ?? "" }
    /// The bucket, or what is in its place.
    var bucket: Member? { members.dropLast().last }
    /// The state in words.
    var state: Message { "the state '\(key)' in '\(bucket?.text ?? "")'" }
    /// Where the module writes the key.
    var keyPlace: Place {
      UnitFacts.stores[read.backend]?.last.flatMap { read.places[$0] } ?? read.place
    }
    /// The values of the variables in the state's name.
    var values: [UnitFacts.Value] { members.flatMap { $0.parts.compactMap(\.value) } }

    /// The way from the unit's folder to that of the writer: `../vpc`; nil without a writer.
    var way: Path? { writer.map { $0.folder.relative(to: unit.folder) } }
  }

  /// A member of the `config` of a read state, with the unit's values in it.
  struct Member {
    /// A piece of its text.
    struct Part {
      let text: Text
      /// The unit's value; nil for what the module's code says itself.
      let value: UnitFacts.Value?
    }

    let parts: [Part]
    let text: Text
  }

  /// What a module reads under one name.
  private struct Source: Hashable {
    let module: Path
    let name: Text
  }

  /// In the order of the units.
  let readers: [Reader]
  /// The readers of each source, in the order of the first ones.
  let bySource: [[Reader]]
  /// The stores to which units of the tree write; empty where no module reads a state.
  let stores: Set<Text>
  private let units: [UnitFacts]
  private let dependenciesOnce = Once<Set<Path>>()
  private let keepersOnce = Once<[Text: [UnitFacts]]>()
  private let storeFilesOnce = Once<[Text: Int]>()
  private let neighboursOnce = Once<[Text: [UnitFacts]]>()
  private let byUnitOnce = Once<[ObjectIdentifier: [Reader]]>()
  /// How many reads find a state of the tree.
  private let writtenCount: Int

  /// Fewer reads that find a state of the tree show nothing about the others.
  private static let leastWritten = 3
  private static let mostSlips = 2

  /// The states that units write.
  private struct States {
    /// The first unit that writes each.
    private(set) var writers: [Text: UnitFacts] = [:]
    /// Those of several units, which is another mistake.
    private(set) var shared: Set<Text> = []
    private(set) var stores: Set<Text> = []

    mutating func add(_ unit: UnitFacts) {
      guard let state = unit.state else { return }
      if writers[state.identity] == nil { writers[state.identity] = unit } else { shared.insert(state.identity) }
      stores.insert(state.store)
    }

    /// What the modules of units read.
    func readers(among units: [UnitFacts]) -> [Reader] {
      units.flatMap { unit -> [Reader] in
        guard let module = unit.module, !module.stateReads.isEmpty, !unit.hasCause, !unit.isSkipped,
          unit.state.map({ !shared.contains($0.identity) }) ?? true
        else { return [] }
        return module.stateReads.compactMap { reader($0, of: unit, module) }
      }
    }

    private func reader(_ read: StateRead, of unit: UnitFacts, _ module: ModuleVariables) -> Reader? {
      guard let members = UnitFacts.stores[read.backend] else { return nil }
      var identity = read.backend
      var store = read.backend
      var found: [Member] = []
      for (index, name) in members.enumerated() {
        guard let pieces = read.config[name], let member = StateReaders.member(of: pieces, in: unit, module) else {
          return nil
        }
        found.append(member)
        identity = identity + " " + member.text
        if index < members.count - 1 { store = identity }
      }
      if shared.contains(identity) { return nil }
      return Reader(
        unit: unit, module: module, read: read, store: store,
        writer: writers[identity] ?? writers[identity + " default"], members: found)
    }
  }

  init(_ estate: Estate) {
    units = estate.units
    var states = States()
    // The states of a tree whose modules read none are nobody's concern.
    if estate.modules.contains(where: { $0.complete?.stateReads.isEmpty == false }) {
      for unit in estate.graph.units { states.add(unit) }
    }
    stores = states.stores
    readers = states.readers(among: units)
    bySource = Self.bySource(readers)
    writtenCount = readers.count { $0.writer != nil }
  }

  // What follows is looked for when a check asks for it: most trees give no reason to.

  /// The folders that units depend on, absolute.
  var dependencies: Set<Path> {
    dependenciesOnce.value { Set(units.lazy.flatMap(\.dependencies).map(\.value)) }
  }

  /// The units that write states, by the keys.
  private var keepers: [Text: [UnitFacts]] {
    keepersOnce.value { Dictionary(grouping: units.filter { $0.state != nil }) { $0.state?.key ?? "" } }
  }

  /// In how many files units name each store.
  private var storeFiles: [Text: Int] {
    storeFilesOnce.value {
      Dictionary(grouping: units.compactMap(\.state)) { $0.store }
        .mapValues { Set($0.map(\.storePlace.file.name)).count }
    }
  }

  /// The readers of each unit.
  private var byUnit: [ObjectIdentifier: [Reader]] {
    byUnitOnce.value { Dictionary(grouping: readers) { ObjectIdentifier($0.unit) } }
  }

  /// The unit that keeps its state under the key that is read, in a bucket with nearly the name of that which is read; nil
  /// when there is none or several, and where the name may be that of another place.
  func keeper(near reader: Reader) -> UnitFacts? {
    guard showsReads, !stores.contains(reader.store), let bucket = reader.bucket,
      bucket.parts.allSatisfy({ part in part.value.map { !DeliberateName.isOne($0.name) } ?? true })
    else { return nil }
    let candidates = keepers[reader.key] ?? []
    guard candidates.count <= Self.mostNeighbours else { return nil }
    let near = candidates.filter { unit in
      guard let state = unit.state, state.store.hasPrefix(reader.read.backend + " ") else { return false }
      return Self.isSlip(bucket.text, state.bucket)
    }
    return near.count == 1 ? near[0] : nil
  }

  /// True when enough reads find a state of the tree to show how its modules read.
  var showsReads: Bool { writtenCount >= Self.leastWritten }

  /// What a unit's module reads.
  func readers(of unit: UnitFacts) -> [Reader] { byUnit[ObjectIdentifier(unit)] ?? [] }

  /// The units that keep their states in the bucket that is read, under keys that may differ in one part or in the order of
  /// the parts.
  func neighbours(of reader: Reader) -> [UnitFacts] {
    let all = neighboursOnce.value {
      var all: [Text: [UnitFacts]] = [:]
      for unit in keepers.keys.sorted().flatMap({ keepers[$0] ?? [] }) {
        guard let state = unit.state else { continue }
        for likeness in Self.likenesses(of: state.key, in: state.store)
        where all[likeness]?.count ?? 0 < Self.mostNeighbours { all[likeness, default: []].append(unit) }
      }
      return all
    }
    var seen: Set<Path> = []
    return Self.likenesses(of: reader.key, in: reader.store).flatMap { all[$0] ?? [] }
      .filter { seen.insert($0.folder).inserted }
  }

  /// The key without each of its parts, and its parts in order, with the store.
  private static func likenesses(of key: Text, in store: Text) -> [Text] {
    let parts = key.split(separator: Byte.slash)
    guard parts.count > 1, parts.count <= mostParts else { return [] }
    func joined(_ parts: some Sequence<Text>) -> Text { parts.reduce(store) { $0 + "/" + $1 } }
    return parts.indices.map { position in
      joined(parts.indices.map { $0 == position ? "*" : parts[$0] })
    } + [joined(parts.sorted())]
  }

  private static let mostParts = 12
  /// More states that are alike show nothing about one of them.
  private static let mostNeighbours = 64

  /// True when units that include another file write to the bucket of a unit, too.
  func isShared(_ unit: UnitFacts) -> Bool { storeFiles[unit.state?.store ?? ""] ?? 0 > 1 }

  /// True when the texts differ in one or two letters, and in no digit.
  static func isSlip(_ one: Text, _ other: Text) -> Bool {
    let digits = { (text: Text) in text.bytes.filter(Byte.isDigit) }
    return digits(one) == digits(other)
      && NearestName.of(one.description, among: [other.description], atMost: mostSlips) != nil
  }

  private static func bySource(_ readers: [Reader]) -> [[Reader]] {
    var positions: [Source: Int] = [:]
    var groups: [[Reader]] = []
    for reader in readers {
      let source = Source(module: reader.module.folder, name: reader.read.name)
      let position = positions[source] ?? groups.count
      if position == groups.count {
        positions[source] = position
        groups.append([])
      }
      groups[position].append(reader)
    }
    return groups
  }

  /// The member with the unit's values in it; nil where one is not known.
  static func member(
    of pieces: [StateRead.Piece], in unit: UnitFacts, _ module: ModuleVariables
  ) -> Member? {
    var parts: [Member.Part] = []
    for piece in pieces {
      switch piece {
      case .text(let text): parts.append(Member.Part(text: text, value: nil))
      case .variable(let name):
        if let value = unit.values.first(where: { $0.name == name }) {
          parts.append(Member.Part(text: value.content, value: value))
        } else if !unit.names.contains(name), let value = module[name]?.defaultValue?.string, !value.isUnknown {
          parts.append(Member.Part(text: value, value: nil))
        } else {
          return nil
        }
      }
    }
    return Member(parts: parts, text: parts.reduce("") { $0 + $1.text })
  }
}
