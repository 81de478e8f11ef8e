import Hierarchy
import SourceText

/// An input has no effect: inputs are environment variables to Terraform, and any var file beats those.
enum HiddenInput: UnitCheck {
  static let code = "hidden-input"
  static let severity = Severity.warning
  static let summary = "an input that a var file beats"

  static func applies(to layout: UnitLayout) -> Bool { layout == .terragrunt }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    checked.unit.settings.compactMap { setting in
      guard setting.origin.layer > .input, let input = setting.overridden.first(where: { $0.origin.layer == .input }),
        input.value != setting.value
      else { return nil }
      // In a file of several units it may have an effect elsewhere.
      let isOwn = input.origin.place.file.name == checked.unit.configurationFile.text
      let unit: Message = isOwn ? "" : " in '\(checked.unit.path)'"
      return finding(
        "the input '\(setting.name)' has no effect\(unit): what \(words: words(for: setting.origin.layer)) says beats it",
        at: input.origin.place, notes: [Diagnostic.Note("this counts", at: setting.origin.place)],
        help: "set it in one of the two places")
    }
  }

  private static func words(for layer: Layer) -> String {
    switch layer {
    case .environment: "TF_VAR_"
    case .varFile: "a var file"
    case .variableArgument: "-var"
    case .moduleDefault, .input, .inherited, .unit, .autoFile: "a tfvars file of the folder"
    }
  }
}
