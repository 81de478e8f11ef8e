import Hierarchy
import SourceText

/// Two units of one module give one name to what must have a name of its own.
enum RepeatedName: EstateCheck {
  static let code = "repeated-name"
  static let severity = Severity.warning
  static let summary = "two units that give one name to what must have a name of its own, such as a bucket"

  /// What two resources may not have in common.
  private struct Identity: Hashable {
    let kind: Text
    let name: Text
    let scope: Text
  }

  /// A unit that gives a resource its name.
  private struct Giver {
    let position: Int
    let unit: UnitFacts
    let token: Text
    /// The value of the unit's own file in the name.
    let value: UnitFacts.Value
    let unique: UniqueName
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    let found = estate.families.flatMap { findings(in: $0, estate) }
    var spots: Set<Place.Spot> = []
    return found.filter { finding in finding.place.map { spots.insert($0.spot).inserted } ?? true }
  }

  /// The findings without those about a text that was copied, which are told with what it should be.
  static func withoutCopies(_ findings: [Diagnostic]) -> [Diagnostic] {
    guard findings.contains(where: { $0.code == code }) else { return findings }
    let copies = findings.filter { $0.code == CopiedName.code || $0.code == ForeignEnvironment.code }
    return findings.without(code, at: Set(copies.compactMap { $0.place?.spot }))
  }

  private static func findings(in family: ModuleFamilies.Family, _ estate: Estate) -> [Diagnostic] {
    guard let module = family.units.lazy.compactMap(\.module).first, !module.uniqueNames.isEmpty else { return [] }
    let repeated = repeatedNames(in: family)
    if repeated.isEmpty { return [] }
    return module.uniqueNames.flatMap { unique -> [Diagnostic] in
      guard
        unique.pieces.contains(where: { if case .variable(let name) = $0 { repeated.contains(name) } else { false } })
      else { return [] }
      var givers: [Identity: [Giver]] = [:]
      var order: [Identity] = []
      for (position, unit) in family.units.enumerated() where !unit.hasCause && !unit.isSkipped {
        guard let module = unit.module, let scope = scope(of: unique, unit, estate),
          let given = StateReaders.member(of: unique.pieces, in: unit, module),
          let own = given.parts.lazy.compactMap(\.value).first(where: { $0.isOwn && repeated.contains($0.name) })
        else { continue }
        let identity = Identity(kind: unique.kind, name: given.text, scope: scope)
        if givers[identity] == nil { order.append(identity) }
        givers[identity, default: []].append(
          Giver(position: position, unit: unit, token: family.tokens[position], value: own, unique: unique))
      }
      let counts = Once<[NamedValue: Int]>()
      return order.compactMap { identity in
        guard let both = givers[identity], both.count == 2 else { return nil }
        // A unit that reads the state of a listener elsewhere has another mistake.
        if case .listener = unique.scope, both[0].unit.path.parent != both[1].unit.path.parent { return nil }
        return finding(both[0], both[1], estate) { giver in
          counts.value { Self.counts(in: family) }[NamedValue(giver.unit, giver.value), default: 0] < 2
        }
      }
    }
  }

  /// The variables to which two units give one value.
  private static func repeatedNames(in family: ModuleFamilies.Family) -> Set<Text> {
    var seen: Set<UnitFacts.Value.Identity> = []
    var repeated: Set<Text> = []
    for unit in family.units where unit.layout != .terraform {
      for value in unit.values where value.isOwn && !value.content.isEmpty {
        if !seen.insert(value.identity).inserted { repeated.insert(value.name) }
      }
    }
    return repeated
  }

  /// The beginnings of regions where AWS is another one.
  private static let partitions: [Text] = ["cn-", "us-gov-", "us-iso"]
  private static let places: Set<Text> = NamedAccount.variables.union([
    "region", "aws_region", "location", "profile", "aws_profile", "role_arn", "assume_role_arn",
  ])

  /// Where the unit's resource must be the only one of its name; nil when that is not known.
  private static func scope(of unique: UniqueName, _ unit: UnitFacts, _ estate: Estate) -> Text? {
    let region = unit.folderRegion?.name
    switch unique.scope {
    case .world: return partitions.first { region?.hasPrefix($0) ?? false } ?? ""
    case .region:
      if let account = unit.account?.content, let region { return account + " " + region }
      // What may name another account or region in one folder.
      let said = unit.values.filter { places.contains($0.name) }.map { $0.name + "=" + $0.content }.sorted()
      return said.reduce(unit.path.parent.text) { $0 + " " + $1 }
    case .listener(let state):
      return estate.stateReaders.readers(of: unit).first { $0.read.name == state }?.writer?.path.text
    }
  }

  // MARK: which of the two was copied

  private static func finding(
    _ first: Giver, _ second: Giver, _ estate: Estate, isUnusual: @escaping (Giver) -> Bool
  ) -> Diagnostic {
    let signs: [(Giver) -> Bool] = [
      { !$0.value.content.holdsWord($0.token) },
      { giver in
        let named = estate.counterparts.names.all(in: giver.value.content)
        return !named.isEmpty && estate.environment(of: giver.unit).map { named.isDisjoint(with: $0.all) } ?? false
      },
      { namesAnotherRegion($0) },
      isUnusual,
    ]
    let sign = signs.first { $0(first) != $0(second) }
    let isFirst = sign?(first) ?? false
    let (copied, other) = isFirst ? (first, second) : (second, first)
    let unique = copied.unique
    let name: Message =
      "'\(copied.value.name)' gives a \(words: unique.noun) the name that '\(other.unit.path)' gives one too"
    let what: Message =
      switch unique.scope {
      case .world: "\(name), and in all of AWS only one may have it"
      case .region: "\(name), in the same account and region"
      case .listener: "'\(copied.value.name)' is the priority that '\(other.unit.path)' has too, on the same listener"
      }
    return finding(
      what, at: copied.value.place,
      notes: [Diagnostic.Note("the other unit says the same here", at: other.value.place)],
      help: sign == nil ? "give one of the two a value of its own" : "give '\(copied.unit.path)' a value of its own")
  }

  /// True when the text has the short form of another region that other units have, and not that of the unit's region.
  private static func namesAnotherRegion(_ giver: Giver) -> Bool {
    guard let region = giver.unit.folderRegion else { return false }
    return !shortForms(of: region.name).contains { giver.value.content.holdsWord($0) }
  }

  /// `euc1`, `ec1`, `eu1` and the like for `eu-central-1`.
  private static func shortForms(of region: Text) -> [Text] {
    let parts = region.split(separator: Byte.hyphen)
    guard parts.count >= 3, let area = parts.first, let number = parts.last else { return [region] }
    let directions = parts[1..<parts.count - 1].reduce("" as Text) { $0 + $1 }
    let letter = directions[0..<1]
    return [region, area + letter + number, area[0..<1] + letter + number, area + directions + number, area]
  }

  /// A value under a name, in the folders of one name.
  private struct NamedValue: Hashable {
    let folder: Text
    let value: UnitFacts.Value.Identity

    init(_ unit: UnitFacts, _ value: UnitFacts.Value) {
      folder = unit.path.name
      self.value = value.identity
    }
  }

  /// How many units have each value. One that no other folder of the same name has is unusual there.
  private static func counts(in family: ModuleFamilies.Family) -> [NamedValue: Int] {
    var counts: [NamedValue: Int] = [:]
    for unit in family.units { for value in unit.values { counts[NamedValue(unit, value), default: 0] += 1 } }
    return counts
  }
}
