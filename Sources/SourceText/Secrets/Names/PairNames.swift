/// The rule of pairs: the `value` of an object with a `name` or `key`, as in lists of environment variables and of
/// tags, is judged by that name. Everything that looks for secrets shares this rule.
public enum PairNames {
  private static let nameKeys: Set<Text> = ["name", "key", "parameterkey", "parameter_key"]
  private static let valueKeys: Set<Text> = ["value", "default", "parametervalue", "parameter_value"]

  /// True for a key whose value names the `value` beside it; case is ignored.
  public static func isNameKey(_ key: Text) -> Bool { key.count <= 13 && nameKeys.contains(key.lowercasedASCII) }

  /// True for a key whose value is judged by the `name` beside it; case is ignored.
  public static func isValueKey(_ key: Text) -> Bool { key.count <= 15 && valueKeys.contains(key.lowercasedASCII) }

  /// True for `value` with one mistake in it.
  static func isNearlyValueKey(_ key: Text) -> Bool {
    (4...6).contains(key.count) && NearestName.of(key.description, among: ["value"], atMost: 1) != nil
  }

  /// True when the `type` beside a name and a value says that the value only refers to a secret. Source:
  /// `EnvironmentVariable` of the CodeBuild API.
  public static func isReference(type: Text) -> Bool { type == "PARAMETER_STORE" || type == "SECRETS_MANAGER" }
}

/// The names that decide whether the members of one object are secret: their keys, except that the `value` of a pair is
/// judged by the `name` beside it, also where one of the two keys is misspelt.
public struct PairedNames {
  /// The name that judges a value that only refers to a secret.
  private static let referenceName: Text = "reference"

  /// The name that judges the value; nil where there is no pair.
  private let name: Text?
  /// True where no key is that of a value, so that one with nearly its name counts.
  private let isValueMisspelt: Bool

  /// The names of the members, given by their keys and their texts, nil for what is no text; looked at only where something
  /// is masked.
  public init(_ members: [(key: Text, text: Text?)], _ secrets: SecretPolicy) {
    guard secrets.isMasking else {
      name = nil
      isValueMisspelt = false
      return
    }
    isValueMisspelt = !members.contains { PairNames.isValueKey($0.key) }
    if let type = members.first(where: { $0.key == "type" })?.text, PairNames.isReference(type: type) {
      name = Self.referenceName
    } else if let named = members.first(where: { PairNames.isNameKey($0.key) && $0.text != nil })?.text {
      // Most objects with a name and without a value are no pairs.
      name = isValueMisspelt && !secrets.isSecret(name: named) ? nil : named
    } else if isValueMisspelt {
      name = nil
    } else {
      // The key of the name is misspelt where a text beside the value is a secret's name.
      name = members.first { !PairNames.isValueKey($0.key) && $0.text.map { secrets.isSecret(name: $0) } == true }?.text
    }
  }

  /// The name that decides whether the member with that key is secret.
  public func name(ofKey key: Text) -> Text {
    guard let name else { return key }
    return (isValueMisspelt ? PairNames.isNearlyValueKey(key) : PairNames.isValueKey(key)) ? name : key
  }
}
