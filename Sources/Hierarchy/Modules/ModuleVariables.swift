import Files
public import HCL1Syntax
public import HCL2Syntax
public import SourceText

/// The variables that a local Terraform module declares.
public final class ModuleVariables: Sendable {
  /// One `variable` block.
  public struct Declaration: Sendable {
    /// The value of a variable that nothing sets.
    public enum Default: Sendable {
      /// The variable must be set.
      case none
      /// `null`: the variable counts as absent.
      case null
      /// The default's value.
      case value(Value)
      /// Something that only Terraform can evaluate.
      case computed
    }

    /// The variable's name.
    public let name: Text
    /// The type; nil when the block declares none, or one that could not be read.
    public let type: VariableType?
    /// The value when nothing sets the variable.
    public let fallback: Default
    /// True when the block contains `sensitive = true`.
    public let isSensitive: Bool
    /// False when the block contains `nullable = false`.
    public let isNullable: Bool
    /// True when the block contains `ephemeral = true`.
    public let isEphemeral: Bool
    /// True for a block that only Terraform 0.11 reads: see `refusals`.
    public let isOnlyFor011: Bool
    /// The `validation` blocks, in source order.
    public let validations: [VariableValidation]
    /// The type as written; nil without one, and for a block that only Terraform 0.11 reads.
    public let typeExpression: HCL2Syntax.Expression?
    /// The default as written; nil without one, and for a block that only Terraform 0.11 reads.
    public let defaultExpression: HCL2Syntax.Expression?
    /// The description, or nil.
    public let description: Text?
    /// The place of the name in the block's first line.
    public let place: Place
    /// The place of the word `default`; nil without one.
    public let defaultPlace: Place?

    /// True when the variable has no default and must be set.
    public var isRequired: Bool { if case .none = fallback { true } else { false } }

    /// The default's value; nil when there is none, for `null`, and for one that only Terraform can evaluate. Its
    /// ranges are in the file of `defaultPlace`.
    public var defaultValue: Value? { if case .value(let value) = fallback { value } else { nil } }
  }

  /// The module's folder, absolute.
  public let folder: Path
  /// The module's folder, relative to the tree's top folder.
  public let path: Path
  /// The declarations, by file name (byte order), then in source order; each name once.
  public let variables: [Declaration]
  /// The positions of those that have no default and must be set.
  public let required: [Int]
  /// The files that were read, relative to the tree's top folder, in reading order.
  public let filesRead: [Path]
  /// The sources of the modules that this one calls, in file order.
  public let calls: [Located<Text>]
  /// The names of its outputs, in file order; nil where a file of the module is not written in HCL2, and may have more.
  public let outputs: [Text]?
  /// The backends named in its `terraform` blocks, in file order.
  public let backends: [Text]
  /// The `backend` blocks of its native files, in file order.
  public let backendBlocks: [ModuleBackend]
  /// Errors in those files, as warnings, since judging them is up to Terraform.
  public let diagnostics: [Diagnostic]

  /// Its files for Terraform that do not count because OpenTofu reads others in their place: warnings where these declare
  /// other variables, notes where they don't.
  public let replaced: [Diagnostic]

  /// What Terraform 0.12 and later refuse in blocks that are valid for Terraform 0.11, as warnings.
  public let refusals: [Diagnostic]

  /// The variables that Terraform 0.11 treats as maps: declared with `type = "map"`, or without a type and with a map
  /// as default. Empty for a module that writes a type without quotes, which that version can't read.
  ///
  /// Source: `Variable.Type` of Terraform 0.11.14's `config/config.go`.
  public let oldStyleMaps: Set<Text>

  private let hasQuotedType: Bool
  private let indices: [Text: Int]
  private let typedOnce = Once<TypedModule>()
  private let files: [ModuleFile]
  private let oldOnce = Once<ModuleVariables?>()
  private let readsOnce = Once<ModuleReads>()
  private let written: [WrittenVariable]
  private let ageOnce = Once<Bool>()
  private let declarationsOnce = Once<DeclarationMistakes>()
  private var reads: ModuleReads { readsOnce.value { ModuleReads(files.map(\.source)) } }

  /// The keys of variables that the module needs, looked for once.
  public var keyReads: [KeyRead] { reads.keys }

  /// The remote states that the module reads, looked for once.
  public var stateReads: [StateRead] { reads.states }

  /// The names that its resources have to themselves, looked for once.
  public var uniqueNames: [UniqueName] { reads.uniqueNames }

  /// The regions that its AWS providers name as they are, without those of providers with an alias; looked for once.
  public var providerRegions: [Located<Text>] { reads.providerRegions }

  /// Its resources with arguments whose values AWS restricts, and the policies that its data sources write; looked for once.
  public var resources: [ResourceBlock] { reads.resources }

