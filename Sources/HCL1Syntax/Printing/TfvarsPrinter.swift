public import SourceText

/// Prints values as HCL1 that reads back as the same values; numbers keep their spelling.
public struct TfvarsPrinter: Sendable {
  private static let widestLine = 100

  private var output: [UInt8] = []
  private let secrets: SecretPolicy
  /// True for a value without white space and with every key in quotes.
  private var isCompact = false

  /// A printer; `secrets` decides what is masked.
  public init(secrets: SecretPolicy) { self.secrets = secrets }

  /// The text so far, removed from the printer.
  public mutating func take() -> [UInt8] {
    defer { output.removeAll(keepingCapacity: true) }
    return output
  }

  /// Prints `name = value`, followed by `comment` (one line, without `#`) if there is one.
  ///
  /// - Parameter judgedName: the name that decides whether the value is secret, if that is not `name`.
  public mutating func attribute(_ name: Text, _ value: Value, judgedBy judgedName: Text? = nil, comment: Text? = nil) {
    append(name, value, judgedBy: judgedName ?? name, indent: 0)
    if let comment {
      output.append(contentsOf: Array(" # ".utf8))
      output.append(contentsOf: Self.commented(comment))
    }
    output.append(Byte.lineFeed)
  }

  /// The text made safe for a comment: one line of UTF-8 that cannot control a terminal.
  private static func commented(_ text: Text) -> String.UTF8View { DiagnosticTextWriter.visible(text.description).utf8 }

  /// A value on one line, without white space and with every key in quotes: `{"a"=["b","c"]}`, which HCL2 reads too.
  ///
  /// - Parameter name: the name that decides whether the value is secret.
  public static func compact(_ value: Value, named name: Text, secrets: SecretPolicy) -> [UInt8] {
    var printer = TfvarsPrinter(secrets: secrets)
    printer.isCompact = true
    printer.append(value, judgedBy: name, indent: 0)
    return printer.output
  }

  /// Prints a comment line; line ends and other control characters are escaped.
  public mutating func comment(_ text: Text) {
    output.append(contentsOf: Array("# ".utf8))
    output.append(contentsOf: Self.commented(text))
    output.append(Byte.lineFeed)
  }

  /// Prints an empty line.
  public mutating func blankLine() { output.append(Byte.lineFeed) }

  private mutating func append(_ name: Text, _ value: Value, judgedBy judgedName: Text, indent: Int) {
    if isCompact {
      Self.appendQuoted(name, to: &output)
      output.append(Byte.equals)
    } else {
      blanks(indent)
      Self.appendKey(name, to: &output)
      output.append(contentsOf: Array(" = ".utf8))
    }
    append(value, judgedBy: judgedName, indent: indent)
  }

  private mutating func append(_ value: Value, judgedBy name: Text, indent: Int) {
    if secrets.isSecret(name: name, value) { return Self.appendQuoted(SecretPolicy.mask, to: &output) }
    switch value.content {
    case .boolean(let flag): output.append(contentsOf: Array((flag ? "true" : "false").utf8))
    case .number(let number): output.append(number.spelling)
    case .string(let text): Self.appendQuoted(secrets.shown(text), to: &output)
    case .list(let elements): appendList(elements, indent: indent)
    case .object(let members): appendObject(members, indent: indent)
    case .null, .unknown: output.append(contentsOf: Array("null".utf8))
    }
  }

  private mutating func appendObject(_ members: [Member], indent: Int) {
    output.append(Byte.leftBrace)
    let judged = MemberNames(members, secrets)
    for (index, member) in members.enumerated() {
      if !isCompact { output.append(Byte.lineFeed) } else if index > 0 { output.append(Byte.comma) }
      append(member.key, member.value, judgedBy: judged.name(of: member), indent: indent + 1)
    }
    if !members.isEmpty, !isCompact {
      output.append(Byte.lineFeed)
      blanks(indent)
    }
    output.append(Byte.rightBrace)
  }

