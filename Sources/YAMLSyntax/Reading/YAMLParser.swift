import SourceText

/// Parses a document by recursive descent: block structure here, the other forms in the extensions.
///
/// After a mistake it resumes where that makes sense and reports nothing more on that line; otherwise it stops.
struct YAMLParser {
  /// A node with an anchor.
  struct Anchor {
    let node: YAMLNode
    let range: SourceRange
  }

  /// The longest key in bytes, as in PyYAML.
  static let longestKey = 1024

  let file: SourceFile
  let dialect: YAMLDocument.Dialect
  var cursor: YAMLCursor
  var diagnostics: [Diagnostic] = []
  var anchors: [Text: Anchor] = [:]
  var openAnchors: Set<Text> = []
  /// The names of the anchors, in order.
  var anchorNames: [String] = []
  /// For how many more unknown aliases to suggest the nearest anchor.
  var suggestionsLeft = Limits.suggestions
  var aliasedNodes = 0
  var depth = 0
  private var hasStopped = false
  private var hasReportedTab = false

  init(_ file: SourceFile, _ dialect: YAMLDocument.Dialect) {
    self.file = file
    self.dialect = dialect
    cursor = YAMLCursor(file.bytes)
  }

  // MARK: the document

  mutating func parseDocument() -> YAMLNode {
    skipToContent()
    while cursor.column == 0, cursor.current == Byte.percent {
      if dialect == .pyYAML || !isVersion11 {
        report(.directive, "a directive is not supported", length: 1, help: "delete the line")
      }
      cursor.skipToLineEnd()
      skipToContent()
    }
    var startsOnMarkerLine = false
    if cursor.isMarker(Byte.hyphen) {
      cursor.advance(3)
      startsOnMarkerLine = true
    }
    let root = parseBlockNode(parent: -1, allowsBlock: !startsOnMarkerLine)
    skipToContent()
    var hasEnded = false
    while cursor.isMarker(Byte.dot) {
      cursor.advance(3)
      hasEnded = true
      expectLineEnd(after: "the end of the document")
      skipToContent()
    }
    if cursor.isMarker(Byte.hyphen) || hasEnded && !cursor.isAtEnd {
      stop(.severalDocuments, "a second document starts here", length: 3, help: "keep one document in a file")
    } else if !cursor.isAtEnd {
      stop(.structure, "nothing can follow here", length: 1, help: "check the indentation of this line")
    }
    return root
  }

  /// True at the directive `%YAML 1.1`.
  private var isVersion11: Bool {
    let start = cursor.position
    let end = file.bytes[start...].firstIndex(where: YAMLCursor.isBreak) ?? file.bytes.count
    return file.text(SourceRange(start, end)).trimmed == "%YAML 1.1"
  }

  // MARK: blanks

  /// Moves to the next content, past blanks, comments and line ends; returns true when a line ended.
  @discardableResult
  mutating func skipToContent() -> Bool {
    var crossed = false
    while !cursor.isAtEnd {
      switch cursor.current {
      case Byte.space: cursor.advance()
      case Byte.tab:
        refuseTab()
        cursor.advance()
      case Byte.hash: cursor.skipToLineEnd()
      case Byte.lineFeed, Byte.carriageReturn:
        cursor.takeLineBreak()
        crossed = true
        if cursor.isAtMarker { return true }
      default: return crossed
      }
    }
    return crossed
  }

  /// Reports only the first tab: a file indented with tabs has one mistake.
  private mutating func refuseTab() {
    guard !hasReportedTab else { return }
    hasReportedTab = true
    report(.tab, "YAML allows only spaces here, not tabs", length: 1, help: "write spaces, here and elsewhere")
  }

  /// Reports anything but a comment or the end of the line after a value.
  mutating func expectLineEnd(after what: String) {
    cursor.skipSpaces()
    guard !cursor.isAtEnd, !YAMLCursor.isBreak(cursor.current), cursor.current != Byte.hash, cursor.current != Byte.tab
    else {
      return
    }
    let start = cursor.position
    cursor.skipToLineEnd()
    report(
      .textAfterValue, "text follows \(words: what)", at: SourceRange(start, cursor.end(trimmingFrom: start)),
      help: "put the whole value in single quotes, or write it as a block after '|'")
  }

  // MARK: mistakes

  mutating func report(
    _ code: YAMLCode, _ message: Message, at range: SourceRange, notes: [Diagnostic.Note] = [], help: Message
  ) {
    guard !hasStopped else { return }
    diagnostics.append(Diagnostic(.error, code, message, at: Place(file, range), notes: notes, help: help))
  }

  mutating func report(_ code: YAMLCode, _ message: Message, length: Int, help: Message) {
    report(code, message, at: SourceRange(cursor.position, cursor.position + length), help: help)
  }

  /// Reports a mistake after which nothing can be parsed, and moves to the end.
  mutating func stop(_ code: YAMLCode, _ message: Message, at range: SourceRange, help: Message) {
    report(code, message, at: range, help: help)
    hasStopped = true
    cursor.move(to: cursor.bytes.count, lineStart: cursor.lineStart)
  }

  mutating func stop(_ code: YAMLCode, _ message: Message, length: Int, help: Message) {
    stop(code, message, at: SourceRange(cursor.position, cursor.position + length), help: help)
  }

  func empty(at position: Int) -> YAMLNode { YAMLNode(.scalar(.absent), at: SourceRange(position, position)) }

  /// True when one more level may open; otherwise reports that and stops.
  mutating func enter() -> Bool {
    depth += 1
    if depth <= Limits.yamlNesting { return true }
    stop(
      .tooDeep, "the document is nested more than \(Limits.yamlNesting) levels deep", length: 1,
      help: "write it flatter")
    return false
  }
}
