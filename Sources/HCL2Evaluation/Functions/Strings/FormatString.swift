import SourceText

/// A format string of `format`: text, and verbs such as `%-10s`, `%05d`, `%[2]v`.
struct FormatString {
  /// A verb with its flags.
  struct Verb {
    var source: Text = ""
    var letter: Unicode.Scalar = "v"
    var argument = 0
    var hasPlus = false
    var hasMinus = false
    var hasSharp = false
    var hasSpace = false
    var hasZero = false
    var width: Int?
    var precision: Int?
  }

  private let text: Text

  init(_ text: Text) { self.text = text }

  /// The text with each verb replaced by its argument.
  func format(_ arguments: [TypedValue], _ budget: EvaluationBudget) throws(FunctionFailure) -> Text {
    var output: [UInt8] = []
    var scanner = Scanner(text)
    var next = 0
    var highest = 0
    while let piece = scanner.takeLiteral() {
      output.append(piece)
      guard var verb = try scanner.takeVerb(next: next) else { continue }
      if verb.letter == "%" {
        output.append(UInt8(ascii: "%"))
        continue
      }
      next = verb.argument + 1
      highest = max(highest, next)
      guard verb.argument < arguments.count, verb.argument >= 0 else {
        throw FunctionFailure("there is no argument for '\(verb.source)'")
      }
      if let width = verb.width { verb.width = min(width, Int.max >> 8) }
      try budget.spend(bytes: (verb.width ?? 0) + min(verb.precision ?? 0, Int.max >> 8))
      let before = output.count
      output.append(try VerbFormatting(verb, budget).format(arguments[verb.argument]))
      try budget.spend(elements: 1, bytes: output.count - before)
    }
    if highest < arguments.count {
      throw FunctionFailure("too many arguments: the format uses only \(highest)", argument: 1 + highest)
    }
    return Text(output)
  }

  /// Scans a format string.
  private struct Scanner {
    private let text: Text
    private var index = 0
    private var isDone = false

    init(_ text: Text) { self.text = text }

    /// The text up to the next `%`; nil at the end.
    mutating func takeLiteral() -> Text? {
      if isDone { return nil }
      guard let percent = text.firstIndex(of: UInt8(ascii: "%"), from: index) else {
        isDone = true
        return text[index..<text.count]
      }
      let literal = text[index..<percent]
      index = percent
      return literal
    }

    private var byte: UInt8 { index < text.count ? text[index] : 0 }

    private mutating func takeNumber() throws(FunctionFailure) -> Int? {
      var value: Int?
      while byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        value = min((value ?? 0) * 10 + Int(byte) - 48, 1 << 40)
        index += 1
      }
      return value
    }

    /// The verb at the `%`; nil at the end of the text.
    mutating func takeVerb(next: Int) throws(FunctionFailure) -> Verb? {
      if isDone { return nil }
      let start = index
      index += 1
      var verb = Verb()
      verb.argument = next
      if byte == UInt8(ascii: "%") {
        verb.letter = "%"
        index += 1
        return verb
      }
      takeFlags(&verb)
      if byte != UInt8(ascii: "0") { verb.width = try takeNumber() }
      if byte == UInt8(ascii: ".") {
        index += 1
        verb.precision = try takeNumber() ?? 0
      }
      if byte == UInt8(ascii: "[") {
        index += 1
        guard let position = try takeNumber(), position > 0, byte == UInt8(ascii: "]") else { throw invalid(start) }
        index += 1
        verb.argument = position - 1
      }
      guard let letter = text[index..<text.count].description.unicodeScalars.first else { throw invalid(start) }
      guard letter.isASCII, letter.isLetter else { throw invalid(start) }
      index += UTF8.width(letter)
      verb.letter = letter
      verb.source = text[start..<index]
      return verb
    }

    private mutating func takeFlags(_ verb: inout Verb) {
      while true {
        switch byte {
        case UInt8(ascii: "+"): verb.hasPlus = true
        case UInt8(ascii: "-"): verb.hasMinus = true
        case UInt8(ascii: "#"): verb.hasSharp = true
        case UInt8(ascii: " "): verb.hasSpace = true
        case UInt8(ascii: "0"): verb.hasZero = true
        default: return
        }
        index += 1
      }
    }

    private func invalid(_ start: Int) -> FunctionFailure {
      FunctionFailure(
        "the format has no valid verb at '\(text[start..<min(text.count, start + 12)])'; write %% for a percent sign",
        argument: 0)
    }
  }
}
