import HCL1Syntax
import SourceText

/// The kinds that a key of a `terragrunt` block can require, in the user's words.
enum WantedKind: String {
  case text = "a string"
  case texts = "a list of strings"
  case boolean = "true or false without quotes"
  case object = "an object"
  case block = "a block"

  /// How to write the value of `name` so that it has this kind.
  func help(for name: some CustomStringConvertible, given value: Value) -> Message {
    let word = Self.word(value)
    switch self {
    case .text: return word.map { "put it in quotes: \"\($0)\"" } ?? "write one text in double quotes"
    case .texts: return word.map { "write \(name) = [\"\($0)\"]" } ?? "write \(name) = [\"…\"]"
    case .boolean:
      guard let flag = word.flatMap(BooleanWord.meant(by:)) else { return "write \(name) = true or \(name) = false" }
      return "write \(name) = \(words: "\(flag)")"
    case .object: return "write \(name) = { key = \"value\" }"
    case .block: return "write \(name) { … }"
    }
  }

  /// A value that is one word or one line, as written between quotes.
  private static func word(_ value: Value) -> Text? {
    switch value.content {
    case .string(let text): text.firstIndex(of: Byte.lineFeed) == nil ? text : nil
    case .number(let number): number.spelling
    case .boolean(let flag): flag ? "true" : "false"
    case .list, .object, .null, .unknown: nil
    }
  }
}