  /// The variables that it passes on as addresses of networks, looked for once.
  public var networkVariables: NetworkVariables { reads.networkVariables }

  /// The files of its own that the module reads under paths that are written out, relative to its folder; looked for once.
  public var ownFilesRead: [Located<Path>] { reads.filesRead }

  /// What Terraform refuses in its `variable` blocks, as warnings: for a module that is written for Terraform 0.11 what that
  /// version refuses, else what 0.12 and later refuse.
  public var mistakes: [Diagnostic] { declarations.mistakes }

  /// Types in quotes, which Terraform 0.12 to 0.14 take and later versions refuse, with what is written there; empty for a
  /// module that is written for Terraform 0.11.
  public var quotedTypes: [Diagnostic] { declarations.quotedTypes }

  /// True when something in the module makes Terraform 0.14 and older refuse it.
  public let isForNewer: Bool

  /// True when the variables that it declares, and no others, are known: no file of it has a mistake that may hide one.
  public var isComplete: Bool { diagnostics.allSatisfy { $0.has(ModuleCode.repeatedVariable) } }

  /// The module itself if it is complete.
  public var whenComplete: ModuleVariables? { isComplete ? self : nil }

  private var declarations: DeclarationMistakes {
    declarationsOnce.value {
      let found = DeclarationMistakes(written, isWhole: isComplete && refusals.isEmpty)
      return !found.isEmpty && isForTerraform011 ? found.byEveryVersion : found
    }
  }

  /// True when the module is written for Terraform 0.11: all of it is HCL1, and something is spelt as that version needs
  /// it. No other version takes both HCL1 alone and blocks that are not HCL2.
  public var isForTerraform011: Bool { ageOnce.value { looksOld } }

  private var looksOld: Bool {
    var isOld = hasQuotedType
    for file in files where !SyntaxTree.isJSON(file.source) {
      if OldTerraformFileReader(file.source).isValid {
        isOld = isOld || !file.isHCL2 || Text(file.source.bytes).contains(Self.quotedReference)
      } else if file.isHCL2 {
        return false
      }
    }
    return isOld
  }

  private static let quotedReference: Text = "\"${"

  /// The types and defaults, evaluated once.
  var typed: TypedModule { typedOnce.value { TypedModule(self) } }

  /// The module as a version of Terraform reads it. Terraform 0.11 reads HCL1, where `0755` is octal, `$${` stays and
  /// several `default` blocks are one map. A module with a file that is not HCL1 is written for a newer version.
  func read(by version: ResolutionOptions.TerraformVersion) -> ModuleVariables {
    version == .v011 ? oldOnce.value { readAsOld() } ?? self : self
  }

  private func readAsOld() -> ModuleVariables? {
    var reading = Reading()
    reading.filesRead = filesRead
    reading.outputs = outputs
    reading.replaced = replaced
    for file in files {
      if SyntaxTree.isJSON(file.source) {
        reading.add(TerraformFileReader(file.source), isOverride: file.isOverride)
        continue
      }
      let reader = OldTerraformFileReader(file.source)
      guard reader.isValid else { return nil }
      reading.add(
        reader.blocks.compactMap(\.variable), calls: reader.blocks.compactMap(\.call),
        backends: reader.blocks.flatMap(\.backends), reader.blocks.flatMap(\.diagnostics), isOverride: file.isOverride)
    }
    return ModuleVariables(folder: folder, path: path, reading, files)
  }

  /// Adds the names of the variables whose values Terraform does not show either.
  func noteSensitiveVariables(_ names: SensitiveNames) {
    for variable in variables where variable.isSensitive || variable.isEphemeral { names.add(variable.name) }
  }

  /// The declaration with that name, or nil.
  public subscript(name: Text) -> Declaration? { indices[name].map { variables[$0] } }

  /// The position of the declaration with that name, or nil.
  public func position(of name: Text) -> Int? { indices[name] }

  /// True when the module declares a variable with that name.
  public func declares(_ name: Text) -> Bool { indices[name] != nil }

  /// Reads the module in `folder`; nil when that is not a folder or contains no file of Terraform or OpenTofu.
  static func read(_ folder: Path, files: FileLibrary) -> ModuleVariables? {
    guard let names = files.names(in: folder) else { return nil }
    let all = names.filter { $0.value == .file }.keys
    let code = ModuleFiles.names(among: all)
    guard !code.isEmpty else { return nil }
    var reading = Reading()
    reading.replaced = ModuleFiles.twins(among: all).compactMap { terraform, openTofu in
      guard let old = try? files.source(folder.appending(Path(terraform))),
        let new = try? files.source(folder.appending(Path(openTofu)))
      else { return nil }
      return ReplacedFile(old, by: new).diagnostic
    }
    var sources: [ModuleFile] = []
    for name in code.filter({ !ModuleFiles.isOverride($0) }) + code.filter(ModuleFiles.isOverride) {
      let path = folder.appending(Path(name))
      reading.filesRead.append(files.displayName(path))
      do throws(FileSystemError) {
        let source = try files.source(path)
        let reader = TerraformFileReader(source)
        let file = ModuleFile(
          source: source, isOverride: ModuleFiles.isOverride(name), isHCL2: reader.isHCL2)
        sources.append(file)
        reading.add(reader, isOverride: file.isOverride)
      } catch {
        reading.diagnostics.append(unreadable(files.displayName(path), error))
      }
    }
    return ModuleVariables(folder: folder, path: files.displayName(folder), reading, sources)
  }

