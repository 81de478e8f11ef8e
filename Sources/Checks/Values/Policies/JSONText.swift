import SourceText

/// A JSON text in which `${…}` may stand for a value or in a string.
struct JSONText {
  /// A value, and where it stands in the text.
  struct Node {
    enum Content {
      case object([Member])
      case array([Node])
      case string(Text)
      /// A number, a boolean, null, or `${…}`.
      case other
    }

    let content: Content
    let range: Range<Int>

    /// The members of an object with that name.
    func members(_ name: Text) -> [Node] {
      guard case .object(let members) = content else { return [] }
      return members.filter { $0.name == name }.map(\.value)
    }

    /// The value itself, or the elements of an array.
    var elements: [Node] { if case .array(let elements) = content { elements } else { [self] } }

    /// The string, or nil.
    var string: Text? { if case .string(let text) = content { text } else { nil } }
  }

  struct Member {
    let name: Text
    let value: Node
  }

  /// What makes the text no JSON.
  struct Mistake: Error {
    let offset: Int
    let message: Message
    let help: Message
  }

  /// The value; nil for a text that can't be judged, since directives of a template stand in it or its nesting is too deep.
  static func read(_ text: Text) throws(Mistake) -> Node? {
    if text.contains("%{") || text.contains("{{") { return nil }
    var reader = JSONText(text)
    guard let node = try reader.value() else { return nil }
    try reader.skipBlanks()
    if reader.position < reader.bytes.count { throw reader.unexpected("nothing more") }
    return node
  }

  private let text: Text
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private static let deepest = 64

  private init(_ text: Text) { (self.text, bytes) = (text, text.bytes) }

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private func mistake(at offset: Int, _ message: Message, _ help: Message) -> Mistake {
    Mistake(offset: offset, message: message, help: help)
  }

  private func unexpected(_ wanted: String) -> Mistake {
    mistake(
      at: min(position, max(0, bytes.count - 1)), "expected \(words: wanted), but found \(found)", "correct it there")
  }

  private var found: Message {
    guard position < bytes.count else { return "the end" }
    var end = position + 1
    while end < bytes.count, Byte.isContinuation(bytes[end]) { end += 1 }
    return "'\(text[position..<end])'"
  }

  private mutating func skipBlanks() throws(Mistake) {
    while Byte.isBlank(byte) || byte == Byte.lineFeed || byte == Byte.carriageReturn { position += 1 }
    if byte == Byte.hash || byte == Byte.slash {
      throw mistake(at: position, "a comment stands in it", "remove it: JSON has no comments")
    }
  }

  /// Reads the value at the position; nil for one that is nested too deeply.
  private mutating func value() throws(Mistake) -> Node? {
    try skipBlanks()
    let start = position
    switch byte {
    case Byte.leftBrace: return try nested { reader throws(Mistake) in try reader.object(start) }
    case Byte.leftBracket: return try nested { reader throws(Mistake) in try reader.array(start) }
    case Byte.quote: return Node(content: .string(try string()), range: start..<position)
    case Byte.dollar where position + 1 < bytes.count && bytes[position + 1] == Byte.leftBrace: skipInterpolation()
    default:
      while Byte.isLetterOrDigit(byte) || byte == Byte.hyphen || byte == Byte.plus || byte == Byte.dot { position += 1 }
      let word = text[start..<position]
      if word.isEmpty || !Self.words.contains(word) && Double(word.description) == nil {
        position = start
        throw unexpected("a value")
      }
    }
    return Node(content: .other, range: start..<position)
  }

  private static let words: Set<Text> = ["true", "false", "null"]

  private mutating func nested(_ read: (inout JSONText) throws(Mistake) -> Node?) throws(Mistake) -> Node? {
    if depth == Self.deepest { return nil }
    depth += 1
    let node = try read(&self)
    depth -= 1
    return node
  }

  private mutating func object(_ start: Int) throws(Mistake) -> Node? {
    var members: [Member] = []
    let isRead = try list(until: Byte.rightBrace) { reader throws(Mistake) in
      guard reader.byte == Byte.quote else { throw reader.unexpected("a name in quotes") }
      let name = try reader.string()
      try reader.skipBlanks()
      guard reader.byte == Byte.colon else { throw reader.unexpected("':' after the name") }
      reader.position += 1
      guard let value = try reader.value() else { return false }
      members.append(Member(name: name, value: value))
      return true
    }
    return isRead ? Node(content: .object(members), range: start..<position) : nil
  }

  private mutating func array(_ start: Int) throws(Mistake) -> Node? {
    var elements: [Node] = []
    let isRead = try list(until: Byte.rightBracket) { reader throws(Mistake) in
      guard let value = try reader.value() else { return false }
      elements.append(value)
      return true
    }
    return isRead ? Node(content: .array(elements), range: start..<position) : nil
  }

  /// Reads what stands between two brackets; false where an entry could not be read.
  private mutating func list(
    until close: UInt8, _ entry: (inout JSONText) throws(Mistake) -> Bool
  ) throws(Mistake) -> Bool {
    position += 1
    try skipBlanks()
    var comma: Int?
    while byte != close {
      guard try entry(&self) else { return false }
      let end = position
      try skipBlanks()
      if byte == Byte.comma {
        comma = position
        position += 1
        try skipBlanks()
        if byte == close, let comma {
          throw mistake(at: comma, "a comma stands before the closing bracket", "remove the comma")
        }
      } else if byte != close {
        if byte == Byte.quote || byte == Byte.leftBrace || byte == Byte.leftBracket {
          throw mistake(at: end - 1, "a comma is missing behind this", "write a comma")
        }
        throw unexpected("a comma or a closing bracket")
      }
    }
    position += 1
    return true
  }

  /// Reads a string, without looking at its escapes.
  private mutating func string() throws(Mistake) -> Text {
    let start = position
    position += 1
    while byte != Byte.quote {
      if position >= bytes.count || byte == Byte.lineFeed {
        throw mistake(at: start, "a string is not closed", "write a quote at its end")
      }
      if byte == Byte.dollar, position + 1 < bytes.count, bytes[position + 1] == Byte.leftBrace {
        skipInterpolation()
      } else {
        position += byte == Byte.backslash ? 2 : 1
      }
    }
    position += 1
    return text[start + 1..<position - 1]
  }

  /// Moves behind `${…}`, in which other braces and strings may stand.
  private mutating func skipInterpolation() {
    var open = 0
    while position < bytes.count {
      if byte == Byte.leftBrace { open += 1 }
      if byte == Byte.rightBrace {
        open -= 1
        if open == 0 { break }
      }
      position += 1
    }
    position = min(position + 1, bytes.count)
  }
}
