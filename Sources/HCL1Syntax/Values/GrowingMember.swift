import SourceText

/// A key of a body while its items are being read: each item may change its value, and a list grows in place.
struct GrowingMember {
  /// The key.
  let key: Text
  /// Where the key that set the value is.
  private(set) var keyRange: SourceRange
  /// True when the value is a list of objects that were written one by one.
  private(set) var isRepeatedObject: Bool
  /// The last value that was read.
  private(set) var value: Value
  /// The list so far, once something was appended; from then on `value` gives only the range.
  private var elements: [Value]?

  /// A key seen for the first time.
  init(_ key: Key, _ value: Value, isRepeatedObject: Bool = false) {
    self.key = key.text
    keyRange = key.range
    self.value = value
    self.isRepeatedObject = isRepeatedObject
  }

  /// True when the value so far is a list.
  var isList: Bool { elements != nil || value.elements != nil }

  /// The kind in the user's words.
  var kindName: String { elements == nil ? value.kindName : "a list" }

  /// The finished member.
  var member: Member {
    Member(
      key: key, keyRange: keyRange, value: elements.map { Value(.list($0), at: value.range) } ?? value,
      isRepeatedObject: isRepeatedObject)
  }

  /// Replaces the key's value with that of a later item.
  mutating func replace(_ content: Value.Content, _ item: Item) {
    keyRange = item.key.range
    value = Value(content, at: item.value.range)
  }

  /// Appends to the list; a value that is not a list becomes its first element.
  mutating func append(_ more: [Value], _ item: Item, isRepeatedObject: Bool = false) {
    if elements == nil { elements = value.elements ?? [value] }
    elements?.append(contentsOf: more)
    self.isRepeatedObject = self.isRepeatedObject || isRepeatedObject
    replace(.list([]), item)
  }
}
