import Hierarchy
import SourceText

/// A unit has no source and no Terraform code in its folder, while most other units have code: there is nothing to
/// deploy.
enum NoCode: EstateCheck {
  static let code = "no-code"
  static let severity = Severity.warning
  static let milder = [Severity.info]
  static let summary = "a unit with neither a source nor Terraform code beside it"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let empty = estate.units.filter { $0.place != nil && !$0.isSkipped && !$0.hasCause && !hasCode($0, in: estate) }
    // If all code of a tree is generated elsewhere, that is not a mistake.
    guard !empty.isEmpty, empty.count * 2 < estate.units.count else { return [] }
    return empty.map { unit in
      if isRootAlone(unit) {
        return finding(
          .info, "no unit includes this file, and it names no source and has no code beside it", at: unit.place,
          help: "include it, name a source in it, or remove it")
      }
      return finding(
        "the unit '\(unit.path)' names no source and has no .tf file beside it: there is nothing to deploy",
        at: unit.place, help: help(for: unit.layout))
    }
  }

  private static func help(for layout: UnitLayout) -> Message {
    switch layout {
    case .terragrunt018: "write terraform { source = \"…\" } in its terragrunt block"
    case .terragrunt, .terraform: "write terraform { source = \"…\" }"
    }
  }

  /// True for a unit with a source, with code that a `generate` block writes, or with code in its folder.
  static func hasCode(_ unit: UnitFacts, in estate: Estate) -> Bool {
    unit.moduleSource != .beside || unit.configuration.generated.mayDeclare(.resource)
      || estate.hasCode(beside: unit)
  }

  /// True for a file that includes nothing and sets nothing: a root that no unit includes, if it has no code either.
  static func isRootAlone(_ unit: UnitFacts) -> Bool { unit.includes.isEmpty && unit.ownNames.isEmpty }
}
