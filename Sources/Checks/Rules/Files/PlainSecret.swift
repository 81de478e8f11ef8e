import SourceText

/// A secret stands in plain text in a file.
enum PlainSecret: FileCheck {
  static let code = "plain-secret"
  static let severity = Severity.error
  static let milder: [Severity] = [.warning]
  static let summary = "a secret in plain text"

  private static let help: Message =
    "keep it in Systems Manager or Secrets Manager, and pass its name: type PARAMETER_STORE or SECRETS_MANAGER"

  /// What a name ends in when its value is about a secret and not one.
  private static let about: [StaticString] = [
    "_name", "_names", "_arn", "_arns", "_id", "_ids", "_path", "_paths", "_length", "_policy", "_ttl", "_enabled",
    "_type", "_kind", "_version", "_versions", "_file", "_url", "_uri", "_endpoint", "_prefix", "_suffix", "_parameter",
    "_key_alias", "_alias", "_rotation", "_days", "_hours", "_minutes", "_seconds", "_region", "_store", "_provider",
    "_bucket", "_role", "_user", "_username", "_count", "_size", "_description", "_required", "_ref", "_key_name",
  ]

  /// No value shorter than `a://b:c@d` looks like a secret by itself.
  private static let shortestLook = 9

  static func findings(in checked: CheckedFile) -> [Diagnostic] {
    let texts = checked.texts
    return texts.indices.filter { mayBeSecret(texts[$0].name, texts[$0].text) }.compactMap { finding(about: texts[$0]) }
  }

  private static func mayBeSecret(_ name: Text, _ text: Text) -> Bool {
    looksSecret(text) || SecretPolicy.standard.isSecret(name: name)
  }

  private static func looksSecret(_ text: Text) -> Bool {
    text.count >= shortestLook && SecretPolicy.standard.isSecret(value: text)
  }

  private static func finding(about text: NamedText) -> Diagnostic? {
    if looksSecret(text.text) {
      return finding("the value of '\(text.name)' looks like a key or password", at: text.place, help: help)
    }
    guard isSecret(text) else { return nil }
    return finding(.warning, "'\(text.name)' is a secret in plain text, by its name", at: text.place, help: help)
  }

  private static func isSecret(_ text: NamedText) -> Bool {
    guard SecretPolicy.standard.isSecret(name: text.name) else { return false }
    if let type = text.type, type != "PLAINTEXT" { return false }
    let name = Text(text.name.lowercasedASCII.bytes.map { $0 == Byte.hyphen || $0 == Byte.dot ? Byte.underscore : $0 })
    if about.contains(where: { name.hasSuffix($0) }) { return false }
    let value = text.text
    let isReference =
      value.hasPrefix("arn:") || value.hasPrefix("/") || value.hasPrefix("alias/") || value.contains("${")
      || value.hasPrefix("ssm:") || value.hasPrefix("{{resolve:") || value.hasPrefix("AQICAH")
    let isNumber = value.count < 6 && value.bytes.allSatisfy { Byte.isDigit($0) }
    return !value.isEmpty && !isReference && !isNumber && !switches.contains(value.lowercasedASCII)
  }

  private static let switches: Set<Text> = [
    "true", "false", "yes", "no", "enabled", "disabled", "required", "optional", "none",
  ]
}
