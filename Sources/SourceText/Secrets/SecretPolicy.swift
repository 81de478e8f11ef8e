/// Decides which values must not reach a screen or a log.
///
/// A value is secret because of its name (`db_password`, `api_key`), because of its appearance (an AWS access key, a
/// PEM block, a URL with a password), or because the user says so, by a pattern for names or a mark beside a
/// variable.
public struct SecretPolicy: Sendable {
  /// What is printed in place of a secret value.
  public static let mask: Text = "(sensitive)"

  /// The standard names and appearances.
  public static let standard = SecretPolicy()

  /// Masks nothing: the user asked to see the values (`--show-secrets`, or a data command without `--redact`).
  public static let revealing = SecretPolicy().revealing

  private var isRevealing = false
  private let patterns: [NamePattern]
  private let marked: SensitiveNames?

  /// The standard names and appearances, and the user's additions.
  ///
  /// - Parameters:
  ///   - patterns: names that are also secret; `*` matches any run of characters, case is ignored.
  ///   - marked: the names that files and modules mark as sensitive.
  public init(patterns: [Text] = [], marked: SensitiveNames? = nil) {
    self.patterns = patterns.map(NamePattern.init)
    self.marked = marked
  }

  /// True when secrets are masked.
  public var isMasking: Bool { !isRevealing }

  /// True when the standard names and appearances are masked, and nothing else.
  var isStandard: Bool { isMasking && patterns.isEmpty && marked?.isEmpty ?? true }

  /// The same rules, with everything shown.
  public var revealing: SecretPolicy { with(isRevealing: true) }

  /// The same rules, with secrets masked; for diagnostics, whatever a command prints.
  public var masking: SecretPolicy { with(isRevealing: false) }

  private func with(isRevealing: Bool) -> SecretPolicy {
    var policy = self
    policy.isRevealing = isRevealing
    return policy
  }

  // MARK: names

  /// False when no part of the text can be a secret name: it contains none of the words that make a name secret and
  /// no escape, which could disguise one, and the user calls nothing secret. True does not guarantee that there is
  /// one.
  package func mayHoldSecretName(_ text: Text) -> Bool {
    guard isMasking else { return false }
    return !patterns.isEmpty || marked?.isEmpty == false || text.firstIndex(of: Byte.backslash) != nil
      || SecretName.mayBePart(of: text)
  }

  /// What a name says about its value. Case and separators are ignored: `dbPassword`, `db-password` and `DB_PASSWORD`
  /// are the same.
  func sense(of name: Text) -> SecretName {
    if isRevealing || name.isEmpty { return .plain }
    if isNamedByUser(name) { return .marked }
    return SecretName(name)
  }

  /// True when a value with this name must be masked, unless it only refers to a secret.
  public func isSecret(name: Text) -> Bool { sense(of: name).isSecret }

  /// True when the user says, by a mark or a pattern, that a value with this name is secret.
  public func isMarked(name: Text) -> Bool { !isRevealing && isNamedByUser(name) }

  /// True when a number with this name is a count and not a secret: `tokens = 2048`.
  public func isCount(name: Text) -> Bool { !isMarked(name: name) && name.lowercasedASCII.hasSuffix("tokens") }

  /// True when a pattern or a mark matches the whole name, or one of the keys between its dots.
  private func isNamedByUser(_ name: Text) -> Bool {
    guard !patterns.isEmpty || marked?.isEmpty == false else { return false }
    let bare = name.hasPrefix("TF_VAR_") ? name[7..<name.count] : name
    let dot = Byte.dot
    let candidates = [name, bare] + (bare.firstIndex(of: dot) == nil ? [] : bare.split(separator: dot))
    return candidates.contains { candidate in
      marked?.contains(candidate) == true || patterns.contains { $0.matches(candidate) }
    }
  }

