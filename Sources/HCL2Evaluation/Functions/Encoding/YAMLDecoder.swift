import SourceText
import YAMLSyntax

/// Reads YAML as Terraform's `yamldecode` does. Source: go-cty-yaml, whose plain scalars differ from PyYAML's: `y`
/// and `n` are bools, `017` is 17, `0o17` is 15, `1e3` is a number, `1_000` and `1:30` are strings.
enum YAMLDecoder {
  /// - Parameter source: the file that holds the text; nil for any other text, whose values have no places.
  static func decode(
    _ text: Text, in source: SourceFile?, _ budget: EvaluationBudget
  ) throws(FunctionFailure) -> TypedValue {
    if text.split(separator: Byte.lineFeed).allSatisfy(holdsNothing) {
      throw FunctionFailure("the text is empty, which is not a YAML document", argument: 0)
    }
    let file = source ?? SourceFile(name: "the YAML text", bytes: text.bytes)
    let document = YAMLDocument(parsing: file, as: .terraform)
    let mistakes = document.diagnostics.filter { $0.severity == .error }
    if source != nil, !mistakes.isEmpty { throw FunctionFailure("", argument: 0, causes: mistakes) }
    for diagnostic in mistakes {
      let line = diagnostic.place.map { " in line \($0.start.line)" } ?? ""
      throw FunctionFailure("\(diagnostic.wording)\(words: line) of the text", argument: 0)
    }
    return try value(document.root, in: source, depth: 0, budget)
  }

  private static func value(
    _ node: YAMLNode, in file: SourceFile?, depth: Int, _ budget: EvaluationBudget
  ) throws(FunctionFailure) -> TypedValue {
    let value = try content(of: node, in: file, depth: depth, budget)
    guard let file else { return value }
    return value.from(Origin(.literal, at: Place(file, node.range)))
  }

  private static func content(
    of node: YAMLNode, in file: SourceFile?, depth: Int, _ budget: EvaluationBudget
  ) throws(FunctionFailure) -> TypedValue {
    try budget.spend(elements: 1)
    if depth > TypedValue.deepest { throw FunctionFailure("the YAML nests too deeply", argument: 0) }
    switch node.content {
    case .scalar(let scalar):
      try budget.spend(bytes: scalar.text.count)
      return scalar.style == .plain ? try plain(scalar.text) : .string(scalar.text)
    case .sequence(let nodes):
      var items: [TypedValue] = []
      for node in nodes { items.append(try value(node, in: file, depth: depth + 1, budget)) }
      return .tuple(items)
    case .mapping(let entries):
      var pairs: [(Text, TypedValue)] = []
      for entry in entries {
        guard let key = entry.key.scalar else { throw FunctionFailure("a key must be a string", argument: 0) }
        if key.text == "<<" {
          pairs += try merged(value(entry.value, in: file, depth: depth + 1, budget), entry.value, in: file)
          continue
        }
        let name = key.style == .plain ? try keyText(key.text) : key.text
        let read = try value(entry.value, in: file, depth: depth + 1, budget)
        pairs.append((name.canonicallyComposed, read.named(name)))
      }
      return .object(pairs)
    }
  }

  /// True for a blank line, and for one with only a comment.
  private static func holdsNothing(_ line: Text) -> Bool { line.trimmed.isEmpty || line.trimmed[0] == Byte.hash }

  /// The members of a merge key's value. They replace what is written above, and give way to what is written below.
  private static func merged(
    _ value: TypedValue, _ node: YAMLNode, in file: SourceFile?
  ) throws(FunctionFailure) -> [(Text, TypedValue)] {
    guard let members = value.members else {
      let message: Message = "'<<' merges a mapping, but this is \(words: value.type.kind)"
      let cause = file.map { Diagnostic(.error, YAMLCode.badMerge, message, at: Place($0, node.range)) }
      throw FunctionFailure(message, argument: 0, causes: cause.map { [$0] } ?? [])
    }
    return members.all.map { ($0.name, $0.value) }
  }

  private static func keyText(_ text: Text) throws(FunctionFailure) -> Text {
    let value = try plain(text)
    guard !value.isNull, let converted = try? value.converted(to: .string), let name = converted.text else {
      throw FunctionFailure("a key must not be null", argument: 0)
    }
    return name
  }

  private static let words: [Text: TypedValue] = {
    var words: [Text: TypedValue] = ["": .null(), "~": .null(), "null": .null(), "Null": .null(), "NULL": .null()]
    for word: Text in ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"] {
      words[word] = .bool(true)
    }
    for word: Text in ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"] {
      words[word] = .bool(false)
    }
    for word: Text in [".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"] { words[word] = .number(.infinity) }
    for word: Text in ["-.inf", "-.Inf", "-.INF"] { words[word] = .number(ExactNumber(infinity: true)) }
    return words
  }()

  private static func plain(_ text: Text) throws(FunctionFailure) -> TypedValue {
    if let word = words[text] { return word }
    guard let first = text.bytes.first else { return .null() }
    if notNumbers.contains(text) {
      throw FunctionFailure("'\(text)' is a number that Terraform does not have", argument: 0)
    }
    let startsNumber = [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(first) || isDigit(first)
    guard startsNumber else { return .string(text) }
    if let number = based(text) { return .number(number) }
    if isFloat(text) {
      guard let number = ExactNumber(decimal: text) else {
        throw FunctionFailure("the number '\(text)' is too large", argument: 0)
      }
      return .number(number)
    }
    if let time = Timestamp(yaml: text) { return .string(time.text) }
    return .string(text)
  }

  private static let notNumbers: Set<Text> = [".nan", ".NaN", ".NAN"]

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// `0x1F` or `0o17`, with an optional sign.
  private static func based(_ text: Text) -> ExactNumber? {
    var digits = text
    var isNegative = false
    if digits.hasPrefix("-") || digits.hasPrefix("+") {
      isNegative = digits.hasPrefix("-")
      digits = digits[1..<digits.count]
    }
    let bases: [(StaticString, Int)] = [("0x", 16), ("0o", 8)]
    for (prefix, base) in bases where digits.hasPrefix(prefix) && digits.count > 2 {
      var value = BigNatural.zero
      for byte in digits[2..<digits.count].bytes {
        guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < base else { return nil }
        value.multiply(by: UInt32(base), adding: UInt32(digit))
      }
      return ExactNumber(isNegative: isNegative, mantissa: value, exponent: 0, precision: ExactNumber.literalPrecision)
    }
    return nil
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  private static func isFloat(_ text: Text) -> Bool {
    let bytes = text.bytes
    var index = 0
    func digits(from start: Int) -> Int { bytes[start...].prefix(while: isDigit).count }
    if bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-") { index = 1 }
    let whole = digits(from: index)
    index += whole
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      let fraction = digits(from: index + 1)
      if whole == 0, fraction == 0 { return false }
      index += 1 + fraction
    } else if whole == 0 {
      return false
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
      let exponent = digits(from: index)
      if exponent == 0 { return false }
      index += exponent
    }
    return index == bytes.count
  }
}
