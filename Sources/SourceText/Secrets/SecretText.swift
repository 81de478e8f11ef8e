/// Finds the secrets in a text that may contain several: a command line, a connection string, JSON or YAML in a
/// value, a whole YAML file.
///
/// A secret is what follows a secret name, as in `name=…`, `name: …`, `"name": …`, `--name …`, `${name:-…}` or
/// `<name>…`, the `value` of an object whose `name` is secret, and anything that looks like a key. Only the secret
/// itself is found, not the rest of its line.
struct SecretText {
  /// What is known about the open object or list.
  private struct Level {
    let isFlow: Bool
    /// How its `value` is judged, once its `name` was read.
    var pair = SecretName.plain
    /// The key of its `value`, once that was read.
    var value: Range<Int>?
    /// True after the key `name`.
    var isAfterNameKey = false
  }

  let text: Text
  let bytes: UnsafeBufferPointer<UInt8>
  private let secrets: SecretPolicy
  private var levels = [Level(isFlow: false)]
  private var position = 0
  private var found: [Range<Int>] = []
  /// The ranges in which no name makes anything secret: in a buildspec, they contain names of parameters.
  private let references: [Range<Int>]
  private static let escapes: [UInt8] = [UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r")]
  /// Deeper brackets are ignored.
  private static let deepest = 100

  /// The secrets of `text`, in order, without overlaps.
  ///
  /// - Parameter references: parts in which no name makes its value secret.
  static func ranges(in text: Text, _ secrets: SecretPolicy, except references: [Range<Int>] = []) -> [Range<Int>] {
    text.withBytes { bytes in
      var found = SecretLook.ranges(in: text)
      if secrets.mayHoldSecretName(text) {
        var search = SecretText(text, bytes, secrets, references)
        found += search.run()
      }
      return found.joinedRanges
    }
  }

  private init(_ text: Text, _ bytes: UnsafeBufferPointer<UInt8>, _ secrets: SecretPolicy, _ references: [Range<Int>]) {
    self.text = text
    self.bytes = bytes
    self.secrets = secrets
    self.references = references
  }

  func byte(_ index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 0 }

  private mutating func run() -> [Range<Int>] {
    while position < bytes.count {
      let byte = bytes[position]
      if SecretRegions.isNameByte(byte) {
        name()
      } else {
        switch byte {
        case Byte.leftBrace, Byte.leftBracket:
          if levels.count < Self.deepest { levels.append(Level(isFlow: true)) }
        case Byte.rightBrace, Byte.rightBracket: close()
        default: break
        }
        position += 1
      }
    }
    while levels.count > 1 { close() }
    settlePair(of: levels[0])
    return found
  }

  private mutating func close() {
    guard levels.count > 1, let level = levels.popLast() else { return }
    settlePair(of: level)
  }

  private mutating func settlePair(of level: Level) {
    guard level.pair.isSecret, let key = level.value, let value = assigned(key) else { return }
    if !PlainReference.isPlain(text[value], for: level.pair) { found.append(value) }
  }

  /// True inside brackets.
  var isFlow: Bool { levels[levels.count - 1].isFlow }

  // MARK: names

  /// Reads a name and its value.
  private mutating func name() {
    let start = position
    while position < bytes.count, SecretRegions.isNameByte(bytes[position]) { position += 1 }
    // In the source of a string, `\n` before a name is a line feed.
    let isEscape = byte(start - 1) == Byte.backslash && Self.escapes.contains(bytes[start]) && position - start > 1
    let name = (isEscape && !secrets.isSecret(name: text[start..<position]) ? start + 1 : start)..<position
    startsItem(at: start)
    let last = levels.count - 1
    if levels[last].isAfterNameKey {
      levels[last].isAfterNameKey = false
      levels[last].pair = secrets.sense(of: wholeWord(from: start))
    }
    let spelling = text[name]
    if PairNames.isNameKey(spelling), separator(after: name) != nil {
      levels[last].isAfterNameKey = true
      return
    }
    if PairNames.isValueKey(spelling), levels[last].value == nil, separator(after: name) != nil {
      levels[last].value = name
      return
    }
    let sense = secrets.sense(of: spelling)
    guard sense.isSecret, !references.contains(where: { $0.contains(start) }),
      let value = assigned(name) ?? flagged(name) ?? defaulted(name) ?? tagged(name) ?? fallback(name),
      !PlainReference.isPlain(text[value], for: sense)
    else { return }
    found.append(value)
    // Skip what is masked; a bracket in it opens nothing.
    position = max(position, value.upperBound)
  }

  /// In YAML a dash starts another list item, with a name and a value of its own.
  private mutating func startsItem(at start: Int) {
    guard !levels[levels.count - 1].isFlow else { return }
    var index = start
    while index > 0, byte(index - 1) == Byte.space { index -= 1 }
    let isDash = byte(index - 1) == Byte.hyphen && index < start || byte(start) == Byte.hyphen
    guard isDash else { return }
    settlePair(of: levels[levels.count - 1])
    levels[levels.count - 1] = Level(isFlow: false)
  }

  /// The name in a pair's `name`: up to its closing quote, or one word.
  private func wholeWord(from start: Int) -> Text {
    var end = start
    while end < bytes.count, SecretRegions.isNameByte(bytes[end]) || byte(end) == Byte.slash { end += 1 }
    return text[start..<end]
  }

  // MARK: values

  /// What separates a name from its value.
  struct Separator {
    let isColon: Bool
    /// Where the value may start.
    let end: Int
    /// True when the name is in quotes, as in JSON.
    let isQuoted: Bool
    /// True when blanks precede it.
    let isSpaced: Bool
  }

  /// The `=`, `:` or `=>` after a name; a colon counts only before a blank, a quote or a line's end, or after a
  /// quote.
  private func separator(after name: Range<Int>) -> Separator? {
    var index = name.upperBound
    var isQuoted = false
    while [Byte.backslash, Byte.quote, Byte.apostrophe].contains(byte(index)) {
      isQuoted = isQuoted || byte(index) != Byte.backslash
      index += 1
    }
    let nameEnd = index
    while isBlank(byte(index)) { index += 1 }
    let isSpaced = index > nameEnd
    if byte(index) == Byte.colon, byte(index + 1) == Byte.equals { index += 1 }
    let next = byte(index + 1)
    if byte(index) == Byte.equals {
      if next == Byte.equals || next == Byte.tilde { return nil }
      let end = next == Byte.greater ? index + 2 : index + 1
      return Separator(isColon: false, end: end, isQuoted: isQuoted, isSpaced: isSpaced)
    }
    guard byte(index) == Byte.colon else { return nil }
    let isSeparated =
      isBlank(next) || isLineEnd(index + 1)
      || [Byte.quote, Byte.apostrophe, Byte.backslash].contains(next)
    return isSeparated || isQuoted
      ? Separator(isColon: true, end: index + 1, isQuoted: isQuoted, isSpaced: isSpaced) : nil
  }

  /// The value of `name=…`, `name: …` or `"name": …`; nil for anything else, and when a sentence continues.
  private func assigned(_ name: Range<Int>) -> Range<Int>? {
    guard let separator = separator(after: name) else { return nil }
    let start = skipBlanks(from: separator.end, overLines: separator.isQuoted)
    if !separator.isColon {
      return value(at: start, after: name, endsWithLine: separator.isSpaced || startsLine(name))
    }
    if isLineEnd(start) || isBlockScalar(start) { return block(below: name, from: start) }
    if !separator.isQuoted, isProse(start) { return nil }
    return value(at: start, after: name, endsWithLine: true)
  }

  /// The word after a flag such as `--token` or `-password`.
  private func flagged(_ name: Range<Int>) -> Range<Int>? {
    guard name.count > 2, bytes[name.lowerBound] == Byte.hyphen, isBlank(byte(name.upperBound)) else { return nil }
    let start = skipBlanks(from: name.upperBound, overLines: false)
    let first = byte(start)
    if isLineEnd(start) || first == Byte.hyphen || first == Byte.pipe || isProse(start) { return nil }
    return value(at: start, after: name, endsWithLine: false)
  }

  /// The default text in a shell's `${name:-text}`, or with another operator; a `-` counts as part of the name.
  private func defaulted(_ name: Range<Int>) -> Range<Int>? {
    let isBraced = byte(name.lowerBound - 1) == Byte.leftBrace && byte(name.lowerBound - 2) == Byte.dollar
    let isDefault = byte(name.upperBound) == Byte.colon && byte(name.upperBound + 1) == Byte.hyphen
    guard isBraced || isDefault else { return nil }
    let operators: Set<UInt8> = [
      Byte.colon, Byte.hyphen, Byte.equals, Byte.plus, Byte.questionMark,
    ]
    let first = name.first { bytes[$0] == Byte.hyphen } ?? name.upperBound
    var start = first
    while operators.contains(byte(start)) { start += 1 }
    guard start > first else { return nil }
    var end = start
    var depth = 0
    while end < bytes.count, bytes[end] != Byte.lineFeed {
      if bytes[end] == Byte.leftBrace { depth += 1 }
      if bytes[end] == Byte.rightBrace {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    return start..<end
  }

  /// The fallback of a call that was not made: `get_env("NAME", "…")`.
  private func fallback(_ name: Range<Int>) -> Range<Int>? {
    let call: Text = "get_env("
    var start = name.lowerBound
    while byte(start - 1) == Byte.quote || byte(start - 1) == Byte.backslash { start -= 1 }
    guard start < name.lowerBound, start >= call.count, text[start - call.count..<start] == call else { return nil }
    var index = name.upperBound
    while byte(index) == Byte.quote || byte(index) == Byte.backslash || isBlank(byte(index)) { index += 1 }
    guard byte(index) == Byte.comma else { return nil }
    return value(at: skipBlanks(from: index + 1, overLines: false), after: name, endsWithLine: false)
  }

  /// The contents of an XML element: `<password>…<`.
  private func tagged(_ name: Range<Int>) -> Range<Int>? {
    guard byte(name.lowerBound - 1) == Byte.less, byte(name.upperBound) == Byte.greater else { return nil }
    let start = name.upperBound + 1
    var end = start
    while end < bytes.count, bytes[end] != Byte.less { end += 1 }
    return start..<end
  }
}

extension [Range<Int>] {
  /// The same ranges in order, with adjacent ones joined.
  var joinedRanges: [Range<Int>] {
    if isEmpty { return self }
    var joined: [Range<Int>] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
