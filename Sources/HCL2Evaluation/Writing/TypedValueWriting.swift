public import SourceText

extension StructuredWriter {
  /// Writes a value as data: members by name, sets and tuples as lists, numbers in decimal, null and unknown as null.
  ///
  /// - Parameters:
  ///   - value: the value, without infinite numbers, which neither JSON nor YAML can hold.
  ///   - name: the name of the value, which may make it secret.
  ///   - secrets: what to mask; a value that is marked as sensitive is masked whenever anything is.
  public mutating func value(_ value: TypedValue, named name: Text, secrets: SecretPolicy) {
    if secrets.isMasking {
      if value.marks.contains(.sensitive) || secrets.isSecret(name: name, holding: value.text) {
        return string(SecretPolicy.mask)
      }
    }
    switch value.content {
    case .null, .unknown: null()
    case .bool(let flag): boolean(flag)
    case .number(let value): number(value.text)
    case .string(let text): string(secrets.isMasking ? secrets.shown(text) : text)
    case .list, .set, .tuple:
      beginList()
      for part in value.parts { self.value(part, named: "", secrets: secrets) }
      endList()
    case .map(let members), .object(let members): object(members, secrets: secrets)
    }
  }

  /// Writes an object or map as data. The `value` beside a `name` or `key` is judged by that name.
  public mutating func object(_ members: Members, secrets: SecretPolicy) {
    beginObject()
    let pairName = secrets.isMasking ? members.pairName : nil
    for member in members.all {
      key(member.name)
      let judged = Members.valueKeys.contains(member.name.lowercasedASCII) ? pairName ?? member.name : member.name
      value(member.value, named: judged, secrets: secrets)
    }
    endObject()
  }
}

extension Members {
  static let valueKeys: Set<Text> = ["value", "default", "parametervalue"]
  private static let nameKeys: Set<Text> = ["name", "key", "parameterkey"]

  /// The text that names the `value` beside it.
  var pairName: Text? { all.first { Self.nameKeys.contains($0.name.lowercasedASCII) }?.value.text }
}
