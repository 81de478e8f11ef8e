/// Searches that look at eight bytes at a time.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Marks the bytes of `word` that equal the byte that `pattern` repeats. The lowest mark is exact, the ones above it
  /// may be carried over.
  @inline(__always)
  private static func marks(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return (difference &- ones) & ~difference & highs
  }

  /// The offset of the first `byte` at or after `start`; the end of the bytes when there is none.
  static func firstIndex(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let pattern = ones &* UInt64(byte)
    var index = start
    while index + 8 <= raw.count {
      let found = marks(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)), pattern)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < raw.count, raw[index] != byte { index += 1 }
    return index
  }

  /// The offset of the first quote, backslash, dollar or line feed at or after `start`; the end when there is none.
  @inline(__always)
  static func endOfPlainText(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found =
        marks(word, ones &* 0x22) | marks(word, ones &* 0x5C) | marks(word, ones &* 0x24) | marks(word, ones &* 0x0A)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < raw.count, raw[index] != 0x22, raw[index] != 0x5C, raw[index] != 0x24, raw[index] != 0x0A {
      index += 1
    }
    return index
  }
}
