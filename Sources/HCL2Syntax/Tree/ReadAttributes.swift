public import SourceText

extension SyntaxTree {
  /// The attributes that the file reads from a value with the given name: for `var`, the `size` of each `var.size`, with
  /// the range of that word, in source order. Comments and plain text contain none; templates of strings do.
  public func attributes(readFrom root: Text) -> [(name: Text, range: SourceRange)] {
    var found: [(name: Text, range: SourceRange)] = []
    for node in storage.nodes where node.kind == .traversal {
      let first = storage.nodes[Int(node.firstChild)]
      guard first.kind == .variable, first.next != 0, storage.text(first.lower, first.upper) == root else { continue }
      let step = storage.nodes[Int(first.next)]
      guard step.kind == .attributeStep else { continue }
      found.append((storage.text(step.detail, step.upper), SourceRange(Int(step.detail), Int(step.upper))))
    }
    return found.sorted { $0.range.lower < $1.range.lower }
  }
}
