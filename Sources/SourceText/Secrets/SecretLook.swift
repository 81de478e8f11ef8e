/// Recognises keys by their appearance, whatever their name.
///
/// Sources: the key formats that AWS, Azure, GitHub, GitLab, Slack, Stripe, npm, PyPI, SendGrid, Shopify and
/// HashiCorp document, RFC 7519 for JSON web tokens, RFC 7468 for PEM, RFC 7235 for `Authorization`.
enum SecretLook {
  /// What follows the fixed start of a key.
  private struct Form {
    /// The minimum number of letters, digits or `extra` bytes that follow.
    let length: Int
    var extra: StaticString = "_-"
    /// The minimum number of dots in it.
    var dots = 0
  }

  /// The keys that begin with fixed letters at the start of a word.
  private static let forms: [Text: Form] = [
    "ghp_": Form(length: 30), "gho_": Form(length: 30), "ghu_": Form(length: 30), "ghs_": Form(length: 30),
    "ghr_": Form(length: 30), "github_pat_": Form(length: 30), "glpat-": Form(length: 20), "gldt-": Form(length: 20),
    "glrt-": Form(length: 20), "glptt-": Form(length: 20), "npm_": Form(length: 36, extra: ""),
    "xoxb-": Form(length: 16, extra: "-"), "xoxp-": Form(length: 16, extra: "-"), "xoxa-": Form(length: 16, extra: "-"),
    "xoxr-": Form(length: 16, extra: "-"), "xoxs-": Form(length: 16, extra: "-"), "xoxe-": Form(length: 16, extra: "-"),
    "xapp-": Form(length: 16, extra: "-"), "sk_live_": Form(length: 16, extra: ""),
    "rk_live_": Form(length: 16, extra: ""), "sk_test_": Form(length: 16, extra: ""),
    "rk_test_": Form(length: 16, extra: ""), "whsec_": Form(length: 24, extra: "+/="), "hvs.": Form(length: 24),
    "hvb.": Form(length: 24), "AIza": Form(length: 35), "GOCSPX-": Form(length: 20), "ya29.": Form(length: 20),
    "eyJ": Form(length: 30, extra: "_-.", dots: 2), "dckr_pat_": Form(length: 20),
    "SG.": Form(length: 40, extra: "_-.", dots: 1),
    "shpat_": Form(length: 32, extra: ""), "shpss_": Form(length: 32, extra: ""),
    "dop_v1_": Form(length: 40, extra: ""),
    "pypi-": Form(length: 40), "sk-ant-": Form(length: 24), "sk-proj-": Form(length: 24),
    "sk-": Form(length: 40, extra: ""),
    "NRAK-": Form(length: 20, extra: ""), "PMAK-": Form(length: 30), "AGE-SECRET-KEY-1": Form(length: 40, extra: ""),
    "atlasv1.": Form(length: 40), "base64:": Form(length: 43, extra: "+/="),
    "Bearer ": Form(length: 16, extra: "_-.+/="), "bearer ": Form(length: 16, extra: "_-.+/="),
  ]

  private static let pemMark: Text = "-----BEGIN "
  private static let accessKeyStarts: [Text] = ["AKIA", "ASIA", "ABIA", "ACCA"]
  private static let schemeEnd: Text = ":/"
  private static let signatures: [Text] = ["sig=", "Signature=", "signature="]
  private static let hooks: [Text] = [
    "hooks.slack.com/services/", "hooks.slack.com/workflows/", "hooks.slack.com/triggers/", "/api/webhooks/",
    "webhook.office.com/webhookb2/",
  ]
  private static let starts = WordStarts(
    Array(forms.keys) + accessKeyStarts + signatures + hooks + [pemMark, schemeEnd])

  /// True when some part of `text` is a key.
  static func isFound(in text: Text) -> Bool { !ranges(in: text, firstOnly: true).isEmpty }

  /// The parts of `text` that are keys, in no particular order; for a URL with a password, the word that contains it.
  static func ranges(in text: Text, firstOnly: Bool = false) -> [Range<Int>] {
    guard text.count >= 8 else { return [] }
    return text.withBytes { bytes in
      var found: [Range<Int>] = []
      _ = starts.holds(bytes) { start, end in
        guard let range = range(of: start, bytes, after: end) else { return false }
        found.append(range)
        return firstOnly
      }
      if found.isEmpty || !firstOnly, bytes.count >= RandomKey.shortest { found += RandomKey.ranges(in: bytes) }
      return found
    }
  }

  private static func range(of start: Text, _ bytes: UnsafeBufferPointer<UInt8>, after end: Int) -> Range<Int>? {
    let lower = end - start.count
    if let form = forms[start] {
      return formEnd(form, bytes, from: end, after: lower).map { lower..<$0 }
    }
    if start == pemMark { return pemEnd(bytes, from: end).map { lower..<$0 } }
    if start == schemeEnd { return isPasswordURL(bytes, from: end) ? word(bytes, around: lower) : nil }
    if signatures.contains(start) {
      let isParameter =
        lower > 0 && [Byte.questionMark, Byte.ampersand, Byte.hyphen, Byte.semicolon].contains(bytes[lower - 1])
      let upper = runEnd(bytes, from: end, extra: "%+/=-_")
      return isParameter && upper - end >= 20 ? lower..<upper : nil
    }
    if hooks.contains(start) {
      let upper = runEnd(bytes, from: end, extra: "/_-@")
      return upper - end >= 16 && bytes[end..<upper].contains(where: Byte.isDigit) ? word(bytes, around: lower) : nil
    }
    return isAccessKey(bytes, from: end) && isWordStart(bytes, lower)
      ? lower..<runEnd(bytes, from: end, extra: "") : nil
  }

