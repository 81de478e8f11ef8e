public import Files
public import Hierarchy
public import SourceText

/// Trees of Terraform alone: each environment of each root module is a unit, named `MODULE@ENVIRONMENT`.
public struct TerraformLayout: Layout {
  /// The name of the made-up file whose folder stands for a unit.
  private static let unitFile: Text = "*environment"

  private let context: LayoutContext
  private let options: EnvironmentOptions
  private let found = Once<EnvironmentSearch>()
  private let isTerragrunt = Once<Bool>()

  /// The layout of a tree.
  public init(_ options: EnvironmentOptions, in context: LayoutContext) {
    self.context = context
    self.options = options
  }

  public var isFallback: Bool { true }

  /// The modules and environments of the tree, searched once.
  public var search: EnvironmentSearch {
    found.value { EnvironmentSearch(root: context.root, files: context.files) { context.module(in: $0) } }
  }

  public func units(in folder: Path, _ entries: [Text: FileKind]) -> [Path] {
    guard entries.contains(where: { $0.value == .file && ModuleCode.isCode($0.key) }) else { return [] }
    if options.isGiven { return [Self.unit(options.environment(of: folder, in: context.root))] }
    if isTerragruntTree { return [] }
    return search.environments(of: folder).map(Self.unit)
  }

  public func units(named path: Path) -> [Path]? {
    if VarFileName.isVarFile(path.name), context.files.kind(of: path) == .file {
      return isPlainVarFile(path) ? [path.appending(Path(Self.unitFile))] : nil
    }
    guard path.name.firstIndex(of: Byte.at) != nil, !isTerragruntTree, let environment = environment(at: path) else {
      return nil
    }
    return [Self.unit(environment)]
  }

  /// True when Terragrunt runs in the tree, so that its modules are no units. The top folder mostly tells it at once.
  private var isTerragruntTree: Bool {
    isTerragrunt.value {
      TerragruntFile.isAbove(context.root, root: context.root, context.files)
    } || search.hasTerragrunt
  }

  public func isPlainVarFile(_ path: Path) -> Bool {
    VarFileName.isVarFile(path.name) && !TerragruntFile.namesTerragrunt(path, context.files) && !isTerragruntTree
  }

  public func roots(among units: [Path]) -> Set<Path> { [] }

  public func owns(_ unit: Path) -> Bool { unit.name == Self.unitFile }

  public func resolve(_ unit: Path) -> ResolvedUnit {
    let folder = unit.parent
    let environment =
      environment(at: folder) ?? (options.isGiven ? options.environment(of: folder, in: context.root) : alone(folder))
    return EnvironmentUnit(environment, context).unit()
  }

  private func environment(at path: Path) -> ModuleEnvironment? {
    if options.isGiven { return nil }
    return search.environment(at: path)
  }

  /// A var file that is looked at by itself.
  private func alone(_ file: Path) -> ModuleEnvironment {
    guard VarFileName.isVarFile(file.name) else {
      return ModuleEnvironment(
        in: context.root, module: file, name: "", reasons: [EnvironmentReason(.module, "it is a module")])
    }
    return ModuleEnvironment(
      in: context.root, module: file, name: "", arguments: [.file(file, at: nil)],
      reasons: [EnvironmentReason(.given, "the var file is named")])
  }

  private static func unit(_ environment: ModuleEnvironment) -> Path {
    environment.path.appending(Path(unitFile))
  }
}
