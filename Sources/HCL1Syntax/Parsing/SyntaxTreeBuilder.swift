import SourceText

/// Collects the nodes of a tree in source order.
struct SyntaxTreeBuilder {
  /// The object that represents a whole file.
  static let emptyFile = SyntaxNode(kind: .object, flags: [], lower: 0, upper: 0, end: 1)

  private static let linearSearchLimit = 8

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var nodes: [SyntaxNode] = []

  /// A builder for a file of the given bytes; the first node is the file's own object.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    nodes.reserveCapacity(bytes.count / 12 + 8)
    nodes.append(Self.emptyFile)
  }

  /// The index the next node will have.
  var next: Int { nodes.count }

  /// Adds a node without children.
  mutating func add(_ kind: SyntaxNode.Kind, _ lower: Int, _ upper: Int, _ flags: SyntaxNode.Flags = []) {
    nodes.append(
      SyntaxNode(
        kind: kind, flags: flags, lower: UInt32(truncatingIfNeeded: lower), upper: UInt32(truncatingIfNeeded: upper),
        end: UInt32(truncatingIfNeeded: nodes.count + 1)))
  }

  /// Adds flags to a node.
  mutating func mark(_ index: Int, _ flags: SyntaxNode.Flags) { nodes[index].flags.formUnion(flags) }

  /// Removes everything from `index` on.
  mutating func drop(from index: Int) { nodes.removeLast(nodes.count - index) }

  /// Ends the object or list that was added at `index`; returns the flags its parent needs.
  mutating func close(_ index: Int, at upper: Int) -> SyntaxNode.Flags {
    nodes[index].upper = UInt32(truncatingIfNeeded: upper)
    nodes[index].end = UInt32(truncatingIfNeeded: nodes.count)
    if nodes[index].kind == .object, hasRepeats(in: index) { nodes[index].flags.insert(.repeats) }
    return nodes[index].flags.intersection([.interpolation, .repeats])
  }

  /// True when the object has a label or the same key twice (with labels, ignoring case).
  private func hasRepeats(in object: Int) -> Bool {
    nodes.withUnsafeBufferPointer { nodes in
      var index = object + 1
      var count = 0
      while index < nodes.count {
        if nodes[index].kind == .escapedKey || nodes[index].kind == .jsonKey || nodes[index + 1].isKey { return true }
        count += 1
        if count > Self.linearSearchLimit { return hasRepeatsByHash(in: object, nodes) }
        if isRepeated(index, since: object + 1, nodes) { return true }
        index = Int(nodes[index + 1].end)
      }
      return false
    }
  }

  private func isRepeated(_ key: Int, since first: Int, _ nodes: UnsafeBufferPointer<SyntaxNode>) -> Bool {
    var index = first
    while index < key {
      if isSame(nodes[index], nodes[key]) { return true }
      index = Int(nodes[index + 1].end)
    }
    return false
  }

  private func hasRepeatsByHash(in object: Int, _ nodes: UnsafeBufferPointer<SyntaxNode>) -> Bool {
    let hash = KeyHash()
    // All hashes first, then the table, so that each loop works on one memory region instead of three in turn.
    var keys: [KeySlots.Entry] = []
    var index = object + 1
    while index < nodes.count {
      if nodes[index].kind == .escapedKey || nodes[index].kind == .jsonKey || nodes[index + 1].isKey { return true }
      keys.append(KeySlots.Entry(hash.value(of: bytes, content(of: nodes[index])), position: index))
      index = Int(nodes[index + 1].end)
    }
    var slots = KeySlots(capacity: keys.count)
    for key in keys where !slots.insert(key, isSame: { isSame(nodes[$0], nodes[key.position]) }) { return true }
    return false
  }

  private func content(of key: SyntaxNode) -> Range<Int> {
    let inset = key.kind == .plainKey ? 1 : 0
    return Int(key.lower) + inset..<Int(key.upper) - inset
  }

  @inline(__always)
  private func isSame(_ left: SyntaxNode, _ right: SyntaxNode) -> Bool {
    let a = content(of: left)
    let b = content(of: right)
    guard a.count == b.count else { return false }
    var offset = 0
    while offset < a.count {
      if bytes[a.lowerBound + offset] != bytes[b.lowerBound + offset] { return false }
      offset += 1
    }
    return true
  }
}

/// A hash set of positions with open addressing; a position is hashed by its content.
struct KeySlots {
  /// A position and half of its content's hash.
  struct Entry {
    /// The upper half of the hash; below it the position, counted from 1, or 0 for none.
    fileprivate let bits: UInt64

    init(_ hash: UInt64, position: Int) { bits = hash & ~0xFFFF_FFFF | UInt64(truncatingIfNeeded: position + 1) }

    /// The position.
    var position: Int { Int(bits & 0xFFFF_FFFF) - 1 }

    fileprivate func mayEqual(_ other: Entry) -> Bool { bits >> 32 == other.bits >> 32 }
  }

  private var slots: [Entry]
  private let mask: Int

  /// A set for up to `capacity` positions.
  init(capacity: Int) {
    var size = 16
    while size / 4 * 3 < capacity { size *= 2 }
    slots = Array(repeating: Entry(0, position: -1), count: size)
    mask = size - 1
  }

  /// Adds a position; returns false if one with the same content is already there. Compares contents only when the
  /// hashes match, because they are far away in memory.
  mutating func insert(_ entry: Entry, isSame: (Int) -> Bool) -> Bool {
    var slot = Int(truncatingIfNeeded: entry.bits >> 32) & mask
    while slots[slot].bits != 0 {
      if slots[slot].mayEqual(entry), isSame(slots[slot].position) { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = entry
    return true
  }
}

/// Seeded hashes of keys, so that no file can force collisions.
struct KeyHash {
  private let seed = UInt64.random(in: .min ... .max)

  /// A hash of the bytes in `range`: eight at a time, folded by a wide multiplication with the seed.
  func value(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var state = seed ^ UInt64(truncatingIfNeeded: range.count)
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      state = fold(state ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    let left = range.upperBound - index
    if left == 0 { return fold(state) }
    var rest: UInt64 = 0
    if range.upperBound >= 8 {
      // The last eight bytes of the key, minus those already hashed.
      let last = UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: range.upperBound - 8, as: UInt64.self))
      rest = last &>> UInt64(8 * (8 - left))
    } else {
      for index in index..<range.upperBound { rest |= UInt64(raw[index]) << UInt64(8 * (index - range.lowerBound)) }
    }
    return fold(state ^ rest)
  }

  @inline(__always)
  private func fold(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: seed | 1)
    return product.high ^ product.low
  }
}
