/// Searches that look at eight bytes at a time. Public because only public functions can be inlined into the modules
/// that read files.
public enum ByteScan {
  @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable static var highs: UInt64 { 0x8080_8080_8080_8080 }

  /// The length of the common prefix of two byte runs.
  @inlinable
  @inline(__always)
  public static func sharedCount(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    let shared = min(left.count, right.count)
    let left = UnsafeRawBufferPointer(left)
    let right = UnsafeRawBufferPointer(right)
    var index = 0
    while index + 8 <= shared {
      let difference =
        left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        ^ right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if difference != 0 { break }
      index += 8
    }
    while index < shared, left[index] == right[index] { index += 1 }
    return index
  }

  /// Marks the bytes of `word` that equal the byte repeated in `pattern`. Only the lowest mark is exact: higher ones
  /// may come from a carry.
  @inlinable
  @inline(__always)
  static func marks(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return (difference &- ones) & ~difference & highs
  }

  /// The offset of the first `byte` at or after `start`; the end of the bytes when there is none.
  @inlinable
  @inline(__always)
  public static func firstIndex(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
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

  /// The offset of the first `needle` (not empty) at or after `start`; the end of the bytes when there is none. Tests
  /// eight offsets at once for the first and the last byte of the needle, since few have both.
  static func firstIndex(
    of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let last = needle.count - 1
    let firstPattern = ones &* UInt64(needle[0])
    let lastPattern = ones &* UInt64(needle[last])
    var index = start
    while index + last + 8 <= raw.count {
      var found =
        marks(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)), firstPattern)
        & marks(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index + last, as: UInt64.self)), lastPattern)
      while found != 0 {
        let place = index + found.trailingZeroBitCount / 8
        if stands(needle, at: place, in: bytes) { return place }
        found &= found - 1
      }
      index += 8
    }
    while index + last < raw.count {
      if stands(needle, at: index, in: bytes) { return index }
      index += 1
    }
    return bytes.count
  }

  @inline(__always)
  private static func stands(
    _ needle: UnsafeBufferPointer<UInt8>, at place: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var length = 0
    while length < needle.count, bytes[place + length] == needle[length] { length += 1 }
    return length == needle.count
  }

  /// True when every byte is ASCII and none equals `byte`.
  @inlinable
  public static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, without byte: UInt8) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let pattern = ones &* UInt64(byte)
    var index = 0
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if marks(word, pattern) | word & highs != 0 { return false }
      index += 8
    }
    while index < raw.count, raw[index] < 0x80, raw[index] != byte { index += 1 }
    return index == raw.count
  }

  /// The offset of the first `byte` at or after `start` that is followed by one of two other bytes; the end of the
  /// bytes when there is none.
  static func firstPair(
    of byte: UInt8, then first: UInt8, or second: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 9 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let next = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index + 1, as: UInt64.self))
      if marks(word, ones &* UInt64(byte)) & (marks(next, ones &* UInt64(first)) | marks(next, ones &* UInt64(second)))
        != 0
      {
        break
      }
      index += 8
    }
    while index + 1 < raw.count {
      if raw[index] == byte, raw[index + 1] == first || raw[index + 1] == second { return index }
      index += 1
    }
    return raw.count
  }

  /// The offset of the first of any of four bytes at or after `start`; the end when there is none.
  @inlinable
  @inline(__always)
  public static func firstIndex(
    of first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8, in bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found =
        marks(word, ones &* UInt64(first)) | marks(word, ones &* UInt64(second)) | marks(word, ones &* UInt64(third))
        | marks(word, ones &* UInt64(fourth))
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < raw.count, raw[index] != first, raw[index] != second, raw[index] != third, raw[index] != fourth {
      index += 1
    }
    return index
  }
}