  private mutating func appendList(_ elements: [Value], indent: Int) {
    let start = output.count
    if isCompact || elements.allSatisfy(\.isScalar) {
      output.append(Byte.leftBracket)
      var judged = ElementNames(secrets)
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(contentsOf: isCompact ? [Byte.comma] : [Byte.comma, Byte.space]) }
        append(element, judgedBy: judged.name(of: element), indent: indent)
      }
      output.append(Byte.rightBracket)
      if isCompact || output.count - start <= Self.widestLine { return }
      output.removeLast(output.count - start)
    }
    output.append(Byte.leftBracket)
    var judged = ElementNames(secrets)
    for element in elements {
      output.append(Byte.lineFeed)
      blanks(indent + 1)
      append(element, judgedBy: judged.name(of: element), indent: indent + 1)
      output.append(Byte.comma)
    }
    output.append(Byte.lineFeed)
    blanks(indent)
    output.append(Byte.rightBracket)
  }

  private mutating func blanks(_ indent: Int) {
    output.append(contentsOf: repeatElement(Byte.space, count: indent * 2))
  }

  // MARK: words

  /// Appends a key: bare if HCL1 reads it as one name, otherwise quoted.
  public static func appendKey(_ key: Text, to output: inout [UInt8]) {
    if isBareKey(key) { output.append(key) } else { appendQuoted(key, to: &output) }
  }

  private static func isBareKey(_ key: Text) -> Bool {
    guard !key.isEmpty, key != "true", key != "false" else { return false }
    let isLetter = Byte.isLetter(key[0]) || key[0] == Byte.underscore
    return isLetter && (0..<key.count).allSatisfy { Lexer.isWordByte(key[$0]) }
  }

  /// Appends `text` as a quoted HCL1 string. A `${…}` that reads back as written stays; any other `${` becomes
  /// `\044{`.
  public static func appendQuoted(_ text: Text, to output: inout [UInt8]) {
    output.append(Byte.quote)
    var index = appendPlain(text, from: 0, to: &output)
    while index < text.count {
      defer { index = appendPlain(text, from: index, to: &output) }
      let byte = text[index]
      if byte == 0xEE, index + 3 <= text.count, text[index..<index + 3] == "\u{E123}" {
        output.append(contentsOf: Array("\\ue123".utf8))
        index += 3
        continue
      }
      if byte == Byte.dollar, index + 1 < text.count, text[index + 1] == Byte.leftBrace {
        if let end = interpolationEnd(text, from: index) {
          output.append(text[index..<end])
          index = end
        } else {
          output.append(contentsOf: Array("\\044".utf8))
          index += 1
        }
        continue
      }
      appendEscaped(byte, to: &output)
      index += 1
    }
    output.append(Byte.quote)
  }

  /// Appends the bytes from `start` on that stand for themselves, and returns where they end.
  private static func appendPlain(_ text: Text, from start: Int, to output: inout [UInt8]) -> Int {
    text.withBytes { bytes in
      var end = start
      while end < bytes.count, isPlain(bytes[end]) { end += 1 }
      output.append(contentsOf: bytes[start..<end])
      return end
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.quote, Byte.backslash, Byte.dollar, Byte.delete, 0xEE: false
    default: byte >= Byte.space
    }
  }

  private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case Byte.quote, Byte.backslash: output.append(contentsOf: [Byte.backslash, byte])
    case Byte.lineFeed: output.append(contentsOf: [Byte.backslash, UInt8(ascii: "n")])
    case Byte.carriageReturn: output.append(contentsOf: [Byte.backslash, UInt8(ascii: "r")])
    case Byte.tab: output.append(contentsOf: [Byte.backslash, UInt8(ascii: "t")])
    case 0..<Byte.space, Byte.delete:
      let digits = Array("0123456789abcdef".utf8)
      output.append(contentsOf: Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    default: output.append(byte)
    }
  }

  /// The end of the `${…}` at `start`, if the reader would keep it byte for byte.
  private static func interpolationEnd(_ text: Text, from start: Int) -> Int? {
    var braces = 0
    var index = start + 1
    while index < text.count {
      switch text[index] {
      case Byte.leftBrace: braces += 1
      case Byte.rightBrace:
        braces -= 1
        if braces == 0 { return index + 1 }
      case Byte.backslash, 0, Byte.carriageReturn: return nil
      case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] == 0xBD: return nil
      case 0xEE where index + 2 < text.count && text[index + 1] == 0x84 && text[index + 2] == 0xA3: return nil
      default: break
      }
      index += 1
    }
    return nil
  }
}

extension Value {
  fileprivate var isScalar: Bool {
    switch content {
    case .boolean, .number, .string, .null, .unknown: true
    case .list, .object: false
    }
  }
}
