/// What a diagnostic says, with this program's own words kept separate from quoted input.
///
/// Built by string interpolation: the fixed text is ours; every interpolated value is input and can be masked
/// individually. `\(words: text)` marks an interpolated value as ours too.
public struct Message: Sendable, Hashable {
  /// A part of a message.
  enum Piece: Sendable, Hashable {
    /// Our words.
    case words(String)
    /// Quoted from the input.
    case input(Text)
    /// A finished text in which our words and quoted input can't be told apart.
    case unknown(Text)
  }

  let pieces: [Piece]

  init(pieces: [Piece]) { self.pieces = pieces }

  /// A finished text, all of which may be input.
  public init(unknown text: String) { pieces = [.unknown(Text(text))] }

  /// The program's own words in the message, in order, without any input.
  public var ownWords: [String] {
    pieces.compactMap { if case .words(let words) = $0 { words } else { nil } }
  }

  /// The message with nothing masked. Long quoted input is shortened.
  public var text: Text {
    var bytes: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .words(var words): words.withUTF8 { bytes.append(contentsOf: $0) }
      case .input(let text): Self.append(text, atMost: Limits.quotedText, to: &bytes)
      case .unknown(let text): Self.append(text, atMost: Limits.message, to: &bytes)
      }
    }
    return Text(bytes)
  }

  /// Appends a text; a long one is cut between two characters and gets a mark.
  private static func append(_ text: Text, atMost most: Int, to bytes: inout [UInt8]) {
    guard text.count > most else { return bytes.append(text) }
    var end = most
    while end > 0, Byte.isContinuation(text[end]) { end -= 1 }
    bytes.append(text[0..<end])
    bytes.append(contentsOf: Array("…".utf8))
  }
}

extension Message {
  /// Hashes the quoted input only; the words around it mostly depend on the diagnostic's code.
  func hashInput(into hasher: inout Hasher) {
    for piece in pieces {
      switch piece {
      case .words: continue
      case .input(let text), .unknown(let text): hasher.combine(text)
      }
    }
  }
}

extension Message: CustomStringConvertible {
  /// The whole message, with nothing masked.
  public var description: String { text.description }
}

extension Message: ExpressibleByStringInterpolation {
  /// Collects the parts of an interpolation.
  public struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(2 * interpolationCount + 1) }

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.words(literal)) }
    }

    /// Adds something quoted from the input.
    public mutating func appendInterpolation(_ input: some CustomStringConvertible) {
      pieces.append(.input(Text(input.description)))
    }

    /// Adds quoted input.
    public mutating func appendInterpolation(_ input: Text) { pieces.append(.input(input)) }

    /// Adds a path from the input.
    public mutating func appendInterpolation(_ input: Path) { pieces.append(.input(input.text)) }

    /// Adds the parts of another message, unchanged.
    public mutating func appendInterpolation(_ message: Message) { pieces += message.pieces }

    /// Adds words of our own.
    public mutating func appendInterpolation(words: String) { pieces.append(.words(words)) }

    /// Adds a count.
    public mutating func appendInterpolation(_ count: Int) { pieces.append(.words(String(count))) }
  }

  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  public init(stringLiteral value: String) { pieces = [.words(value)] }
}
