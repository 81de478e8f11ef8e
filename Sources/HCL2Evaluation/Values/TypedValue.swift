public import SourceText

/// A value after evaluation: its content, its origin, and whether it must be kept secret.
///
/// Immutable. Objects and maps are sorted by the bytes of their keys, sets in the order in which Terraform prints
/// them.
public struct TypedValue: Sendable {
  /// The kinds of value.
  public enum Content: Sendable {
    /// No value, with a type.
    case null(ValueType)
    /// A value that the files do not determine, and the reason.
    case unknown(Unknown)
    /// Text, normalised to NFC.
    case string(Text)
    /// A number.
    case number(ExactNumber)
    /// True or false.
    case bool(Bool)
    /// Elements of one type.
    case list(Elements)
    /// Distinct elements of one type, in set order.
    case set(Elements)
    /// Elements that each have their own type.
    case tuple([TypedValue])
    /// Named values of one type.
    case map(Members)
    /// Attributes that each have their own type.
    case object(Members)
  }

  /// The elements of a list or set.
  public struct Elements: Sendable {
    /// The type of each element.
    public let type: ValueType
    /// The elements in order.
    public let items: [TypedValue]
  }

  /// The value.
  public let content: Content
  /// The expressions that created it; nil for a value to which no file contributed.
  public let origin: Origin?
  /// Whether it is sensitive or ephemeral itself; its parts have their own marks.
  public let marks: Marks
  /// The number of levels inside it: 0 for a primitive.
  let depth: UInt16

  /// The number of values inside it and itself, a part that stands in several places counted in each: the cost of a
  /// walk.
  let size: UInt32

  /// The maximum nesting of a value, so that code that walks one needs only a bounded stack.
  static let deepest = 200
  /// The maximum size of a value, so that a few lines such as `[local.a, local.a]` can't ask for gigabytes.
  static let largest: UInt32 = 1_000_000

  init(_ content: Content, origin: Origin? = nil, marks: Marks = []) {
    self.content = content
    self.origin = origin
    self.marks = marks
    switch content {
    case .null, .unknown, .string, .number, .bool: (depth, size) = (0, 1)
    case .list(let elements), .set(let elements): (depth, size) = Self.extent(around: elements.items)
    case .tuple(let items): (depth, size) = Self.extent(around: items)
    case .map(let members), .object(let members): (depth, size) = Self.extent(around: members.values)
    }
  }

  private init(_ value: TypedValue, origin: Origin?, marks: Marks) {
    content = value.content
    depth = value.depth
    size = value.size
    self.origin = origin
    self.marks = marks
  }

  private static func extent(around items: some Sequence<TypedValue>) -> (depth: UInt16, size: UInt32) {
    var deepest: UInt16 = 0
    var size: UInt64 = 1
    for item in items {
      if item.depth > deepest { deepest = item.depth }
      size += UInt64(item.size)
    }
    return (deepest == UInt16.max ? deepest : deepest + 1, UInt32(clamping: size))
  }

  /// The same value with another origin.
  func from(_ origin: Origin?) -> TypedValue { TypedValue(self, origin: origin, marks: marks) }

  /// The same value with additional marks. The text of a hidden string stays secret wherever it is put.
  public func marked(_ added: Marks) -> TypedValue {
    if added.isSubset(of: marks) { return self }
    let all = marks.union(added)
    if case .string(let text) = content, !all.isDisjoint(with: .hidden) {
      return TypedValue(Content.string(text.marked(isSecret: true)), origin: origin, marks: all)
    }
    return TypedValue(self, origin: origin, marks: all)
  }

  /// The same value without marks of its own.
  func unmarked() -> TypedValue { marks.isEmpty ? self : TypedValue(self, origin: origin, marks: []) }
}

/// What a value must not be used for.
public struct Marks: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Must not be shown.
  public static let sensitive = Marks(rawValue: 1)
  /// Must not be kept.
  public static let ephemeral = Marks(rawValue: 2)
  /// Made of a secret, such as an environment variable with a secret's name: masked, and otherwise like any value.
  public static let secret = Marks(rawValue: 4)
  /// What is masked wherever something is.
  public static let hidden: Marks = [.sensitive, .secret]
}

/// A value that can't be known: its type, as far as known, and the reason.
public struct Unknown: Sendable {
  /// The type; `any` if the type is also unknown.
  public let type: ValueType
  /// The reason why it is unknown.
  public let reason: UnknownReason
  /// The start of the text, as far as it is known; empty for anything but a template.
  public let prefix: Text

  /// An unknown of the given type.
  public init(_ type: ValueType, _ reason: UnknownReason, prefix: Text = "") {
    self.type = type
    self.reason = reason
    self.prefix = prefix
  }
}

/// The reason why a value is unknown.
public final class UnknownReason: Sendable {
  /// The sentence, without a full stop: `the output 'id' of the dependency 'vpc' is known after apply`.
  public let sentence: Message
  /// The expression that can't be known; nil when no file contains one.
  public let place: Place?
  /// True for a placeholder of a value that could not be computed; a diagnostic explains why.
  public let isFailure: Bool

  /// A reason.
  public init(_ sentence: Message, at place: Place?) {
    self.sentence = sentence
    self.place = place
    isFailure = false
  }

  /// The reason for a value that could not be computed and has been reported.
  public init(failureAt place: Place?) {
    sentence = "its expression has an error"
    self.place = place
    isFailure = true
  }
}
