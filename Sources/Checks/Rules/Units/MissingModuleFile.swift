import Hierarchy
import SourceText

/// A local module reads a file of its own that does not exist.
enum MissingModuleFile: EstateCheck {
  static let code = "missing-module-file"
  static let severity = Severity.warning
  static let summary = "a module that reads a file of its own that does not exist"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let own = estate.modules.compactMap(\.complete)
    let units = Dictionary(uniqueKeysWithValues: estate.modules.map { ($0.module.folder, $0.units) })
    return (own + estate.tree.modules(calledBy: own)).flatMap { module in
      module.ownFilesRead.compactMap { read in
        guard isMissing(read.value, of: module, in: estate.tree) else { return nil }
        let meant = meant(by: read.value, of: module, in: estate.tree)
        if meant == nil && mayBeMade(read.value, by: module, in: estate.tree) { return nil }
        // Terragrunt copies the files of a unit's folder over those of the module.
        let isBeside = (units[module.folder] ?? []).contains { unit in
          unit.module != nil && estate.tree.kind(of: unit.folder.appending(read.value)) != nil
        }
        if isBeside { return nil }
        return finding(
          "the module '\(module.path)' reads the file '\(read.value)', which it does not have", at: read.place,
          help: meant.map { "did you mean '\($0)'?" } ?? "add the file, or correct the path")
      }
    }
  }

  private static func isMissing(_ path: Path, of module: ModuleVariables, in tree: Tree) -> Bool {
    let file = module.folder.appending(path).cleaned
    return file.isWithin(tree.root) && tree.kind(of: file) == nil
  }

  // MARK: files that something makes

  /// The endings of files that people write.
  private static let written: Set<Text> = ["json", "tpl", "tmpl", "tftpl", "yml", "yaml", "sh"]
  /// Words in the paths of files that programs write.
  private static let made: [StaticString] = [
    "build", "dist", "gen", "target", "tmp", "temp", "out", "render", "secret", ".terraform", "cache", "key", "cert",
  ]
  private static let ignored: Path = ".gitignore"

  /// True for a file that is no template or policy, or that git ignores, or that the module itself writes.
  private static func mayBeMade(_ path: Path, by module: ModuleVariables, in tree: Tree) -> Bool {
    let name = path.name
    guard let dot = name.bytes.lastIndex(of: Byte.dot), written.contains(name[dot + 1..<name.count]) else {
      return true
    }
    let plain = path.text.lowercasedASCII
    if made.contains(where: { plain.contains($0) }) { return true }
    var folder = module.folder.appending(path).cleaned.parent
    while folder.isWithin(tree.root) {
      if let file = try? tree.source(at: folder.appending(ignored)) {
        let text = Text(file.bytes)
        if text.contains(name) || text.contains(Text("*.") + name[dot + 1..<name.count]) { return true }
      }
      if folder == tree.root || folder == "/" { break }
      folder = folder.parent
    }
    return module.filesRead.contains { read in
      guard let file = try? tree.source(at: tree.root.appending(read)) else { return false }
      return Text(file.bytes).contains("local_file")
    }
  }

  private static let mostSlips = 2

  /// The file with nearly that name and the same ending in the same folder, relative to the module's; nil where there is none.
  private static func meant(by path: Path, of module: ModuleVariables, in tree: Tree) -> Path? {
    let file = module.folder.appending(path).cleaned
    guard tree.kind(of: file.parent) == .folder else { return nil }
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
