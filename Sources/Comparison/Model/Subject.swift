public import HCL1Syntax
public import Hierarchy
public import SourceText

/// Something to compare: a value whose parts know the file they come from.
///
/// A merged map and a merged `terragrunt` block have parts from several files; everything else is one value from one
/// file.
public struct Subject: Sendable {
  /// A key and its subject.
  struct Part {
    let key: Text
    let subject: Subject

    init(key: Text, subject: Subject) {
      self.key = key
      self.subject = subject
    }

    /// A variable of a unit.
    init(_ setting: Setting) { self.init(key: setting.name, subject: Subject(setting)) }
  }

  enum Content: Sendable {
    /// A value whose ranges are all in the place's file.
    case value(Value)
    /// A list whose elements come from several files.
    case list([Subject])
    /// An object whose parts come from several files.
    case object([Part])
  }

  let content: Content
  /// The name or element that sets the value.
  public let place: Place
  /// The layer that set it; nil for a part of the configuration.
  public let layer: Layer?
  /// The names beside its path that may make it secret: the name in its `{ name = … value = … }` pair, or the flag
  /// before it.
  let judgedNames: [Text]

  init(_ content: Content, at place: Place, layer: Layer? = nil, judgedNames: [Text] = []) {
    self.content = content
    self.place = place
    self.layer = layer
    self.judgedNames = judgedNames
  }

  private func judged(by name: Text, besides key: Text = "") -> Subject {
    let names = name == key || name.isEmpty ? judgedNames : judgedNames + [name]
    return names.isEmpty ? self : Subject(content, at: place, layer: layer, judgedNames: names)
  }

  /// A value from one file; `place` is that of its name.
  public init(_ value: Value, at place: Place, layer: Layer? = nil) {
    self.init(.value(value), at: place, layer: layer)
  }

  /// A variable of a unit.
  public init(_ setting: Setting) {
    let place = setting.origin.place
    guard !setting.mergedKeys.isEmpty else {
      self.init(.value(setting.value), at: place, layer: setting.origin.layer)
      return
    }
    let parts = setting.mergedKeys.map { key in
      let origin = key.winner.origin
      return Part(key: key.key, subject: Subject(.value(key.winner.value), at: origin.place, layer: origin.layer))
    }
    self.init(.object(parts), at: place, layer: setting.origin.layer)
  }

  init(_ text: Located<Text>) { self.init(.value(Value(.string(text.value), at: text.place.range)), at: text.place) }

  /// True when it has neither parts nor elements.
  var isScalar: Bool {
    if case .value(let value) = content { !value.isList && !value.isObject } else { false }
  }

  /// The parts; nil when it is not an object.
  var parts: [Part]? {
    switch content {
    case .list: return nil
    case .object(let parts):
      let names = MemberNames(parts.map { Member(key: $0.key, keyRange: .start, value: $0.subject.plainValue) })
      return parts.map { part in
        Part(
          key: part.key, subject: inheriting(part.subject).judged(by: names.name(ofKey: part.key), besides: part.key))
      }
    case .value(let value):
      guard let members = value.members else { return nil }
      let names = MemberNames(members)
      return members.map { member in
        let place = member.place(in: self.place.file)
        let subject = inheriting(Subject(.value(member.value), at: place, layer: layer))
        return Part(key: member.key, subject: subject.judged(by: names.name(of: member), besides: member.key))
      }
    }
  }

  /// The elements; nil when it is not a list.
  var elements: [Subject]? {
    var names = ElementNames(.standard)
    switch content {
    case .list(let elements):
      return elements.map { element in inheriting(element).judged(by: names.name(of: element.value)) }
    case .object: return nil
    case .value(let value):
      return value.elements?.map { element in
        let subject = Subject(.value(element), at: element.place(in: place.file), layer: layer)
        return inheriting(subject).judged(by: names.name(of: element))
      }
    }
  }

  /// The text under a key of an object, or nil.
  func name(under label: Text) -> Text? {
    switch content {
    case .list: nil
    case .object(let parts): parts.first { $0.key == label }?.subject.value.string
    case .value(let value): value.members?[label]?.string
    }
  }

  /// The value if it comes from one file, otherwise an empty one: enough to look for a name beside a value.
  private var plainValue: Value {
    if case .value(let value) = content { value } else { Value(.list([]), at: place.range) }
  }

  private func inheriting(_ subject: Subject) -> Subject {
    judgedNames.isEmpty
      ? subject : Subject(subject.content, at: subject.place, layer: subject.layer, judgedNames: judgedNames)
  }

  /// True when both have the same structure and data; false may also mean that this is not obvious at once.
  func isPlainlySame(as other: Subject) -> Bool {
    switch (content, other.content) {
    case (.value(let a), .value(let b)): return a == b
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.isPlainlySame(as: $1) }
    case (.object(let a), .object(let b)):
      return a.count == b.count
        && zip(a, b).allSatisfy { $0.key == $1.key && $0.subject.isPlainlySame(as: $1.subject) }
    case (.value, _), (.list, _), (.object, _): return false
    }
  }

  /// The value as data; its ranges are meaningless when parts come from several files.
  public var value: Value {
    switch content {
    case .value(let value): value
    case .list(let elements): Value(.list(elements.map(\.value)), at: place.range)
    case .object(let parts):
      Value(
        .object(parts.map { Member(key: $0.key, keyRange: $0.subject.place.range, value: $0.subject.value) }),
        at: place.range)
    }
  }
}
