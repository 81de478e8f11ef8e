import SourceText

/// A file contains a secret in plain text.
enum PlainSecret: TextCheck {
  static let code = "plain-secret"
  static let severity = Severity.error
  static let milder: [Severity] = [.warning]
  static let summary = "a secret in plain text"

  private static let storeHelp: Message =
    "keep it in Systems Manager or Secrets Manager, and let what needs it read it from there"
  /// For a variable of a build, whose type says that its value is a name.
  private static let typeHelp: Message =
    "keep it in Systems Manager or Secrets Manager, and pass its name: type PARAMETER_STORE or SECRETS_MANAGER"
  /// In a file that Terraform reads itself, for whichever provider.
  private static let plainHelp: Message =
    "keep it out of the repository: pass it as TF_VAR_NAME, or let the module read it from a secret store"
  private static let terragruntHelp: Message =
    "let the module read it from a store of secrets, or pass it in the environment: get_env(\"NAME\")"

  private static let policy = SecretPolicy.standard

  static func findings(about text: NamedText, in file: SourceFile) -> [Diagnostic] {
    finding(about: text, help: text.type != nil || text.isEntry ? typeHelp : storeHelp).map { [$0] } ?? []
  }

  static func findings(in checked: CheckedConfiguration) -> [Diagnostic] {
    let name = checked.file.name
    let isVarFile = name.hasSuffix(".tfvars") || name.hasSuffix(".tfvars.json")
    return checked.texts.compactMap { finding(about: $0, help: isVarFile ? plainHelp : terragruntHelp) }
  }

  /// The secrets in a file that units decode as YAML or JSON.
  static func findings(inData file: SourceFile) -> [Diagnostic] {
    let texts = file.name.hasSuffix(".json") ? CheckedConfiguration(file).texts : DataTexts.texts(inYAML: file)
    return texts.compactMap { finding(about: $0, help: plainHelp) }
  }

  /// Finds the same values that `explain` and `diff` mask, since both ask the same judge. The result of a call is not
  /// part of the file, so it does not count.
  private static func finding(about text: NamedText, help: Message) -> Diagnostic? {
    if policy.isSecret(value: text.text) {
      return finding("the value of '\(text.name)' looks like a key or password", at: text.place, help: help)
    }
    if text.text.contains("${") { return nil }
    let isLookedUp = text.type.map(PairNames.isReference) ?? false
    if !isLookedUp, policy.isSecret(name: text.name, holding: text.text) {
      return finding(
        .warning, "'\(text.name)' is a secret in plain text, by its name", at: text.place, help: help)
    }
    guard policy.holdsSecret(text.text) else { return nil }
    return finding(
      .warning, "the text of '\(text.name)' holds a secret in plain text", at: text.place, help: help)
  }
}
