import HCLSyntax
import SourceText

/// The variables that a local Terraform module declares.
struct ModuleVariables {
  struct Declaration {
    let name: Text
    let defaultValue: Value?
    let place: Place
  }

  let variables: [Declaration]
  let filesRead: [Path]

  /// The declarations of the module that `source` names relative to the unit; nil when it is not local.
  static func load(source: Text?, unit: Path, files: FileLibrary) -> ModuleVariables? { nil }
}
