/// The letters that a text holds, capital or not. A text that lacks a letter of a word can't hold the word, which is quickly
/// known of most texts and most words.
public struct LetterSet: Sendable {
  /// A bit for each letter of ASCII.
  private var bits: UInt32 = 0

  /// The letters of a text.
  public init(_ text: Text) {
    text.withBytes { bytes in
      for byte in bytes { insert(byte) }
    }
  }

  /// The letters of one of the program's own words.
  public init(_ word: StaticString) {
    word.withUTF8Buffer { bytes in
      for byte in bytes { insert(byte) }
    }
  }

  private mutating func insert(_ byte: UInt8) {
    let letter = byte | Byte.caseBit
    if Byte.isLowercase(letter) { bits |= 1 << UInt32(letter & 31) }
  }

  /// True when a text with these letters may hold a word with those.
  public func mayHold(_ word: LetterSet) -> Bool { bits & word.bits == word.bits }
}
