import SourceText

/// Reads strict JSON into objects and tuples, as Terraform's `jsondecode` does; the last of several equal names wins.
struct JSONDecoder {
  private let bytes: [UInt8]
  /// The file that holds the bytes; nil for any other text, whose values have no places.
  private let file: SourceFile?
  private let budget: EvaluationBudget
  private var index = 0
  private var depth = 0

  static func decode(
    _ text: Text, in file: SourceFile?, _ budget: EvaluationBudget
  ) throws(FunctionFailure) -> TypedValue {
    var decoder = JSONDecoder(bytes: text.bytes, file: file, budget: budget)
    decoder.skipBlanks()
    if decoder.index == decoder.bytes.count {
      throw FunctionFailure("the text is empty, which is not JSON", argument: 0)
    }
    let value = try decoder.value()
    decoder.skipBlanks()
    if decoder.index < decoder.bytes.count { throw decoder.fail("there is something after the JSON value") }
    return value
  }

  private init(bytes: [UInt8], file: SourceFile?, budget: EvaluationBudget) {
    self.bytes = bytes
    self.file = file
    self.budget = budget
  }

  private func fail(_ message: Message) -> FunctionFailure {
    if let file {
      let place = Place(file, SourceRange(min(index, bytes.count), min(index + 1, bytes.count)))
      return FunctionFailure(
        message, argument: 0, causes: [Diagnostic(.error, EvaluationCode.wrongArgument, message, at: place)])
    }
    let line = bytes[..<min(index, bytes.count)].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    return FunctionFailure("\(message), in line \(line) of the text", argument: 0)
  }

  private var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func value() throws(FunctionFailure) -> TypedValue {
    let start = index
    let value = try content()
    guard let file else { return value }
    return value.from(Origin(.literal, at: Place(file, SourceRange(start, index))))
  }

  private mutating func content() throws(FunctionFailure) -> TypedValue {
    try budget.spend(elements: 1)
    depth += 1
    defer { depth -= 1 }
    if depth > TypedValue.deepest { throw fail("the JSON nests too deeply") }
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fail(index < bytes.count ? "a JSON value is expected here" : "the JSON ends too early")
    }
  }

  private mutating func word(_ word: String, _ value: TypedValue) throws(FunctionFailure) -> TypedValue {
    guard bytes[index...].starts(with: word.utf8) else { throw fail("a JSON value is expected here") }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(FunctionFailure) -> TypedValue {
    let start = index
    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    if next == UInt8(ascii: "-") { index += 1 }
    guard isDigit(next) else { throw fail("a number has no digits") }
    if next == UInt8(ascii: "0") { index += 1 } else { while isDigit(next) { index += 1 } }
    if next == UInt8(ascii: ".") {
      index += 1
      guard isDigit(next) else { throw fail("a number has no digits after its point") }
      while isDigit(next) { index += 1 }
    }
    if next | 0x20 == UInt8(ascii: "e") {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      guard isDigit(next) else { throw fail("a number has no digits in its exponent") }
      while isDigit(next) { index += 1 }
    }
    guard let number = ExactNumber(decimal: Text(Array(bytes[start..<index]))) else {
      throw fail("a number is too large")
    }
    return .number(number)
  }

  private mutating func list() throws(FunctionFailure) -> TypedValue {
    index += 1
    var items: [TypedValue] = []
    skipBlanks()
    if next == UInt8(ascii: "]") {
      index += 1
      return .tuple([])
    }
    while true {
      skipBlanks()
      items.append(try value())
      skipBlanks()
      if next == UInt8(ascii: ",") {
        index += 1
        continue
      }
      guard next == UInt8(ascii: "]") else { throw fail("a comma or ']' is expected here") }
      index += 1
      return .tuple(items)
    }
  }

  private mutating func object() throws(FunctionFailure) -> TypedValue {
    index += 1
    var pairs: [(Text, TypedValue)] = []
    skipBlanks()
    if next == UInt8(ascii: "}") {
      index += 1
      return .object([])
    }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fail("a name in quotes is expected here") }
      let name = try string().canonicallyComposed
      skipBlanks()
      guard next == UInt8(ascii: ":") else { throw fail("a colon is expected here") }
      index += 1
      skipBlanks()
      pairs.append((name, try value().named(name)))
      skipBlanks()
      if next == UInt8(ascii: ",") {
        index += 1
        continue
      }
      guard next == UInt8(ascii: "}") else { throw fail("a comma or '}' is expected here") }
      index += 1
      return .object(pairs)
    }
  }

  private mutating func string() throws(FunctionFailure) -> Text {
    index += 1
    var output: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        try budget.spend(bytes: output.count)
        return Text(output)
      case UInt8(ascii: "\\"): try escape(into: &output)
      case 0..<0x20: throw fail("a string has a control character")
      default: output.append(byte)
      }
    }
    throw fail("a string has no end")
  }

  private mutating func escape(into output: inout [UInt8]) throws(FunctionFailure) {
    let letter = next
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(letter)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"):
      guard var value = hexadecimal(at: index) else { throw fail("a string has an invalid escape") }
      index += 4
      if (0xD800..<0xDC00).contains(value), next == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "u"), let low = hexadecimal(at: index + 2), (0xDC00..<0xE000).contains(low)
      {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        index += 6
      }
      // A surrogate without its partner becomes U+FFFD.
      output.append(contentsOf: Unicode.Scalar(value).flatMap { UTF8.encode($0) } ?? UTF8.encodedReplacementCharacter)
    default: throw fail("a string has an invalid escape")
    }
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
