import SourceText

/// A variable that names a unit's own folder elsewhere names that of a sibling here: the unit was copied from it.
enum CopiedName: EstateCheck {
  static let code = "copied-name"
  static let severity = Severity.warning
  static let summary = "a unit with the name of the sibling from which it was copied"

  /// A text of a unit.
  private struct Said {
    let position: Int
    let unit: UnitFacts
    /// The unit's own part of its folder's name.
    let token: Text
    let value: UnitFacts.Value

    var isOwnName: Bool { value.content.holdsWord(token) }
  }

  /// Fewer units that name themselves show no rule.
  private static let leastNamed = 4
  /// Fewer show none where the whole text is the name.
  private static let leastNamedWhole = 3
  /// Where the unit names itself in other texts as its sibling does, these suffice.
  private static let leastBeside = 2
  private static let shortest = 3

  static func findings(in estate: Estate) -> [Diagnostic] {
    let found = estate.families.flatMap(findings)
    return found + CopiedTarget(estate).findings(in: estate.families).elsewhere(than: found)
  }

  /// True for a text of the unit's own that is long enough to name it, and not of its remote state.
  private static func mayBeName(_ value: UnitFacts.Value) -> Bool {
    value.isOwn && value.content.count >= shortest && !value.name.hasPrefix(UnitFacts.statePrefix)
  }

  /// True for such a text in which the whole name of the unit's folder does not stand.
  static func isStrange(_ value: UnitFacts.Value, in folder: Text) -> Bool {
    folder.count >= shortest && mayBeName(value) && !value.content.holdsWord(folder)
  }

  private static func findings(in family: ModuleFamilies.Family) -> [Diagnostic] {
    let odd = oddNames(in: family)
    if odd.isEmpty { return [] }
    var byName: [Text: [Said]] = [:]
    var order: [Text] = []
    forEachText(in: family) { position, value in
      guard odd.contains(value.name) else { return }
      if byName[value.name] == nil { order.append(value.name) }
      byName[value.name, default: []].append(
        Said(position: position, unit: family.units[position], token: family.tokens[position], value: value))
    }
    var found: [Int: [(stranger: Said, sibling: Said, others: Int)]] = [:]
    for name in order {
      if let copy = copy(in: byName[name] ?? [], family) { found[copy.stranger.position, default: []].append(copy) }
    }
    return found.keys.sorted().compactMap { finding(about: found[$0] ?? []) }
  }

  /// The names under which all texts but one name their own unit.
  private static func oddNames(in family: ModuleFamilies.Family) -> Set<Text> {
    var strangers: [Text: Int] = [:]
    if family.areWhole {
      for same in family.alike(by: \.sought.strangeNamesHash) {
        for value in family.units[same.first].sought.strangeNames { strangers[value.name, default: 0] += same.count }
      }
    } else {
      for (unit, token) in zip(family.units, family.tokens) where token.count >= shortest {
        for value in unit.sought.strangeNames {
          let known = strangers[value.name] ?? 0
          if known < 2, !value.content.holdsWord(token) { strangers[value.name] = known + 1 }
        }
      }
    }
    return Set(strangers.lazy.filter { $0.value == 1 }.map(\.key).filter { !DeliberateName.isOne($0) })
  }

  /// Goes through the texts that the units of a family set themselves.
  private static func forEachText(
    in family: ModuleFamilies.Family, _ body: (_ position: Int, _ value: UnitFacts.Value) -> Void
  ) {
    for (position, unit) in family.units.enumerated() where family.tokens[position].count >= shortest {
      for value in unit.named where mayBeName(value) { body(position, value) }
    }
  }

  /// The one text of a variable that does not name its own unit and is that of a sibling; nil when there is none, or when
  /// too few others name themselves.
  private static func copy(
    in said: [Said], _ family: ModuleFamilies.Family
  ) -> (stranger: Said, sibling: Said, others: Int)? {
    guard let stranger = said.first(where: { !$0.isOwnName }), said.count > leastBeside,
      let sibling = said.first(where: {
        $0.position != stranger.position && $0.value.content == stranger.value.content
          && $0.unit.path.parent == stranger.unit.path.parent
      }),
      !areOfOneThing(stranger.token, sibling.token)
    else { return nil }
    let others = said.filter { $0.position != stranger.position }
    guard Set(others.map(\.token)).count > 1 else { return nil }
    let isWhole = stranger.value.content == sibling.token || stranger.value.content == sibling.unit.path.name
    // Where the unit has no counterpart that names itself, it may share a thing with its sibling: a worker runs the image of
    // an API. Its name it can't share.
    let isAlone = !others.contains { $0.unit.path.name == stranger.unit.path.name }
    let isEnough = others.count >= (isWhole ? leastNamedWhole : leastNamed) && (!isAlone || isName(stranger.value.name))
    return isEnough || isWhole && agrees(stranger, with: sibling) ? (stranger, sibling, others.count) : nil
  }

  private static let nameEnds: [StaticString] = ["name", "identifier"]

  /// True for a variable, or a key of a map, that names what the unit is.
  private static func isName(_ name: Text) -> Bool { nameEnds.contains { name.lowercasedASCII.hasSuffix($0) } }

  /// True for `api-canary` and `api`, and for `orders-worker` and `orders-api`, which may share what is theirs.
  private static func areOfOneThing(_ one: Text, _ other: Text) -> Bool {
    if one.holdsWord(other) || other.holdsWord(one) { return true }
    let words = [one, other].map { EnvironmentNames.words(of: $0.lowercasedASCII) }
    return words.allSatisfy { $0.count > 1 } && words[0].first == words[1].first
  }

  /// True when a unit names itself in other texts as its sibling does.
  private static func agrees(_ unit: Said, with sibling: Said) -> Bool {
    let texts = Dictionary(
      sibling.unit.named.map { ($0.name, $0.content) }
    ) { first, _ in first }
    return unit.unit.named.count { value in
      value.isOwn && value.content.holdsWord(unit.token)
        && value.content.replacingWords(unit.token, with: sibling.token) == texts[value.name]
    } >= leastBeside
  }

  private static func finding(about copies: [(stranger: Said, sibling: Said, others: Int)]) -> Diagnostic? {
    guard let (stranger, sibling, others) = copies.first else { return nil }
    let rest = copies.count - 1
    return finding(
      "'\(stranger.value.name)' names '\(sibling.token)', as the sibling '\(sibling.unit.path.name)' does, where the \(others) other units of the module name themselves",
      at: stranger.value.place,
      notes: [Diagnostic.Note("the sibling says it here", at: sibling.value.place)]
        + (rest > 0 ? [Diagnostic.Note("the same holds for \(words: rest.counted("more variable"))")] : []),
      help: "name '\(stranger.token)' if it was copied")
  }
}
