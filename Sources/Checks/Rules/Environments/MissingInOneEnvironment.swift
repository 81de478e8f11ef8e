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
    let found = estate.counterparts.groups.filter { $0.count >= leastEnvironments }.flatMap { group in
      group.compactMap { finding(about: $0, among: group, estate) }
    }
    return found + RegionGrid.all(in: estate).flatMap { findings(in: $0, estate) }.elsewhere(than: found)
  }

  /// The findings about variables that a unit sets in every environment and region but one.
  private static func findings(in grid: RegionGrid, _ estate: Estate) -> [Diagnostic] {
    let first = grid.cells[0].unit.ownNames
    // Most counterparts set the same names.
    if grid.cells.allSatisfy({ $0.unit.ownNames == first }) { return [] }
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
      let sibling = grid.cells.first { $0.unit !== unit && $0.environment == cell.environment }?.unit
      return finding(
        "\(Estate.list(missing)) \(words: missing.count == 1 ? "is" : "are") set in every other environment and region, and not in '\(unit.path)'",
        at: unit.place,
        notes: sibling?.values.first { $0.name == missing[0] }.map {
          [Diagnostic.Note("set here for another region", at: $0.place)]
        } ?? [],
        help: "set \(words: missing.count == 1 ? "it" : "them") here if that was forgotten")
    }
  }

  /// Words in the names of what protects production, and what lower environments lack on purpose.
  private static let ofProduction: [StaticString] = [
    "snapshot", "backup", "final", "protect", "multi_az", "replica", "standby",
  ]
  /// Words in the names of what makes lower environments cheap or quick to change.
  private static let ofLowEnvironments: [StaticString] = [
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
    let hasText = values.contains { $0 != "true" && $0 != "false" && !$0.bytes.allSatisfy(Byte.isDigit) }
    // A number, a switch or a list is often left to the module on purpose.
    if !hasText, let declared = unit.module?[name], !declared.isRequired { return false }
    let ranks = others.compactMap { estate.environment(of: $0)?.environment.rank }
    if let own = environment.rank, ranks.contains(where: { $0 < own }), ranks.contains(where: { $0 > own }) {
      return true
    }
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
    let others = group.filter { $0 !== unit }
    guard !unit.hasCause, !unit.isSkipped, let first = others.first,
      let environment = estate.environment(of: unit)?.environment
    else {
      return nil
    }
    // Most counterparts set the same names.
    if first.ownNames == unit.ownNames { return nil }
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
