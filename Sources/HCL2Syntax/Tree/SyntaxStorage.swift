import SourceText

/// A file and its nodes, shared by everything that looks at the tree.
final class SyntaxStorage: Sendable {
  let file: SourceFile
  let nodes: [SyntaxNode]
  /// What the nodes' offsets count in: the bytes of the file, then those of JSON strings whose escapes were resolved.
  let bytes: [UInt8]
  /// Where the resolved bytes stand in the file.
  let resolved: ResolvedStrings

  init(_ file: SourceFile, _ nodes: [SyntaxNode], bytes: [UInt8]? = nil, resolved: ResolvedStrings = ResolvedStrings())
  {
    self.file = file
    self.nodes = nodes
    self.bytes = bytes ?? file.bytes
    self.resolved = resolved
  }

  /// The range in the file of bytes that nodes count with.
  func range(_ lower: UInt32, _ upper: UInt32) -> SourceRange {
    if Int(lower) < file.bytes.count || resolved.isEmpty { return SourceRange(Int(lower), Int(upper)) }
    return SourceRange(resolved.place(of: Int(lower)), resolved.place(of: Int(upper)))
  }

  func range(of index: Int) -> SourceRange { range(nodes[index].lower, nodes[index].upper) }

  /// The bytes between two offsets, sharing the storage.
  func text(_ lower: UInt32, _ upper: UInt32) -> Text { Text(bytes, in: SourceRange(Int(lower), Int(upper))) }

  /// The first child of a node, or 0.
  func firstChild(of index: Int) -> Int { Int(nodes[index].firstChild) }

  /// The sibling after a node, or 0.
  func next(after index: Int) -> Int { Int(nodes[index].next) }

  /// The child of a node at a 0-based position, which the grammar says is there.
  func child(_ position: Int, of index: Int) -> Int {
    var child = firstChild(of: index)
    for _ in 0..<position { child = next(after: child) }
    return child
  }
}

/// Which bytes of a file became which resolved bytes: runs that were copied, and escapes.
struct ResolvedStrings: Sendable {
  private struct Run: Sendable {
    /// Where the run starts among the bytes that nodes count with.
    let offset: Int
    /// Where it starts in the file.
    let source: Int
    /// True when byte for byte the same: a place inside stands as far from the start there as here.
    let isCopied: Bool
  }

  private var runs: [Run] = []

  var isEmpty: Bool { runs.isEmpty }

  /// Adds a run behind the others.
  mutating func add(offset: Int, source: Int, isCopied: Bool) {
    runs.append(Run(offset: offset, source: source, isCopied: isCopied))
  }

  /// The place in the file of a resolved byte.
  func place(of offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].offset <= offset { low = middle } else { high = middle }
    }
    guard low < runs.count else { return offset }
    let run = runs[low]
    return run.source + (run.isCopied ? max(0, offset - run.offset) : 0)
  }
}
