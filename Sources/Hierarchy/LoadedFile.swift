import HCLSyntax
import SourceText

/// A file as read and parsed: once for all the units that use it.
final class LoadedFile: Sendable {
  let path: Path
  let tree: SyntaxTree
  /// What is wrong with the file's syntax or its repeated keys.
  let diagnostics: [Diagnostic]

  /// The plain variables: everything but the `terragrunt` block.
  let variables: [Member]
  /// The keys, the `terragrunt` block among them, that were declared as a map more than once: Terraform refuses that.
  let repeatedMaps: [Member]
  /// True when a plain variable holds a `${…}`.
  let hasTemplatesInVariables: Bool
  /// True when one of the items is a `terragrunt` block.
  let hasTerragruntBlock: Bool

  /// What units that include the file share of it: nil before the first asks, then what there is.
  private let included = Once<IncludedConfiguration?>()

  var file: SourceFile { tree.file }

  init(_ path: Path, _ file: SourceFile) {
    self.path = path
    tree = SyntaxTree(parsing: file)
    let decoded = Decoder.decode(tree)
    diagnostics = tree.diagnostics.hasErrors ? tree.diagnostics : tree.diagnostics + decoded.diagnostics
    variables = decoded.members.filter { !Self.isTerragrunt($0.key) }
    repeatedMaps = decoded.members.filter(\.isRepeatedObject)
    var hasBlock = false
    var hasTemplates = false
    for item in tree.body.items {
      if item.isNamed("terragrunt") {
        hasBlock = true
      } else if item.value.hasInterpolation {
        hasTemplates = true
      }
    }
    hasTerragruntBlock = hasBlock
    hasTemplatesInVariables = hasTemplates
  }

  /// The include of this file as the unit that it configures has it: worked out once, by whoever asks first.
  private let include = Once<IncludePath>()

  /// What `find` says of the include of this file, a unit's own, on the first call.
  func ownInclude(_ find: () -> IncludePath) -> IncludePath { include.value(find) }

  /// The block of this file, included, for the child that `context` names; nil when each child has to read it itself.
  func includedConfiguration(in context: FunctionContext) -> IncludedConfiguration? {
    included.value { IncludedConfiguration(self, in: context) }
  }

  /// True for the name of the block that is no variable.
  static func isTerragrunt(_ name: Text) -> Bool { name.count == 10 && name.lowercasedASCII == "terragrunt" }
}
