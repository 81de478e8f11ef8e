import Files
import SourceText

/// What the code of a module says of other files in its folder: templates, policies, scripts.
struct CodeMentions {
  /// The lock file of the providers, which every run reads.
  private static let lockFile: Text = ".terraform.lock.hcl"

  /// The words of the code, as far as they may be a part of a path.
  private var words: Set<Text> = []

  /// No code.
  init() {}

  /// The words of all code in a folder; nil where there is none.
  init?(in folder: Path, _ files: any FileSystem) {
    let entries = (try? files.entries(of: folder)) ?? []
    let code = ModuleFiles.names(among: entries.map(\.name))
    if code.isEmpty { return nil }
    for name in code {
      if let bytes = try? files.read(folder.appending(Path(name))) { add(Text(bytes)) }
    }
  }

  /// What both say.
  func union(_ other: CodeMentions?) -> CodeMentions {
    var both = self
    both.words.formUnion(other?.words ?? [])
    return both
  }

  private mutating func add(_ text: Text) {
    var start = 0
    for index in 0...text.count where index == text.count || !Self.isPart(text[index]) {
      if index > start { words.insert(text[start..<index]) }
      start = index + 1
    }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    Byte.isLetter(byte) || Byte.isDigit(byte) || isSign(byte) || byte >= 0x80
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == Byte.dot || byte == Byte.hyphen || byte == Byte.underscore
  }

  /// True when the code may read a file at this path below its folder: it names the file, the end or the start of its
  /// name (`"${var.env}.json"`), or the folder in which it lies. Values are known without a look at var files.
  func mayRead(_ path: Path) -> Bool {
    guard let first = path.parts.first, !path.name.hasSuffix(".tfvars"), !path.name.hasSuffix(".tfvars.json") else {
      return false
    }
    return path.parts.count > 1 ? words.contains(first) : first == Self.lockFile || isNamed(first)
  }

  /// True for a folder in which the code may read files.
  func mayEnter(_ folder: Text) -> Bool { words.contains(folder) }

  private func isNamed(_ name: Text) -> Bool {
    if words.contains(name) { return true }
    return name.bytes.indices.contains { index in
      guard Self.isSign(name[index]) else { return false }
      return words.contains(name[index..<name.count]) || index > 0 && words.contains(name[0..<index + 1])
    }
  }
}
