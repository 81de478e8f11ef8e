import SourceText

/// Names of variables that refer to another place on purpose: another account, region or environment is correct
/// there.
enum DeliberateName {
  private static let words = SoughtWords([
    "replica", "replicat", "backup", "failover", "secondary", "disaster", "peer", "remote", "cross", "source", "target",
    "destination", "origin", "global", "shared", "central", "trusted", "allow", "permitted", "authori", "principal",
    "accounts", "upstream", "parent", "management", "mgmt", "audit", "logging", "log_archive", "registry",
    "whitelist", "promote", "description", "comment", "cloudfront",
  ])
  /// Words that are parts of others, such as `ecr` of `secret`: only a whole part of the name counts.
  private static let wholeWords: [StaticString] = ["ecr", "other", "from", "acl", "copy", "edge"]
  private static let partsOfNames = SoughtWords(wholeWords)

  /// True when a part of the name is such a word.
  static func isOne(_ name: Text) -> Bool {
    let plain = name.lowercasedASCII
    let letters = LetterSet(plain)
    return words.areIn(plain, letters)
      || partsOfNames.areIn(plain, letters)
        && plain.split(separator: Byte.underscore).contains { part in wholeWords.contains { part == $0 } }
  }
}
