/// A run of UTF-8 bytes, usually a slice of the file it was read from.
///
/// Two texts are equal when their bytes are equal. Unlike `String` there is no Unicode normalisation, because neither
/// HCL nor a file system applies any. Order is byte order. A slice copies nothing and keeps its file's bytes alive.
@frozen
public struct Text: Sendable {
  @usableFromInline let storage: [UInt8]
  @usableFromInline let offset: UInt32
  /// The number of bytes; the highest bit says whether the text is secret.
  @usableFromInline let lengthAndMark: UInt32

  /// The bytes `range` of `storage`, without a copy; the range is clamped to the storage.
  @inlinable
  public init(_ storage: [UInt8], in range: SourceRange) {
    self.init(storage: storage, lower: Int(range.lower), upper: Int(range.upper))
  }

  /// A text that owns all of `bytes`.
  public init(_ bytes: [UInt8]) {
    self.init(storage: bytes, lower: 0, upper: bytes.count)
  }

  /// The UTF-8 bytes of `string`.
  public init(_ string: some StringProtocol) {
    self.init(Array(string.utf8))
  }

  @inlinable
  init(storage: [UInt8], lower: Int, upper: Int, isSecret: Bool = false) {
    let end = min(upper, storage.count)
    self.storage = storage
    self.offset = UInt32(truncatingIfNeeded: min(lower, end))
    // A file is at most 2 GiB, so one bit is free.
    self.lengthAndMark =
      UInt32(truncatingIfNeeded: max(0, end - lower)) & ~Self.secretMark | (isSecret ? Self.secretMark : 0)
  }

  @inlinable static var secretMark: UInt32 { 1 << 31 }

  /// The number of bytes.
  @inlinable public var count: Int { Int(lengthAndMark & ~Self.secretMark) }

  /// True when there are no bytes.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// True when it was made from a secret, whatever its name: from an environment variable such as `DEPLOY_TOKEN`, or
  /// from a secret input. Its slices and any text that includes it are secret too; equality ignores this.
  @inlinable public var isSecret: Bool { lengthAndMark & Self.secretMark != 0 }

  /// The same text, secret no longer: its author says that it may be shown.
  public var shown: Text {
    isSecret ? Text(storage: storage, lower: Int(offset), upper: Int(offset) + count) : self
  }

  /// The same text, marked secret if `isSecret` is true; a secret text stays secret.
  public func marked(isSecret: Bool) -> Text {
    isSecret ? Text(storage: storage, lower: Int(offset), upper: Int(offset) + count, isSecret: true) : self
  }

  /// Calls `body` with the bytes; the pointer is valid only inside `body`.
  @inlinable
  @inline(__always)
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try storage.withUnsafeBufferPointer { all in
      try body(UnsafeBufferPointer(rebasing: all[Int(offset)..<Int(offset) + count]))
    }
  }

  /// A copy of the bytes.
  public var bytes: [UInt8] { Array(storage[Int(offset)..<Int(offset) + count]) }

  /// The byte at `index`, 0-based; `index` must be less than `count`.
  public subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "text index out of range")
    return storage[Int(offset) + index]
  }

  /// The bytes in `range`, 0-based, sharing this text's storage; clamped to the text.
  public subscript(range: Range<Int>) -> Text {
    let lower = min(max(0, range.lowerBound), count)
    let upper = min(max(lower, range.upperBound), count)
    return Text(storage: storage, lower: Int(offset) + lower, upper: Int(offset) + upper, isSecret: isSecret)
  }

  /// The offset of the first `byte` at or after `start`, or nil.
  public func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    withBytes { bytes in
      let found = ByteScan.firstIndex(of: byte, in: bytes, from: start)
      return found < bytes.count ? found : nil
    }
  }

  /// True when the text begins with `prefix`, byte for byte.
  @_disfavoredOverload
  public func hasPrefix(_ prefix: Text) -> Bool { sharedPrefix(with: prefix) == prefix.count }

  /// True when the text ends with `suffix`, byte for byte.
  @_disfavoredOverload
  public func hasSuffix(_ suffix: Text) -> Bool {
    count >= suffix.count && self[count - suffix.count..<count] == suffix
  }

  /// The range of the first `needle` at or after `start`, or nil; an empty needle matches at once.
  public func firstRange(of needle: Text, from start: Int = 0) -> Range<Int>? {
    guard !needle.isEmpty else { return start..<start }
    return withBytes { bytes in
      needle.withBytes { needle in
        let index = ByteScan.firstIndex(of: needle, in: bytes, from: start)
        return index < bytes.count ? index..<index + needle.count : nil
      }
    }
  }

  /// True when the text contains `needle`.
  @_disfavoredOverload
  public func contains(_ needle: Text) -> Bool { firstRange(of: needle) != nil }

  /// The pieces between the `separator` bytes; always one more than there are separators.
  public func split(separator: UInt8) -> [Text] {
    var pieces: [Text] = []
    pieces.reserveCapacity(withBytes { bytes in bytes.count { $0 == separator } } + 1)
    var start = 0
    while let next = firstIndex(of: separator, from: start) {
      pieces.append(self[start..<next])
      start = next + 1
    }
    pieces.append(self[start..<count])
    return pieces
  }

  /// The text without spaces, tabs, line feeds and carriage returns at its ends.
  public var trimmed: Text {
    var lower = 0
    var upper = count
    while lower < upper, Self.isBlank(self[lower]) { lower += 1 }
    while upper > lower, Self.isBlank(self[upper - 1]) { upper -= 1 }
    return self[lower..<upper]
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  /// The text with its ASCII letters in lower case.
  public var lowercasedASCII: Text {
    withBytes { bytes in
      guard bytes.contains(where: { Byte.isUppercase($0) }) else { return self }
      return Text(bytes.map { Byte.isUppercase($0) ? $0 | Byte.caseBit : $0 }).marked(isSecret: isSecret)
    }
  }
}

