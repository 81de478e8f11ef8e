public import HCLSyntax
public import SourceText

/// Masks the secrets of what a comparison shows: by the names on the way to a value, by the name beside a value, and by
/// look.
public struct Redaction: Sendable {
  private let secrets: SecretPolicy

  /// A redaction by the given policy.
  public init(_ secrets: SecretPolicy) { self.secrets = secrets }

  /// True when everything at the path is secret, because of a name on the way.
  func isSecret(_ path: ValuePath) -> Bool { path.names.contains { secrets.isSecret(name: $0) } }

  /// The value that may be shown of a side.
  public func shown(_ side: Change.Side) -> Value {
    isSecret(path: side.path, value: side.value) ? masked(at: side.value) : redacted(side.value)
  }

  /// True when nothing of the side's value may be shown.
  public func hides(_ side: Change.Side) -> Bool { isSecret(path: side.path, value: side.value) }

  private func isSecret(path: ValuePath, value: Value) -> Bool {
    isSecret(path) || value.string.map { secrets.isSecret(value: $0) } ?? false
  }

  /// The value with its secret parts masked.
  public func redacted(_ value: Value, named name: Text = "") -> Value {
    if secrets.isSecret(name: name) { return masked(at: value) }
    switch value.content {
    case .boolean, .number: return value
    case .string(let text): return secrets.isSecret(value: text) ? masked(at: value) : value
    case .list(let elements): return Value(.list(elements.map { redacted($0) }), at: value.range)
    case .object(let members):
      // { name = "DB_PASSWORD", value = "…" }: the name that makes it secret is itself a value.
      let isNamedSecret = members.contains { member in
        (member.key == "name" || member.key == "key") && member.value.string.map { secrets.isSecret(name: $0) } ?? false
      }
      let shown = members.map { member in
        let isMasked = isNamedSecret && member.key != "name" && member.key != "key" && member.key != "type"
        return Member(
          key: member.key, keyRange: member.keyRange,
          value: isMasked ? masked(at: member.value) : redacted(member.value, named: member.key))
      }
      return Value(.object(shown), at: value.range)
    }
  }

  private func masked(at value: Value) -> Value { Value(.string(SecretPolicy.mask), at: value.range) }
}
