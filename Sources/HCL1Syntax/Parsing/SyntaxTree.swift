public import SourceText

/// A file's syntax tree and its errors. The tree holds everything that could be parsed.
public struct SyntaxTree: Sendable {
  /// The file it was read from.
  public var file: SourceFile { storage.file }
  /// Errors and warnings, in source order.
  public let diagnostics: [Diagnostic]

  let storage: SyntaxStorage

  /// Parses `file` as HCL1, or as JSON when its first non-blank character is `{` or its name ends in `.json`.
  ///
  /// Never fails and never traps: what is wrong is in `diagnostics`.
  public init(parsing file: SourceFile, dialect: Dialect = .current) {
    var found = SourceCheck.diagnostics(of: file)
    guard !found.hasErrors else {
      storage = SyntaxStorage(file, [SyntaxTreeBuilder.emptyFile])
      diagnostics = found
      return
    }
    let parsed = SourceCheck.isJSON(file, dialect) ? JSONParser.parse(file) : Parser.parse(file, dialect)
    found += parsed.diagnostics
    storage = SyntaxStorage(file, parsed.nodes)
    diagnostics = found.isEmpty ? [] : Self.causes(found.sortedByPlace, in: file)
    if !diagnostics.hasErrors { file.noteWellFormed() }
  }

  /// True when a file is read as JSON.
  public static func isJSON(_ file: SourceFile) -> Bool { SourceCheck.isJSON(file) }

  /// The mistakes without their consequences.
  private static func causes(_ sorted: [Diagnostic], in file: SourceFile) -> [Diagnostic] {
    guard let conflict = ConflictMarker.first(in: file, among: sorted) else { return oneErrorPerLine(sorted, in: file) }
    return [
      Diagnostic(
        .error, HCL1Code.conflictMarker, ConflictMarker.message, at: Place(file, conflict), help: ConflictMarker.help)
    ]
  }

  /// The first error of each line: later ones are mostly consequences of it.
  private static func oneErrorPerLine(_ sorted: [Diagnostic], in file: SourceFile) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    var last: Int?
    for diagnostic in sorted {
      guard diagnostic.severity == .error, let place = diagnostic.place else {
        kept.append(diagnostic)
        continue
      }
      let offset = min(Int(place.range.lower), file.bytes.count)
      if let last, !file.bytes[last..<offset].contains(Byte.lineFeed) { continue }
      last = offset
      kept.append(diagnostic)
    }
    return kept
  }

  private init(_ storage: SyntaxStorage, _ diagnostics: [Diagnostic]) {
    self.storage = storage
    self.diagnostics = diagnostics
  }

  /// True when a body may contain a key twice; false guarantees that none does.
  public var mayRepeatKeys: Bool { storage.nodes[0].flags.contains(.repeats) }

  /// The ranges of the heredocs, from `<<` to past the end marker's line feed, in source order.
  public var heredocs: [SourceRange] {
    storage.nodes.indices.compactMap { storage.nodes[$0].kind == .heredoc ? storage.range(of: $0) : nil }
  }

  /// The file's items.
  public var body: Body { Body(storage, 0) }

  /// The same tree with every range mapped by `move`, for text that has another place in the file the user wrote.
  public func moved(_ move: @escaping @Sendable (SourceRange) -> SourceRange) -> SyntaxTree {
    SyntaxTree(SyntaxStorage(storage.file, storage.nodes, move: move), diagnostics)
  }
}

/// The items between two braces, or of a whole file, in source order. A view of the tree that stores nothing itself.
public struct Body: Sendable {
  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  /// The items, in source order; a repeated key appears as often as it was written.
  public var items: [Item] {
    var items: [Item] = []
    let end = Int(storage.nodes[index].end)
    var next = index + 1
    while next < end {
      let value = storage.valueIndex(ofKey: next)
      items.append(Item(storage, key: next, value: value))
      next = Int(storage.nodes[value].end)
    }
    return items
  }
}

