public import SourceText

/// A string: text and what is put into it.
public struct Template: Sendable {
  /// How it was written.
  public enum Form: Sendable {
    /// `"…"`.
    case quoted
    /// `<<NAME …`.
    case heredoc
    /// A JSON string.
    case json
    /// A whole file, or the inside of a directive.
    case bare
  }

  /// A piece of a template.
  public struct Part: Sendable {
    /// The kinds of part.
    public enum Content: Sendable {
      /// Text as it counts: escapes resolved, indentation and stripped white space gone, in Unicode NFC; perhaps empty.
      case literal(Text)
      /// `${ … }`.
      case interpolation(Expression)
      /// `%{ if … }`; without `else` the second template is nil.
      case conditional(condition: Expression, then: Template, otherwise: Template?)
      /// `%{ for key, value in collection }`.
      case loop(keyName: Text?, valueName: Text, collection: Expression, body: Template)
    }

    let storage: SyntaxStorage
    let index: Int

    init(_ storage: SyntaxStorage, _ index: Int) {
      self.storage = storage
      self.index = index
    }

    /// From its first byte to its last; of a directive to the end of its `endif` or `endfor`.
    public var range: SourceRange { storage.range(of: index) }

    /// The part itself.
    public var content: Content {
      let node = storage.nodes[index]
      switch node.kind {
      case .interpolation: return .interpolation(Expression(storage, Int(node.firstChild)))
      case .ifDirective:
        let condition = Int(node.firstChild)
        let then = storage.next(after: condition)
        return .conditional(
          condition: Expression(storage, condition), then: Template(storage, then),
          otherwise: node.flags.contains(.condition) ? Template(storage, storage.next(after: then)) : nil)
      case .forDirective: return loop(node)
      default: return .literal(LiteralText.value(storage, node))
      }
    }

    private func loop(_ node: SyntaxNode) -> Content {
      func name(_ index: Int) -> Text { storage.text(storage.nodes[index].lower, storage.nodes[index].upper) }
      var next = Int(node.firstChild)
      let keyName = node.flags.contains(.secondName) ? name(next) : nil
      if keyName != nil { next = storage.next(after: next) }
      let collection = storage.next(after: next)
      return .loop(
        keyName: keyName, valueName: name(next), collection: Expression(storage, collection),
        body: Template(storage, storage.next(after: collection)))
    }
  }

  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  /// The pieces, in order; adjacent literals are pieces of their own.
  public var parts: NodeList<Part> { NodeList(storage, storage.firstChild(of: index)) { Part($0, $1) } }

  /// The interpolation that is all of the template, whose value then keeps its type; nil when there is more or less.
  public var wrapped: Expression? {
    guard storage.nodes[index].flags.contains(.wraps) else { return nil }
    return Expression(storage, storage.firstChild(of: storage.firstChild(of: index)))
  }

  /// The text, when nothing in it has to be evaluated.
  public var text: Text? {
    var index = storage.firstChild(of: index)
    guard index != 0 else { return Text([]) }
    let first = storage.nodes[index]
    if first.next == 0, first.kind == .literal || first.kind == .plainLiteral {
      return LiteralText.value(storage, first)
    }
    var bytes: [UInt8] = []
    while index != 0 {
      let node = storage.nodes[index]
      guard node.kind == .literal || node.kind == .plainLiteral else { return nil }
      bytes.append(LiteralText.value(storage, node))
      index = Int(node.next)
    }
    return Text(bytes).canonicallyComposed
  }

  /// How it was written.
  public var form: Form {
    let node = storage.nodes[index]
    if node.kind == .heredoc { return .heredoc }
    return node.flags.contains(.json) ? .json : node.flags.contains(.wholeFile) ? .bare : .quoted
  }

  /// From its first byte to its last, quotes and the markers of a heredoc included.
  public var range: SourceRange { storage.range(of: index) }
}
