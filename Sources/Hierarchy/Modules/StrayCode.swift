import HCL2Syntax
import SourceText

/// The first thing in a Terraform file that no version takes outside of all blocks: an argument, or a block whose type is
/// almost one that there is.
struct StrayCode {
  let range: SourceRange
  private let name: Text
  private let meant: String?

  /// Nil in JSON, and where there is none. Blocks of other types may be those of a version to come.
  init?(in body: Body) {
    if body.isJSON { return nil }
    for item in body.items {
      switch item {
      case .attribute(let attribute):
        (name, range, meant) = (attribute.name, attribute.nameRange, nil)
        return
      case .block(let block):
        if Self.types.contains(block.type.description) || Self.others.contains(block.type) { continue }
        guard let nearest = NearestName.of(block.type.description, among: Self.types) else { continue }
        (name, range, meant) = (block.type, block.typeRange, nearest)
        return
      }
    }
    return nil
  }

  func diagnostic(in file: SourceFile) -> Diagnostic {
    guard let meant else {
      return Diagnostic(
        .warning, ModuleCode.terraformSyntax, "'\(name)' is set outside of all blocks", at: Place(file, range),
        help: "move it into a block; a value for a variable stands in a file that ends in .tfvars")
    }
    return Diagnostic(
      .warning, ModuleCode.terraformSyntax, "Terraform has no block '\(name)'", at: Place(file, range),
      help: "did you mean '\(words: meant)'?")
  }

  private static let types = [
    "variable", "output", "locals", "module", "resource", "data", "provider", "terraform", "moved", "import", "removed",
    "check", "ephemeral",
  ]
  /// Those of Terraform 0.11 and of later versions.
  private static let others: Set<Text> = ["atlas", "action", "list", "language"]
}
