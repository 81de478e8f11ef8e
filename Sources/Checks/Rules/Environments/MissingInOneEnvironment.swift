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
    estate.counterparts.groups.filter { $0.count >= leastEnvironments }.flatMap { group in
      group.compactMap { finding(about: $0, among: group) }
    }
  }

  private static func finding(about unit: UnitFacts, among group: [UnitFacts]) -> Diagnostic? {
    let others = group.filter { $0 !== unit }
    guard !unit.hasCause, !unit.isSkipped, let first = others.first, let environment = unit.environment?.environment
    else {
      return nil
    }
    let known = Set(unit.names + unit.unset.map(\.name))
    let missing = first.ownNames.filter { name in
      !known.contains(name) && others.allSatisfy { $0.ownNames.contains(name) }
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
