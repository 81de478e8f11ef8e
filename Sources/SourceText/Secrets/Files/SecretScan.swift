/// One pass over a file that finds secret values.
struct SecretScan {
  /// An open `{` or `[`, and what is known about its members.
  private struct Level {
    /// The last key that was read.
    var key: Text = ""
    /// True when the value of its `name` or `key` is a secret name, which makes its `value` secret.
    var isNamedSecret = false
    /// True when a text in it is a secret's name, under another key: that of the name may be misspelt.
    var holdsSecretName = false
    /// True when it has a `name` or `key`.
    var hasName = false
    /// The start of its first `value`.
    var value: Int?
    /// The start of the first member with nearly that key.
    var nearValue: Int?
    /// The offset after its bracket.
    var start = 0
    /// True for the block that declares a variable with a secret name: what it says of the value may hold it.
    var declaresSecret = false
    /// True when an operator stands between its words, as in `va>lue`: a slip may have taken its key apart.
    var hasOperator = false
  }

  let file: SourceFile
  let bytes: UnsafeBufferPointer<UInt8>
  private let secrets: SecretPolicy
  private var position = 0
  private var levels = [Level()]
  private var found: [Range<Int>] = []
  /// Everything before this offset is already masked.
  private var covered = 0
  /// True after a list element such as `--token`, whose value is the next element.
  private var isAfterSecretFlag = false
  /// True between the name of a variable of a module, which is a secret one, and the brace of its block.
  private var isDeclaringSecret = false

  init(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ secrets: SecretPolicy) {
    self.file = file
    self.bytes = bytes
    self.secrets = secrets
  }

  func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
  func text(_ range: Range<Int>) -> Text { file.text(SourceRange(range.lowerBound, range.upperBound)) }

  mutating func run() -> [Range<Int>] {
    found = SecretLook.ranges(in: text(0..<bytes.count))
    while position < bytes.count {
      switch bytes[position] {
      case Byte.hash: comment(to: lineEnd(position))
      case Byte.slash where byte(position + 1) == Byte.slash: comment(to: lineEnd(position))
      case Byte.slash where byte(position + 1) == Byte.asterisk: comment(to: blockCommentEnd(position))
      case Byte.quote: string()
      case Byte.less where byte(position + 1) == Byte.less: embedded(in: position..<heredocEnd(position))
      case Byte.leftBrace, Byte.leftBracket:
        position += 1
        levels.append(Level(start: position, declaresSecret: isDeclaringSecret))
        isDeclaringSecret = false
      case Byte.rightBrace, Byte.rightBracket: close()
      case Byte.lineFeed:
        isAfterSecretFlag = isAfterSecretFlag && levels.count > 1
        position += 1
      case let byte where SecretRegions.isNameByte(byte): word()
      case let byte where Self.operators.contains(byte):
        levels[levels.count - 1].hasOperator = true
        position += 1
      default: position += 1
      }
    }
    while levels.count > 1 { close() }
    return found
  }

  private static let operators: Set<UInt8> = [
    Byte.less, Byte.greater, Byte.plus, Byte.asterisk, Byte.percent, Byte.questionMark, Byte.exclamationMark,
    Byte.ampersand, Byte.pipe, Byte.slash,
  ]

  // MARK: the parts of a file

