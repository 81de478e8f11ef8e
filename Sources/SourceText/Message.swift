/// What a diagnostic says, with the words of this program told apart from what they quote of the input.
///
/// Made by string interpolation: the fixed text is ours, every interpolated value is input and can be masked by itself.
/// `\(words: text)` marks a value that is ours too.
public struct Message: Sendable, Hashable {
  /// A part of a message.
  enum Piece: Sendable, Hashable {
    /// Our words.
    case words(String)
    /// Quoted from the input.
    case input(String)
    /// A finished text of which nobody told which part is which.
    case unknown(String)

    var text: String {
      switch self {
      case .words(let text), .input(let text), .unknown(let text): text
      }
    }
  }

  let pieces: [Piece]

  init(pieces: [Piece]) { self.pieces = pieces }

  /// A finished text, all of which may be input.
  public init(unknown text: String) { pieces = [.unknown(text)] }
}

extension Message: CustomStringConvertible {
  /// The whole message, nothing masked.
  public var description: String { pieces.reduce(into: "") { $0 += $1.text } }
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
      pieces.append(.input(input.description))
    }

    /// Adds a message as it stands.
    public mutating func appendInterpolation(_ message: Message) { pieces += message.pieces }

    /// Adds words of our own.
    public mutating func appendInterpolation(words: String) { pieces.append(.words(words)) }

    /// Adds a number of things.
    public mutating func appendInterpolation(_ count: Int) { pieces.append(.words(String(count))) }
  }

  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  public init(stringLiteral value: String) { pieces = [.words(value)] }
}
