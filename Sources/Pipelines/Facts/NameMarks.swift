import SourceText

/// Which names may be among some: each name has one of 64 marks, so that most that are none of them are told at once.
///
/// Units set a dozen of the parameters that requests ask for, and their requests have a dozen of the members that rules
/// look at: the most frequent answer by far is that there is nothing of that name.
struct NameMarks: Sendable {
  private var marks: UInt64 = 0

  /// The marks of no name.
  init() {}

  /// The mark of one name.
  init(_ name: Text) { insert(name) }

  mutating func insert(_ name: Text) { marks |= Self.mark(of: name) }

  mutating func formUnion(_ other: NameMarks) { marks |= other.marks }

  /// False when the name is none of them.
  func mayContain(_ name: Text) -> Bool { marks & Self.mark(of: name) != 0 }

  /// False when none of the other names is one of them.
  func mayContain(anyOf other: NameMarks) -> Bool { marks & other.marks != 0 }

  /// First and last byte and the length tell names apart; the factors spread those of parameters and members.
  private static func mark(of name: Text) -> UInt64 {
    name.withBytes { bytes in
      guard let first = bytes.first, let last = bytes.last else { return 1 }
      return 1 &<< UInt64(truncatingIfNeeded: 3 &* (Int(first) &+ Int(last)) &+ 17 &* bytes.count)
    }
  }
}
