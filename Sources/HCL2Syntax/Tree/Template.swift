public import SourceText

/// A string: text with inserted parts.
public struct Template: Sendable {
  /// The form in which it was written.
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
      /// Text with escapes resolved, indentation and stripped white space removed, in Unicode NFC; may be empty.
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

    /// From the first byte to the last; for a directive, to the end of its `endif` or `endfor`.
    public var range: SourceRange { storage.range(of: index) }

    /// The kind of part, with its contents.
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

  /// The parts, in order; adjacent literals stay separate.
  public var parts: NodeList<Part> { NodeList(storage, storage.firstChild(of: index)) { Part($0, $1) } }

  /// The interpolation, if the template consists of exactly one, so that the value keeps its type; otherwise nil.
  public var wrapped: Expression? {
    guard storage.nodes[index].flags.contains(.wraps) else { return nil }
    return Expression(storage, storage.firstChild(of: storage.firstChild(of: index)))
  }

  /// The text, if nothing in it needs evaluation; otherwise nil.
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

  /// The form in which it was written.
  public var form: Form {
    let node = storage.nodes[index]
    if node.kind == .heredoc { return .heredoc }
    return node.flags.contains(.json) ? .json : node.flags.contains(.wholeFile) ? .bare : .quoted
  }

  /// From the first byte to the last, including quotes and the markers of a heredoc.
  public var range: SourceRange { storage.range(of: index) }
}
