/// Bytes by name, so that a scanner reads like the text it looks for. This is the only file with hexadecimal byte
/// literals.
///
/// Write letters and digits as `UInt8(ascii: "a")`. Everything is `@inlinable`, so a name costs no more than the
/// number.
public enum Byte {
  @inlinable public static var bell: UInt8 { 0x07 }
  @inlinable public static var backspace: UInt8 { 0x08 }
  @inlinable public static var tab: UInt8 { 0x09 }
  @inlinable public static var lineFeed: UInt8 { 0x0A }
  @inlinable public static var verticalTab: UInt8 { 0x0B }
  @inlinable public static var formFeed: UInt8 { 0x0C }
  @inlinable public static var carriageReturn: UInt8 { 0x0D }
  @inlinable public static var space: UInt8 { 0x20 }
  @inlinable public static var exclamationMark: UInt8 { 0x21 }
  @inlinable public static var quote: UInt8 { 0x22 }
  @inlinable public static var hash: UInt8 { 0x23 }
  @inlinable public static var dollar: UInt8 { 0x24 }
  @inlinable public static var percent: UInt8 { 0x25 }
  @inlinable public static var ampersand: UInt8 { 0x26 }
  @inlinable public static var apostrophe: UInt8 { 0x27 }
  @inlinable public static var leftParenthesis: UInt8 { 0x28 }
  @inlinable public static var rightParenthesis: UInt8 { 0x29 }
  @inlinable public static var asterisk: UInt8 { 0x2A }
  @inlinable public static var plus: UInt8 { 0x2B }
  @inlinable public static var comma: UInt8 { 0x2C }
  @inlinable public static var hyphen: UInt8 { 0x2D }
  @inlinable public static var dot: UInt8 { 0x2E }
  @inlinable public static var slash: UInt8 { 0x2F }
  @inlinable public static var colon: UInt8 { 0x3A }
  @inlinable public static var semicolon: UInt8 { 0x3B }
  @inlinable public static var less: UInt8 { 0x3C }
  @inlinable public static var equals: UInt8 { 0x3D }
  @inlinable public static var greater: UInt8 { 0x3E }
  @inlinable public static var questionMark: UInt8 { 0x3F }
  @inlinable public static var at: UInt8 { 0x40 }
  @inlinable public static var leftBracket: UInt8 { 0x5B }
  @inlinable public static var backslash: UInt8 { 0x5C }
  @inlinable public static var rightBracket: UInt8 { 0x5D }
  @inlinable public static var caret: UInt8 { 0x5E }
  @inlinable public static var underscore: UInt8 { 0x5F }
  @inlinable public static var backtick: UInt8 { 0x60 }
  @inlinable public static var leftBrace: UInt8 { 0x7B }
  @inlinable public static var pipe: UInt8 { 0x7C }
  @inlinable public static var rightBrace: UInt8 { 0x7D }
  @inlinable public static var tilde: UInt8 { 0x7E }
  @inlinable public static var delete: UInt8 { 0x7F }

  /// The bit that distinguishes an ASCII letter's two cases: `byte | caseBit` is the lowercase letter.
  @inlinable public static var caseBit: UInt8 { 0x20 }

  @inlinable public static var digits: ClosedRange<UInt8> { 0x30...0x39 }
  @inlinable public static var lowercaseLetters: ClosedRange<UInt8> { 0x61...0x7A }
  @inlinable public static var uppercaseLetters: ClosedRange<UInt8> { 0x41...0x5A }

  /// Whether it is one of `0` to `9`.
  @inlinable public static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether it is an ASCII letter.
  @inlinable public static func isLetter(_ byte: UInt8) -> Bool { (byte | caseBit) &- 0x61 < 26 }

  /// Whether it is one of `a` to `z`.
  @inlinable public static func isLowercase(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  /// Whether it is one of `A` to `Z`.
  @inlinable public static func isUppercase(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  /// Whether it is an ASCII letter or a digit.
  @inlinable public static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  /// Whether it is a hexadecimal digit, in either case.
  @inlinable public static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | caseBit) &- 0x61 < 6 }

  /// The value of a hexadecimal digit, in either case; nil for any other byte.
  @inlinable public static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - 0x30 }
    let letter = (byte | caseBit) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }

  /// Whether it is a space or a tab.
  @inlinable public static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether the byte continues a UTF-8 character rather than starting one.
  @inlinable public static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
