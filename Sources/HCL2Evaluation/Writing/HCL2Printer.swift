public import SourceText

/// Prints values in the native syntax of HCL2, so that they read back as the same values.
public struct HCL2Printer: Sendable {
  private static let widestLine = 100

  private var output: [UInt8] = []
  private let secrets: SecretPolicy

  /// A printer; `secrets` decides what to mask.
  public init(secrets: SecretPolicy) { self.secrets = secrets }

  /// Returns the text so far, and removes it from the printer.
  public mutating func take() -> [UInt8] {
    defer { output.removeAll(keepingCapacity: true) }
    return output
  }

  /// Prints a comment line, with control characters escaped.
  public mutating func comment(_ text: Text) {
    output.append(literal: "# ")
    output.append(contentsOf: DiagnosticTextWriter.visible(text.description).utf8)
    output.append(Byte.lineFeed)
  }

  /// Prints an empty line.
  public mutating func blankLine() { output.append(Byte.lineFeed) }

  /// Prints `name = value`. An unknown value is left out, with a comment that gives the reason.
  ///
  /// - Parameter judged: the name that decides whether the value is secret, if it differs from `name`.
  public mutating func attribute(_ name: Text, _ value: TypedValue, judgedBy judged: Text? = nil) {
    if let unknown = value.firstUnknown {
      return comment("\(name) is not known: \(unknown.reason.sentence.text)")
    }
    appendKey(name)
    output.append(literal: " = ")
    append(value, named: judged ?? name, indent: 0)
    output.append(Byte.lineFeed)
  }

  private mutating func append(_ value: TypedValue, named name: Text, indent: Int) {
    if secrets.isSecret(name: name, value) {
      return Self.append(quoted: SecretPolicy.mask, to: &output)
    }
    switch value.content {
    case .null, .unknown: output.append(literal: "null")
    case .bool(let flag): output.append(literal: flag ? "true" : "false")
    case .number(let number): output.append(number.text)
    case .string(let text): Self.append(quoted: secrets.isMasking ? secrets.shown(text) : text, to: &output)
    case .list, .set, .tuple: appendList(value, indent: indent)
    case .map(let members), .object(let members): appendObject(members, indent: indent)
    }
  }

  private mutating func appendList(_ list: TypedValue, indent: Int) {
    let start = output.count
    let items = list.namedElements
    if items.allSatisfy({ $0.0.depth == 0 }) {
      output.append(Byte.leftBracket)
      for (index, (item, name)) in items.enumerated() {
        if index > 0 { output.append(literal: ", ") }
        append(item, named: name, indent: indent)
      }
      output.append(Byte.rightBracket)
      if output.count - start <= Self.widestLine { return }
      output.removeLast(output.count - start)
    }
    output.append(literal: "[\n")
    for (item, name) in items {
      output.append(blanks: 2 * (indent + 1))
      append(item, named: name, indent: indent + 1)
      output.append(literal: ",\n")
    }
    output.append(blanks: 2 * indent)
    output.append(Byte.rightBracket)
  }

  private mutating func appendObject(_ members: Members, indent: Int) {
    if members.count == 0 { return output.append(literal: "{}") }
    output.append(literal: "{\n")
    let judged = members.names(secrets)
    for member in members.all {
      output.append(blanks: 2 * (indent + 1))
      appendKey(member.name)
      output.append(literal: " = ")
      append(member.value, named: judged.name(ofKey: member.name), indent: indent + 1)
      output.append(Byte.lineFeed)
    }
    output.append(blanks: 2 * indent)
    output.append(Byte.rightBrace)
  }

  /// Appends a key: bare if it is a plain ASCII name, otherwise quoted.
  private mutating func appendKey(_ key: Text) {
    let isPlain =
      key.count > 0 && (Byte.isLetter(key[0]) || key[0] == Byte.underscore) && key != "for"
      && key.bytes.allSatisfy { Byte.isLetterOrDigit($0) || $0 == Byte.underscore || $0 == Byte.hyphen }
    if isPlain { output.append(key) } else { Self.append(quoted: key, to: &output) }
  }

  /// Appends a text as a quoted string in which `${` and `%{` are escaped.
  public static func append(quoted text: Text, to output: inout [UInt8]) {
    output.append(Byte.quote)
    let bytes = text.bytes
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case Byte.quote, Byte.backslash: output += [Byte.backslash, byte]
      case Byte.lineFeed: output.append(literal: "\\n")
      case Byte.carriageReturn: output.append(literal: "\\r")
      case Byte.tab: output.append(literal: "\\t")
      case Byte.dollar, Byte.percent:
        let opensTemplate = index + 1 < bytes.count && bytes[index + 1] == Byte.leftBrace
        output += opensTemplate ? [byte, byte] : [byte]
      case 0..<Byte.space, Byte.delete:
        let digits = Array("0123456789abcdef".utf8)
        output += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: output.append(byte)
      }
    }
    output.append(Byte.quote)
  }
}
