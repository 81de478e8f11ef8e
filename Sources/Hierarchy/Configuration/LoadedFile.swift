import HCL1Syntax
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
  /// The items of the `terragrunt` block, of an old-style file all; nil when there is none.
  let block: [Item]?
  /// What is wrong with how the block is written.
  let blockDiagnostics: [Diagnostic]

  /// What units that include the file share of it: nil before the first asks, then what there is.
  private let included = Once<IncludedConfiguration?>()

  var file: SourceFile { tree.file }
  /// True for a `.terragrunt` file, whose whole body is the configuration.
  let isOldStyle: Bool
  /// The path relative to the root.
  var name: Path { Path(file.name) }

  init(_ path: Path, _ file: SourceFile) {
    self.path = path
    isOldStyle = ConfigurationFile.isOldStyle(path)
    tree = SyntaxTree(parsing: file)
    let decoded = Decoder.decode(tree)
    diagnostics = tree.diagnostics.hasErrors ? tree.diagnostics : tree.diagnostics + decoded.diagnostics
    var plain: [Member] = []
    plain.reserveCapacity(decoded.members.count)
    for member in decoded.members where !Self.isTerragrunt(member.key) { plain.append(member) }
    variables = plain
    repeatedMaps = decoded.members.filter(\.isRepeatedObject)
    var hasBlock = false
    var hasTemplates = false
    let items = tree.body.items
    for item in items {
      if item.isNamed("terragrunt") {
        hasBlock = true
      } else if item.value.hasInterpolation {
        hasTemplates = true
      }
    }
    hasTerragruntBlock = hasBlock
    hasTemplatesInVariables = hasTemplates
    uncalled = hasTemplates ? Once() : nil
    var reader = TerragruntReader(file, evaluation: nil, warnsOfUnknownKeys: false)
    if isOldStyle {
      block = items
    } else {
      block = hasBlock ? reader.terragruntItems(among: items) : nil
    }
    blockDiagnostics = reader.diagnostics
  }

  /// Nil for a file that has none.
  private let uncalled: Once<[Diagnostic]>?

  /// A warning for each `${…}` of the plain variables, for when Terraform reads the file: worked out once.
  var uncalledTemplates: [Diagnostic] {
    guard let uncalled else { return [] }
    return uncalled.value {
      let evaluator = RawTemplates(file, isConfiguration: hasTerragruntBlock)
      let items = tree.body.items.filter { !$0.isNamed("terragrunt") }
      _ = Decoder.decode(items, of: file, evaluation: evaluator.evaluate)
      return evaluator.diagnostics
    }
  }

  /// The include of this file as the unit that it configures has it: worked out once, by whoever asks first.
  private let include = Once<IncludePath>()

  /// The file, absolute, that a path in this one means: it counts from this file's folder.
  func included(_ include: Located<Text>) -> Located<Path> {
    Located(path.parent.appending(Path(include.value)).cleaned, at: include.place)
  }

  /// What `find` says of the include of this file, a unit's own, on the first call.
  func ownInclude(_ find: () -> IncludePath) -> IncludePath { include.value(find) }

  /// The block of this file, included, for the child that `context` names; nil when each child has to read it itself.
  func includedConfiguration(in context: FunctionContext) -> IncludedConfiguration? {
    included.value { IncludedConfiguration(self, in: context) }
  }

  /// True for the name of the block that is no variable.
  static func isTerragrunt(_ name: Text) -> Bool { name.count == 10 && name.lowercasedASCII == "terragrunt" }
}