  private mutating func comment(to end: Int) {
    var index = position
    while index < end {
      guard SecretRegions.isNameByte(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < end, SecretRegions.isNameByte(bytes[index]) { index += 1 }
      if secrets.isSecret(name: text(start..<index)) {
        mask(index..<end)
        break
      }
    }
    position = end
  }

  private mutating func word() {
    let start = position
    while position < bytes.count, SecretRegions.isNameByte(bytes[position]) { position += 1 }
    // A hyphen alone is an operator, as in `name = -"x"`.
    guard bytes[start..<position].contains(where: { $0 != Byte.hyphen && $0 != Byte.dot }) else {
      levels[levels.count - 1].hasOperator = true
      return
    }
    // A use such as `$TOKEN` or `${TOKEN}` says nothing about the word after it.
    let isBraced = start > 1 && bytes[start - 1] == Byte.leftBrace && bytes[start - 2] == Byte.dollar
    let isUse = isBraced || start > 0 && bytes[start - 1] == Byte.dollar
    name(text(start..<position), isWord: !isUse)
  }

  private mutating func string() {
    let start = position
    let end = stringEnd(start)
    let inner = text(start + 1..<max(start + 1, end - 1))
    if isAfterSecretFlag { mask(start..<end) }
    isAfterSecretFlag = false
    embedded(in: start..<end)
    if isDeclaration(endingAt: end) {
      isDeclaringSecret = secrets.isSecret(name: inner)
      return
    }
    if isKey(endingAt: end) {
      // An escape may disguise a secret name.
      name(inner.firstIndex(of: Byte.backslash) == nil ? inner : "secret", isWord: false)
      return
    }
    let last = levels.count - 1
    if !PairNames.isValueKey(levels[last].key), secrets.isSecret(name: inner) {
      levels[last].holdsSecretName = true
      if PairNames.isNameKey(levels[last].key) { levels[last].isNamedSecret = true }
    }
    isAfterSecretFlag = secrets.isSecret(name: SecretPolicy.flagName(inner))
  }

  /// True for the name in `variable "name" {` of a module's code.
  private func isDeclaration(endingAt end: Int) -> Bool {
    guard levels.count == 1, levels[0].key == "variable", file.name.hasSuffix(".tf") else { return false }
    var next = end
    while Byte.isBlank(byte(next)) { next += 1 }
    return byte(next) == Byte.leftBrace
  }

  /// What the block of a variable says of it, whatever value it has.
  private static let saidOfVariables: Set<Text> = ["type", "validation", "sensitive", "nullable", "ephemeral"]

  private static let typeKey: Text = "type"

  /// True for a value with a text in it, such as the default of an attribute in a type.
  private func holdsText(_ position: Int) -> Bool {
    valueStart(position).map { bytes[$0..<valueEnd($0)].contains(Byte.quote) } ?? false
  }

  /// The text of a value that starts here: between quotes, or for an unquoted value, as flags have it, the line,
  /// limited to the length of the longest ARN; nil for a list or object.
  private func string(at start: Int) -> Text? {
    switch byte(start) {
    case Byte.quote: return text(start + 1..<max(start + 1, stringEnd(start) - 1))
    case Byte.leftBrace, Byte.leftBracket, Byte.less: return nil
    default:
      let rest = start..<min(start + 2048, bytes.count)
      return text(start..<(rest.first { bytes[$0] == Byte.lineFeed } ?? rest.upperBound))
    }
  }

  /// Continues after a name, and masks its value if it is secret.
  private mutating func name(_ name: Text, isWord: Bool) {
    let key = name.lowercasedASCII
    levels[levels.count - 1].key = key
    if PairNames.isValueKey(key), levels[levels.count - 1].value == nil {
      levels[levels.count - 1].value = position
    } else if levels[levels.count - 1].nearValue == nil, PairNames.isNearlyValueKey(key) {
      levels[levels.count - 1].nearValue = position
    }
    if PairNames.isNameKey(key) { levels[levels.count - 1].hasName = true }
    let isOfSecret =
      levels[levels.count - 1].declaresSecret
      && (!Self.saidOfVariables.contains(key) || key == Self.typeKey && holdsText(position))
    let isSecret = secrets.isSecret(name: name)
    guard position >= covered, isSecret || isOfSecret else { return }
    if let start = valueStart(position) {
      // A comment between the name and its value may contain an older value.
      let isBare = bytes[position..<start].allSatisfy { $0 != Byte.hash && $0 != Byte.slash }
      guard !isBare || isOfSecret || secrets.isSecret(name: name, holding: string(at: start)) else { return }
      mask((isBare ? start : position)..<valueEnd(start))
    } else if isWord, isSecret {
      mask(position..<valueEnd(position))
    }
  }

  /// Leaves an object or list; if its name value is secret, masks everything from its `value` on.
  private mutating func close() {
    position = min(position + 1, bytes.count)
    guard levels.count > 1, let level = levels.popLast() else { return }
    let isPair = level.isNamedSecret || level.holdsSecretName && !level.hasName && level.value != nil
    if level.isNamedSecret, level.value == nil, level.nearValue == nil, level.hasOperator {
      return mask(level.start..<position)
    }
    guard isPair, let value = level.value ?? level.nearValue else { return }
    mask(min(valueStart(value) ?? value, position)..<position)
  }

  /// Masks the secrets inside a string or a heredoc.
  private mutating func embedded(in range: Range<Int>) {
    position = range.upperBound
    guard range.lowerBound >= covered else { return }
    for secret in SecretText.ranges(in: text(range), secrets) {
      mask(range.lowerBound + secret.lowerBound..<range.lowerBound + secret.upperBound)
    }
  }

  private mutating func mask(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    found.append(range)
    covered = max(covered, range.upperBound)
  }
}
