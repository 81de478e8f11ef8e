import Files
import Hierarchy
import SourceText

/// What one walk over a repository finds: modules, var files, and the files that may run Terraform.
struct RepositoryIndex: Sendable {
  private static let neverEntered = ToolFolders.all.union([".venv"])

  /// The folder that was walked, absolute.
  let root: Path
  /// The folders with Terraform code, absolute, in byte order.
  private(set) var modules: [Path] = []
  /// The var files, absolute, in byte order.
  private(set) var varFiles: [Path] = []
  /// The files with settings for a backend by their names, absolute, in byte order.
  private(set) var backendFiles: [Path] = []
  /// The files that may run Terraform, absolute, in byte order.
  private(set) var automation: [Path] = []
  /// The files that keep others out of the repository, absolute.
  private(set) var ignoring: [Path] = []
  /// True when the repository has units of Terragrunt.
  private(set) var hasTerragrunt = false
  /// What belongs to them.
  private(set) var terragrunt = TerragruntParts()

  /// The files that Terragrunt may read.
  private var configurations: [Path] = []
  /// The var files and code files that are symbolic links.
  private var links: Set<Path> = []
  /// Where they lead, within the repository.
  private var linkTargets: Set<Path> = []
  /// The code files of each module.
  private var code: [Path: [Path]] = [:]

  private let moduleSet: Set<Path>
  private let varFileSet: Set<Path>
  private let varFilesByName: [Text: [Path]]
  /// How many var files each folder has.
  private let varFilesIn: [Path: Int]
  /// The folders with var files that Terraform loads by itself.
  private let automaticFolders: Set<Path>
  /// The folders with settings for a backend.
  private let backendFolders: Set<Path>

  /// Walks over all folders below `root`; links to folders are not followed.
  init(root: Path, files: any FileSystem) {
    var found = Self(empty: root)
    var realRoot: Path?
    var pending = [root]
    while let folder = pending.popLast() {
      guard let entries = try? files.entries(of: folder) else { continue }
      for entry in entries {
        let path = folder.appending(Path(entry.name))
        switch entry.kind {
        case .folder:
          if !entry.isLink, !Self.neverEntered.contains(entry.name) { pending.append(path) }
        case .file:
          found.add(entry.name, path)
          if entry.isLink, VarFileName.isVarFile(entry.name) || ModuleFiles.isCode(entry.name) {
            realRoot = realRoot ?? files.realPath(of: root) ?? root
            found.addLink(path, to: files.linkTarget(of: path), realRoot ?? root)
          }
        case .other, nil: break
        }
      }
    }
    found.modules = Array(found.code.keys)
    found.takeTerragrunt(files)
    self = Self(sorted: found)
  }

  private init(empty root: Path) {
    self.root = root
    moduleSet = []
    varFileSet = []
    varFilesByName = [:]
    varFilesIn = [:]
    automaticFolders = []
    backendFolders = []
  }

  private init(sorted found: RepositoryIndex) {
    root = found.root
    modules = found.modules.sorted()
    varFiles = found.varFiles.sorted()
    backendFiles = found.backendFiles.sorted()
    automation = found.automation.sorted()
    ignoring = found.ignoring
    hasTerragrunt = found.hasTerragrunt
    terragrunt = found.terragrunt
    links = found.links
    linkTargets = found.linkTargets
    code = found.code
    moduleSet = Set(modules)
    varFileSet = Set(varFiles)
    varFilesByName = Dictionary(grouping: varFiles, by: \.name)
    varFilesIn = varFiles.reduce(into: [:]) { $0[$1.parent, default: 0] += 1 }
    automaticFolders = Set(varFiles.filter { VarFileName($0.name).isAutomatic }.map(\.parent))
    backendFolders = Set(backendFiles.map(\.parent))
  }

  /// Separates what belongs to Terragrunt from the other files.
  private mutating func takeTerragrunt(_ files: any FileSystem) {
    let old = varFiles.filter { TerragruntFile.isOne($0, files) }
    let units = configurations.filter { TerragruntFile.unitNames.contains($0.name) } + old
    hasTerragrunt = hasTerragrunt || !old.isEmpty
    if !hasTerragrunt { return }
    let parts = TerragruntParts(units: units, files: configurations + old, root: root, in: files)
    terragrunt = parts
    varFiles.removeAll { parts.passes($0) }
  }

  /// Takes in a file.
  private mutating func add(_ name: Text, _ path: Path) {
    if TerragruntFile.names.contains(name) { hasTerragrunt = true }
    if TerragruntFile.mayRead(name) { configurations.append(path) }
    if VarFileName.isVarFile(name) {
      varFiles.append(path)
    } else if name.hasSuffix(".tfbackend") || name.hasSuffix(".hcl") && name.contains("backend") {
      backendFiles.append(path)
    } else if ModuleFiles.isCode(name) {
      code[path.parent, default: []].append(path)
    } else if name == ".gitignore" {
      ignoring.append(path)
    } else if AutomationFile.Kind(of: path, in: root) != nil {
      automation.append(path)
    }
  }

  private mutating func addLink(_ path: Path, to target: Path?, _ realRoot: Path) {
    links.insert(path)
    guard let target, target.isWithin(realRoot) else { return }
    linkTargets.insert(root.appending(target.relative(to: realRoot)).cleaned)
  }

  /// True for a var file that is a symbolic link, or that one leads to: it is for the module beside which the link lies.
  func isLinked(_ varFile: Path) -> Bool { links.contains(varFile) || linkTargets.contains(varFile) }

  /// True for a folder that only keeps code for the symbolic links of modules elsewhere.
  func keepsCodeForLinks(_ module: Path) -> Bool {
    !linkTargets.isEmpty && varFileCount(in: module) == 0
      && !VarFileName.words(of: module.name).contains(where: NamingWords.environments.contains)
      && (code[module] ?? []).allSatisfy(linkTargets.contains)
  }

  /// True when the folder has Terraform code.
  func isModule(_ folder: Path) -> Bool { moduleSet.contains(folder) }

  /// True when the file is a var file of the repository.
  func hasVarFile(_ path: Path) -> Bool { varFileSet.contains(path) }

  /// True when a var file lies at the end of a path of at least two names, wherever that begins.
  func hasVarFile(endingIn path: Path) -> Bool {
    let parts = path.parts.filter { $0 != ".." }
    return parts.count > 1
      && (varFilesByName[path.name] ?? []).contains { $0.parts.suffix(parts.count).elementsEqual(parts) }
  }

  /// How many var files lie in a folder itself.
  func varFileCount(in folder: Path) -> Int { varFilesIn[folder] ?? 0 }

  /// True for a folder with var files that Terraform loads by itself.
  func hasAutomaticFiles(_ folder: Path) -> Bool { automaticFolders.contains(folder) }

  /// True for a folder with settings for a backend.
  func hasBackendFile(in folder: Path) -> Bool { backendFolders.contains(folder) }

  /// The nearest folder with Terraform code that contains `folder`, or is it.
  func module(around folder: Path) -> Path? {
    var folder = folder
    while true {
      if isModule(folder) { return folder }
      if folder == root || folder.isTop || !folder.isWithin(root) { return nil }
      folder = folder.parent
    }
  }
}
