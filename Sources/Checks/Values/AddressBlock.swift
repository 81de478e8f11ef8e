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
    guard let length = Int(halves[1].description), length <= 32 else { return nil }
    var address: UInt32 = 0
    for part in halves[0].split(separator: Byte.dot) {
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
