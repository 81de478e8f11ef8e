public import SourceText

/// An expression, before evaluation. A view of the tree, without storage of its own.
public struct Expression: Sendable {
  /// The kinds of expression.
  public enum Content: Sendable {
    /// Input that could not be parsed; a diagnostic explains why.
    case missing
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number, spelt as in the source: digits, an optional point with digits, an optional exponent; in JSON an
    /// optional `-`.
    case number(Text)
    /// A quoted string, a heredoc or a JSON string, even if it contains nothing to evaluate.
    case template(Template)
    /// A name: the root of a reference, or a name that a `for` defines.
    case variable(Text)
    /// A value and the steps after it.
    case traversal(Traversal)
    /// `name(…)`.
    case call(Call)
    /// `( … )`.
    case parentheses(Expression)
    /// `[ … ]`.
    case tuple(NodeList<Expression>)
    /// `{ … }`.
    case object(ObjectItems)
    /// `[for … ]` or `{for … }`.
    case forExpression(ForExpression)
    /// `condition ? then : otherwise`.
    case conditional(condition: Expression, then: Expression, otherwise: Expression)
    /// An operator with two operands.
    case binary(BinaryOperator, Expression, Expression)
    /// An operator with one operand.
    case unary(UnaryOperator, Expression)
  }

  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  /// From the first byte to the last, including quotes, brackets and the markers of a heredoc.
  public var range: SourceRange { storage.range(of: index) }

  /// The file that contains the expression.
  public var file: SourceFile { storage.file }

  /// The kind of expression, with its parts.
  public var content: Content {
    let node = storage.nodes[index]
    switch node.kind {
    case .null: return .null
    case .boolean: return .boolean(node.flags.contains(.isTrue))
    case .number: return .number(storage.text(node.lower, node.upper))
    case .template, .heredoc: return .template(Template(storage, index))
    case .variable: return .variable(storage.text(node.lower, node.upper))
    case .traversal: return .traversal(Traversal(storage, index))
    case .call: return .call(Call(storage, index))
    case .parentheses: return .parentheses(child(0))
    case .tuple: return .tuple(NodeList(storage, Int(node.firstChild)) { Expression($0, $1) })
    case .object: return .object(ObjectItems(storage, index))
    case .forExpression: return .forExpression(ForExpression(storage, index))
    case .conditional: return .conditional(condition: child(0), then: child(1), otherwise: child(2))
    case .binary: return .binary(BinaryOperator(rawValue: UInt8(node.detail)) ?? .add, child(0), child(1))
    case .unary: return .unary(node.detail == 0 ? .negate : .not, child(0))
    case .missing, .file, .body, .attribute, .block, .bareLabel, .quotedLabel, .attributeStep, .indexStep,
      .legacyIndexStep, .attributeSplat, .fullSplat, .literal, .plainLiteral, .interpolation, .ifDirective,
      .forDirective, .elseMarker, .endIfMarker, .endForMarker:
      return .missing
    }
  }

  private func child(_ position: Int) -> Expression { Expression(storage, storage.child(position, of: index)) }

  /// The properties of an object in a JSON file, which may represent a block; nil for anything else.
  public var properties: Body? {
    guard storage.nodes[index].kind == .object else { return nil }
    let body = Body(storage, index)
    return body.isJSON ? body : nil
  }

  /// The text of a string or a heredoc in which nothing needs evaluation; nil for anything else.
  public var text: Text? { if case .template(let template) = content { template.text } else { nil } }

  /// The name, if the expression is a single name; `null`, `true` and `false` count as names here.
  public var keyword: Text? {
    let node = storage.nodes[index]
    switch node.kind {
    case .variable, .null, .boolean: return storage.text(node.lower, node.upper)
    default: return nil
    }
  }
}

/// An operator with two operands.
public enum BinaryOperator: UInt8, Sendable, CaseIterable {
  case or, and, equal, notEqual, less, greater, lessOrEqual, greaterOrEqual, add, subtract, multiply, divide, remainder

