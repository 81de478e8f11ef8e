/// Decides which values must not reach a screen or a log.
///
/// A value is secret by the name it is given (`db_password`, `api_key`), by its look (an AWS access key, a PEM block, a
/// URL that holds a password), or because the user says so: a pattern for names, or a mark beside a variable.
public struct SecretPolicy: Sendable {
  /// What is printed in place of a secret value.
  public static let mask: Text = "(sensitive)"

  /// The usual names and looks.
  public static let standard = SecretPolicy()

  /// Nothing is secret: the user asked to see the values (`--show-secrets`, or a data command without `--redact`).
  public static let revealing = SecretPolicy().revealing

  private var isRevealing = false
  private let patterns: [NamePattern]
  private let marked: SensitiveNames?
  /// Values that are secret wherever they stand, none empty.
  private var hidden: [Text] = []

  /// The usual names and looks, and those that the user adds.
  ///
  /// - Parameters:
  ///   - patterns: names that are secret too; `*` stands for any run of characters, case does not matter.
  ///   - marked: the names that files and modules mark as sensitive.
  public init(patterns: [Text] = [], marked: SensitiveNames? = nil) {
    self.patterns = patterns.map(NamePattern.init)
    self.marked = marked
  }

  /// True when something is masked at all.
  public var isMasking: Bool { !isRevealing }

  /// True when the usual names and looks are masked, and nothing else.
  var isStandard: Bool { isMasking && patterns.isEmpty && hidden.isEmpty && marked?.isEmpty ?? true }

  /// The same rules, with everything shown.
  public var revealing: SecretPolicy { with(isRevealing: true) }

  /// The same rules, with secrets masked: what holds for diagnostics, whatever a command prints.
  public var masking: SecretPolicy { with(isRevealing: false) }

  /// The same rules, and whatever holds one of these values is secret too: as it is, or spelt in JSON.
  public func hiding(_ values: some Sequence<Text>) -> SecretPolicy {
    var policy = self
    for value in values where !value.isEmpty {
      policy.hidden.append(value)
      var writer = JSONWriter.compact
      writer.string(value)
      let spelling = Text(writer.take())
      let inner = spelling[1..<spelling.count - 1]
      if inner != value { policy.hidden.append(inner) }
    }
    return policy
  }

  /// True when the text holds a value that is to be hidden wherever it stands.
  public func isHidden(_ text: Text) -> Bool { !isRevealing && hidden.contains { text.contains($0) } }

  private func with(isRevealing: Bool) -> SecretPolicy {
    var policy = self
    policy.isRevealing = isRevealing
    return policy
  }

  // MARK: names

  /// False when no part of the text can be a name whose value is to be masked: it holds neither one of the words that
  /// make a name secret nor an escape, which may spell one in another way, and the user names nothing secret. True does
  /// not say that there is one.
  func mayHoldSecretName(_ text: Text) -> Bool {
    guard isMasking else { return false }
    return !patterns.isEmpty || marked?.isEmpty == false || text.firstIndex(of: Byte.backslash) != nil
      || PlainName.mayBePart(of: text)
  }

  /// True when a value of this name is to be masked. Case and separators do not matter: `dbPassword`, `db-password` and
  /// `DB_PASSWORD` are the same; `pass` counts as a whole word only.
  public func isSecret(name: Text) -> Bool {
    guard !isRevealing, !name.isEmpty else { return false }
    return PlainName.judge(name, \.isSecret) || isNamedByUser(name)
  }

  /// True when a pattern or a mark names it: the whole name, or one of the keys between its dots.
  private func isNamedByUser(_ name: Text) -> Bool {
    guard !patterns.isEmpty || marked?.isEmpty == false else { return false }
    let bare = name.hasPrefix("TF_VAR_") ? name[7..<name.count] : name
    let candidates = bare.firstIndex(of: Byte.dot) == nil ? [bare] : [bare] + bare.split(separator: Byte.dot)
    return candidates.contains { candidate in
      marked?.contains(candidate) == true || patterns.contains { $0.matches(candidate) }
    }
  }

  /// True when what stands under this name is to be masked: `text`, or where that is nil, something other than text. An
  /// `encryption_key` of AWS is the name of a key: an ARN of KMS, or `alias/…`. Any other text there is taken for the key
  /// itself.
  public func isSecret(name: Text, holding text: Text?) -> Bool {
    guard isSecret(name: name) else { return false }
    guard let text else { return true }
    return !(Self.namesEncryptionKey(name, text) && !isNamedByUser(name) && !SecretLook.isFound(in: text))
  }

  private static func namesEncryptionKey(_ name: Text, _ text: Text) -> Bool {
    guard PlainName.judge(name, { $0.isEqual(to: "encryptionkey") }) else { return false }
    if text.hasPrefix("alias/") { return true }
    return text.hasPrefix("arn:aws") && text.split(separator: Byte.colon).dropFirst(2).first == "kms"
  }

  // MARK: values

