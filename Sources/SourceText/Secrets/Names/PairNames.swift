/// The rule of pairs: the `value` of an object with a `name` or `key`, as in lists of environment variables and of
/// tags, is judged by that name. Everything that looks for secrets shares this rule.
public enum PairNames {
  private static let nameKeys: Set<Text> = ["name", "key", "parameterkey", "parameter_key"]
  private static let valueKeys: Set<Text> = ["value", "default", "parametervalue", "parameter_value"]

  /// True for a key whose value names the `value` beside it; case is ignored.
  public static func isNameKey(_ key: Text) -> Bool { key.count <= 13 && nameKeys.contains(key.lowercasedASCII) }

  /// True for a key whose value is judged by the `name` beside it; case is ignored.
  public static func isValueKey(_ key: Text) -> Bool { key.count <= 15 && valueKeys.contains(key.lowercasedASCII) }

  /// True when the `type` beside a name and a value says that the value only refers to a secret. Source:
  /// `EnvironmentVariable` of the CodeBuild API.
  public static func isReference(type: Text) -> Bool { type == "PARAMETER_STORE" || type == "SECRETS_MANAGER" }
}
