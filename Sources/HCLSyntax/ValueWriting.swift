public import SourceText

extension StructuredWriter {
  /// A value as data: members sorted by name (byte order), numbers in decimal.
  ///
  /// - Parameters:
  ///   - value: what to write.
  ///   - name: the name it goes by, which may make it secret.
  ///   - secrets: what is masked.
  public mutating func value(_ value: Value, named name: Text, secrets: SecretPolicy) {
    if secrets.isSecret(name: name) {
      string(SecretPolicy.mask)
      return
    }
    switch value.content {
    case .boolean(let flag): boolean(flag)
    case .number(let spelling): number(spelling.jsonSpelling)
    case .string(let text): string(secrets.isSecret(value: text) ? SecretPolicy.mask : text)
    case .list(let elements):
      beginList()
      for element in elements { self.value(element, named: "", secrets: secrets) }
      endList()
    case .object(let members): object(members, secrets: secrets)
    }
  }

  /// An object as data: members sorted by name.
  public mutating func object(_ members: [Member], secrets: SecretPolicy) {
    beginObject()
    for member in members.sortedByKey {
      key(member.key)
      value(member.value, named: member.key, secrets: secrets)
    }
    endObject()
  }
}

extension [Member] {
  /// The members by key, in byte order.
  public var sortedByKey: [Member] {
    var isSorted = true
    for index in indices.dropFirst() where self[index].key < self[index - 1].key {
      isSorted = false
      break
    }
    return isSorted ? self : sorted { $0.key < $1.key }
  }
}
