import SourceText

/// A variable that a unit does not set although its counterparts in all other environments do.
enum MissingInOneEnvironment: EstateCheck {
  static let code = "missing-in-one-environment"
  static let severity = Severity.warning
  static let milder = [Severity.info]
  static let summary = "a variable that a unit sets in every environment but one"

  /// The minimum number of environments for one to stand out.
  private static let leastEnvironments = 3

  static func findings(in estate: Estate) -> [Diagnostic] {
    let groups = estate.counterparts.groups.filter { !setsTheSame($0) && isOfEnough($0, estate) }
    let found = groups.flatMap { group in group.compactMap { finding(about: $0, among: group, estate) } }
    let missingKeys = groups.flatMap { keys(in: $0, estate) }
    return found + missingKeys + estate.regionGrids.flatMap { findings(in: $0, estate) }.elsewhere(than: found)
  }

  /// True when all counterparts set the same names and the same keys of maps, as most do.
  private static func setsTheSame(_ group: [UnitFacts]) -> Bool {
    group.agree(on: \.ownNamesHash) && group.agree(on: \.sought.nestedNamesHash)
  }

  /// True when the counterparts lie in enough environments. Two of one environment, such as `prod` and `prod-us`, count
  /// once.
  static func isOfEnough(_ group: [UnitFacts], _ estate: Estate) -> Bool {
    group.count >= leastEnvironments
      && EnvironmentSet(group.lazy.compactMap { estate.environment(of: $0)?.environment }).count >= leastEnvironments
  }

  /// True when there would be a finding about a variable if the unit did not set it.
  static func wouldMiss(_ name: Text, _ unit: UnitFacts, among group: [UnitFacts], _ estate: Estate) -> Bool {
    let others = group.filter { $0 !== unit }
    guard let environment = estate.environment(of: unit)?.environment, !environment.isLow else { return false }
    return others.allSatisfy { $0.ownNames.contains(name) } && isForgotten(name, in: environment, unit, others, estate)
  }

  /// The findings about variables that a unit sets in every environment and region but one.
  private static func findings(in grid: RegionGrid, _ estate: Estate) -> [Diagnostic] {
    // Most counterparts set the same names.
    if grid.cells.agree(on: \.unit.ownNamesHash) { return [] }
    var counts: [Text: Int] = [:]
    for cell in grid.cells { for name in Set(cell.unit.ownNames) { counts[name, default: 0] += 1 } }
    let nearlyAll = counts.filter { $0.value == grid.cells.count - 1 }.map(\.key).sorted()
    if nearlyAll.isEmpty { return [] }
    return grid.cells.compactMap { cell in
      let unit = cell.unit
      guard !unit.hasCause, !unit.isSkipped else { return nil }
      let known = Set(unit.names + unit.unset.map(\.name))
      let missing = nearlyAll.filter { !known.contains($0) && !estate.slips.explain($0, in: unit) }
      guard !missing.isEmpty, missing.count * 2 <= counts.count, grid.surrounds(cell) else { return nil }
      return finding(about: missing, cell, in: grid)
    }
  }

  /// The finding about names that one cell lacks. Where its environment has one other region, that one may have them too
  /// much as well: what all other environments set was copied there. A switch that the module gives a value was.
  private static func finding(about missing: [Text], _ cell: RegionGrid.Cell, in grid: RegionGrid) -> Diagnostic {
    let unit = cell.unit
    let siblings = grid.cells.filter { $0.unit !== unit && $0.environment == cell.environment }.map(\.unit)
    let setting = siblings.first?.values.first { $0.name == missing[0] }
    let isOne = missing.count == 1
    let what: Message = "\(Estate.list(missing)) \(words: isOne ? "is" : "are")"
    guard siblings.count == 1, let setting, setting.isOwn else {
      return finding(
        "\(what) set in every other environment and region, and not in '\(unit.path)'", at: unit.place,
        notes: setting.map { [Diagnostic.Note("set here for another region", at: $0.place)] } ?? [],
        help: "set \(words: isOne ? "it" : "them") here if that was forgotten")
    }
    let help: Message =
      "set \(words: isOne ? "it" : "them") in '\(unit.path)' if that was forgotten, or take \(words: isOne ? "it" : "them") out of '\(siblings[0].path)' if \(words: isOne ? "it was" : "they were") copied there"
    if missing.allSatisfy({ isCopiedSwitch($0, from: siblings[0], without: unit, in: grid) }) {
      return finding(
        "\(what) set in '\(siblings[0].path)' as in the other environments, and not in '\(unit.path)': one of the two is wrong",
        at: setting.place,
        notes: unit.place.map { [Diagnostic.Note("not set in this file", at: $0)] } ?? [], help: help)
    }
    return finding(
      "\(what) set in every other environment and region, and not in '\(unit.path)'", at: unit.place,
      notes: [Diagnostic.Note("set here for another region", at: setting.place)], help: help)
  }

