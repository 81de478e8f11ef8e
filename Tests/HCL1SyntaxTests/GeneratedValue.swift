import HCL1Syntax
import SourceText
import TestSupport

/// Random values and documents for the laws.
struct GeneratedValue {
  private var random: SeededGenerator

  init(seed: Int) { random = SeededGenerator(seed: UInt64(seed)) }

  static let spellings: [Text] = [
    "0", "-7", "12", "0755", "0x1F", "-0x0", "1.10", ".5", "5.", "1e3", "2.5E-3", "1E+2", "-0.0", "9223372036854775807",
    "-9223372036854775808", "007.50", "1.7976931348623157e308", "5e-324", "0.1000000000000000055511151231257827",
  ]

  private static let pieces: [Text] = [
    "a", " ", "é", "日本", "🦆", "\"", "\\", "\n", "\r", "\r\n", "\t", "\u{0}", "\u{1}", "\u{7F}", "\u{85}", "$", "$$",
    "{", "}",
    "${", "${x}", "$${x}", "${f(\"a\", \"{}\")}", "${\"${y}\"}", "${\n x }", "%{", "%{ if }", "#", "//", "/*", "<<EOT",
    "\u{FEFF}", "\u{E123}", "\u{FFFD}", "${\u{FFFD}}", "${\\d}", "'", ",", "=", "\\u00e9", "e\u{301}", "null", "true",
  ]

  private static let keys: [Text] = [
    "a", "b", "name", "true", "false", "null", "", "a b", "a.b", "_x", "1", "-", "é", "${x}", "a\"b", "a\nb", "key\\",
    "Name", "\u{FEFF}",
  ]

  /// Any value.
  mutating func value(depth: Int = 0) -> Value {
    switch random.number(below: depth > 4 ? 4 : 7) {
    case 0: Value(.boolean(random.once(in: 2)), at: .start)
    case 1, 2: number()
    case 3: Value(.string(text()), at: .start)
    case 4: Value(.list((0..<random.number(below: 5)).map { _ in value(depth: depth + 1) }), at: .start)
    default: Value(.object(members(depth: depth + 1)), at: .start)
    }
  }

  /// Members with distinct keys.
  mutating func members(depth: Int = 0) -> [Member] {
    var members: [Member] = []
    for _ in 0..<random.number(below: random.once(in: 6) ? 30 : 5) {
      let key = random.once(in: 3) ? text() : random.element(of: Self.keys)
      if members.member(key) != nil { continue }
      members.append(Member(key: key, keyRange: .start, value: value(depth: depth)))
    }
    return members
  }

  private mutating func text() -> Text {
    (0..<random.number(below: 6)).reduce("") { text, _ in text + random.element(of: Self.pieces) }
  }

  /// A number as written in a file.
  private mutating func number() -> Value {
    let spelling = random.element(of: Self.spellings)
    let tree = SyntaxTree(parsing: SourceFile(name: "n.tfvars", bytes: Array("n = \(spelling)".utf8)))
    return Decoder.decode(tree).members["n"] ?? Value(.boolean(false), at: .start)
  }

  /// Bytes like those of a damaged file.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.number(below: 6) {
      let start = random.number(below: bytes.count + 1)
      let end = min(bytes.count, start + random.number(below: 8))
      switch random.number(below: 5) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: random.number(below: bytes.count + 1))
      case 2: bytes.insert(UInt8(random.number(below: 256)), at: start)
      case 3: bytes.removeSubrange(start...)
      default: bytes.insert(contentsOf: Array(random.element(of: Self.fragments).utf8), at: start)
      }
    }
    return bytes
  }

  private static let fragments = [
    "{", "}", "[", "]", "=", ",", "\"", "'", "${", "}", "\\", "<<EOT\n", "<<-E\n", "/*", "//", "#", "\n", "\r\n",
    "null",
    "a = ", "a {", "1e", "0x", "-", ".", "\u{FEFF}", "true", "\"x\" ", "\u{0}", "é",
  ]
}