/// The program's own words are passed as `StaticString`: its bytes are in the binary, whereas a `Text` would be
/// created at each use. `@_disfavoredOverload` on the other overloads makes a literal choose these.
extension Text {
  /// True when the text is `literal`, byte for byte.
  public static func == (left: Text, right: StaticString) -> Bool {
    left.count == right.utf8CodeUnitCount && left.stands(right, at: 0)
  }

  /// True when the text is not `literal`.
  public static func != (left: Text, right: StaticString) -> Bool { !(left == right) }

  /// True when the text begins with `prefix`, byte for byte.
  public func hasPrefix(_ prefix: StaticString) -> Bool {
    count >= prefix.utf8CodeUnitCount && stands(prefix, at: 0)
  }

  /// True when the text ends with `suffix`, byte for byte.
  public func hasSuffix(_ suffix: StaticString) -> Bool {
    let start = count - suffix.utf8CodeUnitCount
    return start >= 0 && stands(suffix, at: start)
  }

  /// True when the text contains `needle`, which must not be empty.
  public func contains(_ needle: StaticString) -> Bool {
    withBytes { bytes in
      needle.withUTF8Buffer { ByteScan.firstIndex(of: $0, in: bytes, from: 0) < bytes.count }
    }
  }

  /// True when the bytes from `start` are those of `literal`; the caller has checked that there are enough.
  private func stands(_ literal: StaticString, at start: Int) -> Bool {
    withBytes { bytes in
      literal.withUTF8Buffer { literal in
        var index = 0
        while index < literal.count, bytes[start + index] == literal[index] { index += 1 }
        return index == literal.count
      }
    }
  }
}

extension Text: Hashable, Comparable {
  @inlinable
  @_disfavoredOverload
  public static func == (left: Text, right: Text) -> Bool {
    left.count == right.count && left.hasSameBytes(as: right)
  }

  @usableFromInline
  func hasSameBytes(as other: Text) -> Bool { sharedPrefix(with: other) == count }

  /// The length of the two texts' common prefix.
  private func sharedPrefix(with other: Text) -> Int {
    withBytes { a in other.withBytes { b in ByteScan.sharedCount(a, b) } }
  }

  public static func < (left: Text, right: Text) -> Bool {
    let shared = left.sharedPrefix(with: right)
    if shared < left.count, shared < right.count { return left[shared] < right[shared] }
    return left.count < right.count
  }

  public func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// A fast hash: equal texts have equal hashes, most others differ. Do not use it for tables whose keys an attacker
  /// may choose.
  public var quickHash: UInt64 {
    withBytes { bytes in
      var mixed = UInt64(bytes.count)
      var start = 0
      while start < bytes.count {
        mixed = (mixed ^ ByteOrder.Piece(bytes, from: start).number) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        start += 8
      }
      return mixed
    }
  }
}

extension Text: ExpressibleByStringInterpolation, CustomStringConvertible {
  public init(stringLiteral value: String) {
    var value = value
    self.init(value.withUTF8 { Array($0) })
  }

  /// The text as a `String`; bytes that are not UTF-8 become U+FFFD.
  public var description: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}

extension String {
  /// The text as a `String`; bytes that are not UTF-8 become U+FFFD.
  public init(_ text: Text) { self = text.description }
}

extension Text {
  /// The two texts joined.
  public static func + (left: Text, right: Text) -> Text { joined(left, "", right) }

  /// The two texts with the other between them.
  public static func joined(_ left: Text, _ separator: StaticString, _ right: Text) -> Text {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(left.count + separator.utf8CodeUnitCount + right.count)
    left.withBytes { bytes.append(contentsOf: $0) }
    separator.withUTF8Buffer { bytes.append(contentsOf: $0) }
    right.withBytes { bytes.append(contentsOf: $0) }
    return Text(bytes).marked(isSecret: left.isSecret || right.isSecret)
  }
}

extension [UInt8] {
  /// Appends the bytes of `text`.
  @inlinable
  @inline(__always)
  public mutating func append(_ text: Text) {
    text.withBytes { append(contentsOf: $0) }
  }
}
