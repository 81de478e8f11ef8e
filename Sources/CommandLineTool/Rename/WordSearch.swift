import Files
import SourceText

/// The lines below a folder that have a word, in any text file.
struct WordSearch {
  /// Each line with the word as `FILE:LINE`, with the file relative to the folder; by file, in order.
  private(set) var lines: [Text] = []
  private let word: Text
  private let root: Path
  private let files: any FileSystem

  /// A null byte among the first so many bytes makes a file binary, as for git.
  private static let headLength = 8000

  /// Searches all files below `root`, an absolute path; links are not followed, and what can't be read is left out.
  init(_ word: Text, below root: Path, _ files: any FileSystem) {
    self.word = word
    self.root = root
    self.files = files
    search(root)
  }

  private mutating func search(_ folder: Path) {
    let entries = ((try? files.entries(of: folder)) ?? []).filter { !$0.isLink }.sorted { $0.name < $1.name }
    for entry in entries {
      let path = folder.appending(Path(entry.name))
      switch entry.kind {
      case .folder: if !ToolFolders.all.contains(entry.name) { search(path) }
      case .file: if let bytes = try? files.read(path) { search(bytes, path) }
      case .other, nil: break
      }
    }
  }

  private mutating func search(_ bytes: [UInt8], _ path: Path) {
    if bytes.prefix(Self.headLength).contains(0) { return }
    let text = Text(bytes)
    var line = 1
    var counted = 0
    var start = 0
    while let range = text.firstRange(of: word, from: start) {
      start = range.upperBound
      let isWhole =
        (range.lowerBound == 0 || !Self.isOfWord(bytes[range.lowerBound - 1]))
        && (range.upperBound == bytes.count || !Self.isOfWord(bytes[range.upperBound]))
      guard isWhole else { continue }
      line += bytes[counted..<range.lowerBound].count { $0 == Byte.lineFeed }
      counted = range.lowerBound
      let found = path.relative(to: root).text + Text(":\(line)")
      if lines.last != found { lines.append(found) }
    }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore || byte > Byte.delete
  }
}
