import SourceText

/// A file and its nodes, shared by everything that looks at the tree.
final class SyntaxStorage: Sendable {
  let file: SourceFile
  let nodes: [SyntaxNode]
  /// The bytes that the nodes' offsets refer to: those of the file, then those of JSON strings with resolved escapes.
  let bytes: [UInt8]
  /// Maps resolved bytes to their places in the file.
  let resolved: ResolvedStrings

  init(_ file: SourceFile, _ nodes: [SyntaxNode], bytes: [UInt8]? = nil, resolved: ResolvedStrings = ResolvedStrings())
  {
    self.file = file
    self.nodes = nodes
    self.bytes = bytes ?? file.bytes
    self.resolved = resolved
  }

  /// The range in the file for a range of `bytes`.
  func range(_ lower: UInt32, _ upper: UInt32) -> SourceRange {
    if Int(lower) < file.bytes.count || resolved.isEmpty { return SourceRange(Int(lower), Int(upper)) }
    return SourceRange(resolved.place(of: Int(lower)), resolved.place(of: Int(upper)))
  }

  func range(of index: Int) -> SourceRange { range(nodes[index].lower, nodes[index].upper) }

  /// The bytes between two offsets, without a copy.
  func text(_ lower: UInt32, _ upper: UInt32) -> Text { Text(bytes, in: SourceRange(Int(lower), Int(upper))) }

  /// The first child of a node, or 0.
  func firstChild(of index: Int) -> Int { Int(nodes[index].firstChild) }

  /// The sibling after a node, or 0.
  func next(after index: Int) -> Int { Int(nodes[index].next) }

  /// The child of a node at a 0-based position, which must exist according to the grammar.
  func child(_ position: Int, of index: Int) -> Int {
    var child = firstChild(of: index)
    for _ in 0..<position { child = next(after: child) }
    return child
  }
}

/// Maps resolved bytes to the bytes of the file: runs that were copied, and escapes.
struct ResolvedStrings: Sendable {
  private struct Run: Sendable {
    /// The start of the run in the resolved bytes.
    let offset: Int
    /// The start of the run in the file.
    let source: Int
    /// True when the run was copied byte for byte, so that offsets inside it correspond.
    let isCopied: Bool
  }

  private var runs: [Run] = []

  var isEmpty: Bool { runs.isEmpty }

  /// Appends a run.
  mutating func add(offset: Int, source: Int, isCopied: Bool) {
    runs.append(Run(offset: offset, source: source, isCopied: isCopied))
  }

  /// The offset in the file for the offset of a resolved byte.
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
