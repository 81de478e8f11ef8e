import SourceText

/// One node of a syntax tree: plain data, so that a tree of any size is one array without references inside.
///
/// Nodes are in source order: an item is its key, its labels and its value; an object or list is followed by its
/// contents. `end` is the index after a node and everything in it.
struct SyntaxNode: Sendable {
  enum Kind: UInt8, Sendable {
    /// The key of an item: a bare word, a quoted string without escapes, or one with escapes.
    case bareKey, plainKey, escapedKey, jsonKey
    case boolean, integer, float
    /// `"…"` without escapes and `${`.
    case plainString
    /// `"…"` with escapes or `${`.
    case string
    case heredoc
    /// A JSON string with escapes.
    case jsonString
    case object, list

    var isCollection: Bool { self == .object || self == .list }
    var isString: Bool { self == .plainString || self == .string || self == .heredoc || self == .jsonString }
  }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    /// On a key: a label between a block's type and its `{`.
    static let label = Flags(rawValue: 1)
    /// On a key: followed by `=`.
    static let equals = Flags(rawValue: 2)
    /// On a value: a string in it contains `${`.
    static let interpolation = Flags(rawValue: 4)
    /// On an object or list: an object in it has labels or repeats a key, so its value is not simply what is written.
    static let repeats = Flags(rawValue: 8)
  }

  let kind: Kind
  var flags: Flags
  let lower: UInt32
  var upper: UInt32
  var end: UInt32

  var range: SourceRange { SourceRange(Int(lower), Int(upper)) }

  var isKey: Bool { kind.rawValue <= Kind.jsonKey.rawValue }
}

/// A file and its nodes, shared by everything that uses the tree.
final class SyntaxStorage: Sendable {
  let file: SourceFile
  let nodes: [SyntaxNode]
  /// Maps a range of `file` to the file the user wrote, if a substitution made `file`; nil otherwise.
  let move: (@Sendable (SourceRange) -> SourceRange)?

  init(_ file: SourceFile, _ nodes: [SyntaxNode], move: (@Sendable (SourceRange) -> SourceRange)? = nil) {
    self.file = file
    self.nodes = nodes
    self.move = move
  }

  /// The range of a node in the file the user wrote.
  func range(of index: Int) -> SourceRange {
    let range = nodes[index].range
    return move.map { $0(range) } ?? range
  }

  /// The index of the value of the item whose key is at `index`.
  func valueIndex(ofKey index: Int) -> Int {
    var next = index + 1
    while nodes[next].isKey { next += 1 }
    return next
  }

  /// Calls `body` with the node of each element of a list, in order.
  @inline(__always)
  func forEachElement(of list: Int, _ body: (Int) -> Void) {
    let end = Int(nodes[list].end)
    var next = list + 1
    while next < end {
      body(next)
      next = Int(nodes[next].end)
    }
  }

  /// Calls `body` with the node of each key of an object without labels, in order; the key's value is the next node.
  @inline(__always)
  func forEachKey(of object: Int, _ body: (Int) -> Void) {
    let end = Int(nodes[object].end)
    var next = object + 1
    while next < end {
      body(next)
      next = Int(nodes[next + 1].end)
    }
  }

  /// The text of a key or of a string.
  func text(of index: Int) -> Text {
    let node = nodes[index]
    switch node.kind {
    case .plainKey, .plainString: return Text(file.bytes, in: SourceRange(Int(node.lower) + 1, Int(node.upper) - 1))
    case .escapedKey, .string, .jsonKey, .jsonString:
      let inner = SourceRange(Int(node.lower) + 1, max(Int(node.lower) + 1, Int(node.upper) - 1))
      return StringReader.view(of: file.bytes, inner) ?? contents(of: index, keepsOrigins: false).text
    case .heredoc:
      return StringReader.heredocView(of: file.bytes, node.range) ?? contents(of: index, keepsOrigins: false).text
    case .bareKey, .boolean, .integer, .float, .object, .list: return Text(file.bytes, in: node.range)
    }
  }

  /// The contents of a quoted key or a string; empty for any other node.
  func contents(of index: Int, keepsOrigins: Bool) -> StringContents {
    let node = nodes[index]
    let source = Text(file.bytes)
    let inner = Int(node.lower) + 1..<max(Int(node.lower) + 1, Int(node.upper) - 1)
    switch node.kind {
    case .heredoc:
      return StringReader.heredoc(source, Int(node.lower)..<Int(node.upper), keepsOrigins: keepsOrigins)
    case .jsonKey, .jsonString: return StringReader.json(source, inner, keepsOrigins: keepsOrigins)
    case .plainString where node.flags.contains(.interpolation):
      return StringReader.json(source, inner, keepsOrigins: keepsOrigins)
    case .plainKey, .plainString, .escapedKey, .string:
      return StringReader.quoted(source, inner, keepsOrigins: keepsOrigins)
    case .bareKey, .boolean, .integer, .float, .object, .list:
      return StringReader.quoted(source, inner.lowerBound..<inner.lowerBound, keepsOrigins: keepsOrigins)
    }
  }

  /// True when the key at `index` is `name`, ignoring ASCII case; `name` is in lower case.
  func isKey(_ index: Int, named name: StaticString) -> Bool {
    let node = nodes[index]
    let inset: Int
    switch node.kind {
    case .bareKey: inset = 0
    case .plainKey: inset = 1
    default: return text(of: index).lowercasedASCII == Text(name.description)
    }
    let start = Int(node.lower) + inset
    guard Int(node.upper) - inset - start == name.utf8CodeUnitCount else { return false }
    return file.bytes.withUnsafeBufferPointer { bytes in
      for offset in 0..<name.utf8CodeUnitCount {
        let byte = bytes[start + offset]
        let wanted = name.utf8Start[offset]
        if byte != wanted, !(Byte.isUppercase(byte) && byte | Byte.caseBit == wanted) { return false }
      }
      return true
    }
  }

  /// True when the key at `index` is `name`, byte for byte.
  func isKey(_ index: Int, spelt name: StaticString) -> Bool {
    let node = nodes[index]
    // Escapes never make a key shorter in the file than its text.
    if Int(node.upper - node.lower) < name.utf8CodeUnitCount { return false }
    return text(of: index) == name
  }

  /// True when a node and one of another tree have the same bytes and were parsed alike, and so hold the same data.
  func isWritten(_ index: Int, as otherIndex: Int, of other: SyntaxStorage) -> Bool {
    let (node, otherNode) = (nodes[index], other.nodes[otherIndex])
    let count = Int(node.end) - index
    let length = Int(node.upper - node.lower)
    guard count == Int(otherNode.end) - otherIndex, length == Int(otherNode.upper - otherNode.lower) else {
      return false
    }
    let hasSameBytes = file.bytes.withUnsafeBufferPointer { bytes in
      other.file.bytes.withUnsafeBufferPointer { otherBytes in
        ByteScan.sharedCount(
          UnsafeBufferPointer(rebasing: bytes[Int(node.lower)..<Int(node.upper)]),
          UnsafeBufferPointer(rebasing: otherBytes[Int(otherNode.lower)..<Int(otherNode.upper)])) == length
      }
    }
    return hasSameBytes && (0..<count).allSatisfy { nodes[index + $0].kind == other.nodes[otherIndex + $0].kind }
  }

  /// How a string was written.
  func form(of index: Int) -> StringLiteral.Form {
    let node = nodes[index]
    switch node.kind {
    case .heredoc: return .heredoc
    case .jsonString: return .json
    case .plainString where node.flags.contains(.interpolation): return .json
    default: return node.flags.contains(.interpolation) ? .template : .plain
    }
  }
}
