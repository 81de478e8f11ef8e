public import SourceText

/// A value after decoding or evaluation, and its range.
///
/// The range is in the file that the value's setting was read from; the setting knows which. A value that is written
/// literally in a file remains a view of that file's tree: its parts are created on demand.
public struct Value: Sendable {
  /// The kinds of value.
  public enum Content: Sendable {
    /// `true` or `false`.
    case boolean(Bool)
    /// A number with its spelling.
    case number(Number)
    /// A string.
    case string(Text)
    /// A list, in order.
    case list([Value])
    /// An object's members: each key once, in the order the keys were first written.
    case object([Member])
    /// No value; HCL1 has none.
    case null
    /// A value that the files do not determine; HCL1 has none.
    case unknown(UnknownValue)
  }

  /// The storage of a value: a node of a file's tree, content created elsewhere, or another language's value.
  enum Backing: Sendable {
    case written(SyntaxStorage, Int32)
    case made(Content)
    case evaluated(any EvaluatedValue)
  }

  let backing: Backing

  /// The range of its expression.
  public let range: SourceRange

  /// A value at `range`.
  public init(_ content: Content, at range: SourceRange) {
    backing = .made(content)
    self.range = range
  }

  /// A value created by another language's evaluator.
  public init(_ value: any EvaluatedValue) {
    backing = .evaluated(value)
    range = value.place.range
  }

  /// The value written by the node at `index`; nothing in it is labelled or repeated.
  init(_ storage: SyntaxStorage, _ index: Int) {
    backing = .written(storage, Int32(truncatingIfNeeded: index))
    range = storage.range(of: index)
  }

  /// The value itself. Each call creates a list or object anew: keep it while you work with it.
  public var content: Content {
    switch backing {
    case .made(let content): content
    case .written(let storage, let index): Self.content(storage, Int(index))
    case .evaluated(let value): value.content
    }
  }

  private static func content(_ storage: SyntaxStorage, _ index: Int) -> Content {
    let node = storage.nodes[index]
    switch node.kind {
    case .boolean: return .boolean(node.upper - node.lower == 4)
    case .integer, .float:
      return .number(Number(spelling: storage.text(of: index), isInteger: node.kind == .integer))
    case .list: return .list(elements(storage, index))
    case .object: return .object(members(storage, index))
    case .plainString, .string, .heredoc, .jsonString, .bareKey, .plainKey, .escapedKey, .jsonKey:
      return .string(storage.text(of: index))
    }
  }

  private static func elements(_ storage: SyntaxStorage, _ index: Int) -> [Value] {
    var elements: [Value] = []
    storage.forEachElement(of: index) { elements.append(Value(storage, $0)) }
    return elements
  }

  /// The members of an object that neither repeats a key nor has labels.
  static func members(_ storage: SyntaxStorage, _ index: Int) -> [Member] {
    var members: [Member] = []
    members.reserveCapacity((Int(storage.nodes[index].end) - index) / 3)
    storage.forEachKey(of: index) { key in
      members.append(
        Member(key: storage.text(of: key), keyRange: storage.range(of: key), value: Value(storage, key + 1)))
    }
    return members
  }
}

/// A key of an object and its value.
public struct Member: Sendable {
  /// The key.
  public let key: Text
  /// Where the key that set the value is.
  public let keyRange: SourceRange
  /// The value.
  public let value: Value
  /// True when the key was written more than once as an object (`a {}` `a {}`), so its value is a list of them.
  public let isRepeatedObject: Bool

  /// A key with its value.
  public init(key: Text, keyRange: SourceRange, value: Value, isRepeatedObject: Bool = false) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
    self.isRepeatedObject = isRepeatedObject
  }
}

