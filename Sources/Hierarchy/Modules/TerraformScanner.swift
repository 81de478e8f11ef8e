import SourceText

/// Cuts a Terraform file into tokens: any HCL2, and the older HCL1 that Terraform 0.11 read.
///
/// Never fails and never recurses, however deep strings and templates nest: what is wrong is in `diagnostics`, as
/// warnings, since the file is not ours to judge.
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

  /// The tokens of `file`, comments and blanks left out, and what is wrong with them.
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
    case 0x20, 0x09, 0x0D: position += 1
    case 0x0A:
      position += 1
      add(.lineEnd, from: start)
    case 0x22: add(scanQuoted() ? .template : .string, from: start)
    case 0x3C where startsHeredoc(at: start): add(scanHeredoc() ? .template : .heredoc, from: start)
    case 0x30...0x39:
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
      second == 0x3D && [0x3D, 0x21, 0x3C, 0x3E].contains(first)
      || second == 0x3E && first == 0x3D || second == first && (first == 0x26 || first == 0x7C)
    position += isDouble ? 2 : 1
    add(isDouble ? .longOperator : .mark(first), from: start)
  }

  private mutating func scanNumber() {
    skipDecimals()
    if byte(position) == 0x2E, Self.isDecimal(byte(position + 1)) {
      position += 1
      skipDecimals()
    }
    guard byte(position) | 0x20 == 0x65 else { return }
    let hasSign = byte(position + 1) == 0x2B || byte(position + 1) == 0x2D
    guard Self.isDecimal(byte(position + (hasSign ? 2 : 1))) else { return }
    position += hasSign ? 2 : 1
    skipDecimals()
  }

  private mutating func skipDecimals() {
    while Self.isDecimal(byte(position)) { position += 1 }
  }

  /// Moves past a comment; the line feed that ends one stays.
  private mutating func skipComment() -> Bool {
    let first = byte(position)
    let second = byte(position + 1)
    if first == 0x23 || first == 0x2F && second == 0x2F {
      position = lineEnd(from: position)
      return true
    }
    guard first == 0x2F, second == 0x2A else { return false }
    let start = position
    position += 2
    while position < bytes.count, byte(position) != 0x2A || byte(position + 1) != 0x2F { position += 1 }
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
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }

  // MARK: strings

  /// What the cursor is inside of.
  private enum Nesting { case quotes, braces }

  /// Moves past a quoted string with all that is nested in its templates; true when it has one.
  private mutating func scanQuoted() -> Bool {
    let start = position
    var nesting: [Nesting] = [.quotes]
    var hasTemplate = false
    position += 1
    while let innermost = nesting.last, position < bytes.count {
      switch innermost {
      case .quotes:
        if bytes[position] == 0x0A { return unclosedString(from: start, hasTemplate) }
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
    case 0x22:
      nesting.removeLast()
      position += 1
    case 0x5C: position = min(position + (byte(position + 1) == 0x0A ? 1 : 2), bytes.count)
    case 0x24, 0x25:
      if byte(position + 1) == first, byte(position + 2) == 0x7B {
        position += 3
      } else if byte(position + 1) == 0x7B {
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
    case 0x22:
      nesting.append(.quotes)
      position += 1
    case 0x7B:
      nesting.append(.braces)
      position += 1
    case 0x7D:
      nesting.removeLast()
      position += 1
    case 0x3C where startsHeredoc(at: position): _ = scanHeredoc()
    default: position += 1
    }
  }

  // MARK: heredocs

  private func startsHeredoc(at start: Int) -> Bool {
    guard byte(start) == 0x3C, byte(start + 1) == 0x3C else { return false }
    return Self.startsName(byte(start + (byte(start + 2) == 0x2D ? 3 : 2)))
  }

  /// Moves past a heredoc, up to the line feed behind its end marker; true when it holds a template sequence.
  private mutating func scanHeredoc() -> Bool {
    let start = position
    position += byte(position + 2) == 0x2D ? 3 : 2
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
    while let last = line.last, last == 0x0D || last == 0x20 || last == 0x09 { line.removeLast() }
    while let first = line.first, first == 0x20 || first == 0x09 { line.removeFirst() }
    return line == name
  }

  private func holdsTemplate(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      let isSign = bytes[index] == 0x24 || bytes[index] == 0x25
      if isSign, bytes[index + 1] == 0x7B { return true }
      index += isSign && bytes[index + 1] == bytes[index] && byte(index + 2) == 0x7B ? 3 : 1
    }
    return false
  }

  // MARK: bytes

  private static func isDecimal(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func startsName(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F || byte >= 0x80
  }

  private static func continuesName(_ byte: UInt8) -> Bool { startsName(byte) || isDecimal(byte) || byte == 0x2D }
}
