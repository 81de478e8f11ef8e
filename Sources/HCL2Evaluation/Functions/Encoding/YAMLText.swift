import SourceText

/// Writes YAML as Terraform's `yamlencode` does: block style, strings in double quotes, lists inside maps not
/// indented.
struct YAMLText {
  private var output: [UInt8] = []
  private var column = 0
  private let budget: EvaluationBudget

  static func encode(_ value: TypedValue, _ budget: EvaluationBudget) throws(FunctionFailure) -> Text {
    var writer = YAMLText(budget: budget)
    try writer.write(value, indent: 0, place: .document)
    if value.depth == 0 || value.parts.isEmpty {
      let isPlain = value.text == nil && value.depth == 0
      if writer.output.last != UInt8(ascii: "\n") { writer.append("\n") }
      if isPlain { writer.append("...\n") }
    }
    return Text(writer.output)
  }

  private init(budget: EvaluationBudget) { self.budget = budget }

  /// The position of a value.
  private enum Position {
    /// Alone in the document.
    case document
    /// After `- `.
    case element
    /// After `key:`.
    case member
  }

  private mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  private mutating func append(_ byte: UInt8) {
    output.append(byte)
    column = byte == UInt8(ascii: "\n") ? 0 : byte & 0xC0 == 0x80 ? column : column + 1
  }

  private mutating func append(_ text: Text) { for byte in text.bytes { append(byte) } }

  private mutating func append(blanks count: Int) { for _ in 0..<count { append(UInt8(ascii: " ")) } }

  private mutating func write(
    _ value: TypedValue, indent: Int, place: Position
  ) throws(FunctionFailure) {
    try budget.spend(elements: 1)
    switch value.content {
    case .null, .unknown: writeScalar("null", place)
    case .bool(let flag): writeScalar(flag ? "true" : "false", place)
    case .number(let number):
      if number.isInfinite { throw FunctionFailure("infinity can't be written as YAML") }
      writeScalar(number.text.description, place)
    case .string(let text):
      try budget.spend(bytes: text.count)
      if place == .member { append(" ") }
      write(string: text, indent: indent, isKey: false)
      if place != .document, output.last != UInt8(ascii: "\n") { append("\n") }
    case .list, .set, .tuple:
      if value.parts.isEmpty { return writeScalar("[]", place) }
      try writeList(value.parts, indent: indent, place: place)
    case .map(let members), .object(let members):
      if members.count == 0 { return writeScalar("{}", place) }
      try writeMap(members, indent: indent, place: place)
    }
  }

  private mutating func writeScalar(_ text: String, _ place: Position) {
    if place == .member { append(" ") }
    append(text)
    if place != .document { append("\n") }
  }

  private mutating func writeList(_ items: [TypedValue], indent: Int, place: Position) throws(FunctionFailure) {
    if place == .member { append("\n") }
    // A list inside a map is not indented more than its key.
    let own = place == .member ? max(0, indent - 2) : indent
    for (index, item) in items.enumerated() {
      if index > 0 || place != .element { append(blanks: own) }
      append("- ")
      try write(item, indent: own + 2, place: .element)
    }
  }

  private mutating func writeMap(_ members: Members, indent: Int, place: Position) throws(FunctionFailure) {
    if place == .member { append("\n") }
    for (index, member) in members.all.enumerated() {
      if index > 0 || place != .element { append(blanks: indent) }
      if Self.isComplexKey(member.name) {
        append("? ")
        write(string: member.name, indent: indent + 2, isKey: true)
        if output.last != UInt8(ascii: "\n") { append("\n") }
        append(blanks: indent)
        append(":")
      } else {
        write(string: member.name, indent: indent, isKey: true)
        append(":")
      }
      try write(member.value, indent: indent + 2, place: .member)
    }
  }

  /// True for a key of several lines, or one that is too long for a simple key.
  private static func isComplexKey(_ key: Text) -> Bool { key.count > 128 || usesLiteral(key) }

  // MARK: strings

  /// True for a text that is written as lines after `|`.
  private static func usesLiteral(_ text: Text) -> Bool {
    guard text.contains("\n") else { return false }
    var before: Unicode.Scalar = "\n"
    for scalar in text.description.unicodeScalars {
      if scalar == "\n", before == " " || before == "\t" { return false }
      if !isPrintable(scalar), scalar != "\n" { return false }
      if scalar == "\r" { return false }
      before = scalar
    }
    return before != " "
  }

  private mutating func write(string text: Text, indent: Int, isKey: Bool) {
    if Self.usesLiteral(text) {
      writeLiteral(text, indent: indent)
    } else {
      writeQuoted(text, indent: indent, mayFold: !isKey)
    }
  }

  private mutating func writeLiteral(_ text: Text, indent: Int) {
    let indent = max(indent, 2)
    append("|")
    if text[0] == UInt8(ascii: " ") || text[0] == UInt8(ascii: "\n") { append("2") }
    let newlines = text.bytes.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
    if newlines == 0 { append("-") } else if newlines > 1 || text.count == newlines { append("+") }
    append("\n")
    var lines = text.split(separator: UInt8(ascii: "\n"))
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    for line in lines {
      if !line.isEmpty { append(blanks: indent) }
      append(line)
      append("\n")
    }
  }

  private static let width = 80

  private mutating func writeQuoted(_ text: Text, indent: Int, mayFold: Bool) {
    append("\"")
    let scalars = Array(text.description.unicodeScalars)
    var spaces = false
    for (index, scalar) in scalars.enumerated() {
      if scalar == " " {
        let isInside = index > 0 && index < scalars.count - 1
        if mayFold, !spaces, column > Self.width, isInside {
          append("\n")
          append(blanks: max(indent, 2))
          if scalars[index + 1] == " " { append("\\") }
        } else {
          append(" ")
        }
        spaces = true
        continue
      }
      spaces = false
      if let escape = Self.escape(scalar) { append(escape) } else { append(Text(String(scalar))) }
    }
    append("\"")
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD: scalar.value != 0xFEFF
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\0": return "\\0"
    case "\u{07}": return "\\a"
    case "\u{08}": return "\\b"
    case "\t": return "\\t"
    case "\n": return "\\n"
    case "\u{0B}": return "\\v"
    case "\u{0C}": return "\\f"
    case "\r": return "\\r"
    case "\u{1B}": return "\\e"
    case "\u{85}": return "\\N"
    case "\u{2028}": return "\\L"
    case "\u{2029}": return "\\P"
    default:
      if isPrintable(scalar) { return nil }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let (letter, size) = scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
      return "\\\(letter)\(String(repeating: "0", count: size - digits.count))\(digits)"
    }
  }
}
