public import SourceText

/// A scalar's text, its style, and its YAML 1.1 type.
public struct YAMLScalar: Sendable {
  /// How it is written.
  public enum Style: Sendable {
    /// Without quotes.
    case plain
    /// `'…'`.
    case singleQuoted
    /// `"…"`.
    case doubleQuoted
    /// `|`: lines as they are.
    case literal
    /// `>`: lines joined.
    case folded
  }

  /// The types of a scalar. Quoted and block scalars are strings.
  public enum Kind: Sendable, Equatable {
    /// Text.
    case string
    /// `true`, `yes`, `on` and their opposites.
    case boolean(Bool)
    /// A whole number in decimal, as JSON spells it.
    case integer(Text)
    /// A number with a point, as JSON spells it; infinity and not-a-number keep their YAML spelling.
    case float(Text)
    /// Empty, `~` or `null`.
    case null

    /// The type in the user's words.
    var name: String {
      switch self {
      case .string: "a string"
      case .boolean: "a boolean"
      case .integer, .float: "a number"
      case .null: "nothing"
      }
    }
  }

  /// The text: escapes resolved, lines folded.
  public let text: Text
  /// How it is written.
  public let style: Style
  /// The text's type and value. Dates stay strings.
  public let type: Kind

  /// The scalar for a value that is not written.
  static let absent = YAMLScalar("", .plain, YAMLSourceMap(from: 0))

  private let map: YAMLSourceMap

  /// The same text as a string, which a tag makes of it.
  var asText: YAMLScalar { YAMLScalar(text, .doubleQuoted, map) }

  init(_ text: Text, _ style: Style, _ map: YAMLSourceMap) {
    self.text = text
    self.style = style
    self.map = map
    type = style == .plain ? YAMLPlainType.type(of: text) : .string
  }

  /// The place in the file of a part of the text, from its first byte to its last.
  ///
  /// - Parameter part: a range of bytes in `text`, 0-based.
  public func sourceRange(of part: Range<Int>) -> SourceRange {
    let lower = map.source(of: part.lowerBound)
    return SourceRange(lower, part.isEmpty ? lower : map.source(of: part.upperBound - 1) + 1)
  }
}
