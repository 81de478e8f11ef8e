import Hierarchy
import SourceText
import Synchronization

/// All units that were checked, in order.
final class Estate: Sendable {
  let units: [UnitFacts]
  /// The units on which they depend, directly or not, and that were not asked for.
  let others: [UnitFacts]
  /// All of them, by their folders and by what they depend on.
  let graph: UnitGraph
  /// The counterparts of each unit in other environments.
  let counterparts: Counterparts
  let tree: Tree
  /// The variables that scripts pass to Terraform outside the tree.
  let scripts: RepositoryScripts
  /// The files named `terraform.tfvars` that have no `terragrunt` block and that no unit reads, absolute.
  let unreadFiles: [Path]
  /// The folders whose file has a `terragrunt` block with a misspelt name, which is reported, absolute.
  let misspeltFolders: Set<Path>
  /// The codes that are not reported.
  let disabled: Set<String>
  /// The folders that the user named, absolute.
  private let checkedFolders: [Path]
  private let foundSlips = Once<NameSlips>()
  private let foundFamilies = Once<[ModuleFamilies.Family]>()
  private let foundUnitsWithoutState = Once<[NoRemoteState.Suspect]>()
  private let foundUnitsWithoutInclude = Once<Set<ObjectIdentifier>>()
  private let foundStateReaders = Once<StateReaders>()
  private let foundRegionGrids = Once<[RegionGrid]>()
  private let foundCompletedModules = Once<Set<Path>>()
  private let foundModules = Once<[ModuleUse]>()
  private let foundFileEnvironments = Mutex<[Text: EnvironmentFolder?]>([:])
  private let foundAccountRuns = Once<[AccountRun]>()

  /// The units that are the same thing in several environments and regions, looked for once.
  var regionGrids: [RegionGrid] { foundRegionGrids.value { RegionGrid.all(in: self) } }

  /// The units of each module, in the order of the first units, looked for once.
  var families: [ModuleFamilies.Family] { foundFamilies.value { ModuleFamilies(self).families } }

  /// The modules of the units, even with mistakes, by their folders, looked for once.
  var modules: [ModuleUse] { foundModules.value { ModuleUse.all(in: units) } }

  /// What the units say of accounts, looked for once.
  var accountRuns: [AccountRun] { foundAccountRuns.value { AccountRun.all(in: self) } }

  /// The states that modules read, looked for once.
  var stateReaders: StateReaders { foundStateReaders.value { StateReaders(self) } }

  /// True when every unit of the tree was checked.
  var isWhole: Bool { knowsAll(in: tree.root) }

  /// The names of the outputs of a unit's module; nil without a module, and where there may be more than can be read.
  func outputs(of unit: UnitFacts) -> Set<Text>? {
    mayDeclare(.output, besideModuleOf: unit) ? nil : unit.module?.outputs.map { Set($0) }
  }

  /// The folders of modules beside which, for some unit, something may declare variables or take the place of one of
  /// their files, looked for once.
  var completedModules: Set<Path> {
    foundCompletedModules.value {
      let completed = modules.filter { use in
        use.units.contains { unit in
          mayDeclare(.variable, besideModuleOf: unit)
            || unit.configuration.generated.mayReplace(unit.readModule?.filesRead.map(\.name) ?? [])
        }
      }
      return Set(completed.map(\.module.folder))
    }
  }

  /// True when a `generate` block or code beside the unit may declare something of that kind, which its module lacks.
  func mayDeclare(_ kind: GeneratedCode.Kind, besideModuleOf unit: UnitFacts) -> Bool {
    unit.configuration.generated.mayDeclare(kind) || unit.moduleSource != .beside && hasCode(beside: unit)
  }

  /// The place where a unit of `terraform.tfvars` names the file that it includes; nil where it includes none.
  func includePlace(of unit: UnitFacts) -> Place? {
    unit.includes.isEmpty || unit.layout != .terragrunt018 ? nil : tree.treeFile(at: unit.file)?.includePlace
  }

  /// True when a unit's own folder has Terraform code.
  func hasCode(beside unit: UnitFacts) -> Bool { tree.names(in: unit.folder).contains(where: ModuleFiles.isCode) }

  /// The units whose siblings have a remote state, looked for once.
  var unitsWithoutState: [NoRemoteState.Suspect] {
    foundUnitsWithoutState.value { NoRemoteState.suspects(in: self) }
  }

  /// True when the unit includes nothing although its siblings do, which is reported.
  func lacksInclude(_ unit: UnitFacts) -> Bool {
    unit.includes.isEmpty && !disabled.contains(NoRemoteState.code)
      && unitsWithoutInclude.contains(ObjectIdentifier(unit))
  }

  private var unitsWithoutInclude: Set<ObjectIdentifier> {
    foundUnitsWithoutInclude.value {
      Set(unitsWithoutState.lazy.filter { $0.parent != nil }.map { ObjectIdentifier($0.unit) })
    }
  }

  /// The names that no module declares, looked for once.
  var slips: NameSlips { foundSlips.value { NameSlips(self) } }

  /// - Parameter graph: the units, and those on which they depend.
  init(
    _ units: [UnitFacts], _ graph: UnitGraph, in tree: Tree, checkedFolders: [Path], _ selection: Tree.Selection,
    unreadFiles: [Path], disabled: Set<String>
  ) {
    self.graph = graph
    counterparts = Counterparts(units)
    self.disabled = disabled
    misspeltFolders = Set(
      selection.diagnostics.filter { $0.has(ResolutionCode.misspeltBlock) }.compactMap { $0.place?.file.name }
        .map { tree.root.appending(Path($0).parent).cleaned })
    self.units = units
    others = Array(graph.units.dropFirst(units.count))
    self.tree = tree
    self.checkedFolders = checkedFolders
    self.unreadFiles = unreadFiles
    scripts = RepositoryScripts(tree)
  }

  /// True for the folder of one of the units, an absolute path.
  func isUnit(_ folder: Path) -> Bool { graph.position(of: folder).map { $0 < units.count } ?? false }

  /// The environment of a unit's folder; nil when it names none.
  func environment(of unit: UnitFacts) -> EnvironmentFolder? { counterparts.environment(of: unit) }

  /// The environment that a file is for, looked for once; nil when neither its name nor its folder names one.
  func environment(of file: SourceFile) -> EnvironmentFolder? {
    let names = counterparts.names
    return foundFileEnvironments.withLock { known in
      if let found = known[file.name] { return found }
      let found = EnvironmentFolder(ofFile: Path(file.name), names)
      known[file.name] = .some(found)
      return found
    }
  }

  /// True when every unit below the file's folder was checked, so that a finding may say "no unit".
  func knowsAll(below file: SourceFile) -> Bool {
    knowsAll(in: tree.root.appending(Path(file.name).parent).cleaned)
  }

  /// True when every unit in the folder, an absolute path, was checked.
  func knowsAll(in folder: Path) -> Bool { checkedFolders.contains { folder.isWithin($0) } }

  /// The names as "'a', 'b', 'c' and 4 more".
  static func list(_ names: [some CustomStringConvertible], most: Int = 3) -> Message {
    let rest = names.count - most
    var message: Message = "\(words: "")"
    for (index, name) in names.prefix(most).enumerated() {
      let separator = index == 0 ? "" : rest <= 0 && index == names.count - 1 ? " and " : ", "
      message = "\(message)\(words: separator)'\(name)'"
    }
    return rest > 0 ? "\(message) and \(rest) more" : message
  }
}
