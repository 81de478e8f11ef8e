public import HCL1Syntax
public import SourceText

/// Masks the secrets in the values that a comparison shows, judged by the names in and beside a value's path, and by
/// their appearance.
public struct Redaction: Sendable {
  private let secrets: SecretPolicy

  /// A redaction that follows the given policy.
  public init(_ secrets: SecretPolicy) { self.secrets = secrets }

  /// The side's value as it may be shown.
  public func shown(_ side: Change.Side) -> Value {
    func isSecret(_ name: Text) -> Bool { secrets.isSecret(name: name, side.value) }
    return side.path.hasName(where: isSecret) || side.judgedNames.contains(where: isSecret)
      ? Self.masked(side.value) : redacted(side.value)
  }

  /// The path as it may be shown: below a secret name everything is masked, keys and names of entries included.
  func shown(_ path: ValuePath) -> ValuePath {
    guard secrets.isMasking else { return path }
    var isBelowSecret = false
    var isInSecretEntry = false
    let steps = path.steps.map { step -> ValuePath.Step in
      defer {
        switch step {
        case .key(let name):
          isBelowSecret = isBelowSecret || secrets.isSecret(name: name) || isInSecretEntry && PairNames.isValueKey(name)
        case .entry(let name, _): isInSecretEntry = secrets.isSecret(name: name)
        case .index: break
        }
      }
      guard isBelowSecret else { return step }
      switch step {
      case .key: return .key(SecretPolicy.mask)
      case .entry(_, let index): return .entry(name: SecretPolicy.mask, index: index)
      case .index: return step
      }
    }
    return isBelowSecret ? ValuePath(steps) : path
  }

  /// A text written by people, such as the reason of a policy entry, as it may be shown.
  func shown(text: Text) -> Text { secrets.shown(text) }

  private static let noName: Text = ""

  /// True when `shown` hides part of the side's value.
  func isHiding(_ side: Change.Side, by shown: Value) -> Bool { secrets.isMasking && shown != side.value }

  private func redacted(_ value: Value, named name: Text = Redaction.noName) -> Value {
    if secrets.isSecret(name: name, value) { return Self.masked(value) }
    switch value.content {
    case .boolean, .number, .null, .unknown: return value
    case .string(let text): return Value(.string(secrets.shown(text)), at: value.range)
    case .list(let elements):
      var names = ElementNames(secrets)
      let shown = elements.map { element in redacted(element, named: names.name(of: element)) }
      return Value(.list(shown), at: value.range)
    case .object(let members):
      let names = MemberNames(members, secrets)
      let shown = members.map { member in
        Member(
          key: member.key, keyRange: member.keyRange, value: redacted(member.value, named: names.name(of: member)))
      }
      return Value(.object(shown), at: value.range)
    }
  }

  private static func masked(_ value: Value) -> Value { Value(.string(SecretPolicy.mask), at: value.range) }
}
