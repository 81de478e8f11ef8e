import SourceText

/// Splits a Terraform file into tokens: any HCL2, and the older HCL1 that Terraform 0.11 reads.
///
/// Never fails and never recurses, however deep strings and templates nest. Errors are in `diagnostics`, as warnings,
/// since judging the file is up to Terraform.
struct TerraformScanner {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [TerraformToken] = []
  private var diagnostics: [Diagnostic] = []

  private init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The tokens of `file`, without comments and white space, and the errors in them.
  static func scan(_ file: SourceFile) -> (tokens: [TerraformToken], diagnostics: [Diagnostic]) {
    var scanner = TerraformScanner(file)
    while scanner.position < scanner.bytes.count { scanner.scanToken() }
    return (scanner.tokens, scanner.diagnostics)
  }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func add(_ kind: TerraformToken.Kind, from start: Int) {
    tokens.append(TerraformToken(kind: kind, range: SourceRange(start, position)))
  }

  private mutating func report(_ message: String, _ start: Int, _ end: Int, help: String) {
    diagnostics.append(
      Diagnostic(.warning, "terraform-syntax", message, at: Place(file, SourceRange(start, end)), help: help))
  }

  private mutating func scanToken() {
    let start = position
    let first = bytes[start]
    if skipComment() { return }
    switch first {
    case Byte.space, Byte.tab, Byte.carriageReturn: position += 1
    case Byte.lineFeed:
      position += 1
      add(.lineEnd, from: start)
    case Byte.quote: add(scanQuoted() ? .template : .string, from: start)
    case Byte.less where startsHeredoc(at: start): add(scanHeredoc() ? .template : .heredoc, from: start)
    case Byte.digits:
      scanNumber()
      add(.number, from: start)
    default:
      if Self.startsName(first) {
        while Self.continuesName(byte(position)), position < bytes.count { position += 1 }
        add(.name, from: start)
      } else {
        scanOperator(first)
      }
    }
  }

  private mutating func scanOperator(_ first: UInt8) {
    let start = position
    let second = byte(start + 1)
    let isDouble =
      second == Byte.equals && [Byte.equals, Byte.exclamationMark, Byte.less, Byte.greater].contains(first)
      || second == Byte.greater && first == Byte.equals
      || second == first && (first == Byte.ampersand || first == Byte.pipe)
    position += isDouble ? 2 : 1
    add(isDouble ? .longOperator : .mark(first), from: start)
  }

  private mutating func scanNumber() {
    skipDecimals()
    if byte(position) == Byte.dot, Byte.isDigit(byte(position + 1)) {
      position += 1
      skipDecimals()
    }
    guard byte(position) | Byte.caseBit == UInt8(ascii: "e") else { return }
    let hasSign = byte(position + 1) == Byte.plus || byte(position + 1) == Byte.hyphen
    guard Byte.isDigit(byte(position + (hasSign ? 2 : 1))) else { return }
    position += hasSign ? 2 : 1
    skipDecimals()
  }

  private mutating func skipDecimals() {
    while Byte.isDigit(byte(position)) { position += 1 }
  }

  /// Skips a comment; the line feed that ends one stays.
  private mutating func skipComment() -> Bool {
    let first = byte(position)
    let second = byte(position + 1)
    if first == Byte.hash || first == Byte.slash && second == Byte.slash {
      position = lineEnd(from: position)
      return true
    }
    guard first == Byte.slash, second == Byte.asterisk else { return false }
    let start = position
    position += 2
    while position < bytes.count, byte(position) != Byte.asterisk || byte(position + 1) != Byte.slash { position += 1 }
    if position >= bytes.count {
      report("the comment is never closed", start, start + 2, help: "end it with */")
      return true
    }
    position += 2
    return true
  }

  /// The offset of the next line feed at or after `start`, or the end.
  private func lineEnd(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != Byte.lineFeed { index += 1 }
    return index
  }

  // MARK: strings

  /// What the cursor is inside.
  private enum Nesting { case quotes, braces }

