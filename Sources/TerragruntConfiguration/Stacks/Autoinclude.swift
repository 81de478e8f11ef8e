import HCL2Evaluation
import SourceText

/// An `autoinclude` block of a stack's file: what Terragrunt lays over the generated unit. Its expressions mean what they
/// mean in the stack's file; only `dependency` is that of the block itself.
struct Autoinclude: Sendable {
  /// The name of the file that Terragrunt writes from such a block.
  static let fileName: Text = "terragrunt.autoinclude.hcl"
  /// The name of the file with the units and stacks that are added to a generated stack.
  static let stackFileName: Text = "terragrunt.autoinclude.stack.hcl"

  let body: ConfigurationBody
  /// The file that holds the block.
  let file: Path
  /// The stack's file, from whose folder functions count.
  let stack: Path
  /// The names that the stack's file defines.
  let roots: [Text: TypedValue]
}

extension FunctionPlaces {
  /// The places for an `autoinclude` block of a unit.
  func autoinclude(_ block: Autoinclude) -> FunctionPlaces {
    FunctionPlaces(
      unitFolder: block.stack.parent, originalFolder: block.stack.parent, file: block.file, includes: [], log: log,
      readers: readers)
  }

  /// The places for a file beside the unit's own.
  func beside(_ file: Path) -> FunctionPlaces {
    FunctionPlaces(
      unitFolder: unitFolder, originalFolder: originalFolder, file: file, includes: [], log: log, readers: readers)
  }
}
