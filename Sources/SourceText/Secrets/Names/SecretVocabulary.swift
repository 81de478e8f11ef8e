/// The words that make a name secret, and those that turn it into the name of something about a secret.
///
/// Words are those of `NameWords`. Collected from the arguments of the AWS, Azure, Google, Kubernetes and GitHub
/// providers of Terraform, from Helm values and from public trees.
enum SecretVocabulary {
  /// Words that make a name secret by themselves.
  static let secrets: Set<Text> = [
    "password", "passwords", "passwd", "passwds", "passphrase", "passphrases", "passcode", "passcodes", "pass", "pwd",
    "pswd", "psw", "pw", "psk", "secret", "secrets", "token", "tokens", "tkn", "credential", "credentials", "cred",
    "creds", "htpasswd",
  ]

  /// Words before `key` or `keys` that make that key a secret.
  static let secretKeys: Set<Text> = [
    "api", "access", "private", "secret", "auth", "account", "storage", "shared", "master", "license", "licence",
    "hmac",
    "aes", "jwt", "session", "consumer", "integration", "sas", "subscription", "cookie", "crypt", "webhook",
    "symmetric",
  ]

  /// Words before `key` or `keys` for which the value is either the key itself or its name.
  static let namedKeys: Set<Text> = ["encryption", "signing", "ssh", "deploy", "decryption"]

  /// Words after which a name is about a secret: `password_policy`, `token_ttl`.
  static let abouts: Set<Text> = [
    "age", "alg", "algo", "algorithm", "algorithms", "alias", "aliases", "allowed", "annotation", "annotations", "arn",
    "arns", "attempts", "audience", "authentication", "bucket", "buckets", "cache", "chars", "characters", "charset",
    "claim", "claims", "class", "complexity", "controller", "count", "created", "creation", "cron", "csi", "date",
    "day",
    "days", "description", "dir", "directory", "disabled", "driver", "duration", "email", "enable", "enabled",
    "encoder", "encoding", "encryption", "endpoint", "endpoints", "engine", "engines", "expiration", "expiry",
    "expires",
    "exists", "field", "fields", "file", "filename", "filenames", "files", "folder", "format", "frequency", "generator",
    "group", "groups", "header", "headers", "helper", "helpers", "history", "hostname", "hour", "hours", "id",
    "identity",
    "ids", "interval", "issuer", "kind", "label", "labels", "length", "level", "lifetime", "limit", "limits",
    "location", "lookup", "lowercase", "manager", "max", "maximum", "method", "min", "minimum", "minutes", "mode",
    "mount", "name", "names", "namespace", "number", "numbers", "only", "operator", "param", "parameter",
    "parameters", "params", "path", "paths", "pattern", "per", "period", "permission", "permissions", "policies",
    "policy", "port", "prefix", "prefixes", "process", "profile", "profiles", "provider", "providers", "quota", "ref",
    "reference", "references", "refresh", "refs", "regex", "region", "regions", "replica", "replicas", "required",
    "requirements", "retention", "reuse", "rights", "role", "roles", "rotated", "rotation", "rule", "rules", "santa",
    "schedule", "schema", "scope", "scopes", "seconds", "secs", "sha256", "size", "source", "spec", "special", "specs",
    "state", "status", "stdin", "store", "stores", "strategy", "strength", "subject", "suffix", "symbols", "sync",
    "tag",
    "tags", "team", "template", "timeout", "timestamp", "ttl", "type", "types", "units", "unit", "updated", "uppercase",
    "uri", "uris", "url", "urls", "usage", "use", "user", "username", "usernames", "users", "validity",
    "version", "versions", "volume", "window", "years", "months", "weeks", "agent", "chart", "webidentity",
    "review", "requests", "recovery", "selection", "expression", "pair", "pairs", "change", "prompt",
    "backend", "kms", "ssm", "uid", "gid", "perms", "exchange",
  ]

  /// Words after which a name that was about a secret is the secret again: `password_file_content`.
  static let contents: Set<Text> = ["value", "values", "content", "contents", "plaintext", "string", "jwt"]

