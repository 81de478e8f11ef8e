import Files
import SourceText

/// `NAME=VALUE` lines, as `docker --env-file` and systemd read them.
enum EnvironmentFile {
  /// A pair, and where it is in the file.
  struct Pair {
    let name: Text
    let value: Text
    /// The range of the name, in bytes of the file.
    let nameRange: SourceRange
    /// The range of what follows `=`.
    let valueRange: SourceRange
  }

  /// Adds the file's pairs.
  static func read(_ text: Text, into environment: inout [Text: Text]) throws(FileSystemError) {
    for pair in try pairs(in: text) { environment[pair.name] = pair.value }
  }

  /// The file's pairs, in order. Blank lines and lines that start with `#` do not count; quotes around a value are
  /// dropped, as is `export` before a name.
  static func pairs(in text: Text) throws(FileSystemError) -> [Pair] {
    var pairs: [Pair] = []
    var start = 0
    for (index, line) in text.split(separator: Byte.lineFeed).enumerated() {
      defer { start += line.count + 1 }
      let trimmed = line.trimmed
      if trimmed.isEmpty || trimmed[0] == Byte.hash { continue }
      let bare = trimmed.hasPrefix("export ") ? trimmed[7..<trimmed.count].trimmed : trimmed
      guard let (name, value) = pair(bare) else { throw .other("line \(index + 1) is not NAME=VALUE") }
      let lower = start + (line.firstRange(of: bare, from: 0)?.lowerBound ?? 0)
      pairs.append(
        Pair(
          name: name, value: unquoted(value), nameRange: SourceRange(lower, lower + name.count),
          valueRange: SourceRange(lower + name.count + 1, lower + bare.count)))
    }
    return pairs
  }

  /// The way out when a file can't be read.
  static func help(for error: FileSystemError) -> String {
    if case .other = error { return "write NAME=VALUE on each line; a line that starts with # does not count" }
    return "name a file of NAME=VALUE lines; the name counts from the current folder"
  }

  /// The name and value of `NAME=VALUE`, or nil.
  static func pair(_ text: Text) -> (name: Text, value: Text)? {
    guard let equals = text.firstIndex(of: Byte.equals), equals > 0, text[0..<equals].firstIndex(of: Byte.space) == nil
    else {
      return nil
    }
    return (text[0..<equals], text[equals + 1..<text.count])
  }

  private static func unquoted(_ value: Text) -> Text {
    guard value.count >= 2, let first = value.bytes.first, first == Byte.quote || first == Byte.apostrophe,
      value[value.count - 1] == first
    else { return value }
    return value[1..<value.count - 1]
  }
}
