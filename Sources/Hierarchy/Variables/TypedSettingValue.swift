public import HCL1Syntax
public import HCL2Evaluation
public import SourceText

/// An HCL2 value as the value of a setting. Its parts are created on demand.
final class TypedSettingValue: EvaluatedValue {
  let typed: TypedValue
  let place: Place

  /// - Parameter fallback: the place for a value that no expression made.
  init(_ typed: TypedValue, fallback: Place) {
    self.typed = typed
    place = typed.origin?.root.place ?? fallback
  }

  var isSecret: Bool { !typed.marks.isDisjoint(with: .hidden) }

  var content: Value.Content {
    switch typed.content {
    case .null: return .null
    case .unknown(let unknown): return .unknown(UnknownValue(unknown.reason.sentence, at: unknown.reason.place))
    case .string(let text): return .string(text.marked(isSecret: isSecret))
    case .number(let number): return .number(Number(exactly: number.text))
    case .bool(let flag): return .boolean(flag)
    case .list(let elements), .set(let elements): return .list(elements.items.map(part))
    case .tuple(let items): return .list(items.map(part))
    case .map(let members), .object(let members):
      return .object(
        members.all.map { member in
          let value = part(member.value)
          return Member(key: member.name, keyRange: value.range, value: value)
        })
    }
  }

  private func part(_ value: TypedValue) -> Value { Value(value.marked(typed.marks), fallback: place) }
}

extension Value {
  /// A value from an HCL2 value.
  ///
  /// - Parameter fallback: the place for a value that no expression made.
  public init(_ typed: TypedValue, fallback: Place) { self.init(TypedSettingValue(typed, fallback: fallback)) }

  /// The HCL2 value; nil for an HCL1 value.
  public var typed: TypedValue? { (evaluated as? TypedSettingValue)?.typed }

  /// The value as an HCL2 value; one from HCL1 has neither places nor lists of one type.
  public var typedForm: TypedValue {
    if let typed { return typed }
    switch content {
    case .null: return .null()
    case .unknown(let unknown): return .unknown(.any, UnknownReason(unknown.reason, at: unknown.place))
    case .boolean(let flag): return .bool(flag)
    case .string(let text): return .string(text)
    case .number(let number): return ExactNumber(decimal: number.jsonSpelling).map { .number($0) } ?? .null()
    case .list(let elements): return .tuple(elements.map(\.typedForm))
    case .object(let members): return .object(members.map { ($0.key, $0.value.typedForm) })
    }
  }
}
