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
  /// What may be lost where they are on.
  private static let destroying: [StaticString] = ["skip_final_snapshot", "force_destroy", "force_delete"]

  /// True for the name of a variable that protects a thing.
  static func isProtection(_ name: Text) -> Bool {
    let name = name.lowercasedASCII
    return name.contains(protection) || name.contains(spreading) || destroying.contains { name.contains($0) }
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    let found = estate.families.flatMap { family -> [Diagnostic] in
      let units = family.units.filter {
        !$0.hasCause && !$0.isSkipped && estate.environment(of: $0)?.environment.isProduction ?? false
      }
      return units.count > leastOthers ? destroyable(units) + unprotected(units) : []
    }
    // A file of the environment switches it off for all its units.
    let switched = estate.counterparts.groups.flatMap { lost(in: $0, estate) }.onePerPlace("more units")
    return found + switched.elsewhere(than: found)
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

  /// A switch of a unit, and whether it protects the thing as it is set.
  private struct Switch {
    let isProtecting: Bool
    /// Nil for the default of the module.
    let place: Place?
  }

  /// What a unit of production switches off, and a counterpart below production has.
  private static func lost(in group: [UnitFacts], _ estate: Estate) -> [Diagnostic] {
    // Most units have no such switch.
    guard group.contains(where: { !$0.sought.protections.isEmpty }) else { return [] }
    let isProduction = group.map { estate.environment(of: $0)?.environment.isProduction ?? false }
    let below = zip(group, isProduction).filter { !$1 && !$0.hasCause }.map { unit, _ in
      (unit, Dictionary(unit.sought.protections.map { ($0.name, $0) }) { first, _ in first })
    }
    return zip(group, isProduction).filter { $1 && !$0.hasCause }.flatMap { unit, _ in
      unit.sought.protections.compactMap { value -> Diagnostic? in
        guard value.isOwn || isOfFolder(value.place, unit, estate),
          isProtecting(value.name, value.content) == false
        else { return nil }
        let others = below.lazy.compactMap { given(value.name, in: $0, $1) }
        guard
          let other = others.first(where: { $0.isProtecting && $0.place != nil }) ?? others.first(where: \.isProtecting)
        else { return nil }
        let opposite: Message = "\(words: value.content == "true" ? "false" : "true")"
        return finding(
          "'\(value.name)' is \(value.content) in production and \(opposite) in another environment", at: value.place,
          notes: other.place.map { [Diagnostic.Note("\(opposite) here", at: $0)] } ?? [],
          help: "switch it \(words: value.content == "true" ? "off" : "on") if the line was copied")
      }
    }
  }

  /// True for a place in a file that only units of the unit's environment share.
  private static func isOfFolder(_ place: Place, _ unit: UnitFacts, _ estate: Estate) -> Bool {
    guard let environment = estate.environment(of: unit)?.environment else { return false }
    return estate.environment(of: place.file)?.environment == environment
  }

  /// The switch of that name that a unit has, set or by default; nil when that is not known.
  private static func given(
    _ name: Text, in unit: UnitFacts, _ protections: [Text: UnitFacts.Value]
  ) -> Switch? {
    if let value = protections[name] {
      return isProtecting(name, value.content).map { Switch(isProtecting: $0, place: value.place) }
    }
    guard let content = unit.module?[name]?.defaultValue.flatMap(UnitFacts.spelling) else { return nil }
    return isProtecting(name, content).map { Switch(isProtecting: $0, place: nil) }
  }

  /// Whether a switch protects the thing as it is set; nil for what is neither true nor false.
  private static func isProtecting(_ name: Text, _ content: Text) -> Bool? {
    guard content == "true" || content == "false" else { return nil }
    let plain = name.lowercasedASCII
    return (content == "true") != destroying.contains { plain.contains($0) }
  }
}
