import SourceText

/// A block of IPv4 addresses: `10.0.0.0/16`.
struct AddressBlock: Hashable, Comparable, Sendable {
  let first: UInt32
  let length: Int
  /// False when the address that was written is not the first one, so that AWS and Azure refuse the block.
  let isExact: Bool

  /// The last address.
  var last: UInt32 { length == 0 ? .max : first | (UInt32.max >> UInt32(length)) }

  /// Nil for anything else, and for a number that is too large.
  init?(_ text: Text) {
    guard Self.isWritten(text) else { return nil }
    // The numbers of the address, and the length.
    var numbers: [UInt32] = []
    var number: UInt32?
    for index in 0..<text.count {
      if Byte.isDigit(text[index]) {
        let next = (number ?? 0) * 10 + UInt32(text[index] - UInt8(ascii: "0"))
        if next > 255 { return nil }
        number = next
      } else if let known = number {
        numbers.append(known)
        number = nil
      } else {
        return nil
      }
    }
    guard let length = number, length <= 32, numbers.count == 4 else { return nil }
    let address = numbers.reduce(0) { $0 << 8 | $1 }
    self.length = Int(length)
    first = length == 0 ? 0 : address & ~(length == 32 ? 0 : UInt32.max >> length)
    isExact = first == address
  }

  /// True for four runs of digits, a slash and digits: what is meant as a block, correct or not.
  static func isWritten(_ text: Text) -> Bool {
    guard text.count >= 4, text.count <= 24, Byte.isDigit(text[0]) else { return false }
    return text.withBytes { bytes in
      var (dots, slashes) = (0, 0)
      for byte in bytes where !Byte.isDigit(byte) {
        if byte == Byte.slash {
          slashes += 1
        } else if byte != Byte.dot {
          return false
        } else if slashes == 0 {
          dots += 1
        }
      }
      return dots == 3 && slashes == 1
    }
  }

  /// The block as it must be written: `10.0.0.0/16`.
  var spelling: String {
    let numbers = stride(from: 24, through: 0, by: -8).map { String(first >> UInt32($0) & 255) }
    return numbers.joined(separator: ".") + "/" + String(length)
  }

  func contains(_ other: AddressBlock) -> Bool { first <= other.first && other.last <= last }

  func overlaps(_ other: AddressBlock) -> Bool { first <= other.last && other.first <= last }

  /// How many leading bits both have in common.
  func sharedBits(with other: AddressBlock) -> Int { (first ^ other.first).leadingZeroBitCount }

  /// Each block that overlaps one before it in the order of addresses, with the one of those that reaches furthest.
  static func overlapping<Element>(
    _ all: [Element], by block: (Element) -> AddressBlock
  ) -> [(earlier: Element, later: Element)] {
    let sorted = all.sorted { block($0) < block($1) }
    var widest = sorted.first
    return sorted.dropFirst().compactMap { element in
      defer { if let known = widest, block(element).last > block(known).last { widest = element } }
      guard let known = widest, block(known).overlaps(block(element)) else { return nil }
      return (known, element)
    }
  }

  static func < (left: AddressBlock, right: AddressBlock) -> Bool {
    (left.first, left.length) < (right.first, right.length)
  }
}