extension Value: Equatable {
  /// True when both hold the same data: places are ignored, numbers compare by value, members in any order.
  public static func == (left: Value, right: Value) -> Bool {
    if case .written(let a, let first) = left.backing, case .written(let b, let second) = right.backing,
      a.isWritten(Int(first), as: Int(second), of: b)
    {
      return true
    }
    return switch (left.content, right.content) {
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a.isSameNumber(as: b)
    case (.string(let a), .string(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.object(let a), .object(let b)): equal(a, b)
    case (.null, .null): true
    case (.unknown(let a), .unknown(let b)): a.reason.text == b.reason.text
    case (.boolean, _), (.number, _), (.string, _), (.list, _), (.object, _), (.null, _), (.unknown, _): false
    }
  }

  private static func equal(_ left: [Member], _ right: [Member]) -> Bool {
    guard left.count == right.count else { return false }
    if zip(left, right).allSatisfy({ $0.key == $1.key }) { return zip(left, right).allSatisfy { $0.value == $1.value } }
    let others = Dictionary(right.map { ($0.key, $0.value) }) { first, _ in first }
    return left.allSatisfy { others[$0.key] == $0.value }
  }
}

extension Value {
  /// The string; nil for any other kind.
  public var string: Text? {
    // Called for every value that is written, so it must not create anything else.
    if case .written(let storage, let index) = backing {
      return storage.nodes[Int(index)].kind.isString ? storage.text(of: Int(index)) : nil
    }
    return if case .string(let text) = content { text } else { nil }
  }

  /// True for a list.
  public var isList: Bool {
    if case .written(let storage, let index) = backing { return storage.nodes[Int(index)].kind == .list }
    return if case .list = content { true } else { false }
  }

  /// True for an object.
  public var isObject: Bool {
    if case .written(let storage, let index) = backing { return storage.nodes[Int(index)].kind == .object }
    return if case .object = content { true } else { false }
  }

  /// Calls `body` with each element of a list, in order; never for any other kind. Creates no array.
  public func forEachElement(_ body: (Value) -> Void) {
    guard case .written(let storage, let index) = backing else { return (elements ?? []).forEach(body) }
    guard storage.nodes[Int(index)].kind == .list else { return }
    storage.forEachElement(of: Int(index)) { body(Value(storage, $0)) }
  }

  /// Calls `body` with the key and the value of each member of an object, in order; never for any other kind. Creates
  /// no array.
  public func forEachMember(_ body: (_ key: Text, _ value: Value) -> Void) {
    guard case .written(let storage, let index) = backing else {
      for member in members ?? [] { body(member.key, member.value) }
      return
    }
    guard storage.nodes[Int(index)].kind == .object else { return }
    storage.forEachKey(of: Int(index)) { body(storage.text(of: $0), Value(storage, $0 + 1)) }
  }

  /// The value of a key of an object; nil if the key is absent, and for any other kind.
  public subscript(key: StaticString) -> Value? {
    guard case .written(let storage, let index) = backing else { return members?.first { $0.key == key }?.value }
    guard storage.nodes[Int(index)].kind == .object else { return nil }
    let end = Int(storage.nodes[Int(index)].end)
    var next = Int(index) + 1
    while next < end {
      if storage.isKey(next, spelt: key) { return Value(storage, next + 1) }
      next = Int(storage.nodes[next + 1].end)
    }
    return nil
  }

  /// The value of a key of an object; nil if the key is absent, and for any other kind.
  @_disfavoredOverload
  public subscript(key: Text) -> Value? {
    var found: Value?
    forEachMember { name, value in
      if found == nil, name == key { found = value }
    }
    return found
  }

  /// The members; nil for any other kind.
  public var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The elements; nil for any other kind.
  public var elements: [Value]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  /// True when both are of the same kind: booleans, numbers, strings, lists, objects, null or unknown.
  public func isOfSameKind(as other: Value) -> Bool {
    switch (content, other.content) {
    case (.boolean, .boolean), (.number, .number), (.string, .string), (.list, .list), (.object, .object),
      (.null, .null), (.unknown, .unknown):
      true
    case (.boolean, _), (.number, _), (.string, _), (.list, _), (.object, _), (.null, _), (.unknown, _): false
    }
  }

  /// The kind in the user's words: `a boolean`, `a number`, `a string`, `a list`, `an object`, `null`, `unknown`.
  public var kindName: String {
    switch content {
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .list: "a list"
    case .object: "an object"
    case .null: "null"
    case .unknown: "unknown"
    }
  }
}

extension [Member] {
  /// The member with that key, or nil.
  public func member(_ key: Text) -> Member? { first { $0.key == key } }

  /// The value of that key, or nil.
  public subscript(key: Text) -> Value? { member(key)?.value }
}
