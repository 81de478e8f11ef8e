import Files
import Hierarchy
import SourceText

/// What belongs to Terragrunt in a repository: the folders of its units, and the modules that its files name.
///
/// Sources are recognised by their text, since evaluating all units would cost more than it tells: a literal such as
/// `/modules/app` behind `${get_repo_root()}` names each folder whose path ends so.
struct TerragruntParts: Sendable {
  /// The folders of units.
  let unitFolders: Set<Path>
  /// The folders that a path in a file names from there.
  private var named: Set<Path> = []
  /// The ends of paths that a file names, by the last part.
  private var ends: [Text: [[Text]]] = [:]
  /// The ends of folders below which a file names something by an expression.
  private var parents: [Text: [[Text]]] = [:]
  /// The names of the var files that a file names.
  private var varFileNames: Set<Text> = []

  /// How many units of Terragrunt 0.18 lie directly in each folder.
  private let unitsIn: [Path: Int]

  /// Nothing.
  init() {
    unitFolders = []
    unitsIn = [:]
  }

  /// - Parameters:
  ///   - units: the configuration files of units.
  ///   - files: those and all other files that Terragrunt reads.
  ///   - root: the repository's top folder.
  init(units: [Path], files: [Path], root: Path, in fileSystem: any FileSystem) {
    unitFolders = Set(units.map(\.parent))
    unitsIn = units.filter { VarFileName.isVarFile($0.name) }.reduce(into: [:]) {
      $0[$1.parent.parent, default: 0] += 1
    }
    for file in files {
      guard let bytes = try? fileSystem.read(file) else { continue }
      for text in QuotedTexts.all(in: bytes) { add(text, of: file, root) }
    }
  }

  private mutating func add(_ text: QuotedTexts.Item, of file: Path, _ root: Path) {
    if text.end.hasSuffix(".tfvars") || text.end.hasSuffix(".tfvars.json") {
      varFileNames.insert(Path(text.end).name)
      return
    }
    if text.isSource, case .local(let folder) = ModuleSource(text.end, unit: file.parent) { named.insert(folder) }
    guard let path = Self.path(of: text.end.isEmpty ? text.beforeLast : text.end) else { return }
    let parts = Path(path).parts.filter { $0 != "." && $0 != ".." }
    guard let last = parts.last else { return }
    if text.end.isEmpty {
      if text.isSource { parents[last, default: []].append(parts) }
      return
    }
    named.insert(file.parent.appending(Path(path)).cleaned)
    if parts.count > 1 { ends[last, default: []].append(parts) } else { named.insert(root.appending(Path(last))) }
  }

  /// The path in a source: without a query, and of an address only the folder behind `//`; nil when there is none.
  private static func path(of source: Text) -> Text? {
    let source = source.split(separator: Byte.questionMark).first ?? ""
    guard source.firstIndex(of: Byte.slash) != nil else { return nil }
    let scheme = source.firstRange(of: "://")
    if scheme == nil, !source.contains("git@"), !source.contains("::"), !source.hasPrefix("github.com/") {
      return source
    }
    return source.firstRange(of: "//", from: scheme?.upperBound ?? 0).map { source[$0.upperBound..<source.count] }
  }

  /// True for the folder of a unit.
  func isUnit(_ folder: Path) -> Bool { unitFolders.contains(folder) }

  /// True for a folder among those of units: its own var file then more probably lacks a `terragrunt` block.
  func isAmongUnits(_ folder: Path) -> Bool { unitsIn[folder.parent] ?? 0 > 1 }

  /// True for a module that is part of Terragrunt's units.
  func owns(_ module: Path) -> Bool {
    if unitFolders.contains(module) || named.contains(module) { return true }
    let parts = module.parts
    if let last = parts.last, (ends[last] ?? []).contains(where: { parts.suffix($0.count).elementsEqual($0) }) {
      return true
    }
    return parts.indices.dropLast().contains { index in
      (parents[parts[index]] ?? []).contains { parts[...index].suffix($0.count).elementsEqual($0) }
    }
  }

  /// True for a var file that Terragrunt passes on, or that lies where one of its units would.
  func passes(_ varFile: Path) -> Bool {
    unitFolders.contains(varFile.parent) || varFileNames.contains(varFile.name) || isAmongUnits(varFile.parent)
  }
}
