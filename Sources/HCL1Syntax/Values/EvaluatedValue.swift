public import SourceText

/// A value created by another language's evaluator. Its parts are created on demand, and each has its own place.
public protocol EvaluatedValue: AnyObject, Sendable {
  /// The content. Each call may create the parts again.
  var content: Value.Content { get }
  /// The expression to edit.
  var place: Place { get }
  /// True when the value was made of a secret, or is sensitive, whatever it is.
  var isSecret: Bool { get }
}

/// A value that the files do not determine, and the reason.
public final class UnknownValue: Sendable {
  /// The reason, without a full stop: `known after apply: dependency.vpc.outputs.vpc_id`.
  public let reason: Message
  /// The expression that can't be known; nil when no file contains one.
  public let place: Place?

  /// An unknown value with its reason.
  public init(_ reason: Message, at place: Place?) {
    self.reason = reason
    self.place = place
  }
}

/// New content that keeps the place of an evaluated value.
private final class PlacedContent: EvaluatedValue {
  let content: Value.Content
  let place: Place
  let isSecret: Bool

  init(_ content: Value.Content, in value: any EvaluatedValue) {
    self.content = content
    place = value.place
    isSecret = value.isSecret
  }
}

extension Value {
  /// The place of the value.
  ///
  /// - Parameter file: the file of its setting, which contains the value unless an evaluator created it.
  public func place(in file: SourceFile) -> Place {
    if case .evaluated(let value) = backing { value.place } else { Place(file, range) }
  }

  /// The value's evaluated form; nil for a value of HCL1.
  public var evaluated: (any EvaluatedValue)? { if case .evaluated(let value) = backing { value } else { nil } }

  /// Another value with the same place.
  public func replaced(by content: Content) -> Value {
    guard case .evaluated(let value) = backing else { return Value(content, at: range) }
    return Value(PlacedContent(content, in: value))
  }

  /// True for a value written in an HCL1 file: no part of it is unknown.
  private var isWritten: Bool { if case .written = backing { true } else { false } }

  /// True for `null`.
  public var isNull: Bool { if case .null = content { true } else { false } }

  /// The reason why the value as a whole is unknown; nil when it is known.
  public var unknown: UnknownValue? { if case .unknown(let unknown) = content { unknown } else { nil } }

  /// The value with each unknown part replaced by a text with the reason, for people.
  public var spellingUnknowns: Value {
    guard firstUnknown != nil else { return self }
    switch content {
    case .unknown(let unknown): return replaced(by: .string("(" + unknown.reason.text + ")"))
    case .null, .boolean, .number, .string: return self
    case .list(let elements): return replaced(by: .list(elements.map(\.spellingUnknowns)))
    case .object(let members):
      return replaced(
        by: .object(
          members.map { Member(key: $0.key, keyRange: $0.keyRange, value: $0.value.spellingUnknowns) }))
    }
  }

  /// The first unknown value: the value itself or one of its parts; nil when there is none.
  public var firstUnknown: UnknownValue? {
    if isWritten { return nil }
    switch content {
    case .unknown(let unknown): return unknown
    case .null, .boolean, .number, .string: return nil
    case .list(let elements): return elements.lazy.compactMap(\.firstUnknown).first
    case .object(let members): return members.lazy.compactMap(\.value.firstUnknown).first
    }
  }
}

extension Member {
  /// The place that sets the member: its key, or for an evaluated value, the value's own place.
  ///
  /// - Parameter file: the file of the setting that contains the member.
  public func place(in file: SourceFile) -> Place { value.evaluated?.place ?? Place(file, keyRange) }
}
