public import SourceText

/// A value and the key or attribute name that it stands under.
public struct NamedValue: Sendable {
  /// The range of the name, without its quotes.
  public let name: SourceRange
  /// The range of the value.
  public let value: SourceRange
}

extension SyntaxTree {
  /// Every value of the file under a name that is written out, as an attribute or as the key of an object, in no
  /// particular order.
  public func values(named name: Text) -> [NamedValue] {
    var found: [NamedValue] = []
    for (index, node) in storage.nodes.enumerated() {
      switch node.kind {
      case .attribute:
        add(storage.range(node.lower, node.detail), storage.firstChild(of: index), ifNamed: name, to: &found)
      case .object:
        var key = storage.firstChild(of: index)
        while key != 0 {
          let value = storage.next(after: key)
          add(storage.range(of: key), value, ifNamed: name, to: &found)
          key = storage.next(after: value)
        }
      default: break
      }
    }
    return found
  }

  private func add(_ range: SourceRange, _ value: Int, ifNamed name: Text, to found: inout [NamedValue]) {
    let bytes = storage.file.bytes
    let isQuoted = range.lower + 1 < range.upper && bytes[Int(range.lower)] == Byte.quote
    let inner = isQuoted ? SourceRange(Int(range.lower) + 1, Int(range.upper) - 1) : range
    if storage.file.text(inner) == name {
      found.append(NamedValue(name: inner, value: storage.range(of: value)))
    }
  }
}
