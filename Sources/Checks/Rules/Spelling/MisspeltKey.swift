import SourceText

/// A key of a map that only one unit has, in place of a nearly equal one that all its counterparts have.
enum MisspeltKey: EstateCheck {
  static let code = "misspelt-key"
  static let severity = Severity.warning
  static let summary = "a key of a map that differs by a letter from the one that all counterparts of the unit have"

  private static let leastCounterparts = 3
  private static let shortest = 4

  static func findings(in estate: Estate) -> [Diagnostic] {
    estate.counterparts.acrossRegions.filter { $0.count > leastCounterparts }.flatMap(findings)
  }

  private static func findings(in group: [UnitFacts]) -> [Diagnostic] {
    // Most counterparts have the same keys.
    if group.agree(on: \.sought.nestedNamesHash) { return [] }
    let maps = group.map { unit in
      Dictionary(grouping: unit.nested.lazy.filter { !$0.name.hasPrefix(UnitFacts.statePrefix) }) {
        Self.split($0.name).map
      }
    }
    // Of each map, how many units have it, and how many have each key.
    var holders: [Text: Int] = [:]
    var counts: [Text: Int] = [:]
    for map in maps {
      for (name, values) in map {
        holders[name, default: 0] += 1
        for key in Set(values.map(\.name)) { counts[key, default: 0] += 1 }
      }
    }
    let nearlyAll = Dictionary(
      grouping: counts.filter { $0.value == holders[split($0.key).map, default: 0] - 1 }.map { split($0.key) },
      by: \.map)
    return group.indices.flatMap { index -> [Diagnostic] in
      maps[index].keys.sorted().flatMap { name -> [Diagnostic] in
        let others = holders[name, default: 0] - 1
        guard others >= leastCounterparts else { return [] }
        let values = maps[index][name] ?? []
        let given = Set(values.map(\.name))
        let rare = values.filter { $0.isOwn && counts[$0.name] == 1 }
        if rare.isEmpty { return [] }
        let missing = (nearlyAll[name] ?? []).filter { !given.contains($0.map + "." + $0.key) }.map(\.key)
        return rare.compactMap { value in
          let key = split(value.name).key
          guard key.count >= shortest,
            let meant = missing.filter({ LikelyTypo.isSlip(key, $0) }).min()
          else { return nil }
          return finding(
            "only this unit has '\(key)' in '\(name)', and its \(others) counterparts have '\(meant)'", at: value.place,
            help: "did you mean '\(meant)'?")
        }
      }
    }
  }

  /// The variable of a nested text.
  static func map(of name: Text) -> Text { split(name).map }

  /// The variable and the key of a nested text.
  private static func split(_ name: Text) -> (map: Text, key: Text) {
    guard let dot = name.firstIndex(of: Byte.dot) else { return (name, "") }
    return (name[0..<dot], name[dot + 1..<name.count])
  }
}
