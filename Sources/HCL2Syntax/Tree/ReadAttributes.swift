public import SourceText

extension SyntaxTree {
  /// The attributes that the file reads from a value with the given name: for `var`, the `size` of each `var.size`, with
  /// the range of that word, in source order. Comments and plain text contain none; templates of strings do.
  public func attributes(readFrom root: Text) -> [(name: Text, range: SourceRange)] {
    attributePaths(readFrom: root).map { $0[0] }
  }

  /// The attributes that the file reads one of the other from a value with the given name: for `data`, the words of each
  /// `data.kind.name.value` up to the first step that is no attribute, with their ranges, in source order.
  public func attributePaths(readFrom root: Text) -> [[(name: Text, range: SourceRange)]] {
    var found: [[(name: Text, range: SourceRange)]] = []
    for node in storage.nodes where node.kind == .traversal {
      let first = storage.nodes[Int(node.firstChild)]
      guard first.kind == .variable, storage.text(first.lower, first.upper) == root else { continue }
      var path: [(name: Text, range: SourceRange)] = []
      var next = Int(first.next)
      while next != 0, storage.nodes[next].kind == .attributeStep {
        let step = storage.nodes[next]
        path.append((storage.text(step.detail, step.upper), SourceRange(Int(step.detail), Int(step.upper))))
        next = Int(step.next)
      }
      if !path.isEmpty { found.append(path) }
    }
    return found.sorted { $0[0].range.lower < $1[0].range.lower }
  }

  /// The calls of functions with one of those names, in source order.
  public func calls(of names: Set<Text>) -> [Call] {
    storage.nodes.indices.lazy.filter { storage.nodes[$0].kind == .call }.map { Call(storage, $0) }
      .filter { names.contains($0.name) }.sorted { $0.range.lower < $1.range.lower }
  }

  /// The ranges of a name that the file reads as an attribute of an attribute: for `inputs` and `size`, each `size` of
  /// `include.root.inputs.size`, in source order.
  public func ranges(of name: Text, readFrom attribute: Text) -> [SourceRange] {
    var found: [SourceRange] = []
    for node in storage.nodes where node.kind == .traversal {
      var next = Int(storage.nodes[Int(node.firstChild)].next)
      var isBehind = false
      while next != 0 {
        let step = storage.nodes[next]
        let word = step.kind == .attributeStep ? storage.text(step.detail, step.upper) : ""
        if isBehind, word == name { found.append(SourceRange(Int(step.detail), Int(step.upper))) }
        isBehind = word == attribute
        next = Int(step.next)
      }
    }
    return found.sorted { $0.lower < $1.lower }
  }
}