  /// True when the value itself looks like a key, whatever its name.
  public func isSecret(value: Text) -> Bool { !isRevealing && (isHidden(value) || SecretLook.isFound(in: value)) }

  /// A text as it may be shown: masked whole when it looks like a key; where it holds `name=value` with a secret name,
  /// as `-var=db_password=…` does, what follows the `=` is masked.
  public func shown(_ text: Text) -> Text {
    guard !isRevealing else { return text }
    if isSecret(value: text) { return Self.mask }
    if let start = secretAssignment(in: text, from: 0) { return text[0..<start] + Self.mask }
    return text
  }

  /// The words of a command line as they may be shown: as `shown` says, and what follows a flag with a secret name
  /// (`--token`, `abc`) is masked.
  public func shown(words: [Text]) -> [Text] {
    guard !isRevealing else { return words }
    var previous: Text = ""
    return words.map { word in
      defer { previous = word }
      return isSecret(name: Self.flagName(previous)) ? Self.mask : shown(word)
    }
  }

  /// The word of a command line that a value after it goes by: a flag without `=`; empty for any other word.
  public static func flagName(_ word: Text) -> Text {
    guard word.count > 1, word[0] == Byte.hyphen, word.firstIndex(of: Byte.equals) == nil,
      word.firstIndex(of: Byte.space) == nil
    else {
      return ""
    }
    return word
  }

  /// Where the value starts of the first `name=value`, `name: value`, `--name value` or `${name:-value}` with a secret
  /// name at or after `start`; nil without one, or when nothing follows.
  func secretAssignment(in text: Text, from start: Int) -> Int? {
    text.withBytes { bytes in
      // Each form has one of these, and most texts have none.
      guard
        ByteScan.firstIndex(of: Byte.equals, Byte.colon, Byte.space, Byte.dollar, in: bytes, from: start) < bytes.count
      else { return nil }
      var nameStart: Int?
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if SecretRegions.isNameByte(byte) {
          nameStart = nameStart ?? index
        } else if let lower = nameStart {
          nameStart = nil
          if let value = Self.valueStart(bytes, of: lower..<index), isSecret(name: text[lower..<index]) { return value }
        }
        index += 1
      }
      return nil
    }
  }

  private static func valueStart(_ bytes: UnsafeBufferPointer<UInt8>, of name: Range<Int>) -> Int? {
    if name.lowerBound > 1, bytes[name.lowerBound - 1] == Byte.leftBrace, bytes[name.lowerBound - 2] == Byte.dollar {
      return defaultStart(bytes, of: name)
    }
    return valueStart(bytes, after: name.upperBound) ?? valueStart(bytes, afterFlag: name)
  }

  /// Where the text starts that a shell takes for `${name:-text}`, or with another operator; a `-` alone counts as a part
  /// of the name.
  private static func defaultStart(_ bytes: UnsafeBufferPointer<UInt8>, of name: Range<Int>) -> Int? {
    let operators: [UInt8] = [Byte.colon, Byte.hyphen, Byte.equals, Byte.plus, Byte.questionMark]
    var index = name.first { bytes[$0] == Byte.hyphen } ?? name.upperBound
    let first = index
    while index < bytes.count, operators.contains(bytes[index]) { index += 1 }
    return index > first && index < bytes.count ? index : nil
  }

  /// Where the word after a flag `--name` starts; what comes from standard input, as of `--password-stdin`, follows
  /// none.
  private static func valueStart(_ bytes: UnsafeBufferPointer<UInt8>, afterFlag name: Range<Int>) -> Int? {
    guard name.count > 2, bytes[name.lowerBound] == Byte.hyphen, bytes[name.lowerBound + 1] == Byte.hyphen,
      !bytes[name].suffix(6).elementsEqual("-stdin".utf8)
    else { return nil }
    var index = name.upperBound
    while index < bytes.count, bytes[index] == Byte.space { index += 1 }
    let isWord = index < bytes.count && ![Byte.hyphen, Byte.lineFeed, Byte.pipe].contains(bytes[index])
    return index > name.upperBound && isWord ? index : nil
  }

  /// Where the value of a name that ends at `end` starts, when `=`, or `:` and a blank or a quote, follows it.
  private static func valueStart(_ bytes: UnsafeBufferPointer<UInt8>, after end: Int) -> Int? {
    var index = end
    while index < bytes.count, [Byte.space, Byte.quote, Byte.apostrophe, Byte.backslash].contains(bytes[index]) {
      index += 1
    }
    guard index < bytes.count else { return nil }
    let isColon = bytes[index] == Byte.colon
    guard isColon || bytes[index] == Byte.equals else { return nil }
    index += 1
    if isColon, index < bytes.count, ![Byte.space, Byte.quote, Byte.apostrophe, Byte.backslash].contains(bytes[index]) {
      return nil
    }
    while index < bytes.count, bytes[index] == Byte.space { index += 1 }
    return index < bytes.count ? index : nil
  }
}

/// A name in which `*` stands for any run of characters; case does not matter.
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
