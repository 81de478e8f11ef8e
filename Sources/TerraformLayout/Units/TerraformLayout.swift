public import Files
import HCL2Syntax
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
    guard entries.contains(where: { $0.value == .file && ModuleFiles.isCode($0.key) }) else { return [] }
    if options.isGiven {
      return isPartOfAnother(folder) ? [] : [Self.unit(options.environment(of: folder, in: context.root))]
    }
    if isHelper(folder, entries) { return [] }
    return search.environments(of: folder).map(Self.unit)
  }

  /// True for a module that another calls, and that the user did not name: the arguments are for that one.
  private func isPartOfAnother(_ folder: Path) -> Bool {
    !options.namedFolders.contains(folder) && search.called.contains(folder)
  }

  public func units(named path: Path) -> [Path]? {
    if VarFileName.isVarFile(path.name), context.files.kind(of: path) == .file {
      let isAlone = !isTerragruntTree && !TerragruntFile.namesTerragrunt(path, context.files)
      return isAlone ? [path.appending(Path(Self.unitFile))] : nil
    }
    guard let environment = environment(at: path) ?? environment(inFolder: path) else { return nil }
    return [Self.unit(environment)]
  }

  /// `@prod` and `.@prod` in the folder of a module.
  private func environment(inFolder path: Path) -> ModuleEnvironment? {
    guard let (module, name) = ListedEnvironment.named(path), module == path.parent else { return nil }
    return search.environments(of: module).first { $0.name == name }.map(withGiven)
  }

  public func diagnostic(forMissing path: Path) -> Diagnostic? {
    if isTerragruntTree { return nil }
    let named = ListedEnvironment.named(path)
    guard let (module, name) = named, !search.environments(of: module).isEmpty else {
      return UnknownUnit(path, named, search, context).diagnostic
    }
    let known = search.environments(of: module)
    let names = known.map { context.displayName(of: $0.path).description }
    let wanted = context.displayName(of: module.named(name, in: context.root)).description
    let nearest = NearestName.of(wanted, among: names)
    return Diagnostic(
      .error, TreeFailure.noSuchPath, "'\(context.displayName(of: module))' has no environment '\(name)'", at: nil,
      help: nearest.map { "did you mean '\($0)'?" } ?? "name one of its environments: \(UnknownUnit.list(names))")
  }

  /// True for a module that only others use, as its place tells without a search: below `modules` in a tree of
  /// Terragrunt, without var files.
  private func isHelper(_ folder: Path, _ entries: [Text: FileKind]) -> Bool {
    folder.relative(to: context.root).parts.contains(where: NamingWords.helperFolders.contains)
      && !entries.contains { VarFileName.isVarFile($0.key) }
      && TerragruntFile.isAbove(context.root, root: context.root, context.files)
  }

  /// True when Terragrunt runs in the tree too. The top folder mostly tells it at once.
  private var isTerragruntTree: Bool {
    isTerragrunt.value {
      TerragruntFile.isAbove(context.root, root: context.root, context.files)
    } || search.hasTerragrunt
  }

  public func isPlainVarFile(_ path: Path) -> Bool {
    guard VarFileName.isVarFile(path.name), !TerragruntFile.namesTerragrunt(path, context.files) else { return false }
    return !isTerragruntTree || isVariables(path)
  }

  /// True for a file that a newer Terraform reads without a mistake.
  private func isVariables(_ path: Path) -> Bool {
    guard let bytes = try? context.files.read(path) else { return false }
    let syntax: Dialect = path.name.hasSuffix(".json") ? .literalJSON : .native
    return !SyntaxTree(parsing: SourceFile(name: path.text, bytes: bytes), as: syntax).diagnostics.hasErrors
  }

  public var mistakes: [Diagnostic] { options.isGiven || isTerragruntTree ? [] : search.mistakes }

  public func isPartOfOthers(_ folder: Path) -> Bool { search.parts.contains(folder) }

  public func isUnused(_ unit: Path) -> Bool { !options.isGiven && search.unused.contains(unit.parent) }

  public func roots(among units: [Path]) -> Set<Path> { [] }

  public func owns(_ unit: Path) -> Bool { unit.name == Self.unitFile }

  public func resolve(_ unit: Path) -> ResolvedUnit {
    let folder = unit.parent
    let environment =
      environment(at: folder) ?? (options.isGiven ? options.environment(of: folder, in: context.root) : alone(folder))
    return EnvironmentUnit(
      environment, context, configuresBackends: options.isGiven || search.configuresBackends,
      editors: options.isGiven ? [] : search.editors
    ).unit()
  }

  private func environment(at path: Path) -> ModuleEnvironment? {
    guard let environment = search.environment(at: path) else { return nil }
    // A module by itself gets what is given, and no environment of it.
    return options.isGiven && environment.name.isEmpty ? nil : withGiven(environment)
  }

  private func withGiven(_ environment: ModuleEnvironment) -> ModuleEnvironment {
    options.isGiven ? environment.with(options) : environment
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