/// One line of configuration: an attribute `name = expression`, or a block `type "label" { … }`.
public struct Item: Sendable {
  let storage: SyntaxStorage
  let keyIndex: Int
  let valueIndex: Int

  init(_ storage: SyntaxStorage, key: Int, value: Int) {
    self.storage = storage
    keyIndex = key
    valueIndex = value
  }

  /// The name before `=`, or the type of the block.
  public var key: Key { Key(storage, keyIndex) }

  /// True when the key is `name`, ignoring ASCII case, as Go decodes structs; `name` is in lower case.
  public func isNamed(_ name: StaticString) -> Bool { storage.isKey(keyIndex, named: name) }

  /// The words between a block's type and its `{`; empty for an attribute.
  public var labels: [Key] { (keyIndex + 1..<valueIndex).map { Key(storage, $0) } }

  /// True when there is a word between the key and its `{`.
  public var hasLabels: Bool { valueIndex > keyIndex + 1 }

  /// The value; for a block, always an object.
  public var value: Expression { Expression(storage, valueIndex) }

  /// True for `name = …`, false for `name { … }`.
  public var hasEquals: Bool { storage.nodes[keyIndex].flags.contains(.equals) }

  /// From the key's first byte to the value's last.
  public var range: SourceRange { SourceRange(from: key.range, to: value.range) }

  /// The item without its type, so that its first label is its key: `a "x" "y" {}` becomes `x "y" {}`; nil without
  /// labels.
  public var withoutType: Item? { hasLabels ? Item(storage, key: keyIndex + 1, value: valueIndex) : nil }
}

/// A name as written.
public struct Key: Sendable {
  /// The name, unquoted and with escapes resolved.
  public let text: Text
  /// The key's range, quotes included.
  public let range: SourceRange

  init(_ storage: SyntaxStorage, _ index: Int) {
    text = storage.text(of: index)
    range = storage.range(of: index)
  }
}

/// An expression that gives a value, not yet evaluated.
public struct Expression: Sendable {
  /// The kinds of expression.
  public enum Content: Sendable {
    /// `true` or `false`.
    case boolean(Bool)
    /// A number, in its source spelling.
    case number(Number)
    /// A quoted string or a heredoc.
    case string(StringLiteral)
    /// `[ … ]`.
    case list([Expression])
    /// `{ … }`.
    case object(Body)
  }

  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  /// From its first byte to its last: quotes, brackets and heredoc markers included.
  public var range: SourceRange { storage.range(of: index) }

  /// True when a string in it contains a `${` that opens an interpolation.
  public var hasInterpolation: Bool { storage.nodes[index].flags.contains(.interpolation) }

  /// True when an object in it has a key twice, or labels.
  public var repeatsKeys: Bool { storage.nodes[index].flags.contains(.repeats) }

  /// The value as written; nil if any part of it needs evaluation, has labels, or contains a key twice.
  public var writtenValue: Value? {
    storage.nodes[index].flags.isDisjoint(with: [.interpolation, .repeats]) ? Value(storage, index) : nil
  }

  /// The expression itself.
  public var content: Content {
    let node = storage.nodes[index]
    switch node.kind {
    case .boolean: return .boolean(node.upper - node.lower == 4)
    case .integer, .float:
      return .number(Number(spelling: storage.text(of: index), isInteger: node.kind == .integer))
    case .object: return .object(Body(storage, index))
    case .list: return .list(elements)
    case .plainString, .string, .heredoc, .jsonString, .bareKey, .plainKey, .escapedKey, .jsonKey:
      return .string(
        StringLiteral(storage, index))
    }
  }

  private var elements: [Expression] {
    var elements: [Expression] = []
    let end = Int(storage.nodes[index].end)
    var next = index + 1
    while next < end {
      elements.append(Expression(storage, next))
      next = Int(storage.nodes[next].end)
    }
    return elements
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
  public var form: Form { storage.form(of: index) }
  /// True when the text contains a `${` that opens an interpolation.
  public var hasInterpolation: Bool { storage.nodes[index].flags.contains(.interpolation) }

  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
    text = storage.text(of: index)
  }
}
