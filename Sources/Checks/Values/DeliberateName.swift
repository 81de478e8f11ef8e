import SourceText

/// Names of variables that refer to another place on purpose: another account, region or environment is correct
/// there.
enum DeliberateName {
  private static let words: [StaticString] = [
    "replica", "replicat", "backup", "failover", "secondary", "disaster", "peer", "remote", "cross", "source", "target",
    "destination", "origin", "global", "shared", "central", "trusted", "allow", "permitted", "authori", "principal",
    "accounts", "upstream", "parent", "management", "mgmt", "audit", "logging", "log_archive", "registry",
    "whitelist", "promote", "description", "comment", "cloudfront",
  ]
  /// Words that are parts of others, such as `ecr` of `secret`: only a whole part of the name counts.
  private static let wholeWords: Set<Text> = ["ecr", "other", "from", "acl", "copy", "edge"]

  /// True when a part of the name is such a word.
  static func isOne(_ name: Text) -> Bool {
    let plain = name.lowercasedASCII
    return words.contains { plain.contains($0) }
      || plain.split(separator: Byte.underscore).contains(where: wholeWords.contains)
  }
}
