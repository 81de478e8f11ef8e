import Files
import Hierarchy
import SourceText

/// The names that `.gitignore` files of a repository keep out of it.
final class IgnoredFiles {
  private let ignoring: [Path]
  private let files: any FileSystem
  private lazy var patterns: [(folder: Path, name: Text)] = ignoring.flatMap { path -> [(folder: Path, name: Text)] in
    guard let bytes = try? files.read(path) else { return [] }
    return Text(bytes).split(separator: Byte.lineFeed).map(\.trimmed).compactMap { line in
      if line.isEmpty || line[0] == Byte.hash || line[0] == Byte.exclamationMark { return nil }
      return (path.parent, Path(line).name)
    }
  }

  /// - Parameter ignoring: the `.gitignore` files.
  init(_ ignoring: [Path], _ files: any FileSystem) {
    self.ignoring = ignoring
    self.files = files
  }

  /// True for a file that a pattern above it may mean, by its name.
  func holds(_ file: Path) -> Bool {
    patterns.contains { file.isWithin($0.folder) && Self.matches(file.name, $0.name) }
  }

  /// True when the name fits the pattern, in which `*` stands for any text.
  private static func matches(_ name: Text, _ pattern: Text) -> Bool {
    let pieces = pattern.split(separator: Byte.asterisk)
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return name == pattern }
    guard name.hasPrefix(first), name.hasSuffix(last), name.count >= first.count + last.count else { return false }
    var start = first.count
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = name.firstRange(of: piece, from: start) else { return false }
      start = found.upperBound
    }
    return start <= name.count - last.count
  }
}
