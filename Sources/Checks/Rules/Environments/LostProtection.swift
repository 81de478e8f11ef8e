import Hierarchy
import SourceText

/// A unit of production lacks a protection that every other unit of its module has there.
enum LostProtection: EstateCheck {
  static let code = "lost-protection"
  static let severity = Severity.warning
  static let summary = "a unit of production without the protection that the others of its module have"

  /// Fewer others show no rule.
  private static let leastOthers = 3
  private static let protection: StaticString = "deletion_protection"
  private static let spreading: StaticString = "multi_az"

  /// True for the name of a variable that protects a thing.
  static func isProtection(_ name: Text) -> Bool {
    let name = name.lowercasedASCII
    return name.contains(protection) || name.contains(spreading)
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    let found = estate.families.flatMap { family -> [Diagnostic] in
      let units = family.units.filter {
        !$0.hasCause && !$0.isSkipped && estate.environment(of: $0)?.environment == .production
      }
      return units.count > leastOthers ? destroyable(units) + unprotected(units) : []
    }
    return found + estate.counterparts.groups.flatMap { lost(in: $0, estate) }.elsewhere(than: found)
  }

  private static func destroyable(_ units: [UnitFacts]) -> [Diagnostic] {
    let open = units.filter { !$0.preventsDestroy }
    guard open.count == 1, let unit = open.first else { return [] }
    return [
      finding(
        "'\(unit.path)' may be destroyed, where the \(units.count - 1) other units of the module in production have prevent_destroy = true",
        at: unit.place, help: "set prevent_destroy = true in its terragrunt block if that was forgotten")
    ]
  }

  /// A unit that switches off what the others have, set or by default.
  private static func unprotected(_ units: [UnitFacts]) -> [Diagnostic] {
    var given: [Text: [UnitFacts.Value]] = [:]
    for unit in units {
      for value in unit.sought.protections where value.name.lowercasedASCII.contains(protection) {
        given[value.name, default: []].append(value)
      }
    }
    return given.keys.sorted().compactMap { name in
      let values = given[name] ?? []
      let off = values.filter { $0.content != "true" }
      guard off.count == 1, let value = off.first, value.content == "false", value.isOwn,
        values.count == units.count || units[0].module?[name]?.defaultValue.flatMap(UnitFacts.spelling) == "true"
      else { return nil }
      return finding(
        "'\(name)' is false, where it is true for the \(units.count - 1) other units of the module in production",
        at: value.place, help: "switch it on if the line was copied")
    }
  }

  /// What a unit of production switches off, and its counterpart below production has.
  private static func lost(in group: [UnitFacts], _ estate: Estate) -> [Diagnostic] {
    let isProduction = group.map { estate.environment(of: $0)?.environment == .production }
    var below: [Text: UnitFacts.Value] = [:]
    for (unit, isProduction) in zip(group, isProduction) where !isProduction {
      for value in unit.sought.protections where value.content == "true" && below[value.name] == nil {
        below[value.name] = value
      }
    }
    return zip(group, isProduction).filter { $1 && !$0.hasCause }.flatMap { unit, _ in
      unit.sought.protections.compactMap { value -> Diagnostic? in
        guard value.isOwn, value.content == "false", let lower = below[value.name] else { return nil }
        return finding(
          "'\(value.name)' is false in production and true in another environment", at: value.place,
          notes: [Diagnostic.Note("true here", at: lower.place)], help: "switch it on if the line was copied")
      }
    }
  }
}
