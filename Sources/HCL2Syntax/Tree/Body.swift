public import SourceText

/// The items between the braces of a block, or of a whole file. A view of the tree, without storage of its own.
///
/// In a JSON file all items are attributes: only the reader of the file knows which of them represent blocks.
public struct Body: Sendable {
  /// An attribute or a block.
  public enum Item: Sendable {
    /// `name = expression`.
    case attribute(Attribute)
    /// `type labels { … }`.
    case block(Block)

    /// The whole item, without the newline at its end.
    public var range: SourceRange {
      switch self {
      case .attribute(let attribute): attribute.range
      case .block(let block): block.range
      }
    }
  }

  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  private var first: Int {
    switch storage.nodes[index].kind {
    case .body, .object, .tuple: storage.firstChild(of: index)
    default: 0
    }
  }

  /// From the byte after the opening brace to the byte before the closing one. The body of a file is the whole file.
  public var range: SourceRange { storage.range(of: index) }

  /// True in a JSON file.
  public var isJSON: Bool { storage.nodes[index].kind != .body }

  /// The items, in source order; repeated ones each time they are written.
  public var items: [Item] {
    if isJSON { return attributes.map(Item.attribute) }
    return NodeList(storage, first) { storage, index in
      storage.nodes[index].kind == .attribute
        ? Item.attribute(Attribute(storage, index)) : Item.block(Block(storage, index))
    }.map { $0 }
  }

  /// The attributes, in source order; repeated ones each time they are written. In JSON: all properties except
  /// `"//"`, which is a comment; for an array, those of all its objects.
  public var attributes: [Attribute] {
    var attributes: [Attribute] = []
    var next = first
    if storage.nodes[index].kind == .tuple {
      while next != 0 {
        attributes += Body(storage, next).attributes
        next = storage.next(after: next)
      }
      return attributes
    }
    while next != 0 {
      let attribute = Attribute(storage, next)
      if isJSON {
        if attribute.name != "//" { attributes.append(attribute) }
        next = storage.next(after: next)
      } else if storage.nodes[next].kind == .attribute {
        attributes.append(attribute)
      }
      next = storage.next(after: next)
    }
    return attributes
  }

  /// The blocks of the native syntax, in source order.
  public var blocks: [Block] {
    guard storage.nodes[index].kind == .body else { return [] }
    var blocks: [Block] = []
    var next = first
    while next != 0 {
      if storage.nodes[next].kind == .block { blocks.append(Block(storage, next)) }
      next = storage.next(after: next)
    }
    return blocks
  }
}

/// `name = expression`, or a property of a JSON object.
public struct Attribute: Sendable {
  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  private var isProperty: Bool { storage.nodes[index].kind != .attribute }

  /// The name; in JSON without quotes and with escapes resolved.
  public var name: Text {
    if isProperty { return JSONText.value(storage, index) }
    let node = storage.nodes[index]
    return storage.text(node.lower, node.detail)
  }

  /// The range of the name; in JSON including its quotes.
  public var nameRange: SourceRange {
    if isProperty { return storage.range(of: index) }
    let node = storage.nodes[index]
    return storage.range(node.lower, node.detail)
  }

  /// The expression after the `=`.
  public var expression: Expression {
    Expression(storage, isProperty ? storage.next(after: index) : storage.firstChild(of: index))
  }

  /// From the name to the end of the expression.
  public var range: SourceRange { SourceRange(from: nameRange, to: expression.range) }
}

/// `type labels { … }`.
public struct Block: Sendable {
  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  /// The first word of the block.
  public var type: Text { storage.text(storage.nodes[index].lower, storage.nodes[index].detail) }

  /// The range of the type.
  public var typeRange: SourceRange { storage.range(storage.nodes[index].lower, storage.nodes[index].detail) }

  /// The labels between the type and the `{`, in order.
  public var labels: [Label] {
    var labels: [Label] = []
    var next = storage.firstChild(of: index)
    while next != 0, storage.nodes[next].kind != .body {
      labels.append(Label(storage, next))
      next = storage.next(after: next)
    }
    return labels
  }

  /// The body between the braces.
  public var body: Body {
    var next = storage.firstChild(of: index)
    while storage.nodes[next].kind != .body { next = storage.next(after: next) }
    return Body(storage, next)
  }

  /// The range of the closing brace; empty when it is missing.
  public var closeBrace: SourceRange { SourceRange(Int(body.range.upper), Int(range.upper)) }

  /// From the type to the closing brace.
  public var range: SourceRange { storage.range(of: index) }
}

/// A name or a quoted string between a block's type and its `{`.
public struct Label: Sendable {
  /// The label without quotes and with escapes resolved.
  public let text: Text
  /// The range of the label, including quotes.
  public let range: SourceRange
  /// True for `"label"`.
  public let isQuoted: Bool

  init(_ storage: SyntaxStorage, _ index: Int) {
    let node = storage.nodes[index]
    isQuoted = node.kind == .quotedLabel
    range = storage.range(of: index)
    text = isQuoted ? LiteralText.label(storage, node) : storage.text(node.lower, node.upper)
  }
}
