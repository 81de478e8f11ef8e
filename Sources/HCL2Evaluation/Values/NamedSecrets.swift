import SourceText

extension TypedValue {
  /// The value under that name: what its name makes secret stays secret under any other.
  func named(_ name: Text) -> TypedValue {
    let secrets = SecretPolicy.standard
    return secrets.isSecret(name: name) ? secret(under: name, secrets) : self
  }

  private func secret(under name: Text, _ secrets: SecretPolicy) -> TypedValue {
    switch content {
    case .null, .unknown, .bool: self
    case .number: secrets.isCount(name: name) ? self : marked(.secret)
    case .string(let text): secrets.isSecret(name: name, holding: text) ? marked(.secret) : self
    case .list, .set, .tuple, .map, .object: mapParts { $0.secret(under: name, secrets) }
    }
  }
}
