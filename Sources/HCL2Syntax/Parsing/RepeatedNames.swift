import SourceText

/// Finds attributes of one body that have the same name.
enum RepeatedNames {
  /// Up to this number, each name is compared with all names before it.
  private static let linearLimit = 8

  /// Pairs of nodes: the first attribute with a name, and a later one.
  static func find(
    in nodes: [SyntaxNode], from first: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [(first: Int, second: Int)] {
    nodes.withUnsafeBufferPointer { nodes in
      var count = 0
      var next = first
      while next != 0 {
        if nodes[next].kind == .attribute { count += 1 }
        next = Int(nodes[next].next)
      }
      if count < 2 { return [] }
      return count <= linearLimit ? findByComparing(nodes, first, bytes) : findByHash(nodes, first, bytes, count)
    }
  }

  private static func findByComparing(
    _ nodes: UnsafeBufferPointer<SyntaxNode>, _ first: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [(first: Int, second: Int)] {
    var found: [(first: Int, second: Int)] = []
    var second = Int(nodes[first].next)
    while second != 0 {
      if nodes[second].kind == .attribute {
        var other = first
        while other != second {
          if nodes[other].kind == .attribute, isSame(nodes[other], nodes[second], bytes) {
            found.append((other, second))
            break
          }
          other = Int(nodes[other].next)
        }
      }
      second = Int(nodes[second].next)
    }
    return found
  }

  private static func findByHash(
    _ nodes: UnsafeBufferPointer<SyntaxNode>, _ first: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ count: Int
  ) -> [(first: Int, second: Int)] {
    var found: [(first: Int, second: Int)] = []
    // Seeded, so that no file can choose names that share a slot.
    let seed = UInt64.random(in: .min ... .max)
    var size = 32
    while size < count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    var next = first
    while next != 0 {
      let node = nodes[next]
      if node.kind == .attribute {
        var slot = Int(truncatingIfNeeded: hash(node, bytes, seed)) & (size - 1)
        while slots[slot] != 0, !isSame(nodes[Int(slots[slot])], node, bytes) { slot = (slot + 1) & (size - 1) }
        if slots[slot] == 0 {
          slots[slot] = UInt32(truncatingIfNeeded: next)
        } else {
          found.append((Int(slots[slot]), next))
        }
      }
      next = Int(node.next)
    }
    return found
  }

  private static func hash(_ node: SyntaxNode, _ bytes: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    let end = Int(node.detail)
    var index = Int(node.lower)
    var state = seed ^ UInt64(node.detail - node.lower)
    while index + 8 <= end {
      state = fold(state ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self), seed)
      index += 8
    }
    var rest: UInt64 = 0
    while index < end {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    return fold(state ^ rest, seed)
  }

  @inline(__always)
  private static func fold(_ value: UInt64, _ seed: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: seed | 1)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func isSame(_ left: SyntaxNode, _ right: SyntaxNode, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = Int(left.detail - left.lower)
    guard count == Int(right.detail - right.lower) else { return false }
    let (a, b) = (Int(left.lower), Int(right.lower))
    for offset in 0..<count where bytes[a + offset] != bytes[b + offset] { return false }
    return true
  }
}