  /// Skips a quoted string with everything nested in its templates; returns true if it has a template.
  private mutating func scanQuoted() -> Bool {
    let start = position
    var nesting: [Nesting] = [.quotes]
    var hasTemplate = false
    position += 1
    while let innermost = nesting.last, position < bytes.count {
      switch innermost {
      case .quotes:
        if bytes[position] == Byte.lineFeed { return unclosedString(from: start, hasTemplate) }
        scanQuotedByte(&nesting, &hasTemplate)
      case .braces: scanTemplateByte(&nesting)
      }
    }
    return nesting.isEmpty ? hasTemplate : unclosedString(from: start, hasTemplate)
  }

  private mutating func unclosedString(from start: Int, _ hasTemplate: Bool) -> Bool {
    report(
      "the string is never closed", start, min(start + 1, bytes.count), help: "end it with \" on the same line")
    return hasTemplate
  }

  private mutating func scanQuotedByte(_ nesting: inout [Nesting], _ hasTemplate: inout Bool) {
    let first = bytes[position]
    switch first {
    case Byte.quote:
      nesting.removeLast()
      position += 1
    case Byte.backslash: position = min(position + (byte(position + 1) == Byte.lineFeed ? 1 : 2), bytes.count)
    case Byte.dollar, Byte.percent:
      if byte(position + 1) == first, byte(position + 2) == Byte.leftBrace {
        position += 3
      } else if byte(position + 1) == Byte.leftBrace {
        hasTemplate = true
        nesting.append(.braces)
        position += 2
      } else {
        position += 1
      }
    default: position += 1
    }
  }

  private mutating func scanTemplateByte(_ nesting: inout [Nesting]) {
    if skipComment() { return }
    switch bytes[position] {
    case Byte.quote:
      nesting.append(.quotes)
      position += 1
    case Byte.leftBrace:
      nesting.append(.braces)
      position += 1
    case Byte.rightBrace:
      nesting.removeLast()
      position += 1
    case Byte.less where startsHeredoc(at: position): _ = scanHeredoc()
    default: position += 1
    }
  }

  // MARK: heredocs

  private func startsHeredoc(at start: Int) -> Bool {
    guard byte(start) == Byte.less, byte(start + 1) == Byte.less else { return false }
    return Self.startsName(byte(start + (byte(start + 2) == Byte.hyphen ? 3 : 2)))
  }

  /// Skips a heredoc, up to the line feed after its end marker; returns true if it contains a template sequence.
  private mutating func scanHeredoc() -> Bool {
    let start = position
    position += byte(position + 2) == Byte.hyphen ? 3 : 2
    let nameStart = position
    while position < bytes.count, Self.continuesName(bytes[position]) { position += 1 }
    let name = bytes[nameStart..<position]
    let contentStart = lineEnd(from: position)
    position = contentStart + 1
    while position < bytes.count {
      let end = lineEnd(from: position)
      if Self.isMarker(bytes[position..<end], name) {
        let lineStart = position
        position = end
        return holdsTemplate(contentStart..<lineStart)
      }
      position = end + 1
    }
    position = bytes.count
    let shown = Text(bytes, in: SourceRange(nameStart, nameStart + name.count))
    report(
      "the heredoc is never closed", start, nameStart + name.count, help: "end it with a line that holds \(shown) alone"
    )
    return false
  }

  private static func isMarker(_ line: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var line = line
    while let last = line.last, last == Byte.carriageReturn || last == Byte.space || last == Byte.tab {
      line.removeLast()
    }
    while let first = line.first, first == Byte.space || first == Byte.tab { line.removeFirst() }
    return line == name
  }

  private func holdsTemplate(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      let isSign = bytes[index] == Byte.dollar || bytes[index] == Byte.percent
      if isSign, bytes[index + 1] == Byte.leftBrace { return true }
      index += isSign && bytes[index + 1] == bytes[index] && byte(index + 2) == Byte.leftBrace ? 3 : 1
    }
    return false
  }

  // MARK: bytes

  private static func startsName(_ byte: UInt8) -> Bool {
    Byte.isLetter(byte) || byte == Byte.underscore || byte >= 0x80
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    startsName(byte) || Byte.isDigit(byte) || byte == Byte.hyphen
  }
}
