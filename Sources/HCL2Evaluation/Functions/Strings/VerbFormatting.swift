import SourceText

/// Formats one value for a verb of a format string. Source: go-cty's `format` and Go's `fmt`.
struct VerbFormatting {
  private let verb: FormatString.Verb
  private let budget: EvaluationBudget

  init(_ verb: FormatString.Verb, _ budget: EvaluationBudget) {
    self.verb = verb
    self.budget = budget
  }

  func format(_ value: TypedValue) throws(FunctionFailure) -> Text {
    if value.isNull, verb.letter != "v" { throw unsupported("null can't be formatted") }
    switch verb.letter {
    case "v": return try general(value)
    case "t": return try converted(value, .bool, "a bool is required")
    case "s": return padded(cut(try converted(value, .string, "a string is required")))
    case "q":
      var quoted: [UInt8] = []
      JSONText.append(quoted: cut(try converted(value, .string, "a string is required")), to: &quoted)
      return padded(Text(quoted))
    case "b", "d", "o", "x", "X": return try whole(try number(value))
    case "e", "E", "f", "g", "G": return float(try number(value))
    default: throw FunctionFailure("'\(verb.source)' is not a supported verb", argument: 0)
    }
  }

  private func unsupported(_ message: Message) -> FunctionFailure { FunctionFailure("\(message) for '\(verb.source)'") }

  private func converted(
    _ value: TypedValue, _ type: ValueType, _ message: Message
  ) throws(FunctionFailure) -> Text {
    guard let converted = try? value.converted(to: type) else { throw unsupported(message) }
    return converted.text ?? (converted.bool ?? false ? "true" : "false")
  }

  private func number(_ value: TypedValue) throws(FunctionFailure) -> ExactNumber {
    guard let number = (try? value.converted(to: .number))?.number else { throw unsupported("a number is required") }
    try budget.spend(elements: number.formattingCost(places: verb.precision ?? 0))
    return number
  }

  /// `%v`: a string or bool as text, a number as `%g`, anything else as JSON; with `#`, always JSON.
  private func general(_ value: TypedValue) throws(FunctionFailure) -> Text {
    if verb.hasSharp { return padded(try JSONText.encode(value, budget)) }
    switch value.content {
    case .string(let text): return padded(text)
    case .number(let number):
      if number.isInfinite { return padded(number.isNegative ? "-Inf" : "+Inf") }
      let digits = Text(number.formatted(general: Optional<Int>.none))
      return padded(number.isNegative ? "-" + digits : digits)
    case .bool(let flag): return padded(flag ? "true" : "false")
    case .null, .unknown, .list, .set, .tuple, .map, .object: return padded(try JSONText.encode(value, budget))
    }
  }

  // MARK: text

  /// At most as many grapheme clusters as the precision permits.
  private func cut(_ text: Text) -> Text {
    guard let precision = verb.precision, precision > 0 else { return text }
    let graphemes = text.graphemes
    return precision < graphemes.count ? Array(graphemes.prefix(precision)).joined() : text
  }

  private func padded(_ text: Text) -> Text {
    guard let width = verb.width else { return text }
    let count = width - text.graphemeCount
    guard count > 0 else { return text }
    let fill = verb.hasZero ? UInt8(ascii: "0") : UInt8(ascii: " ")
    let padding = Text([UInt8](repeating: fill, count: count))
    return verb.hasMinus ? text + padding : padding + text
  }

  // MARK: numbers

  private func whole(_ number: ExactNumber) throws(FunctionFailure) -> Text {
    guard number.isWhole else { throw unsupported("a whole number is required") }
    let magnitude = number.wholeMagnitude
    let (base, prefix): (UInt32, String) =
      switch verb.letter {
      case "b": (2, "0b")
      case "o": (8, "0")
      case "x": (16, "0x")
      case "X": (16, "0X")
      default: (10, "")
      }
    var digits = magnitude.digits(base: base)
    if verb.letter == "X" { digits = Text(digits).description.uppercased().utf8.map { $0 } }
    if let precision = verb.precision {
      if precision == 0, magnitude.isZero { digits = [] }
      digits = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, precision - digits.count)) + digits
    }
    let isNegative = number.isNegative && !number.isZero
    return aligned(
      sign: isNegative ? "-" : verb.hasPlus ? "+" : verb.hasSpace ? " " : "", prefix: verb.hasSharp ? prefix : "",
      digits, mayFillZeros: verb.precision == nil)
  }

  private func float(_ number: ExactNumber) -> Text {
    let sign = number.isNegative ? "-" : verb.hasPlus ? "+" : verb.hasSpace ? " " : ""
    if number.isInfinite {
      return aligned(sign: sign.isEmpty ? "+" : sign, prefix: "", Array("Inf".utf8), mayFillZeros: false)
    }
    let digits: [UInt8] =
      switch verb.letter {
      case "e": number.formatted(scientific: verb.precision ?? 6)
      case "E": number.formatted(scientific: verb.precision ?? 6, letter: UInt8(ascii: "E"))
      case "f": number.formatted(fixed: verb.precision ?? 6)
      case "G": number.formatted(general: verb.precision, letter: UInt8(ascii: "E"))
      default: number.formatted(general: verb.precision, letter: UInt8(ascii: "e"))
      }
    return aligned(sign: sign, prefix: "", digits, mayFillZeros: true)
  }

  private func aligned(sign: String, prefix: String, _ digits: [UInt8], mayFillZeros: Bool) -> Text {
    let head = Array(sign.utf8) + Array(prefix.utf8)
    let missing = max(0, (verb.width ?? 0) - head.count - digits.count)
    if verb.hasMinus { return Text(head + digits + [UInt8](repeating: UInt8(ascii: " "), count: missing)) }
    if verb.hasZero, mayFillZeros {
      return Text(head + [UInt8](repeating: UInt8(ascii: "0"), count: missing) + digits)
    }
    return Text([UInt8](repeating: UInt8(ascii: " "), count: missing) + head + digits)
  }
}
