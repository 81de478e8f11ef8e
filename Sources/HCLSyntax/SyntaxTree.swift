public import SourceText

/// The items between two braces, or of a whole file, in source order.
public struct Body: Sendable {
  /// The items, in source order; repeated keys stand as often as they were written.
  public let items: [Item]

  /// A body of the given items.
  public init(items: [Item]) { self.items = items }
}

/// One line of configuration: an attribute `name = expression`, or a block `type "label" { … }`.
public struct Item: Sendable {
  /// The name before `=`, or the type of the block.
  public let key: Key
  /// The words between a block's type and its `{`; empty for an attribute.
  public let labels: [Key]
  /// What follows: for a block always an object.
  public let value: Expression
  /// True for `name = …`, false for `name { … }`.
  public let hasEquals: Bool

  /// An item of the given parts.
  public init(key: Key, labels: [Key], value: Expression, hasEquals: Bool) {
    self.key = key
    self.labels = labels
    self.value = value
    self.hasEquals = hasEquals
  }

  /// From the key's first byte to the value's last.
  public var range: SourceRange { SourceRange(from: key.range, to: value.range) }
}

/// A name as written.
public struct Key: Sendable {
  /// The name, unquoted and with escapes resolved.
  public let text: Text
  /// Where it stands, quotes included.
  public let range: SourceRange
}

/// What stands for a value, before anything is evaluated.
public struct Expression: Sendable {
  /// The kinds of expression.
  public enum Content: Sendable {
    /// `true` or `false`.
    case boolean(Bool)
    /// A number, in the spelling of the source.
    case number(Number)
    /// A quoted string or a heredoc.
    case string(StringLiteral)
    /// `[ … ]`.
    case list([Expression])
    /// `{ … }`.
    case object(Body)
  }

  /// The expression itself.
  public let content: Content
  /// From its first byte to its last: quotes, brackets and heredoc markers included.
  public let range: SourceRange

  /// An expression that stands at `range`.
  public init(_ content: Content, _ range: SourceRange) {
    self.content = content
    self.range = range
  }
}

/// A string as HCL1 reads it: escapes resolved, everything inside `${…}` as written.
public struct StringLiteral: Sendable {
  /// How it was written.
  public enum Form: UInt8, Sendable {
    /// `"…"` without `${`.
    case plain
    /// `"…"` with at least one `${…}`.
    case template
    /// `<<NAME …`.
    case heredoc
    /// A JSON string.
    case json
  }

  /// The text.
  public let text: Text
  /// How it was written.
  public let form: Form

  /// True when the text holds a `${` that opens an interpolation.
  public var hasInterpolation: Bool {
    switch form {
    case .plain: false
    case .template: true
    case .heredoc, .json: text.contains("${")
    }
  }
}

extension Body {
  /// The same body with every range moved by `move`: for text that stands elsewhere in the file the user wrote.
  public func moved(_ move: (SourceRange) -> SourceRange) -> Body {
    Body(
      items: items.map { item in
        Item(
          key: item.key.moved(move), labels: item.labels.map { $0.moved(move) }, value: item.value.moved(move),
          hasEquals: item.hasEquals)
      })
  }
}

extension Key {
  fileprivate func moved(_ move: (SourceRange) -> SourceRange) -> Key { Key(text: text, range: move(range)) }
}

extension Expression {
  fileprivate func moved(_ move: (SourceRange) -> SourceRange) -> Expression {
    switch content {
    case .boolean, .number, .string: Expression(content, move(range))
    case .list(let elements): Expression(.list(elements.map { $0.moved(move) }), move(range))
    case .object(let body): Expression(.object(body.moved(move)), move(range))
    }
  }
}

/// A file's syntax tree, with what was wrong in it. The tree holds everything that could be understood.
public struct SyntaxTree: Sendable {
  /// The file it was read from.
  public let file: SourceFile
  /// The file's items.
  public let body: Body
  /// Errors and warnings, in source order.
  public let diagnostics: [Diagnostic]

  /// Reads `file` as HCL1, or as JSON when its first non-blank character is `{` or its name ends in `.json`.
  ///
  /// Never fails and never traps: what is wrong is in `diagnostics`.
  public init(parsing file: SourceFile) {
    self.file = file
    var found = SourceCheck.diagnostics(of: file)
    guard !found.hasErrors else {
      body = Body(items: [])
      diagnostics = found
      return
    }
    let parsed = SourceCheck.isJSON(file) ? JSONParser.parse(file) : Parser.parse(file)
    found += parsed.diagnostics
    body = parsed.body
    diagnostics = found.sortedByPlace
  }
}
