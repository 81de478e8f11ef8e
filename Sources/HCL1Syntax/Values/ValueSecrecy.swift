public import SourceText

extension SecretPolicy {
  /// True when a value with this name must be masked completely.
  ///
  /// Always secret is a value made of a secret. Never secret are a boolean, an empty value, and a list or object that
  /// contains only references to secrets, such as their ARNs. Anything else below a secret name is secret, keys included.
  public func isSecret(name: Text, _ value: Value) -> Bool {
    guard isMasking else { return false }
    if value.evaluated?.isSecret == true { return true }
    if let text = value.string { return isSecret(name: name, holding: text) }
    guard isSecret(name: name) else { return false }
    switch value.content {
    case .boolean: return isMarked(name: name)
    case .null, .unknown: return false
    case .number: return !isCount(name: name)
    case .string: return true
    case .list(let elements): return elements.contains { !isReference($0, name) }
    case .object(let members): return members.contains { !isReference($0.value, name) }
    }
  }

  /// True for a value below a secret name that only refers to a secret.
  private func isReference(_ value: Value, _ name: Text) -> Bool {
    switch value.content {
    case .boolean, .number: return false
    case .null, .unknown: return true
    case .string(let text): return !text.isEmpty && !isSecret(name: name, holding: text)
    case .list(let elements): return elements.allSatisfy { isReference($0, name) }
    case .object(let members):
      // As in the `secrets` of a container: each has the name of a variable and a reference to its value.
      let isLookup = members.contains { $0.key == "valueFrom" || $0.key == "value_from" }
      return members.allSatisfy { isLookup && PairNames.isNameKey($0.key) || isLookedUp($0, isLookup, name) }
    }
  }

  private func isLookedUp(_ member: Member, _ isLookup: Bool, _ name: Text) -> Bool {
    if isLookup, member.key == "valueFrom" || member.key == "value_from", let text = member.value.string {
      return !isSecret(value: text)
    }
    return isReference(member.value, name)
  }
}

extension Value {
  /// The same value, with every part placed at `range`; its texts are secret if `isSecret`.
  public func placed(at range: SourceRange, isSecret: Bool = false) -> Value {
    switch content {
    case .boolean, .number, .null, .unknown: Value(content, at: range)
    case .string(let text): Value(.string(text.marked(isSecret: isSecret)), at: range)
    case .list(let elements): Value(.list(elements.map { $0.placed(at: range, isSecret: isSecret) }), at: range)
    case .object(let members):
      Value(
        .object(
          members.map {
            Member(key: $0.key, keyRange: range, value: $0.value.placed(at: range, isSecret: isSecret))
          }), at: range)
    }
  }
}
