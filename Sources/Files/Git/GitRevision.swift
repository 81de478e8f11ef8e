import SourceText

/// A revision as the user writes it: a branch, a tag, a hash or `HEAD`, optionally followed by `~N` and `^N`.
///
/// Git knows many more forms, and none of them is passed to git: `:name` reads the index and starts the program of
/// `core.fsmonitor`, `:/text` searches the whole history, `@{…}` reads a log, `name:path` names a file.
struct GitRevision {
  /// What the user wrote.
  let text: Text
  /// The part before the first `~` or `^`.
  let name: Text

  /// The revision; nil when the text has none of the forms above.
  init?(_ text: Text) {
    let end = text.bytes.firstIndex { $0 == Byte.tilde || $0 == Byte.caret } ?? text.count
    self.text = text
    name = text[0..<end]
    guard text.count <= 1000, Self.isName(name), Self.areSteps(text[end..<text.count]) else { return nil }
  }

  /// Follows the rules of `git check-ref-format`, and rejects braces, which mean logs and searches.
  private static func isName(_ name: Text) -> Bool {
    guard !name.isEmpty, !name.hasPrefix("-"), !name.contains("..") else { return false }
    guard name.bytes.allSatisfy({ $0 > Byte.space && $0 != Byte.delete && !reservedBytes.contains($0) }) else {
      return false
    }
    return name.split(separator: Byte.slash).allSatisfy { part in
      !part.isEmpty && !part.hasPrefix(".") && !part.hasSuffix(".") && !part.hasSuffix(".lock")
    }
  }

  private static let reservedBytes = Set(":?*[\\{}".utf8)

  /// `~`, `^`, `~3`, `^2` and sequences of them.
  private static func areSteps(_ steps: Text) -> Bool {
    let allowed = Set("0123456789~^".utf8)
    return steps.bytes.allSatisfy { allowed.contains($0) }
  }
}
