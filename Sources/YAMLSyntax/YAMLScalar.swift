public import SourceText

/// A scalar's text, its style, and the type that YAML 1.1 gives it.
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
    /// Nothing, `~` or `null`.
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
  /// What the text means. Dates stay strings.
  public let type: Kind

  /// What stands where nothing is written.
  static let absent = YAMLScalar("", .plain)

  init(_ text: Text, _ style: Style) {
    self.text = text
    self.style = style
    type = style == .plain ? YAMLPlainType.type(of: text) : .string
  }
}
