import SourceText

/// Finds a key among many members: open addressing over positions, so that a big body costs one hash a key.
struct KeyIndex {
  private var slots: [Int32]
  private let mask: Int
  private let seed: Int

  /// An index for up to `capacity` keys.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
    seed = Int.random(in: .min ... .max)
  }

  /// The position of `key` among `members`; where it is new, nil, and `position` is remembered for it.
  mutating func insert(_ key: Text, at position: Int, among members: [Member]) -> Int? {
    var slot = hash(key) & mask
    while slots[slot] >= 0 {
      let known = Int(slots[slot])
      if members[known].key == key { return known }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(truncatingIfNeeded: position)
    return nil
  }

  private func hash(_ key: Text) -> Int {
    var hasher = Hasher()
    hasher.combine(seed)
    hasher.combine(key)
    return hasher.finalize()
  }
}
