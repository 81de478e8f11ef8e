/// Recognises keys by their look, whatever name they have.
///
/// Sources: the key formats that AWS, GitHub, GitLab, Slack, Stripe, npm and HashiCorp Vault document, RFC 7519 for
/// JSON web tokens, RFC 7468 for PEM. Each form is long and fixed enough not to be met by accident.
enum SecretLook {
  /// What follows the start of a key.
  private struct Form {
    /// How many letters, digits or `extra` bytes follow at least.
    let length: Int
    var extra: [UInt8] = [Byte.underscore, Byte.hyphen]
  }

  /// The keys that start with fixed letters, at the start of a word.
  private static let forms: [Text: Form] = [
    "ghp_": Form(length: 30), "gho_": Form(length: 30), "ghu_": Form(length: 30), "ghs_": Form(length: 30),
    "ghr_": Form(length: 30), "github_pat_": Form(length: 30), "glpat-": Form(length: 20), "npm_": Form(length: 36),
    "xoxb-": Form(length: 16), "xoxp-": Form(length: 16), "xoxa-": Form(length: 16), "xoxr-": Form(length: 16),
    "xoxs-": Form(length: 16), "xoxe-": Form(length: 16), "sk_live_": Form(length: 16), "rk_live_": Form(length: 16),
    "sk_test_": Form(length: 16), "rk_test_": Form(length: 16), "hvs.": Form(length: 24), "AIza": Form(length: 35),
    "eyJ": Form(length: 30, extra: [Byte.underscore, Byte.hyphen, Byte.dot]), "dckr_pat_": Form(length: 20),
    "Bearer ": Form(length: 16, extra: [Byte.underscore, Byte.hyphen, Byte.dot, Byte.plus, Byte.slash, Byte.equals]),
    "Authorization:": Form(
      length: 6, extra: [Byte.space, Byte.underscore, Byte.hyphen, Byte.dot, Byte.plus, Byte.slash, Byte.equals]),
    "authorization:": Form(
      length: 6, extra: [Byte.space, Byte.underscore, Byte.hyphen, Byte.dot, Byte.plus, Byte.slash, Byte.equals]),
  ]

  private static let pemMark: Text = "-----BEGIN "
  private static let accessKeyStarts: [Text] = ["AKIA", "ASIA"]
  private static let schemeEnd: Text = ":/"
  private static let starts = WordStarts(Array(forms.keys) + accessKeyStarts + [pemMark, schemeEnd])

  /// True when some part of `text` is a key.
  static func isFound(in text: Text) -> Bool {
    guard text.count >= 8 else { return false }
    return text.withBytes { bytes in
      starts.holds(bytes) { start, end in
        if let form = forms[start] { return follows(form, bytes, from: end, after: end - start.count) }
        if start == pemMark { return true }
        return start == schemeEnd ? isPasswordURL(bytes, from: end) : isAccessKey(bytes, from: end)
      } || bytes.count >= secretAccessKeyLength && holdsSecretAccessKey(bytes)
    }
  }

  private static func follows(
    _ form: Form, _ text: UnsafeBufferPointer<UInt8>, from start: Int, after wordStart: Int
  ) -> Bool {
    if wordStart > 0, isLetterOrDigit(text[wordStart - 1]) { return false }
    var end = start
    while end < text.count, isLetterOrDigit(text[end]) || form.extra.contains(text[end]) { end += 1 }
    return end - start >= form.length
  }

  /// An AWS access key id: `AKIA` or `ASIA`, then 16 capitals or digits.
  private static func isAccessKey(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var end = start
    while end < text.count, Byte.isUppercase(text[end]) || Byte.isDigit(text[end]) { end += 1 }
    return end - start >= 16
  }

  private static let secretAccessKeyLength = 40

  /// An AWS secret access key: 40 letters, digits, `/` or `+` that mix like a random text. A hash has no capitals, and a
  /// path has words.
  private static func holdsSecretAccessKey(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while start < text.count {
      var end = start
      var capitals = 0
      var digits = 0
      var word = 0
      var longestWord = 0
      while end < text.count, isLetterOrDigit(text[end]) || text[end] == Byte.slash || text[end] == Byte.plus {
        if Byte.isUppercase(text[end]) { capitals += 1 }
        if Byte.isDigit(text[end]) { digits += 1 }
        word = Byte.isLowercase(text[end]) ? word + 1 : 0
        longestWord = max(longestWord, word)
        end += 1
      }
      if end - start == secretAccessKeyLength, capitals >= 6, digits >= 1, capitals + digits <= 34, longestWord <= 6 {
        return true
      }
      start = end + 1
    }
    return false
  }

  /// The rest of a URL of the form `scheme://user:password@host`, after its `:/`; also where a path was made of it, which
  /// has one slash.
  private static func isPasswordURL(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var index = start < text.count && text[start] == Byte.slash ? start + 1 : start
    var colon: Int?
    while index < text.count, text[index] != Byte.slash, text[index] > Byte.space {
      if text[index] == Byte.colon, colon == nil { colon = index }
      if text[index] == Byte.at, let colon, index > colon + 1 { return true }
      index += 1
    }
    return false
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    Byte.isLetter(byte) || Byte.isDigit(byte)
  }
}
