import SourceText

/// A 64-bit Bloom filter over names: a miss is certain, a hit may be false.
///
/// Units set about a dozen of the parameters that requests read, and requests have about a dozen of the members that rules
/// check, so most lookups are misses.
struct NameMarks: Sendable {
  private var marks: UInt64 = 0

  /// An empty filter.
  init() {}

  /// A filter with one name.
  init(_ name: Text) { insert(name) }

  mutating func insert(_ name: Text) { marks |= Self.mark(of: name) }

  mutating func formUnion(_ other: NameMarks) { marks |= other.marks }

  /// False if the name is certainly not in the filter.
  func mayContain(_ name: Text) -> Bool { marks & Self.mark(of: name) != 0 }

  /// False if the filters certainly have no name in common.
  func mayContain(anyOf other: NameMarks) -> Bool { marks & other.marks != 0 }

  /// Hashes first byte, last byte and length; the factors spread the names of parameters and members.
  private static func mark(of name: Text) -> UInt64 {
    name.withBytes { bytes in
      guard let first = bytes.first, let last = bytes.last else { return 1 }
      return 1 &<< UInt64(truncatingIfNeeded: 3 &* (Int(first) &+ Int(last)) &+ 17 &* bytes.count)
    }
  }
}
