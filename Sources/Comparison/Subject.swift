public import HCLSyntax
public import Hierarchy
public import SourceText

/// Something that is compared: a value whose parts know the file they come from.
///
/// A merged map and a merged `terragrunt` block have parts of several files; everything else is one value of one file.
public struct Subject: Sendable {
  /// A key and what it holds.
  struct Part {
    let key: Text
    let subject: Subject
  }

  enum Content: Sendable {
    /// A value whose ranges all count in the place's file.
    case value(Value)
    /// A list whose elements come from several files.
    case list([Subject])
    /// An object whose parts come from several files.
    case object([Part])
  }

  let content: Content
  /// The name or element that gives the value.
  public let place: Place
  /// The layer that set it; nil for a part of the configuration.
  public let layer: Layer?

  init(_ content: Content, at place: Place, layer: Layer? = nil) {
    self.content = content
    self.place = place
    self.layer = layer
  }

  /// A value of one file, whose name stands at `place`.
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

  /// The parts, or nil where it is no object.
  var parts: [Part]? {
    switch content {
    case .object(let parts): return parts
    case .list: return nil
    case .value(let value):
      return value.members?.map { member in
        let place = Place(self.place.file, member.keyRange)
        return Part(key: member.key, subject: Subject(.value(member.value), at: place, layer: layer))
      }
    }
  }

  /// The elements, or nil where it is no list.
  var elements: [Subject]? {
    switch content {
    case .list(let elements): return elements
    case .object: return nil
    case .value(let value):
      return value.elements?.map { element in
        Subject(.value(element), at: Place(place.file, element.range), layer: layer)
      }
    }
  }

  /// The value as data; ranges in it mean nothing where parts come from several files.
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
