public import SourceText

/// Writes JSON as Go's `encoding/json` does: compact, `<`, `>`, `&` escaped.
enum JSONText {
  static func encode(_ value: TypedValue, _ budget: EvaluationBudget) throws(FunctionFailure) -> Text {
    var output: [UInt8] = []
    try append(value, to: &output, budget)
    return Text(output)
  }

  private static func append(
    _ value: TypedValue, to output: inout [UInt8], _ budget: EvaluationBudget
  ) throws(FunctionFailure) {
    let before = output.count
    switch value.content {
    case .null, .unknown: output.append(literal: "null")
    case .bool(let flag): output.append(literal: flag ? "true" : "false")
    case .number(let number):
      if number.isInfinite { throw FunctionFailure("infinity can't be written as JSON") }
      output.append(number.text)
    case .string(let text): append(quoted: text, to: &output)
    case .list, .set, .tuple:
      output.append(UInt8(ascii: "["))
      for (index, item) in value.parts.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        try append(item, to: &output, budget)
      }
      output.append(UInt8(ascii: "]"))
    case .map(let members), .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.all.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(quoted: member.name, to: &output)
        output.append(UInt8(ascii: ":"))
        try append(member.value, to: &output, budget)
      }
      output.append(UInt8(ascii: "}"))
    }
    if value.depth == 0 { try budget.spend(elements: 1, bytes: output.count - before) }
  }

  /// Appends a text in quotes.
  static func append(quoted text: Text, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for scalar in text.description.unicodeScalars {
      switch scalar {
      case "\"": output.append(literal: "\\\"")
      case "\\": output.append(literal: "\\\\")
      case "\n": output.append(literal: "\\n")
      case "\r": output.append(literal: "\\r")
      case "\t": output.append(literal: "\\t")
      case "\u{08}": output.append(literal: "\\b")
      case "\u{0C}": output.append(literal: "\\f")
      case "<", ">", "&", "\u{2028}", "\u{2029}": appendEscape(scalar, to: &output)
      default:
        if scalar.value < 0x20 {
          appendEscape(scalar, to: &output)
        } else {
          output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func appendEscape(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    let digits = String(scalar.value, radix: 16)
    output.append(literal: "\\u")
    output.append(contentsOf: String(repeating: "0", count: 4 - digits.count).utf8)
    output.append(contentsOf: digits.utf8)
  }
}

extension TypedValue {
  /// The value as compact JSON, as `jsonencode` writes it; unknown parts become null.
  ///
  /// - Throws: a failure for an infinite number, and when the budget is spent.
  public func encodedAsJSON(_ budget: EvaluationBudget) throws(FunctionFailure) -> Text {
    try JSONText.encode(self, budget)
  }
}