  /// True when the value under this name must be masked: `text`, or if nil, something other than text. A text that
  /// only refers to a secret, such as its ARN, is shown.
  public func isSecret(name: Text, holding text: Text?) -> Bool {
    let sense = sense(of: name)
    if let text, text.isSecret { return !isRevealing }
    guard sense.isSecret else { return false }
    guard let text else { return true }
    return !PlainReference.isPlain(text, for: sense) || isSecret(value: text)
  }

  // MARK: values

  /// True when the value was made from a secret, or some part of it looks like a key, whatever its name.
  public func isSecret(value: Text) -> Bool { !isRevealing && (value.isSecret || SecretLook.isFound(in: value)) }

  /// True when the text contains a secret: by its appearance, or because it names one, as `password=…` does.
  public func holdsSecret(_ text: Text) -> Bool {
    !isRevealing && (text.isSecret || !SecretText.ranges(in: text, self).isEmpty)
  }

  /// The text with each secret in it masked, and the rest unchanged. A single word that contains a secret is masked
  /// completely if it looks like a key.
  public func shown(_ text: Text) -> Text {
    if isRevealing { return text }
    if text.isSecret || Self.isOneWord(text) && SecretLook.isFound(in: text) { return Self.mask }
    let ranges = SecretText.ranges(in: text, self)
    if ranges.isEmpty { return text }
    var output: [UInt8] = []
    var position = 0
    for range in ranges {
      output.append(text[position..<range.lowerBound])
      output.append(Self.mask)
      position = range.upperBound
    }
    output.append(text[position..<text.count])
    return Text(output)
  }

  private static func isOneWord(_ text: Text) -> Bool {
    text.withBytes { bytes in bytes.allSatisfy { $0 > Byte.space && $0 != Byte.quote } }
  }

  /// The words of a command line with their secrets masked: as in `shown(_:)`, and also the word after a flag with a
  /// secret name (`--token`, `abc`).
  public func shown(words: [Text]) -> [Text] {
    guard !isRevealing else { return words }
    var previous: Text = ""
    return words.map { word in
      defer { previous = word }
      return isSecret(name: Self.flagName(previous), holding: word) ? Self.mask : shown(word)
    }
  }

  /// The flag that decides whether the next word of a command line is secret: a flag without a value; empty for any
  /// other word. Blanks around it do not count, nor do the signs that a slip put before its hyphens, nor a letter in the
  /// place of the first: but `x-api-key` is the name of a header, and says nothing of the word behind it.
  public static func flagName(_ word: Text) -> Text {
    var word = word.trimmed
    if word.hasSuffix("=") { word = word[0..<word.count - 1] }
    let signs = word.withBytes { $0.prefix { !Byte.isLetterOrDigit($0) }.count }
    var name = word[signs..<word.count]
    if signs > 0, let letter = escaped[word[signs - 1]] { name = letter + name }
    guard !name.isEmpty, name.firstIndex(of: Byte.equals) == nil, name.firstIndex(of: Byte.space) == nil else {
      return ""
    }
    if signs > 0 { return word.firstIndex(of: Byte.hyphen).map { $0 < signs } == true ? "-" + name : "" }
    guard word.count > 3, word[1] == Byte.hyphen else { return "" }
    let isSlip = word[2] == Byte.hyphen || word.firstIndex(of: Byte.hyphen, from: 2) == nil
    return isSlip ? word[1..<word.count] : ""
  }

  /// The letters that a stray backslash before them made control characters of.
  private static let escaped: [UInt8: Text] = [7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r"]
}

/// A name in which `*` matches any run of characters; case is ignored.
struct NamePattern: Sendable {
  private let pieces: [Text]

  init(_ pattern: Text) { pieces = pattern.lowercasedASCII.split(separator: Byte.asterisk) }

  func matches(_ name: Text) -> Bool {
    let name = name.lowercasedASCII
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return pieces.first == name }
    guard name.hasPrefix(first), name.hasSuffix(last), name.count >= first.count + last.count else { return false }
    var position = first.count
    for piece in pieces.dropFirst().dropLast() {
      guard let found = name.firstRange(of: piece, from: position) else { return false }
      position = found.upperBound
    }
    return position <= name.count - last.count
  }
}
