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

  static func findings(in estate: Estate) -> [Diagnostic] {
    let found = ModuleFamilies(estate).families.flatMap { family -> [Diagnostic] in
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
    let names = Set(units.flatMap { $0.values.map(\.name) }).filter { $0.lowercasedASCII.contains(protection) }
    return names.sorted().compactMap { name in
      let off = units.filter { given(name, in: $0)?.content == "false" }
      guard off.count == 1, let value = given(name, in: off[0]), value.isOwn,
        units.allSatisfy({ $0 === off[0] || inForce(name, in: $0) == "true" })
      else { return nil }
      return finding(
        "'\(name)' is false, where it is true for the \(units.count - 1) other units of the module in production",
        at: value.place, help: "switch it on if the line was copied")
    }
  }

  /// What a unit of production switches off, and its counterpart below production has.
  private static func lost(in group: [UnitFacts], _ estate: Estate) -> [Diagnostic] {
    group.filter { estate.environment(of: $0)?.environment == .production && !$0.hasCause }.flatMap { unit in
      unit.values.compactMap { value -> Diagnostic? in
        let name = value.name.lowercasedASCII
        guard value.isOwn, value.content == "false", name.contains(protection) || name.contains(spreading),
          let lower = group.lazy.filter({ estate.environment(of: $0)?.environment != .production }).compactMap({
            given(value.name, in: $0)
          }).first(where: { $0.content == "true" })
        else { return nil }
        return finding(
          "'\(value.name)' is false in production and true in another environment", at: value.place,
          notes: [Diagnostic.Note("true here", at: lower.place)], help: "switch it on if the line was copied")
      }
    }
  }

  private static func given(_ name: Text, in unit: UnitFacts) -> UnitFacts.Value? {
    unit.values.first { $0.name == name }
  }

  /// The value that the unit or its module gives.
  private static func inForce(_ name: Text, in unit: UnitFacts) -> Text? {
    given(name, in: unit)?.content ?? unit.module?[name]?.defaultValue.flatMap(UnitFacts.spelling)
  }
}
