/// Recognises texts under a secret name that are not secret: a reference to a secret, a switch, an expression.
enum PlainReference {
  private static let switches: Set<Text> = [
    "true", "false", "yes", "no", "on", "off", "enabled", "disabled", "required", "optional", "none", "null",
  ]

  /// The beginnings of texts that refer to a secret.
  private static let starts: [Text] = [
    "arn:", "alias/", "ssm:", "ssm://", "secretsmanager:", "secretsmanager://", "sm://", "vault:secret", "vault://",
    "op://", "gcpsm://", "keyvault://", "projects/", "aws:secretsmanager", "AQICAH", "ENC[AES", "ENC(", "kms:",
    "awskms:",
    "file://",
  ]

  private static let publicKeys: [Text] = [
    "ssh-rsa ", "ssh-ed25519 ", "ssh-dss ", "ecdsa-sha2-", "sk-ssh-", "keybase:", "pk_live_", "pk_test_", "pk.eyJ",
  ]

  /// The maximum length of a text that only refers to a secret.
  static let longest = 2048

  /// True when `text` is not secret although its name is.
  static func isPlain(_ text: Text, for name: SecretName) -> Bool {
    let text = text.trimmed
    if case .marked = name { return text.isEmpty || text == SecretPolicy.mask }
    if text.count > longest { return false }
    if text.isEmpty || text == "[]" || text == "{}" || text == SecretPolicy.mask
      || switches.contains(text.lowercasedASCII)
    {
      return true
    }
    if starts.contains(where: { text.hasPrefix($0) }) || isExpression(text) || isPath(text) { return true }
    if publicKeys.contains(where: { text.hasPrefix($0) }) { return true }
    switch name {
    case .plain: return true
    case .secret, .marked: return false
    case .namedKey: return isUUID(text) || isWordsJoined(text) || text.hasPrefix("mrk-")
    case .header: return !isCredential(text)
    case .identifier: return holdsSlash(text) && isWordPath(text)
    }
  }

  /// True for an expression that is the whole value: `${var.x}`, `$TOKEN`, `$(cat …)`, `{{resolve:…}}`, `<token>`.
  static func isExpression(_ text: Text) -> Bool {
    guard let first = text.bytes(first: 1).first else { return false }
    switch first {
    case Byte.dollar: return isShellExpression(text)
    case Byte.leftBrace: return text.hasPrefix("{{") && text.hasSuffix("}}") && text.firstIndex(of: quote) == nil
    case Byte.hash: return text.hasPrefix("#{") && text.hasSuffix("}")
    case Byte.less: return text.hasSuffix(">") && isWordsJoined(text[1..<text.count - 1])
    case Byte.asterisk: return text.withBytes { $0.allSatisfy { $0 == Byte.asterisk } }
    case Byte.percent: return text.count > 2 && text.hasSuffix("%") && isName(text[1..<text.count - 1])
    default: return false
    }
  }

  private static let quote = Byte.quote

  private static func isShellExpression(_ text: Text) -> Bool {
    if text.hasPrefix("$(") { return text.hasSuffix(")") && isCommandWithoutSecret(text) }
    if text.hasPrefix("${{") { return text.hasSuffix("}}") }
    if text.hasPrefix("${") { return text.hasSuffix("}") && isName(text[2..<text.count - 1]) }
    let name = text[1..<text.count]
    return isName(name) && !isMixed(name)
  }

  /// True for a word of small letters, capitals and digits: no name of a shell variable looks like that.
  private static func isMixed(_ word: Text) -> Bool {
    word.withBytes {
      $0.contains(where: Byte.isDigit) && $0.contains(where: Byte.isLowercase) && $0.contains(where: Byte.isUppercase)
    }
  }

  /// A command in a value is shown when nothing in it could be a secret: its words are judged individually.
  private static func isCommandWithoutSecret(_ text: Text) -> Bool {
    !text.hasPrefix("$(echo ") && !text.hasPrefix("$(printf ") && !text.hasPrefix("$((")
  }

