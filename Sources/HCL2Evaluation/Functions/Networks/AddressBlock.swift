import SourceText

/// A block of IP addresses in CIDR notation.
struct AddressBlock {
  /// The first address of the block.
  let address: UInt128
  /// The number of bits in an address: 32 or 128.
  let width: Int
  /// The number of leading bits that all addresses of the block share.
  let prefix: Int

  init(address: UInt128, width: Int, prefix: Int) {
    let hostBits = width - prefix
    self.address = hostBits >= 128 ? 0 : (address >> UInt128(hostBits)) << UInt128(hostBits)
    self.width = width
    self.prefix = prefix
  }

  /// Reads `10.0.0.0/8` or `fd00::/8`; clears the host bits. Octets may have leading zeros.
  init?(_ text: Text) {
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")),
      let (address, width) = Self.address(text[0..<slash].description),
      let prefix = Self.decimal(text[slash + 1..<text.count].description[...], limit: width)
    else { return nil }
    self.init(address: address, width: width, prefix: prefix)
  }

  private static func decimal(_ digits: Substring, limit: Int) -> Int? {
    guard !digits.isEmpty, digits.utf8.count <= 10, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }),
      let value = Int(digits), value <= limit
    else { return nil }
    return value
  }

  static func address(_ text: String) -> (UInt128, Int)? {
    text.contains(":") ? version6(text).map { ($0, 128) } : version4(text[...]).map { (UInt128($0), 32) }
  }

  private static func version4(_ text: Substring) -> UInt32? {
    let octets = text.split(separator: ".", omittingEmptySubsequences: false)
    guard octets.count == 4 else { return nil }
    var result: UInt32 = 0
    for octet in octets {
      guard let value = decimal(octet, limit: 255) else { return nil }
      result = result << 8 | UInt32(value)
    }
    return result
  }

  private static func version6(_ text: String) -> UInt128? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, !text.contains(":::") else { return nil }
    func groups(_ half: Substring, isLast: Bool) -> [UInt16]? {
      if half.isEmpty { return [] }
      var result: [UInt16] = []
      let parts = half.split(separator: ":", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if isLast, index == parts.count - 1, part.contains(".") {
          guard let tail = version4(part) else { return nil }
          result += [UInt16(tail >> 16), UInt16(tail & 0xFFFF)]
        } else {
          guard (1...4).contains(part.utf8.count), let value = UInt16(part, radix: 16), part.first != "+" else {
            return nil
          }
          result.append(value)
        }
      }
      return result
    }
    guard var all = groups(halves[0], isLast: halves.count == 1) else { return nil }
    if halves.count == 2 {
      guard let tail = groups(halves[1], isLast: true), all.count + tail.count <= 7 else { return nil }
      all += Array(repeating: 0, count: 8 - all.count - tail.count) + tail
    }
    guard all.count == 8 else { return nil }
    return all.reduce(0) { $0 << 16 | UInt128($1) }
  }

  /// An address in Go's notation: the longest run of two or more zero groups in IPv6 becomes `::`.
  static func text(_ address: UInt128, width: Int) -> String {
    if width == 32 || address >> 32 == 0xFFFF {
      return (0..<4).map { String(address >> UInt128(24 - 8 * $0) & 255) }.joined(separator: ".")
    }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: address >> UInt128(112 - 16 * $0)) }
    var best = 0..<0
    var start = 0
    while start < 8 {
      let length = groups[start...].prefix { $0 == 0 }.count
      if length > 1, length > best.count { best = start..<start + length }
      start += max(1, length)
    }
    func hex(_ part: ArraySlice<UInt16>) -> String { part.map { String($0, radix: 16) }.joined(separator: ":") }
    if best.isEmpty { return hex(groups[...]) }
    return hex(groups[..<best.lowerBound]) + "::" + hex(groups[best.upperBound...])
  }

  var text: Text { Text("\(Self.text(address, width: width))/\(prefix)") }
}
