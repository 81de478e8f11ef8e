import HCL1Syntax
import SourceText

/// What Terragrunt 0.18.7 takes for a call, in a text as written: its regular expressions, matched by hand.
struct ExactCallSyntax {
  private let text: Text

  init(_ text: Text) { self.text = text }

  private func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

  /// The offset after a `${ name("…", …) }` that starts at `start`, or nil.
  func callEnd(from start: Int) -> Int? {
    guard byte(start) == Byte.dollar, byte(start + 1) == Byte.leftBrace else { return nil }
    var index = skipBlanks(start + 2)
    let nameStart = index
    while Template.isNameByte(byte(index)) { index += 1 }
    guard index > nameStart, byte(index) == Byte.leftParenthesis else { return nil }
    index += 1
    while true {
      let next = skipBlanks(index)
      guard byte(next) == Byte.quote else { break }
      guard let close = text.firstIndex(of: Byte.quote, from: next + 1) else { return nil }
      index = skipBlanks(close + 1)
      if byte(index) == Byte.comma { index = skipBlanks(index + 1) }
    }
    guard byte(index) == Byte.rightParenthesis else { return nil }
    index = skipBlanks(index + 1)
    return byte(index) == Byte.rightBrace ? index + 1 : nil
  }

  /// The offsets after the quotes around the call at `start`, which is behind a quote; nil where it does not fill them.
  func quotedCallEnd(from start: Int) -> Int? {
    guard byte(start) == Byte.quote, let end = callEnd(from: start + 1), byte(end) == Byte.quote else { return nil }
    return end + 1
  }

  private func skipBlanks(_ start: Int) -> Int {
    var index = start
    while Self.isBlank(byte(index)) { index += 1 }
    return index
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.space, Byte.tab, Byte.lineFeed, Byte.formFeed, Byte.carriageReturn: true
    default: false
    }
  }

  /// The name and the text between the parentheses of a whole call; nil when it spans lines, since `.` does not match a
  /// line end.
  static func nameAndParameters(_ call: Text) -> (name: Text, parameters: Text)? {
    guard let open = call.firstIndex(of: Byte.leftParenthesis) else { return nil }
    var close = call.count - 2
    while close > open, call[close] != Byte.rightParenthesis { close -= 1 }
    let name = call[2..<open].trimmed
    let parameters = call[open + 1..<close]
    return parameters.firstIndex(of: Byte.lineFeed) == nil ? (name, parameters) : nil
  }
}