  private static func unreadable(_ name: Path, _ error: FileSystemError) -> Diagnostic {
    Diagnostic(
      .warning, TreeFailure.unreadableFile, "'\(name)' can't be read: \(error.reason)",
      at: Place(SourceFile(name: name.text, bytes: []), .start))
  }

  private init(folder: Path, path: Path, _ reading: Reading, _ files: [ModuleFile]) {
    self.files = files
    self.folder = folder
    self.path = path
    variables = reading.blocks.map(Declaration.init)
    required = variables.indices.filter { [variables] in variables[$0].isRequired }
    hasQuotedType = reading.blocks.contains { $0.isTypeQuoted == true }
    written = reading.written
    isForNewer = reading.isForNewer
    let isNewStyle = reading.blocks.contains { $0.isTypeQuoted == false }
    oldStyleMaps = isNewStyle ? [] : Set(reading.blocks.filter(\.isOldStyleMap).map(\.name))
    indices = reading.indices
    filesRead = reading.filesRead
    calls = reading.calls
    outputs = reading.outputs
    backends = reading.backends
    backendBlocks = reading.backendBlocks
    diagnostics = reading.diagnostics.sortedByPlace
    refusals = reading.refusals.sortedByPlace
    replaced = reading.replaced
  }
}

/// A file of a module.
private struct ModuleFile: Sendable {
  let source: SourceFile
  let isOverride: Bool
  /// True when all of it is valid in HCL2.
  let isHCL2: Bool
}

/// The blocks read from a module's files so far.
private struct Reading {
  var blocks: [VariableBlock] = []
  var indices: [Text: Int] = [:]
  var filesRead: [Path] = []
  var calls: [Located<Text>] = []
  var outputs: [Text]? = []
  var backends: [Text] = []
  var backendBlocks: [ModuleBackend] = []
  var diagnostics: [Diagnostic] = []
  var refusals: [Diagnostic] = []
  var replaced: [Diagnostic] = []
  var written: [WrittenVariable] = []
  var isForNewer = false

  mutating func add(_ reader: TerraformFileReader, isOverride: Bool) {
    refusals += reader.refusals
    outputs = reader.refusals.isEmpty && reader.diagnostics.isEmpty ? outputs.map { $0 + reader.outputs } : nil
    backendBlocks += reader.backendBlocks
    isForNewer = isForNewer || reader.isForNewer
    written += reader.written.map { block in
      var block = block
      block.isOverride = isOverride
      return block
    }
    add(
      reader.variables, calls: reader.calls, backends: reader.backends, reader.diagnostics, isOverride: isOverride)
  }

  mutating func add(
    _ variables: [VariableBlock], calls: [Located<Text>], backends: [Text], _ diagnostics: [Diagnostic],
    isOverride: Bool
  ) {
    self.diagnostics += diagnostics
    self.calls += calls
    self.backends += backends
    for block in variables {
      guard let known = indices[block.name] else {
        indices[block.name] = blocks.count
        blocks.append(block)
        continue
      }
      if isOverride {
        blocks[known] = blocks[known].overridden(by: block)
      } else {
        self.diagnostics.append(
          Diagnostic(
            .warning, ModuleCode.repeatedVariable, "the module declares '\(block.name)' more than once",
            at: block.place,
            notes: [.init("the first declaration, which counts here", at: blocks[known].place)],
            help: "remove one of them: Terraform refuses the module"))
      }
    }
  }
}

extension ModuleVariables.Declaration {
  fileprivate init(_ block: VariableBlock) {
    name = block.name
    type = block.type
    fallback =
      switch block.defaultValue {
      case nil: .none
      case .null: .null
      case .value(let value): .value(value)
      case .computed: .computed
      }
    isSensitive = block.isSensitive ?? false
    isNullable = block.isNullable ?? true
    isEphemeral = block.isEphemeral ?? false
    isOnlyFor011 = block.isOnlyFor011
    validations = block.validations
    typeExpression = block.typeExpression
    defaultExpression = block.defaultExpression
    description = block.description
    place = block.place
    defaultPlace = block.defaultPlace
  }
}
