package import SourceText

/// One escape sequence of a quoted string: `\n`, `\"`, `\044`, `\x41`, `\u00e9`, `\U0001F600`.
///
/// The lexer and the readers of strings and of call arguments all use this, so that none of them trusts bytes another
/// should have checked. Source: the scanner and the unquoting of hashicorp/hcl 1.0.0.
package struct EscapeSequence {
  /// What a sequence means.
  enum Meaning {
    /// A byte, which by itself may not be UTF-8: `\ooo` and `\xHH`.
    case byte(UInt8)
    /// A character; U+FFFD for half of a surrogate pair.
    case scalar(Unicode.Scalar)
  }

  /// The result of reading at a backslash.
  enum Reading {
    /// A sequence.
    case sequence(EscapeSequence)
    /// An invalid sequence, with its length in bytes including the backslash: at least 1.
    case mistake(length: Int)
  }

  /// The help for a backslash that does not start a valid sequence.
  package static let known: Message =
    "write \\\\ for a backslash; known are \\a \\b \\f \\n \\r \\t \\v \\\\ \\\" \\ooo \\xHH \\uHHHH \\UHHHHHHHH"

  let meaning: Meaning
  /// The sequence's length in bytes, backslash included.
  let length: Int

  /// Reads the sequence whose backslash is at `start`; never looks at or beyond `end`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int) -> Reading {
    guard start + 1 < end else { return .mistake(length: 1) }
    switch bytes[start + 1] {
    case UInt8(ascii: "a"): return letter(Byte.bell)
    case UInt8(ascii: "b"): return letter(Byte.backspace)
    case UInt8(ascii: "f"): return letter(Byte.formFeed)
    case UInt8(ascii: "n"): return letter(Byte.lineFeed)
    case UInt8(ascii: "r"): return letter(Byte.carriageReturn)
    case UInt8(ascii: "t"): return letter(Byte.tab)
    case UInt8(ascii: "v"): return letter(Byte.verticalTab)
    case Byte.backslash: return letter(Byte.backslash)
    case Byte.quote: return letter(Byte.quote)
    case UInt8(ascii: "0")...UInt8(ascii: "7"): return digits(bytes, start, end, Digits(offset: 1, count: 3, radix: 8))
    case UInt8(ascii: "x"): return digits(bytes, start, end, Digits(offset: 2, count: 2, radix: 16))
    case UInt8(ascii: "u"): return digits(bytes, start, end, Digits(offset: 2, count: 4, radix: 16))
    case UInt8(ascii: "U"): return digits(bytes, start, end, Digits(offset: 2, count: 8, radix: 16))
    case Byte.lineFeed: return .mistake(length: 1)
    case let other: return .mistake(length: 1 + min(scalarLength(other), end - start - 1))
    }
  }

  static func letter(_ byte: UInt8) -> Reading { .sequence(Self(meaning: .byte(byte), length: 2)) }

  /// The digits of a sequence, from `offset` after the backslash.
  private struct Digits {
    let offset: Int
    let count: Int
    let radix: UInt8

    var givesByte: Bool { count < 4 }
  }

  private static func digits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ wanted: Digits
  ) -> Reading {
    var value: UInt32 = 0
    var index = start + wanted.offset
    let last = index + wanted.count
    while index < last {
      guard index < end, let digit = Byte.hexadecimalValue(bytes[index]), digit < wanted.radix else {
        return .mistake(length: index - start)
      }
      // Eight hexadecimal digits fit 32 bits, so nothing is lost.
      value = value &* UInt32(wanted.radix) &+ UInt32(digit)
      index += 1
    }
    if wanted.givesByte {
      guard let byte = UInt8(exactly: value) else { return .mistake(length: index - start) }
      return .sequence(Self(meaning: .byte(byte), length: index - start))
    }
    if value > 0x10FFFF { return .mistake(length: index - start) }
    return .sequence(Self(meaning: .scalar(Unicode.Scalar(value) ?? "\u{FFFD}"), length: index - start))
  }

  /// The byte length of the character that starts with `first`.
  static func scalarLength(_ first: UInt8) -> Int {
    first < 0xC0 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
  }
}
