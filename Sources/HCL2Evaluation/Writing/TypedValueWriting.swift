public import SourceText

extension StructuredWriter {
  /// Writes a value as data: members by name, sets and tuples as lists, numbers in decimal, null and unknown as null.
  ///
  /// - Parameters:
  ///   - value: the value, without infinite numbers, which neither JSON nor YAML can hold.
  ///   - name: the name of the value, which may make it secret.
  ///   - secrets: what to mask; a value that is marked as sensitive is masked whenever anything is.
  public mutating func value(_ value: TypedValue, named name: Text, secrets: SecretPolicy) {
    if secrets.isSecret(name: name, value) { return string(SecretPolicy.mask) }
    switch value.content {
    case .null, .unknown: null()
    case .bool(let flag): boolean(flag)
    case .number(let value): number(value.text)
    case .string(let text): string(secrets.isMasking ? secrets.shown(text) : text)
    case .list, .set, .tuple:
      beginList()
      for (part, name) in value.namedElements { self.value(part, named: name, secrets: secrets) }
      endList()
    case .map(let members), .object(let members): object(members, secrets: secrets)
    }
  }

  /// Writes an object or map as data. The `value` beside a `name` or `key` is judged by that name.
  public mutating func object(_ members: Members, secrets: SecretPolicy) {
    beginObject()
    let judged = members.names(secrets)
    for member in members.all {
      key(member.name)
      value(member.value, named: judged.name(ofKey: member.name), secrets: secrets)
    }
    endObject()
  }
}

extension SecretPolicy {
  /// True when a value with this name must be masked: for its name, or as it is marked as sensitive or made of a secret.
  public func isSecret(name: Text, _ value: TypedValue) -> Bool {
    isMasking && (!value.marks.isDisjoint(with: .hidden) || isSecret(name: name, holding: value.text))
  }
}

extension TypedValue {
  /// The elements with the names that judge them: that of a flag such as `--token` before them, or none.
  var namedElements: [(TypedValue, name: Text)] {
    var next: Text = ""
    return parts.map { part in
      defer { next = part.text.map(SecretPolicy.flagName) ?? "" }
      return (part, next)
    }
  }
}

extension Members {
  /// The names that judge the members.
  func names(_ secrets: SecretPolicy) -> PairedNames {
    PairedNames(secrets.isMasking ? all.map { ($0.name, $0.value.text) } : [], secrets)
  }
}
