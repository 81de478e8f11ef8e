/// What a name says about its value.
enum SecretName: Sendable {
  /// Nothing: the value is secret only when it looks like a key.
  case plain
  /// The value is a secret, unless it only refers to one.
  case secret
  /// The value is a key or the name of one: `signing_key`.
  case namedKey
  /// The value is a header that may contain a secret: `Authorization`.
  case header
  /// The value is a secret or the name of one: `secret_id`, `ssm_token`.
  case identifier
  /// The user says that the value is a secret, whatever it is.
  case marked

  private static let stems = WordStarts(SecretVocabulary.stems)

  /// False when no part of the text can be a secret name.
  static func mayBePart(of text: Text) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 1) { letters in
      guard let start = letters.baseAddress else { return false }
      var count = 0
      smallLetters.withUnsafeBufferPointer { smallLetters in
        text.withBytes { bytes in
          for byte in bytes {
            let letter = smallLetters[Int(byte)]
            (start + count).initialize(to: letter)
            count += letter == 0 ? 0 : 1
          }
        }
      }
      return stems.holds(UnsafeBufferPointer(start: start, count: count)) { _, _ in true }
    }
  }

  /// The normalised form of each byte: capitals become lowercase, separators become 0.
  private static let smallLetters: [UInt8] = (0...UInt8.max).map { byte in
    switch byte {
    case Byte.underscore, Byte.hyphen, Byte.dot, Byte.space: 0
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | Byte.space
    default: byte
    }
  }

  /// Judges a name. If the name is a path of keys with dots, the strictest key counts.
  init(_ name: Text) {
    self = .plain
    guard Self.mayBePart(of: name), !name.hasPrefix("TF_VAR_") || name.count > 7 else { return }
    let bare = name.hasPrefix("TF_VAR_") ? name[7..<name.count] : name
    for key in bare.split(separator: Byte.dot) {
      let sense = Self.sense(of: NameWords(key).words)
      if case .plain = sense { continue }
      self = sense
      if case .secret = sense { return }
    }
  }

  var isSecret: Bool {
    switch self {
    case .plain: false
    case .secret, .namedKey, .header, .identifier, .marked: true
    }
  }

  /// The last word of a secret, with the words before and after it.
  private struct Term {
    let range: Range<Int>
    let sense: SecretName
  }

  private static func sense(of words: [Text]) -> SecretName {
    guard let term = lastTerm(in: words) else { return .plain }
    let head = words[..<term.range.lowerBound]
    let tail = words[term.range.upperBound...]
    if let previous = head.last,
      SecretVocabulary.plainPairs.contains(where: {
        $0.0 == previous && $0.1 == words[term.range.lowerBound]
      })
    {
      return .plain
    }
    if head.last == "pull", head.dropLast().last == "image" { return .plain }
    if head.contains("existing") { return .plain }
    if let first = head.first, SecretVocabulary.heads.contains(first), words[term.range.lowerBound].hasSuffix("s") {
      return .plain
    }
    if let first = head.first, SecretVocabulary.abouts.contains(first), let second = head.dropFirst().first,
      second == "of" || second == "to" || second == "for"
    {
      return .plain
    }
    if words[term.range.lowerBound] == "pass", head.isEmpty, !tail.isEmpty { return .plain }
    if tail.isEmpty {
      // `ssm_token`, `secrets_manager_password`: its name in the store, or the secret itself.
      return head.contains("ssm") ? .identifier : term.sense
    }
    if let last = tail.last, SecretVocabulary.contents.contains(last) { return .secret }
    if let first = tail.first, first == "for" || first == "of" { return .secret }
    guard tail.contains(where: SecretVocabulary.abouts.contains) else { return .secret }
    return isIdentifier(words, term, tail) ? .identifier : .plain
  }

  /// The `secret_id` of a Vault role and an `access_key_id` are issued together with the secret, so they are masked.
  private static func isIdentifier(_ words: [Text], _ term: Term, _ tail: ArraySlice<Text>) -> Bool {
    guard tail.elementsEqual(["id"]) else { return false }
    let first = words[term.range.lowerBound]
    return first == "secret" && term.range.count == 1 || first == "access"
  }

  private static func lastTerm(in words: [Text]) -> Term? {
    for index in words.indices.reversed() {
      let word = words[index]
      if word == "key" || word == "keys" {
        guard index > 0 else { continue }
        let kind = words[index - 1]
        if SecretVocabulary.secretKeys.contains(kind) {
          let isOfKMS = kind == "master" && words.contains("kms")
          return Term(range: index - 1..<index + 1, sense: isOfKMS ? .namedKey : .secret)
        }
        if SecretVocabulary.namedKeys.contains(kind) { return Term(range: index - 1..<index + 1, sense: .namedKey) }
        if kind == "oauth" { return Term(range: index - 1..<index + 1, sense: .secret) }
      } else if SecretVocabulary.secrets.contains(word) {
        return Term(range: index..<index + 1, sense: .secret)
      } else if word == "authorization" {
        return Term(range: index..<index + 1, sense: .header)
      } else if word == "oauth", index == words.count - 1 {
        return Term(range: index..<index + 1, sense: .secret)
      } else if word == "auth", index > 0, words[index - 1] == "basic" {
        return Term(range: index - 1..<index + 1, sense: .secret)
      }
    }
    return nil
  }
}
