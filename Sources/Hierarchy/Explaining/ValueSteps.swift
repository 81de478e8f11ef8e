public import SourceText

/// The steps from a variable to a part of its value, as `diff` prints paths: `.owner`, `[0]`, `[NAME]`, `."a.b"`.
public struct ValueSteps: Sendable {
  /// One step.
  public enum Step: Sendable, Hashable {
    /// Into an object, to the value of a key.
    case key(Text)
    /// Into a list, to the element at a 0-based position.
    case index(Int)
    /// Into a list, to the element whose `name` or `key` is this text.
    case entry(Text)
  }

  /// The steps, outermost first.
  public let steps: [Step]

  /// Reads what follows a variable's name, which starts with a dot or a bracket; nil for any other text.
  public init?(_ text: Text) {
    var steps: [Step] = []
    var rest = text
    while !rest.isEmpty {
      let isBracket = rest[0] == Byte.leftBracket
      guard isBracket || rest[0] == Byte.dot else { return nil }
      guard let word = Self.word(rest[1..<rest.count], endsAt: isBracket ? [Byte.rightBracket] : Self.afterKey) else {
        return nil
      }
      var end = 1 + word.length
      if isBracket {
        guard end < rest.count, rest[end] == Byte.rightBracket else { return nil }
        end += 1
      }
      steps.append(isBracket ? Self.bracketed(word) : .key(word.text))
      rest = rest[end..<rest.count]
    }
    self.steps = steps
  }

  private static let afterKey = [Byte.dot, Byte.leftBracket]

  /// A word of a path, and how many bytes it takes.
  typealias Word = (text: Text, length: Int, isQuoted: Bool)

  private static func bracketed(_ word: Word) -> Step {
    let isNumber = !word.isQuoted && word.text.bytes.allSatisfy { Byte.isDigit($0) }
    if isNumber, let index = Int(word.text.description) { return .index(index) }
    return .entry(word.text)
  }

  /// The word at the start of `text`: in double quotes, or up to one of the bytes; nil for an empty or unclosed one.
  static func word(_ text: Text, endsAt ends: [UInt8]) -> Word? {
    if !text.isEmpty, text[0] == Byte.quote { return quoted(text) }
    var end = 0
    while end < text.count, !ends.contains(text[end]) { end += 1 }
    return end == 0 ? nil : (text[0..<end], end, false)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): Byte.lineFeed, UInt8(ascii: "t"): Byte.tab, UInt8(ascii: "r"): Byte.carriageReturn,
  ]

  private static func quoted(_ text: Text) -> Word? {
    var output: [UInt8] = []
    var index = 1
    while index < text.count {
      let byte = text[index]
      if byte == Byte.quote { return (Text(output), index + 1, true) }
      if byte == Byte.backslash, index + 1 < text.count {
        output.append(escapes[text[index + 1]] ?? text[index + 1])
        index += 2
      } else {
        output.append(byte)
        index += 1
      }
    }
    return nil
  }
}

extension ValueSteps.Step {
  /// The keys that can name an element of a list, in the order in which they are tried.
  public static let entryKeys: [StaticString] = ["name", "key"]
}
