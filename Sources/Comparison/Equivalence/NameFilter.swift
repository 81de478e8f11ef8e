public import SourceText

/// Names to compare or to leave out: paths of variables and of the configuration, in which `*` matches anything.
public struct NameFilter: Sendable {
  private let ignored: [PathPattern]
  private let only: [PathPattern]

  /// A filter.
  ///
  /// - Parameters:
  ///   - ignored: what to leave out, with everything below it.
  ///   - only: if not empty, nothing else is compared.
  public init(ignored: [PathPattern], only: [PathPattern]) {
    self.ignored = ignored
    self.only = only
  }

  /// All patterns, as given.
  public var patterns: [PathPattern] { ignored + only }

  /// True when the pattern leaves something out.
  public func isIgnored(_ pattern: Text) -> Bool { ignored.contains { $0.text == pattern } }

  /// True when the path is compared.
  public func includes(_ path: ValuePath) -> Bool {
    if ignored.isEmpty, only.isEmpty { return true }
    let texts = path.textsFromTop
    if ignored.contains(where: { $0.matches(anyOf: texts) }) { return false }
    return only.isEmpty || only.contains { $0.matches(anyOf: texts) }
  }
}

/// A name in which `*` matches any run of characters.
public struct PathPattern: Sendable {
  /// The pattern as written.
  public let text: Text
  private let pieces: [Text]

  /// A pattern.
  public init(_ text: Text) {
    self.text = text
    pieces = text.split(separator: Byte.asterisk)
  }

  /// The prefix of every matching name.
  var start: Text { pieces.first ?? text }

  /// The suffix of every matching name.
  var end: Text { pieces.last ?? text }

  func matches(anyOf texts: [Text]) -> Bool { texts.contains { matches($0) } }

  /// True when the pattern matches all of `name`.
  public func matches(_ name: Text) -> Bool {
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return name == text }
    guard name.count >= first.count + last.count, name.hasPrefix(first), name.hasSuffix(last) else { return false }
    var rest = name[first.count..<name.count - last.count]
    for piece in pieces[1..<pieces.count - 1] {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound..<rest.count]
    }
    return true
  }
}
