import Files
import Hierarchy
import SourceText

/// The variables that the repository's scripts and pipeline files pass to Terraform: `TF_VAR_name` variables and
/// `-var name=…` arguments. Read once, on first use.
final class RepositoryScripts: Sendable {
  private let tree: Tree
  private let known = Once<Set<Text>>()

  init(_ tree: Tree) { self.tree = tree }

  /// True when a script sets the variable.
  func give(_ variable: Text) -> Bool { known.value { names() }.contains(variable) }

  /// Folders without scripts of the repository itself, or with too many files.
  private static let neverEntered = ToolFolders.all.union(["vendor", ".venv", ".tox"])
  private static let scriptNames: Set<Text> = [
    "Makefile", "makefile", "GNUmakefile", "Jenkinsfile", "Dockerfile", "Rakefile", "Taskfile", "Vagrantfile",
    "justfile",
    ".env", ".envrc", "env", "environment",
  ]
  private static let scriptEnds: [Text] = [
    ".sh", ".bash", ".yml", ".yaml", ".mk", ".rb", ".rake", ".py", ".groovy", ".env", ".envrc", ".ps1", ".bat", ".json",
    ".toml", ".hcl", ".md", ".tfvars", ".terragrunt",
  ]
  private static let mostFolders = 20_000

  private func names() -> Set<Text> {
    var found: Set<Text> = []
    var waiting = [tree.root]
    var visited = 0
    while let folder = waiting.popLast(), visited < Self.mostFolders {
      visited += 1
      for name in tree.names(in: folder) {
        let path = folder.appending(Path(name))
        switch tree.kind(of: path) {
        case .folder: if !Self.neverEntered.contains(name) { waiting.append(path) }
        case .file: if Self.isScript(name) { Self.add(path, of: tree, to: &found) }
        case .other, nil: continue
        }
      }
    }
    return found
  }

  private static func isScript(_ name: Text) -> Bool {
    scriptNames.contains(name) || name.firstIndex(of: dot) == nil || scriptEnds.contains { name.hasSuffix($0) }
  }

  /// What to look for in a file. In a file of the tree, only the environment variables that it reads: something
  /// outside sets them.
  private static func marks(in path: Path) -> [Text] {
    path.text.hasSuffix(".tfvars") || path.text.hasSuffix(".terragrunt") ? [environmentMark] : marks
  }

  private static let environmentMark: Text = "get_env(\"TF_VAR_"

  private static func add(_ path: Path, of tree: Tree, to found: inout Set<Text>) {
    guard let file = try? tree.source(at: path) else { return }
    let text = Text(file.bytes)
    for mark in marks(in: path) {
      var from = 0
      while let range = text.firstRange(of: mark, from: from) {
        var end = range.upperBound
        while end < text.count, text[end] == quote || text[end] == singleQuote { end += 1 }
        let start = end
        while end < text.count, isNameByte(text[end]) { end += 1 }
        if end > start { found.insert(text[start..<end]) }
        from = max(end, range.upperBound)
      }
    }
  }

  private static let marks: [Text] = ["TF_VAR_", "-var ", "-var="]
  private static let dot: UInt8 = Byte.dot
  private static let quote: UInt8 = Byte.quote
  private static let singleQuote: UInt8 = Byte.apostrophe

  private static func isNameByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore || byte == Byte.hyphen
  }
}
