import Files
import SourceText

/// The lines below a folder that have one of some words, in any text file.
struct WordSearch {
  /// Each line with a word as `FILE:LINE`, with the file relative to the folder; by file, in order.
  private(set) var lines: [Text] = []
  private let words: [Text]
  private let root: Path
  private let files: any FileSystem

  /// A null byte among the first so many bytes makes a file binary, as for git.
  private static let headLength = 8000

  /// Searches all files below `root`, an absolute path; links are not followed, and what can't be read is left out.
  init(_ words: [Text], below root: Path, _ files: any FileSystem) {
    self.words = words
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
    let found = Set(words.flatMap { Self.lines(with: $0, in: Text(bytes)) })
    lines += found.sorted().map { path.relative(to: root).text + Text(":\($0)") }
  }

  /// The numbers of the lines that have a word.
  private static func lines(with word: Text, in text: Text) -> [Int] {
    var found: [Int] = []
    var line = 1
    var counted = 0
    var start = 0
    while let range = text.firstRange(of: word, from: start) {
      start = range.upperBound
      let isWhole =
        (range.lowerBound == 0 || !isOfWord(text[range.lowerBound - 1]))
        && (range.upperBound == text.count || !isOfWord(text[range.upperBound]))
      guard isWhole else { continue }
      line += text[counted..<range.lowerBound].bytes.count { $0 == Byte.lineFeed }
      counted = range.lowerBound
      found.append(line)
    }
    return found
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore || byte > Byte.delete
  }
}
