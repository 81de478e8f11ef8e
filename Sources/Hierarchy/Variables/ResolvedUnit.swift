public import SourceText

/// The layout of a unit's tree, which determines the meaning of its files.
public enum UnitLayout: Sendable {
  /// `terraform.tfvars` with a `terragrunt` block: Terragrunt up to 0.18.
  case terragrunt018
  /// `terragrunt.hcl`: Terragrunt since 0.19.
  case terragrunt
  /// Only Terraform: a module and the var files of an environment.
  case terraform
}

/// A unit after resolution: what Terragrunt would run, and the variables Terraform would get.
///
/// It is a class because it is stored in many places: copying a struct would update two dozen reference counts.
public final class ResolvedUnit: Sendable {
  /// The layout of its tree.
  public let layout: UnitLayout
  /// The unit's folder, relative to the tree's top folder.
  public let path: Path
  /// The unit's folder, absolute.
  public let folder: Path
  /// The configuration file, relative to the tree's top folder.
  public let configurationFile: Path
  /// The configuration file as it was read; nil when it could not be read.
  public let configuration: TreeFile?
  /// The included files, nearest first, relative to the tree's top folder.
  public let includes: [Path]
  /// The AWS region in the path, or nil.
  public let region: Text?
  /// The Terraform command the arguments are for.
  public let command: Text
  /// The merged `terragrunt` block.
  public let terragrunt: TerragruntBlock
  /// The `terraform.source` of the unit's own file, or nil.
  public let ownSource: Located<Text>?
  /// The arguments Terragrunt adds for the command.
  public let arguments: [Located<Text>]
  /// The environment variables Terragrunt sets for the command, sorted by name.
  public let environment: [(name: Text, value: Located<Text>)]
  /// The folders that it depends on, absolute, in source order.
  public let dependencies: [Located<Path>]
  /// The optional var files that do not exist.
  public let absentVarFiles: [Located<Text>]
  /// The settings, in the order in which the layers first name them.
  public let settings: [Setting]
  /// Of an environment of a module, what its files set and the module does not declare: Terraform leaves it out.
  public let undeclared: [Setting]
  /// The settings by name, in byte order.
  public var settingsByName: [Setting] { orderByName.map { settings[$0] } }
  /// The positions of the settings in byte order of their names, so that sorting moves no setting.
  var orderByName: [Int] { settings.map(\.name).positionsInOrder }
  /// Every source of variables, lowest layer first; without `-var` arguments, since each sets only one.
  public let sources: [LayerSource]
  /// Every file that was read for the unit, relative to the tree's top folder.
  public let filesRead: [Path]
  /// Every file that was looked for and not found, optional ones included, relative to the tree's top folder.
  public let missingFiles: [Path]
  /// The whole configuration; nil for a unit of Terragrunt 0.18, whose configuration is `terragrunt`. Each call creates
  /// it anew.
  public var document: UnitDocument? { makeDocument?() }
  private let makeDocument: (@Sendable () -> UnitDocument)?
  /// Of an environment of Terraform alone, how it was found; nil for any other unit.
  public let listedEnvironment: ListedEnvironment?
  /// Where the state is kept, as far as the files say: the block of Terragrunt, or that of the module.
  public var remoteState: RemoteState? { terragrunt.remoteState ?? listedEnvironment?.remoteState }
  /// Additional data of the layout, for code that knows the layout.
  public let details: (any Sendable)?
  /// True when Terragrunt 0.18.7 surely takes the unit, with the same texts and values; false when it may not.
  package let isSameInExactMode: Bool
  /// The diagnostics; if one is an error, the rest of the unit can't be trusted.
  public let diagnostics: [Diagnostic]

  /// A resolved unit.
  public init(
    layout: UnitLayout = .terragrunt018, path: Path, folder: Path, configurationFile: Path, configuration: TreeFile?,
    includes: [Path], region: Text?,
    command: Text, terragrunt: TerragruntBlock, ownSource: Located<Text>?, arguments: [Located<Text>],
    environment: [(name: Text, value: Located<Text>)], absentVarFiles: [Located<Text>], settings: [Setting],
    undeclared: [Setting] = [], sources: [LayerSource], filesRead: [Path], missingFiles: [Path],
    dependencies: [Located<Path>]? = nil,
    document: (@Sendable () -> UnitDocument)? = nil, listedEnvironment: ListedEnvironment? = nil,
    details: (any Sendable)? = nil, isSameInExactMode: Bool = false, diagnostics: [Diagnostic]
  ) {
    self.layout = layout
    self.isSameInExactMode = isSameInExactMode
    makeDocument = document
    self.details = details
    self.listedEnvironment = listedEnvironment
    self.dependencies =
      dependencies
      ?? (terragrunt.dependencies ?? []).map { Located(folder.appending(Path($0.value)).cleaned, at: $0.place) }
    self.path = path
    self.folder = folder
    self.configurationFile = configurationFile
    self.configuration = configuration
    self.includes = includes
    self.region = region
    self.command = command
    self.terragrunt = terragrunt
    self.ownSource = ownSource
    self.arguments = arguments
    self.environment = environment
    self.absentVarFiles = absentVarFiles
    self.settings = settings
    self.undeclared = undeclared
    self.sources = sources
    self.filesRead = filesRead
    self.missingFiles = missingFiles
    self.diagnostics = diagnostics
  }
}

extension ResolvedUnit {
  /// The same unit without settings that are null: for a module, null is as good as no value.
  public var withoutNulls: ResolvedUnit { filtered { !$0.value.isNull } }

  /// The same unit with those of its settings alone.
  public func filtered(_ isKept: (Setting) -> Bool) -> ResolvedUnit {
    if settings.allSatisfy(isKept) { return self }
    return ResolvedUnit(
      layout: layout, path: path, folder: folder, configurationFile: configurationFile, configuration: configuration,
      includes: includes, region: region, command: command, terragrunt: terragrunt, ownSource: ownSource,
      arguments: arguments, environment: environment, absentVarFiles: absentVarFiles,
      settings: settings.filter(isKept), undeclared: undeclared, sources: sources, filesRead: filesRead,
      missingFiles: missingFiles,
      dependencies: dependencies, document: makeDocument, listedEnvironment: listedEnvironment, details: details,
      isSameInExactMode: isSameInExactMode, diagnostics: diagnostics)
  }

  /// True when its values can't be trusted, since a mistake keeps some of them from being known. A value that the module
  /// refuses is known.
  public var isBroken: Bool {
    diagnostics.contains { $0.severity == .error && $0.code != "failed-validation" }
  }
}