  /// Words before a secret word that mean a reference to a secret, or a number of them.
  static let heads: Set<Text> = ["existing", "max", "min", "num", "total"]

  /// Pairs of words that are not secret although the second is a secret word.
  static let plainPairs: [(Text, Text)] = [
    ("http", "tokens"), ("input", "tokens"), ("output", "tokens"), ("prompt", "tokens"), ("completion", "tokens"),
    ("first", "pass"), ("second", "pass"), ("single", "pass"), ("multi", "pass"), ("two", "pass"), ("by", "pass"),
    ("pull", "credentials"), ("design", "tokens"),
    ("old", "pwd"), ("is", "pass"), ("hall", "pass"), ("band", "pass"), ("low", "pass"), ("high", "pass"),
  ]

  /// The continuations of words that only appear to contain a secret word: `secretary`, `tokenizer`.
  private static let falseRests: [Text] = ["ary", "ari", "iz", "is", "less", "or", "ed", "ing", "ive", "ion", "ly"]

  /// Words recognised inside longer ones without separators.
  private static let inner: [(stem: Text, words: [Text])] = [
    ("passphrase", ["passphrase"]), ("password", ["password"]), ("passwd", ["passwd"]), ("passcode", ["passcode"]),
    ("secretkey", ["secret", "key"]), ("secret", ["secret"]), ("apikey", ["api", "key"]),
    ("accesskey", ["access", "key"]), ("privatekey", ["private", "key"]), ("authkey", ["auth", "key"]),
    ("encryptionkey", ["encryption", "key"]), ("signingkey", ["signing", "key"]), ("sshkey", ["ssh", "key"]),
    ("accountkey", ["account", "key"]), ("licensekey", ["license", "key"]), ("token", ["token"]),
    ("credential", ["credential"]), ("authorization", ["authorization"]), ("basicauth", ["basic", "auth"]),
  ]

  /// Short words at the end of a longer one, after a word they are often joined to: `dbpass`, `rootpw`.
  private static let joinedEnds: [Text] = ["pass", "pwd", "pw", "psw"]
  private static let joinedStarts: Set<Text> = [
    "db", "user", "root", "admin", "my", "ssh", "ftp", "smtp", "mail", "key", "store", "keystore", "trust",
    "truststore",
    "sql", "mysql", "pg", "postgres", "rds", "redis", "ldap", "http", "proxy", "vpn", "wifi", "auth", "basic", "git",
    "svc", "app", "cert", "bind", "login", "email", "sudo", "vault",
  ]

  /// Any secret name, in lower case and without separators, contains one of these; most names contain none.
  static let stems: [Text] =
    inner.map(\.stem) + ["pass", "pwd", "pswd", "psw", "pw", "psk", "tkn", "cred", "oauth"]
    + (secretKeys.sorted() + namedKeys.sorted()).map { $0 + "key" }

  /// The words that form a word without separators.
  static func parted(_ word: Text) -> [Text] {
    if secrets.contains(word) { return [word] }
    for (stem, words) in inner {
      guard let range = word.firstRange(of: stem) else { continue }
      var rest = word[range.upperBound..<word.count]
      if falseRests.contains(where: { rest.hasPrefix($0) }) { return [word] }
      if rest.hasPrefix("s"), rest.count == 1 || abouts.contains(rest[1..<rest.count]) { rest = rest[1..<rest.count] }
      let before = word[0..<range.lowerBound]
      let isPlural = range.upperBound < word.count && rest.count < word.count - range.upperBound
      let last = words[words.count - 1]
      return (before.isEmpty ? [] : [before]) + words.dropLast() + [isPlural ? last + "s" : last]
        + (rest.isEmpty ? [] : [rest])
    }
    for end in joinedEnds where word.hasSuffix(end) && joinedStarts.contains(word[0..<word.count - end.count]) {
      return [word[0..<word.count - end.count], end]
    }
    return [word]
  }
}
