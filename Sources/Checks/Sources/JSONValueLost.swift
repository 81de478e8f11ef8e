import Hierarchy
import SourceText

/// Values in JSON files that Terraform 0.11 reads as other values, or not at all. JSON has no comments, so no comment can
/// suppress these findings.
enum JSONValueLost {
  private static let code = ResolutionCode.jsonValueLost

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    guard checked.unit.layout == .terragrunt018, checked.terraform == .v011 else { return [] }
    return checked.unit.settings.compactMap { setting in
      let place = setting.origin.place
      guard setting.origin.layer >= .inherited, setting.mergedKeys.isEmpty, place.file.name.hasSuffix(".json") else {
        return nil
      }
      switch OldTerraformJSON.reading(of: setting.value) {
      case .kept: return nil
      case .withoutBooleans:
        return Diagnostic(
          .warning, code,
          "Terraform 0.11 drops the booleans from the list in '\(setting.name)', since this file is JSON",
          at: place, help: "write \"1\" and \"0\", or move the variable to a file that is not JSON")
      case .lost:
        return Diagnostic(
          .error, code, "Terraform 0.11 can't read '\(setting.name)' from JSON", at: place,
          help: "move the variable to a file that is not JSON: lists of lists or maps, and maps of maps, are lost")
      }
    }
  }
}