  /// True for a switch or a number that the module gives a value, and that a unit sets as all units of other environments
  /// do.
  private static func isCopiedSwitch(
    _ name: Text, from sibling: UnitFacts, without unit: UnitFacts, in grid: RegionGrid
  ) -> Bool {
    guard let declared = unit.module?[name], !declared.isRequired,
      let content = sibling.values.first(where: { $0.name == name })?.content, isSwitchOrNumber(content)
    else { return false }
    return grid.cells.allSatisfy { cell in
      cell.unit === unit || cell.unit.values.contains { $0.name == name && $0.content == content }
    }
  }

  static func isSwitchOrNumber(_ content: Text) -> Bool {
    content == "true" || content == "false" || content.bytes.allSatisfy(Byte.isDigit)
  }

  /// Words in the names of what protects production, and what lower environments lack on purpose.
  private static let ofProduction: [StaticString] = [
    "snapshot", "backup", "final", "protect", "multi_az", "replica", "standby",
  ]
  /// Words in the names of what makes lower environments cheap or quick to change.
  static let ofLowEnvironments: [StaticString] = [
    "skip", "force", "apply_immediately", "schedule", "debug", "spot", "bastion", "test", "mock",
  ]

  /// True when leaving out the name is probably a mistake. The first and the last environment often lack a switch or a
  /// number on purpose and take the module's default. So there the others must have a text, or values of their own.
  private static func isForgotten(
    _ name: Text, in environment: KnownEnvironment, _ unit: UnitFacts, _ others: [UnitFacts], _ estate: Estate
  ) -> Bool {
    let plain = name.lowercasedASCII
    let words = environment.isLow ? ofProduction : ofLowEnvironments
    if words.contains(where: { plain.contains($0) }) { return false }
    let values = Set(others.compactMap { unit in unit.values.first { $0.name == name }?.content })
    if !environment.isLow, ofProduction.contains(where: { plain.contains($0) }), isDefault(name, values, unit) {
      // What protects production is off there, and the others say so themselves.
      return true
    }
    let hasText = values.contains { !isSwitchOrNumber($0) }
    // A number, a switch or a list is often left to the module on purpose.
    if !hasText, let declared = unit.module?[name], !declared.isRequired { return false }
    let ranks = others.compactMap { estate.environment(of: $0)?.environment.rank }
    if let own = environment.rank, ranks.contains(where: { $0 < own }), ranks.contains(where: { $0 > own }) {
      return true
    }
    // The first or the last environment takes the module's text where the others share one, and leaves out what the module
    // does only on demand.
    if let fallback = unit.module?[name]?.defaultValue?.string, fallback.isEmpty || values.count == 1 { return false }
    return values.count > 1 || hasText
  }

  /// True when the module gives the unit the value that the others have.
  private static func isDefault(_ name: Text, _ values: Set<Text>, _ unit: UnitFacts) -> Bool {
    guard let value = unit.module?[name]?.defaultValue.flatMap(UnitFacts.spelling) else { return false }
    return values == [value]
  }

  private static func finding(
    about unit: UnitFacts, among group: [UnitFacts], _ estate: Estate
  ) -> Diagnostic? {
    // Most counterparts set the same names.
    guard !unit.hasCause, !unit.isSkipped, let first = group.first(where: { $0 !== unit }),
      first.ownNamesHash != unit.ownNamesHash, let environment = estate.environment(of: unit)?.environment
    else { return nil }
    let others = group.filter { $0 !== unit }
    let known = Set(unit.names + unit.unset.map(\.name))
    let missing = first.ownNames.filter { name in
      !known.contains(name) && others.allSatisfy { $0.ownNames.contains(name) }
        && isForgotten(name, in: environment, unit, others, estate) && !estate.slips.explain(name, in: unit)
    }
    guard !missing.isEmpty else { return nil }
    // A unit that shares little with its counterparts is a different thing under the same name.
    guard missing.count * 2 <= first.ownNames.count || first.ownNames.count < leastEnvironments else { return nil }
    return finding(
      environment.isLow ? .info : .warning,
      "\(Estate.list(missing)) \(words: missing.count == 1 ? "is" : "are") set in every other environment, and not in '\(unit.path)'",
      at: unit.place,
      notes: first.values.first { $0.name == missing[0] }.map {
        [Diagnostic.Note("set here for another", at: $0.place)]
      } ?? [],
      help: "set \(words: missing.count == 1 ? "it" : "them") here if that was forgotten")
  }
}
