/// Base64 with the standard alphabet and padding.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      let group = (0..<3).reduce(UInt32(0)) { $0 << 8 | ($1 < count ? UInt32(bytes[start + $1]) : 0) }
      for index in 0..<4 {
        output.append(index <= count ? alphabet[Int(group >> UInt32(18 - 6 * index) & 63)] : padding)
      }
    }
    return output
  }

  /// The decoded bytes; ignores line breaks. Nil for anything other than padded base64.
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    let digits = text.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard digits.count % 4 == 0 else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(digits.count / 4 * 3)
    for start in stride(from: 0, to: digits.count, by: 4) {
      let group = digits[start..<start + 4]
      let isLast = start + 4 == digits.count
      let count = isLast ? group.prefix { $0 != padding }.count : 4
      guard count >= 2, group.dropFirst(count).allSatisfy({ $0 == padding }) else { return nil }
      var bits: UInt32 = 0
      for byte in group.prefix(count) {
        guard let value = values[byte] else { return nil }
        bits = bits << 6 | UInt32(value)
      }
      bits <<= UInt32(6 * (4 - count))
      for index in 0..<count - 1 { output.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * index))) }
    }
    return output
  }

  private static let values: [UInt8: UInt8] = Dictionary(
    uniqueKeysWithValues: alphabet.enumerated().map { ($0.element, UInt8($0.offset)) })
}
