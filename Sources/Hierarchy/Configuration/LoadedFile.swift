import HCL1Syntax
import SourceText

/// A file as read and parsed, once for all the units that use it.
final class LoadedFile: Sendable {
  let path: Path
  let tree: SyntaxTree
  /// Errors in the file's syntax and its repeated keys.
  let diagnostics: [Diagnostic]

  /// The plain variables: everything but the `terragrunt` block.
  let variables: [Member]
  /// The keys, the `terragrunt` block included, that were declared as a map more than once, which Terraform rejects.
  let repeatedMaps: [Member]
  /// True when a plain variable contains a `${…}`.
  let hasTemplatesInVariables: Bool
  /// True when one of the items is a `terragrunt` block.
  let hasTerragruntBlock: Bool
  /// The items of the `terragrunt` block, or of the whole file if it is old-style; nil when there is none.
  let block: [Item]?
  /// Errors in how the block is written.
  let blockDiagnostics: [Diagnostic]
  /// True when the two modes may read different blocks.
  private let blockDependsOnMode: Bool

  /// What all including units share of this file; computed by the first of them, nil when each has to read it itself.
  private let included = Once<IncludedConfiguration?>()

  var file: SourceFile { tree.file }
  /// True for a `.terragrunt` file, whose whole body is the configuration.
  let isOldStyle: Bool
  /// The path relative to the tree's top folder.
  var name: Path { Path(file.name) }

  /// The rules by which the file was read.
  private let compatibility: ResolutionOptions.Compatibility
  /// The same file as exact mode reads it; nil when this is that one.
  private let exact: Once<LoadedFile>?

  /// The file as exact mode reads it: usually this one.
  var exactly: LoadedFile { exact?.value { LoadedFile(path, file, .terragrunt0187) } ?? self }

  init(_ path: Path, _ file: SourceFile, _ compatibility: ResolutionOptions.Compatibility = .expected) {
    self.path = path
    self.compatibility = compatibility
    let isExact = compatibility == .terragrunt0187
    isOldStyle = ConfigurationFile.isOldStyle(path)
    tree = SyntaxTree(parsing: file, dialect: isExact ? .of2017 : .current)
    let decoded = Decoder.decode(tree, dialect: isExact ? .of2017 : .current)
    diagnostics = tree.diagnostics.hasErrors ? tree.diagnostics : tree.diagnostics + decoded.diagnostics
    var plain: [Member] = []
    plain.reserveCapacity(decoded.members.count)
    var isOddlyCased = false
    for member in decoded.members {
      let isBlock = Self.isTerragrunt(member.key)
      // Terragrunt accepts the block's name in any case; Terraform treats any other spelling as a variable.
      if isBlock, member.key != "terragrunt" { isOddlyCased = true }
      if !isBlock || isExact && member.key != "terragrunt" { plain.append(member) }
    }
    variables = plain
    repeatedMaps = decoded.members.filter(\.isRepeatedObject)
    var hasBlock = false
    var hasTemplates = false
    let items = tree.body.items
    var repeatsKeys = decoded.members.count < items.count
    for item in items {
      if item.isNamed("terragrunt") {
        hasBlock = true
      } else {
        if item.value.hasInterpolation { hasTemplates = true }
        if item.value.repeatsKeys { repeatsKeys = true }
      }
    }
    let mayDiffer =
      isOddlyCased || repeatsKeys || file.name.hasSuffix(".json") || Text(file.bytes).contains("<<")
    exact = mayDiffer && !isExact ? Once() : nil
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
    blockDependsOnMode = reader.dependsOnMode
  }

  /// The same file in another state of the tree, where what it names may be another file.
  init(sharing other: LoadedFile) {
    path = other.path
    tree = other.tree
    diagnostics = other.diagnostics
    variables = other.variables
    repeatedMaps = other.repeatedMaps
    hasTemplatesInVariables = other.hasTemplatesInVariables
    hasTerragruntBlock = other.hasTerragruntBlock
    block = other.block
    blockDiagnostics = other.blockDiagnostics
    blockDependsOnMode = other.blockDependsOnMode
    isOldStyle = other.isOldStyle
    compatibility = other.compatibility
    exact = other.exact == nil ? nil : Once()
    uncalled = other.uncalled
  }

  /// Nil for a file without templates in its variables.
  private let uncalled: Once<[Diagnostic]>?

  /// A warning for each `${…}` of the plain variables, for files that Terraform reads; computed once.
  var uncalledTemplates: [Diagnostic] {
    guard let uncalled else { return [] }
    return uncalled.value {
      let evaluator = RawTemplates(file, isConfiguration: hasTerragruntBlock)
      let items = tree.body.items.filter { !$0.isNamed("terragrunt") }
      _ = Decoder.decode(items, of: file, evaluation: evaluator.evaluate)
      return evaluator.diagnostics
    }
  }

  /// The unit's own `include`, computed once.
  private let include = Once<IncludePath>()

  /// The absolute path of a file that this one names, relative to this file's folder.
  func included(_ include: Located<Text>) -> Located<Path> {
    let path = Path(include.value)
    return Located(path.isAbsolute ? path : self.path.parent.appending(path).cleaned, at: include.place)
  }

  /// The file's resolved `include`, computed by `find` on first use.
  func ownInclude(_ find: () -> IncludePath) -> IncludePath { include.value(find) }

  private let strings = Once<ExactStrings?>()

  /// The strings with calls, for exact mode; nil when substitution in the text may change more than them.
  var exactStrings: ExactStrings? { strings.value { ExactStrings(self) } }

  /// True when exact mode reads this very file.
  var isReadAlike: Bool { exact == nil }

  /// True when both modes surely make the same of the file, its block and its variables, for units in folders with plain
  /// names; false when they may not.
  ///
  /// - Parameter isIncluded: whether units include it; otherwise it is a unit's own file.
  func meansTheSame(isIncluded: Bool, _ options: ResolutionOptions) -> Bool {
    guard isReadAlike, diagnostics.isEmpty, blockDiagnostics.isEmpty, !blockDependsOnMode, !isOldStyle,
      !hasTemplatesInVariables
    else { return false }
    if let strings = exactStrings { return strings.meanTheSame(isIncluded: isIncluded, options) }
    return !Text(file.bytes).contains("${")
  }

  /// This file's block, as an included file, for the child that `context` names; nil when each child has to read it
  /// itself.
  func includedConfiguration(in context: FunctionContext) -> IncludedConfiguration? {
    included.value { IncludedConfiguration(self, in: context) }
  }

  /// True for the name of the block, which is not a variable.
  static func isTerragrunt(_ name: Text) -> Bool { name.count == 10 && name.lowercasedASCII == "terragrunt" }
}
