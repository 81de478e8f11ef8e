import Hierarchy
import SourceText

/// A local module reads a file of its own that does not exist, beside one with nearly that name.
enum MissingModuleFile: EstateCheck {
  static let code = "missing-module-file"
  static let severity = Severity.warning
  static let summary = "a module that reads a file of its own under a misspelt name"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var modules: [Path: ModuleVariables] = [:]
    var units: [Path: [Path]] = [:]
    for unit in estate.units {
      guard let module = unit.module else { continue }
      modules[module.folder] = module
      units[module.folder, default: []].append(unit.folder)
    }
    let own = modules.values.sorted { $0.folder < $1.folder }
    return (own + estate.tree.modules(calledBy: own)).flatMap { module in
      module.ownFilesRead.compactMap { read in
        guard let meant = meant(by: read.value, of: module, in: estate.tree) else { return nil }
        // Terragrunt copies the files of a unit's folder over those of the module.
        let isBeside = (units[module.folder] ?? []).contains { estate.tree.kind(of: $0.appending(read.value)) != nil }
        if isBeside { return nil }
        return finding(
          "the module '\(module.path)' reads the file '\(read.value)', which it does not have", at: read.place,
          help: "did you mean '\(meant)'?")
      }
    }
  }

  private static let mostSlips = 2

  /// The file with nearly that name and the same ending in the same folder, relative to the module's; nil where there is none,
  /// and for a file that exists.
  private static func meant(by path: Path, of module: ModuleVariables, in tree: Tree) -> Path? {
    let file = module.folder.appending(path).cleaned
    guard file.isWithin(tree.root), tree.kind(of: file) == nil, tree.kind(of: file.parent) == .folder else {
      return nil
    }
    let (stem, ending) = split(file.name)
    let stems = tree.names(in: file.parent).map(split).filter { $0.ending == ending && digits($0.stem) == digits(stem) }
    return NearestName.of(stem.description, among: stems.map(\.stem.description), atMost: mostSlips)
      .map { path.parent.appending(Path(Text($0) + ending)) }
  }

  private static func digits(_ text: Text) -> [UInt8] { text.bytes.filter(Byte.isDigit) }

  /// The name of a file before its first dot, and the rest.
  private static func split(_ name: Text) -> (stem: Text, ending: Text) {
    let end = name.firstIndex(of: Byte.dot) ?? name.count
    return (name[0..<end], name[end..<name.count])
  }
}
