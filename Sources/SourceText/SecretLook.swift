/// Recognises keys by their look, whatever name they have.
///
/// Sources: the key formats that AWS, GitHub, GitLab, Slack, Stripe, npm and HashiCorp Vault document, RFC 7519 for
/// JSON web tokens, RFC 7468 for PEM. Each form is long and fixed enough not to be met by accident.
enum SecretLook {
  /// A key that starts with fixed letters.
  private struct Form {
    let prefix: Text
    /// How many letters, digits or `extra` bytes follow at least.
    let length: Int
    let extra: [UInt8]

    init(_ prefix: Text, _ length: Int, extra: [UInt8] = [0x5F, 0x2D]) {
      self.prefix = prefix
      self.length = length
      self.extra = extra
    }
  }

  private static let forms: [Form] =
    ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map { Form($0, 30) }
    + ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-"].map { Form($0, 16) }
    + ["sk_live_", "rk_live_", "sk_test_", "rk_test_"].map { Form($0, 16) }
    + [
      Form("github_pat_", 30), Form("glpat-", 20), Form("npm_", 36), Form("hvs.", 24), Form("AIza", 35),
      Form("eyJ", 30, extra: [0x5F, 0x2D, 0x2E]), Form("dckr_pat_", 20),
      Form("Bearer ", 16, extra: [0x5F, 0x2D, 0x2E, 0x2B, 0x2F, 0x3D]),
    ]
    + ["Authorization:", "authorization:"].map { Form($0, 6, extra: [0x20, 0x5F, 0x2D, 0x2E, 0x2B, 0x2F, 0x3D]) }

  private static let pemMark: Text = "-----BEGIN "
  private static let accessKeyPrefixes: [Text] = ["AKIA", "ASIA"]
  private static let schemeEnd: Text = ":/"

  /// True for each two bytes that one of the prefixes and marks starts with, by the first times 256 and the second: few
  /// texts hold any of these pairs, and one pass tells.
  private static let startsKey: [Bool] = {
    var startsKey = [Bool](repeating: false, count: 1 << 16)
    for start in forms.map(\.prefix) + accessKeyPrefixes + [pemMark, schemeEnd] {
      startsKey[Int(start[0]) << 8 | Int(start[1])] = true
    }
    return startsKey
  }()

  /// True when some part of `text` is a key.
  static func isFound(in text: Text) -> Bool {
    guard text.count >= 8 else { return false }
    if mayHoldStart(text) {
      if text.contains(pemMark) || holdsAccessKey(text) || holdsPasswordURL(text) { return true }
      if forms.contains(where: { holds($0, text) }) { return true }
    }
    return text.count >= secretAccessKeyLength && holdsSecretAccessKey(text)
  }

  private static func mayHoldStart(_ text: Text) -> Bool {
    text.withBytes { bytes in
      startsKey.withUnsafeBufferPointer { startsKey in
        var index = 1
        while index < bytes.count {
          if startsKey[Int(bytes[index - 1]) << 8 | Int(bytes[index])] { return true }
          index += 1
        }
        return false
      }
    }
  }

  private static func holds(_ form: Form, _ text: Text) -> Bool {
    var from = 0
    while let found = text.firstRange(of: form.prefix, from: from) {
      var end = found.upperBound
      while end < text.count, isLetterOrDigit(text[end]) || form.extra.contains(text[end]) { end += 1 }
      let startsWord = found.lowerBound == 0 || !isLetterOrDigit(text[found.lowerBound - 1])
      if startsWord, end - found.upperBound >= form.length { return true }
      from = max(end, found.upperBound)
    }
    return false
  }

  /// An AWS access key id: `AKIA` or `ASIA`, then 16 capitals or digits.
  private static func holdsAccessKey(_ text: Text) -> Bool {
    for prefix in accessKeyPrefixes {
      var from = 0
      while let found = text.firstRange(of: prefix, from: from) {
        var end = found.upperBound
        while end < text.count, isCapital(text[end]) || isDigit(text[end]) { end += 1 }
        if end - found.lowerBound >= 20 { return true }
        from = end
      }
    }
    return false
  }

  private static let secretAccessKeyLength = 40

  /// An AWS secret access key: 40 letters, digits, `/` or `+` that mix like a random text. A hash has no capitals, and a
  /// path has words.
  private static func holdsSecretAccessKey(_ text: Text) -> Bool { text.withBytes(holdsSecretAccessKey) }

  private static func holdsSecretAccessKey(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while start < text.count {
      var end = start
      var capitals = 0
      var digits = 0
      var word = 0
      var longestWord = 0
      while end < text.count, isLetterOrDigit(text[end]) || text[end] == 0x2F || text[end] == 0x2B {
        if isCapital(text[end]) { capitals += 1 }
        if isDigit(text[end]) { digits += 1 }
        word = text[end] >= 0x61 && text[end] <= 0x7A ? word + 1 : 0
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

  /// A URL of the form `scheme://user:password@host`; also where a path was made of it, which has one slash.
  private static func holdsPasswordURL(_ text: Text) -> Bool {
    var from = 0
    while let scheme = text.firstRange(of: schemeEnd, from: from) {
      from = scheme.upperBound
      var index = from < text.count && text[from] == 0x2F ? from + 1 : from
      var colon: Int?
      while index < text.count, text[index] != 0x2F, text[index] > 0x20 {
        if text[index] == 0x3A, colon == nil { colon = index }
        if text[index] == 0x40, let colon, index > colon + 1 { return true }
        index += 1
      }
    }
    return false
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || isDigit(byte)
  }
}