  /// The operator as written.
  public var spelling: StaticString {
    switch self {
    case .or: "||"
    case .and: "&&"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .greater: ">"
    case .lessOrEqual: "<="
    case .greaterOrEqual: ">="
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    }
  }
}

/// An operator with one operand.
public enum UnaryOperator: UInt8, Sendable {
  /// `-`
  case negate
  /// `!`
  case not
}

/// The items of an object, in source order; a key may occur twice.
public struct ObjectItems: Sequence, Sendable {
  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  /// True when there are no items.
  public var isEmpty: Bool { storage.firstChild(of: index) == 0 }

  public func makeIterator() -> Iterator { Iterator(storage: storage, index: storage.firstChild(of: index)) }

  /// Iterates over the items.
  public struct Iterator: IteratorProtocol {
    fileprivate let storage: SyntaxStorage
    fileprivate var index: Int

    public mutating func next() -> ObjectItem? {
      guard index != 0 else { return nil }
      let value = storage.next(after: index)
      defer { index = storage.next(after: value) }
      return ObjectItem(key: Expression(storage, index), value: Expression(storage, value))
    }
  }
}

/// A key and its value.
public struct ObjectItem: Sendable {
  /// The key as an expression. If it is a bare name, use `keyName`.
  public let key: Expression
  /// The expression after the `=` or `:`.
  public let value: Expression

  /// The key, if it is a bare name (also `null`, `true`, `for` …), which is then taken literally; nil when the key
  /// must be evaluated and converted to a string.
  public var keyName: Text? { key.keyword }
}

/// `name(arguments)`.
public struct Call: Sendable {
  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  /// The function's name; names such as `core::f` as written, without white space.
  public var name: Text {
    let text = storage.text(storage.nodes[index].lower, storage.nodes[index].detail)
    return text.withBytes { $0.contains { $0 <= 0x20 } } ? Text(text.bytes.filter { $0 > 0x20 }) : text
  }

  /// The range of the name.
  public var nameRange: SourceRange { storage.range(storage.nodes[index].lower, storage.nodes[index].detail) }

  /// The arguments, in order.
  public var arguments: NodeList<Expression> { NodeList(storage, storage.firstChild(of: index)) { Expression($0, $1) } }

  /// True when `...` follows the last argument, whose elements become arguments.
  public var expandsLast: Bool { storage.nodes[index].flags.contains(.ellipsis) }

  /// From the name to the closing parenthesis.
  public var range: SourceRange { storage.range(of: index) }
}

/// `[for key, value in collection : element if condition]`, or with braces and `key => element`.
public struct ForExpression: Sendable {
  /// The name before the comma, for the index or key.
  public let keyName: Text?
  /// The name for the value; if both names are the same, this one counts.
  public let valueName: Text
  /// The collection to iterate over.
  public let collection: Expression
  /// The expression before `=>`, if the result is an object; nil for a tuple.
  public let key: Expression?
  /// The expression for each element of the result.
  public let element: Expression
  /// The expression after `if`.
  public let condition: Expression?
  /// True when `...` follows the element: elements with the same key become a tuple.
  public let isGrouping: Bool

  init(_ storage: SyntaxStorage, _ index: Int) {
    let flags = storage.nodes[index].flags
    var next = storage.firstChild(of: index)
    func take() -> Int {
      defer { next = storage.next(after: next) }
      return next
    }
    func name() -> Text {
      let node = storage.nodes[take()]
      return storage.text(node.lower, node.upper)
    }
    keyName = flags.contains(.secondName) ? name() : nil
    valueName = name()
    collection = Expression(storage, take())
    key = flags.contains(.key) ? Expression(storage, take()) : nil
    element = Expression(storage, take())
    condition = flags.contains(.condition) ? Expression(storage, take()) : nil
    isGrouping = flags.contains(.ellipsis)
  }
}