  private static func isWordStart(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    start == 0 || !Byte.isLetterOrDigit(bytes[start - 1])
  }

  private static func runEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, extra: StaticString) -> Int {
    var end = start
    extra.withUTF8Buffer { extra in
      while end < bytes.count, Byte.isLetterOrDigit(bytes[end]) || extra.contains(bytes[end]) { end += 1 }
    }
    return end
  }

  /// The end of a key with that form, or nil. The key must be long enough, and random, unlike words that a person
  /// wrote.
  private static func formEnd(
    _ form: Form, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, after wordStart: Int
  ) -> Int? {
    guard isWordStart(bytes, wordStart) else { return nil }
    let end = runEnd(bytes, from: start, extra: form.extra)
    guard end - start >= form.length else { return nil }
    let body = bytes[start..<end]
    let dots = body.count { $0 == Byte.dot }
    let isMixed = body.contains(where: Byte.isUppercase) && body.contains(where: Byte.isLowercase)
    return dots >= form.dots && (isMixed || body.contains(where: Byte.isDigit)) ? end : nil
  }

  /// An AWS access key ID: four fixed letters, then 16 capitals or digits.
  private static func isAccessKey(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var end = start
    while end < bytes.count, Byte.isUppercase(bytes[end]) || Byte.isDigit(bytes[end]) { end += 1 }
    return end - start >= 16
  }

  /// The types of PEM blocks that are public.
  private static let publicBlocks: [StaticString] = [
    "CERTIFICATE", "PUBLIC KEY", "RSA PUBLIC KEY", "NEW CERTIFICATE REQUEST", "X509 CRL", "TRUSTED CERTIFICATE",
    "PGP PUBLIC KEY", "PGP SIGNATURE", "DH PARAMETERS", "EC PARAMETERS", "SSH2 PUBLIC KEY", "PKCS7", "CMS",
  ]

  /// The end of a PEM block whose `-----BEGIN ` ends at `start`; nil for a public one.
  private static func pemEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let isPublic = publicBlocks.contains { block in
      block.withUTF8Buffer { bytes.count - start >= $0.count && bytes[start..<start + $0.count].elementsEqual($0) }
    }
    if isPublic { return nil }
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    let mark: StaticString = "-----END "
    let close = mark.withUTF8Buffer { ByteScan.firstIndex(of: $0, in: rest, from: 0) }
    guard close < rest.count else { return bytes.count }
    var end = start + close + mark.utf8CodeUnitCount
    while end < bytes.count, bytes[end] != Byte.hyphen, bytes[end] >= Byte.space { end += 1 }
    while end < bytes.count, bytes[end] == Byte.hyphen { end += 1 }
    return end
  }

  /// The rest of a URL of the form `scheme://user:password@host`, after its `:/`; also when cleaning it as a path
  /// left only one slash. A variable does not count as a password.
  private static func isPasswordURL(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    let lower = start < bytes.count && bytes[start] == Byte.slash ? start + 1 : start
    var end = lower
    while end < bytes.count, bytes[end] > Byte.space, bytes[end] != Byte.quote { end += 1 }
    let authority = UnsafeBufferPointer(rebasing: bytes[lower..<end])
    guard let at = lastAt(authority) else { return false }
    guard let colon = authority[..<at].firstIndex(of: Byte.colon) else {
      // A token alone, as `https://TOKEN@github.com`.
      return at >= 20 && !isPublicKey(authority[..<at], before: authority[(at + 1)...])
        && !authority[..<at].contains(Byte.slash) && authority[..<at].contains(where: Byte.isDigit)
        && authority[..<at].allSatisfy { Byte.isLetterOrDigit($0) || $0 == Byte.underscore || $0 == Byte.hyphen }
    }
    if authority[..<colon].contains(Byte.slash) { return false }
    let rest = authority[(colon + 1)..<at]
    let port = rest.prefix(while: Byte.isDigit)
    if port.endIndex < at, authority[port.endIndex] == Byte.slash, !port.isEmpty { return false }
    return !rest.isEmpty && !PlainReference.isExpression(Text(Array(rest)))
  }

  /// True for the public key in the address to which a program reports its errors, `https://KEY@sentry.io/1234`: 32
  /// hexadecimal digits, and a number after the host. Source: Sentry's page on the DSN.
  private static func isPublicKey(
    _ key: Slice<UnsafeBufferPointer<UInt8>>, before rest: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    guard key.count == 32, key.allSatisfy({ Byte.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }),
      let slash = rest.lastIndex(of: Byte.slash)
    else { return false }
    let project = rest[(slash + 1)...]
    return !project.isEmpty && project.allSatisfy(Byte.isDigit)
  }

  /// The `@` before the host: the last one before `?` and `#`, since a password may contain a slash.
  private static func lastAt(_ authority: UnsafeBufferPointer<UInt8>) -> Int? {
    let firstSlash = authority.firstIndex(of: Byte.slash) ?? authority.count
    if let at = authority[..<firstSlash].lastIndex(of: Byte.at) { return at }
    let end = authority.firstIndex { $0 == Byte.questionMark } ?? authority.count
    return authority[..<end].lastIndex(of: Byte.at)
  }

  /// The word around `index`.
  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, around index: Int) -> Range<Int> {
    func isEnd(_ byte: UInt8) -> Bool {
      byte <= Byte.space || byte == Byte.quote || byte == Byte.apostrophe || byte == Byte.backtick
    }
    var lower = index
    while lower > 0, !isEnd(bytes[lower - 1]) { lower -= 1 }
    var upper = index
    while upper < bytes.count, !isEnd(bytes[upper]) { upper += 1 }
    return lower..<upper
  }

}
