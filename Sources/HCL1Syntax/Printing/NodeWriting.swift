import SourceText

extension SyntaxStorage {
  /// Writes a node's value as data, straight from the tree, without creating a list, object or text.
  func write(_ index: Int, to writer: inout some StructuredWriter) {
    nodes.withUnsafeBufferPointer { nodes in
      file.bytes.withUnsafeBufferPointer { bytes in
        NodeWriting(storage: self, nodes: nodes, bytes: bytes).write(index, to: &writer)
      }
    }
  }
}

/// Writes nodes of one tree.
private struct NodeWriting {
  /// Resolves strings with escapes.
  let storage: SyntaxStorage
  let nodes: UnsafeBufferPointer<SyntaxNode>
  let bytes: UnsafeBufferPointer<UInt8>

  func write(_ index: Int, to writer: inout some StructuredWriter) {
    let node = nodes[index]
    switch node.kind {
    case .boolean: writer.boolean(node.upper - node.lower == 4)
    case .integer, .float:
      writer.number(Number(spelling: storage.text(of: index), isInteger: node.kind == .integer).jsonSpelling)
    case .list:
      writer.beginList()
      var next = index + 1
      while next < Int(node.end) {
        write(next, to: &writer)
        next = Int(nodes[next].end)
      }
      writer.endList()
    case .object: writeObject(index, to: &writer)
    case .plainString: writer.string(content(of: node))
    case .string, .heredoc, .jsonString, .bareKey, .plainKey, .escapedKey, .jsonKey:
      writer.string(storage.text(of: index))
    }
  }

  /// Writes an object that neither repeats a key nor has labels.
  private func writeObject(_ index: Int, to writer: inout some StructuredWriter) {
    writer.beginObject()
    let end = Int(nodes[index].end)
    if isSorted(index + 1, end) {
      var next = index + 1
      while next < end {
        writeMember(next, to: &writer)
        next = Int(nodes[next + 1].end)
      }
    } else {
      var keys: [Int] = []
      var next = index + 1
      while next < end {
        keys.append(next)
        next = Int(nodes[next + 1].end)
      }
      let order = keys.map { storage.text(of: $0) }.positionsInOrder
      for position in order { writeMember(keys[position], to: &writer) }
    }
    writer.endObject()
  }

  private func writeMember(_ key: Int, to writer: inout some StructuredWriter) {
    if nodes[key].isWrittenPlainly { writer.key(content(of: nodes[key])) } else { writer.key(storage.text(of: key)) }
    write(key + 1, to: &writer)
  }

  /// True when all keys from `first` on have no escapes and are in byte order.
  private func isSorted(_ first: Int, _ end: Int) -> Bool {
    var next = first
    var previous: UnsafeBufferPointer<UInt8>?
    while next < end {
      guard nodes[next].isWrittenPlainly else { return false }
      let key = content(of: nodes[next])
      if let previous, !previous.lexicographicallyPrecedes(key) { return false }
      previous = key
      next = Int(nodes[next + 1].end)
    }
    return true
  }

  /// The raw bytes of a key or string, without its quotes if it has any.
  private func content(of node: SyntaxNode) -> UnsafeBufferPointer<UInt8> {
    let inset = node.kind == .bareKey ? 0 : 1
    return UnsafeBufferPointer(rebasing: bytes[Int(node.lower) + inset..<Int(node.upper) - inset])
  }
}

extension SyntaxNode {
  /// True for a key without escapes.
  fileprivate var isWrittenPlainly: Bool { kind == .bareKey || kind == .plainKey }
}
