import SourceText

/// One unit sets a name that differs by one letter from a name that other units set to the same value, or a name to a word
/// that differs by one letter from that of the other units.
enum LikelyTypo: EstateCheck {
  static let code = "likely-typo"
  static let severity = Severity.warning
  static let summary = "a name or a word that differs by a letter from the one that other units have"

  private static let leastUnits = 3
  private static let shortestName = 5

  static func findings(in estate: Estate) -> [Diagnostic] { names(in: estate) + MisspeltValue.findings(in: estate) }

  private static func names(in estate: Estate) -> [Diagnostic] {
    var counts: [Text: Int] = [:]
    // If the module is available, its declarations show what is a typo.
    let units = estate.units.filter { $0.module == nil }
    for unit in units {
      let values = unit.values
      for index in values.indices { counts[values[index].name, default: 0] += 1 }
    }
    guard counts.contains(where: { $0.value == 1 && $0.key.count >= shortestName }) else { return [] }
    let common = counts.filter { $0.value >= leastUnits && $0.key.count >= shortestName - 1 }.keys
    guard !common.isEmpty else { return [] }
    var byShortened: [Text: [Text]] = [:]
    for name in common.sorted() { for text in shortened(name) { byShortened[text, default: []].append(name) } }
    var seen: Set<UnitFacts.Value.Identity> = []
    for unit in units { for value in unit.values { seen.insert(value.identity) } }
    return units.flatMap { unit -> [Diagnostic] in
      let rare = unit.values.filter { counts[$0.name] == 1 && $0.isOwn && $0.name.count >= shortestName }
      guard !rare.isEmpty else { return [] }
      let names = Set(unit.values.map(\.name))
      return rare.compactMap { value in
        let candidates = shortened(value.name).flatMap { byShortened[$0] ?? [] }
        let meant = candidates.filter { name in
          !names.contains(name) && isSlip(value.name, name)
            && seen.contains(UnitFacts.Value.Identity(name: name, content: value.content))
        }.min()
        guard let meant else { return nil }
        return finding(
          "only this unit sets '\(value.name)', and \(counts[meant] ?? 0) others set '\(meant)', one of them to the same value",
          at: value.place, help: "did you mean '\(meant)'?")
      }
    }
  }

  /// The name itself, and the name with each of its letters left out: two names that are one slip apart have one of
  /// these in common.
  private static func shortened(_ name: Text) -> [Text] {
    [name] + (0..<name.count).map { name[0..<$0] + name[$0 + 1..<name.count] }
  }

  /// True when one letter is missing, added, replaced or swapped with the next one. Differences that people make on
  /// purpose do not count: a digit, a plural, or a short word between underscores.
  static func isSlip(_ left: Text, _ right: Text) -> Bool {
    let shared = min(left.count, right.count)
    var start = 0
    while start < shared, left[start] == right[start] { start += 1 }
    var end = 0
    while end < shared - start, left[left.count - 1 - end] == right[right.count - 1 - end] { end += 1 }
    let a = left[start..<left.count - end]
    let b = right[start..<right.count - end]
    let isOne = a.count <= 1 && b.count <= 1 && a.count + b.count > 0
    let isSwap = a.count == 2 && b.count == 2 && a[0] == b[1] && a[1] == b[0]
    guard isOne || isSwap else { return false }
    let differing = a.bytes + b.bytes
    if differing.contains(where: { Byte.isDigit($0) || $0 == Byte.underscore || $0 == Byte.hyphen }) { return false }
    let isPlural =
      differing == [letterS] && (end == 0 || left[left.count - end] == Byte.underscore)
      && (start == 0 || left[start - 1] != letterS)
    return !isPlural && word(in: left, at: start).count > 2 && word(in: right, at: start).count > 2
  }

  private static let letterS = UInt8(ascii: "s")

  /// The word between underscores that contains the letter at `index`.
  private static func word(in name: Text, at index: Int) -> Text {
    var lower = min(index, name.count)
    var upper = lower
    while lower > 0, name[lower - 1] != Byte.underscore { lower -= 1 }
    while upper < name.count, name[upper] != Byte.underscore { upper += 1 }
    return name[lower..<upper]
  }
}
