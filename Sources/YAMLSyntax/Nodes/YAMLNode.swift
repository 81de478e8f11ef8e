public import SourceText

/// A value of a YAML document and its range. An alias gives the node of its anchor, with that node's range.
public struct YAMLNode: Sendable {
  /// The kinds of value.
  public enum Content: Sendable {
    /// Text; if plain, its type is inferred from its spelling.
    case scalar(YAMLScalar)
    /// A list, in order.
    case sequence([YAMLNode])
    /// Keys and values, in source order; entries added by a merge key come last.
    case mapping([YAMLEntry])
  }

  /// The value.
  public let content: Content
  /// From its first byte to its last.
  public let range: SourceRange
  /// How many nodes it represents, with aliases followed.
  let weight: Int
  /// The levels of nesting in it: 0 for a scalar.
  let height: Int

  init(_ content: Content, at range: SourceRange) {
    self.content = content
    self.range = range
    let parts: [YAMLNode]
    switch content {
    case .scalar: parts = []
    case .sequence(let elements): parts = elements
    case .mapping(let entries): parts = entries.flatMap { [$0.key, $0.value] }
    }
    weight = parts.reduce(1) { $0 + $1.weight }
    height = parts.isEmpty ? 0 : 1 + (parts.map(\.height).max() ?? 0)
  }

  /// The scalar; nil for any other kind.
  public var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The elements of a sequence; nil for any other kind.
  public var elements: [YAMLNode]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  /// The entries of a mapping; nil for any other kind.
  public var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// True for an empty value, `null` or `~`.
  public var isNull: Bool {
    guard let scalar, case .null = scalar.type else { return false }
    return true
  }

  /// The kind in the user's words: `a string`, `a number`, `a boolean`, `nothing`, `a list`, `a mapping`.
  public var kindName: String {
    switch content {
    case .scalar(let scalar): scalar.type.name
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A key of a mapping and its value.
public struct YAMLEntry: Sendable {
  /// The key: always a scalar.
  public let key: YAMLNode
  /// The value.
  public let value: YAMLNode

  /// The key's text as written, whatever type it would have as a value.
  public var name: Text { key.scalar?.text ?? "" }
}

extension [YAMLEntry] {
  /// The value of the first entry with that key, or nil.
  public subscript(name: Text) -> YAMLNode? { first { $0.name == name }?.value }
}
