public import SourceText

extension SecretPolicy {
  /// True when a value of this name is to be masked whole.
  ///
  /// A boolean is never secret, nor what holds nothing, nor a list or object of nothing but places where secrets lie, such
  /// as their ARNs. Anything else below a secret name is, keys included.
  public func isSecret(name: Text, _ value: Value) -> Bool {
    guard isMasking else { return false }
    if let text = value.string { return isSecret(name: name, holding: text) }
    guard isSecret(name: name) else { return false }
    switch value.content {
    case .boolean: return isMarked(name: name)
    case .number: return !isCount(name: name)
    case .string: return true
    case .list(let elements): return elements.contains { !isReference($0, name) }
    case .object(let members): return members.contains { !isReference($0.value, name) }
    }
  }

  /// True for a value below a secret name that says where a secret lies.
  private func isReference(_ value: Value, _ name: Text) -> Bool {
    switch value.content {
    case .boolean, .number: return false
    case .string(let text): return !text.isEmpty && !isSecret(name: name, holding: text)
    case .list(let elements): return elements.allSatisfy { isReference($0, name) }
    case .object(let members):
      // As the `secrets` of a container: each has the name of a variable, and where its value lies.
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
