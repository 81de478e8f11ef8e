/// Decides which values must not reach a screen or a log.
///
/// A value is secret by the name it is given (`db_password`, `api_key`), or by its look (an AWS access key, a PEM block,
/// a URL that holds a password).
public struct SecretPolicy: Sendable {
  /// What is printed in place of a secret value.
  public static let mask: Text = "(sensitive)"

  /// The usual names and looks.
  public static let standard = SecretPolicy(isRevealing: false)

  /// Nothing is secret: the user asked to see the values (`--show-secrets`, or a data command without `--redact`).
  public static let revealing = SecretPolicy(isRevealing: true)

  private let isRevealing: Bool

  private static let words: [Text] = [
    "passwd", "password", "passphrase", "secret", "token", "private_key", "api_key", "apikey", "access_key",
    "credential", "auth_key", "encryption_key", "signing_key", "ssh_key", "oauth",
  ]

  /// True when a value of this name is to be masked. Case, `-` and `.` do not matter; `pass` counts as a whole word only.
  public func isSecret(name: Text) -> Bool {
    guard !isRevealing else { return false }
    let plain = Text(name.lowercasedASCII.bytes.map { $0 == 0x2D || $0 == 0x2E ? 0x5F : $0 })
    return Self.words.contains { plain.contains($0) } || plain.split(separator: 0x5F).contains("pass")
  }

  /// True when the value itself looks like a key, whatever its name.
  public func isSecret(value: Text) -> Bool {
    guard !isRevealing else { return false }
    return value.contains("-----BEGIN ") || Self.holdsAccessKey(value) || Self.holdsPasswordURL(value)
  }

  /// An AWS access key id: `AKIA` or `ASIA`, then 16 capitals or digits.
  private static func holdsAccessKey(_ value: Text) -> Bool {
    for prefix in ["AKIA", "ASIA"] as [Text] {
      var from = 0
      while let found = value.firstRange(of: prefix, from: from) {
        var end = found.upperBound
        while end < value.count, isCapitalOrDigit(value[end]) { end += 1 }
        if end - found.lowerBound >= 20 { return true }
        from = found.upperBound
      }
    }
    return false
  }

  private static func isCapitalOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39
  }

  /// A URL of the form `scheme://user:password@host`.
  private static func holdsPasswordURL(_ value: Text) -> Bool {
    var from = 0
    while let scheme = value.firstRange(of: "://", from: from) {
      from = scheme.upperBound
      var index = from
      var colon: Int?
      while index < value.count, value[index] != 0x2F, value[index] > 0x20 {
        if value[index] == 0x3A, colon == nil { colon = index }
        if value[index] == 0x40, let colon, index > colon + 1 { return true }
        index += 1
      }
    }
    return false
  }

  /// A line of source text as it may be shown: what stands after a secret name is masked, and a line that holds a key
  /// is masked whole.
  public func redacted(line: Text) -> Text {
    guard !isRevealing else { return line }
    if isSecret(value: line) { return Self.mask }
    var nameStart: Int?
    for index in 0..<line.count {
      let byte = line[index]
      let isNamePart =
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte == 0x2D
        || byte == 0x2E
      if isNamePart {
        nameStart = nameStart ?? index
      } else if let start = nameStart {
        nameStart = nil
        if isSecret(name: line[start..<index]) { return maskedTail(of: line, after: index) }
      }
    }
    return line
  }

  private func maskedTail(of line: Text, after nameEnd: Int) -> Text {
    var index = nameEnd
    while index < line.count, [0x20, 0x09, 0x22, 0x3D, 0x3A, 0x7B, 0x2C].contains(line[index]) { index += 1 }
    return index < line.count ? line[0..<index] + Self.mask : line
  }
}