  /// True for the name of a variable or a path of names: `var.token`, `data.x.y[0].z`, `env:TOKEN`.
  private static func isName(_ text: Text) -> Bool {
    !text.isEmpty
      && text.withBytes { bytes in
        bytes.allSatisfy { byte in
          Byte.isLetterOrDigit(byte)
            || [Byte.underscore, Byte.dot, Byte.leftBracket, Byte.rightBracket, Byte.asterisk].contains(byte)
            || byte == Byte.colon && text.hasPrefix("env:")
        }
      }
  }

  // MARK: paths

  /// True for a path of a parameter or a file: `/prod/db/password`, `~/.ssh/id_rsa`, `./key.pem`.
  private static func isPath(_ text: Text) -> Bool {
    if text.hasPrefix("~/") || text.hasPrefix("./") || text.hasPrefix("../") { return isWordPath(text) }
    let parts = text.split(separator: Byte.slash)
    return parts.count > 2 && parts[0].isEmpty && parts.dropFirst().allSatisfy { !$0.isEmpty } && isWordPath(text)
  }

  private static func holdsSlash(_ text: Text) -> Bool { text.firstIndex(of: Byte.slash) != nil }

  /// True when every part between slashes reads like a name that a person chose: words with at most a few digits at
  /// their ends.
  private static func isWordPath(_ text: Text) -> Bool {
    text.split(separator: Byte.slash).allSatisfy { $0.isEmpty || isWords($0, separators: "-_.~{}$:@") }
  }

  /// True for two or more lowercase words joined by `-` or `_`: `zone-a`, `my_key`.
  private static func isWordsJoined(_ text: Text) -> Bool {
    text.withBytes { bytes in
      bytes.contains { $0 == Byte.hyphen || $0 == Byte.underscore || $0 == Byte.space }
        && bytes.allSatisfy {
          Byte.isLowercase($0) || $0 == Byte.hyphen || $0 == Byte.underscore
            || $0 == Byte.space
        }
    }
  }

  private static func isWords(_ text: Text, separators: StaticString) -> Bool {
    text.withBytes { bytes in
      separators.withUTF8Buffer { separators in
        var previous = Byte.hyphen
        var digits = 0
        for byte in bytes {
          if separators.contains(byte) {
            digits = 0
          } else if Byte.isDigit(byte) {
            digits += 1
            if digits > 4 { return false }
          } else if Byte.isLetterOrDigit(byte) {
            // A digit within a word.
            if Byte.isDigit(previous), bytes.count > 5 { return false }
          } else {
            return false
          }
          previous = byte
        }
        return true
      }
    }
  }

  // MARK: other forms

  private static func isUUID(_ text: Text) -> Bool {
    text.count == 36
      && text.withBytes { bytes in
        bytes.indices.allSatisfy { index in
          let isDash = index == 8 || index == 13 || index == 18 || index == 23
          return isDash ? bytes[index] == Byte.hyphen : Byte.isHexadecimal(bytes[index])
        }
      }
  }

  /// HTTP authentication schemes, which a credential follows.
  private static let schemes: Set<Text> = [
    "basic", "bearer", "token", "digest", "apikey", "api-key", "negotiate", "aws4-hmac-sha256", "hmac", "key",
    "sharedkey", "splunk", "genie", "ghost", "dpop",
  ]

  /// True for a possible credential after `Authorization:`: a scheme and a word, or a word with digits or mixed case.
  private static func isCredential(_ text: Text) -> Bool {
    let words = text.split(separator: Byte.space).filter { !$0.isEmpty }
    guard let first = words.first else { return false }
    if schemes.contains(first.lowercasedASCII), words.count > 1 { return !isExpression(words[1]) }
    return words.count == 1 && looksRandom(first)
  }

  /// True for a word with a digit among letters, or with mixed case inside it.
  static func looksRandom(_ word: Text) -> Bool {
    word.withBytes { bytes in
      let digits = bytes.contains(where: Byte.isDigit)
      let small = bytes.contains(where: Byte.isLowercase)
      let capitals = bytes.dropFirst().contains(where: Byte.isUppercase)
      return bytes.count >= 6 && (digits && (small || capitals || bytes.count >= 8) || small && capitals)
    }
  }

}

extension Text {
  fileprivate func bytes(first count: Int) -> [UInt8] { self[0..<count].bytes }
}
