import SourceText

/// A block of IPv4 addresses: `10.0.0.0/16`.
struct AddressBlock: Hashable, Comparable, Sendable {
  let first: UInt32
  let length: Int

  /// The last address.
  var last: UInt32 { length == 0 ? .max : first | (UInt32.max >> UInt32(length)) }

  /// Nil for anything else, and for a number that is too large.
  init?(_ text: Text) {
    guard Self.isWritten(text) else { return nil }
    let halves = text.split(separator: Byte.slash)
    let parts = halves[0].split(separator: Byte.dot)
    guard halves.count == 2, parts.count == 4, let length = Int(halves[1].description), length <= 32 else { return nil }
    var address: UInt32 = 0
    for part in parts {
      guard let number = UInt8(part.description) else { return nil }
      address = address << 8 | UInt32(number)
    }
    self.length = length
    first = length == 0 ? 0 : address & ~(length == 32 ? 0 : UInt32.max >> UInt32(length))
  }

  /// True for four runs of digits, a slash and digits: what is meant as a block, correct or not.
  static func isWritten(_ text: Text) -> Bool {
    guard text.count >= 4, text.count <= 24, Byte.isDigit(text[0]), text.firstIndex(of: Byte.slash) != nil else {
      return false
    }
    let halves = text.split(separator: Byte.slash)
    return halves.count == 2 && halves[0].split(separator: Byte.dot).count == 4
      && text.bytes.allSatisfy { Byte.isDigit($0) || $0 == Byte.dot || $0 == Byte.slash }
  }

  func contains(_ other: AddressBlock) -> Bool { first <= other.first && other.last <= last }

  func overlaps(_ other: AddressBlock) -> Bool { first <= other.last && other.first <= last }

  /// How many leading bits both have in common.
  func sharedBits(with other: AddressBlock) -> Int { (first ^ other.first).leadingZeroBitCount }

  static func < (left: AddressBlock, right: AddressBlock) -> Bool {
    (left.first, left.length) < (right.first, right.length)
  }
}
