import SourceText

/// Functions on text.
enum StringFunctions {
  static let all: [Function] = [
    Function("lower", [.string("str")], result: .string) { call throws(FunctionFailure) in
      .string(call.text(0).mapScalars(\.simpleLowercase))
    },
    Function("upper", [.string("str")], result: .string) { call throws(FunctionFailure) in
      .string(call.text(0).mapScalars(\.simpleUppercase))
    },
    Function("title", [.string("str")], result: .string) { call throws(FunctionFailure) in
      .string(call.text(0).titlecased)
    },
    Function("chomp", [.string("str")], result: .string) { call throws(FunctionFailure) in
      var end = call.text(0).count
      let text = call.text(0)
      while end > 0, text[end - 1] == UInt8(ascii: "\n") || text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      return .string(text[0..<end])
    },
    Function("trimspace", [.string("str")], result: .string) { call throws(FunctionFailure) in
      .string(call.text(0).trimmed { $0.isSpace })
    },
    Function("trim", [.string("str"), .string("cutset")], result: .string) { call throws(FunctionFailure) in
      let set = Set(call.text(1).description.unicodeScalars)
      return .string(call.text(0).trimmed { set.contains($0) })
    },
    Function("trimprefix", [.string("str"), .string("prefix")], result: .string) { call throws(FunctionFailure) in
      let (text, prefix) = (call.text(0), call.text(1))
      return .string(text.hasPrefix(prefix) ? text[prefix.count..<text.count] : text)
    },
    Function("trimsuffix", [.string("str"), .string("suffix")], result: .string) { call throws(FunctionFailure) in
      let (text, suffix) = (call.text(0), call.text(1))
      return .string(text.hasSuffix(suffix) ? text[0..<text.count - suffix.count] : text)
    },
    Function("startswith", [.string("str"), .string("prefix")], result: .bool) { call throws(FunctionFailure) in
      .bool(call.text(0).hasPrefix(call.text(1)))
    },
    Function("endswith", [.string("str"), .string("suffix")], result: .bool) { call throws(FunctionFailure) in
      .bool(call.text(0).hasSuffix(call.text(1)))
    },
    Function("strcontains", [.string("str"), .string("substr")], result: .bool) { call throws(FunctionFailure) in
      .bool(call.text(0).contains(call.text(1)))
    },
    Function("strrev", [.string("str")], result: .string) { call throws(FunctionFailure) in
      .string(call.text(0).graphemes.reversed().joined())
    },
    Function("indent", [.number("spaces"), .string("str")], result: .string, indent),
    Function("substr", [.string("str"), .number("offset"), .number("length")], result: .string, substring),
    Function("split", [.string("separator"), .string("str")], result: .list(.string), split),
    Function(
      "join", [.string("separator")],
      variadic: Parameter("lists", .list(.string), tolerance: .nothingUnknown), result: .string, join),
    Function("replace", [.string("str"), .string("substr"), .string("replace")], result: .string, replace),
    Function("regex", [.string("pattern"), .string("string")], result: .any, regex),
    Function("regexall", [.string("pattern"), .string("string")], result: .any, regexAll),
  ]

  private static func indent(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let spaces = try call.int(0)
    if spaces < 0 { throw FunctionFailure("the number of spaces must not be negative", argument: 0) }
    let text = call.text(1)
    let lines = text.split(separator: UInt8(ascii: "\n"))
    let (added, overflow) = spaces.multipliedReportingOverflow(by: lines.count - 1)
    try call.context.budget.spend(bytes: overflow ? Int.max / 2 : added)
    var output = lines[0].bytes
    for line in lines.dropFirst() {
      output.append(UInt8(ascii: "\n"))
      output.append(blanks: spaces)
      output.append(line)
    }
    return .string(Text(output))
  }

  private static func substring(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    var (offset, length) = (try call.int(1), try call.int(2))
    let graphemes = call.text(0).graphemes
    if offset < 0 { offset = max(0, graphemes.count + offset) }
    if offset >= graphemes.count { return .string("") }
    if length < 0 { length = graphemes.count }
    return .string(graphemes[offset..<min(graphemes.count, offset + min(length, graphemes.count))].joined())
  }

  private static func split(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let (separator, text) = (call.text(0), call.text(1))
    var pieces: [Text] = []
    if separator.isEmpty {
      pieces = text.description.unicodeScalars.map { Text(String($0)) }
    } else {
      var start = 0
      while let found = text.firstRange(of: separator, from: start) {
        pieces.append(text[start..<found.lowerBound])
        start = found.upperBound
      }
      pieces.append(text[start..<text.count])
    }
    try call.context.budget.spend(elements: pieces.count)
    return .list(of: .string, pieces.map { .string($0) })
  }

  private static func join(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    if call.arguments.count < 2 { throw FunctionFailure("at least one list is required") }
    let separator = call.text(0)
    var output: [UInt8] = []
    var isFirst = true
    for (index, list) in call.arguments.enumerated().dropFirst() {
      for (position, item) in (list.elements ?? []).enumerated() {
        guard let text = item.text else {
          throw FunctionFailure("element \(position) is null, and null can't be joined", argument: index)
        }
        try call.context.budget.spend(bytes: text.count + separator.count)
        if !isFirst { output.append(separator) }
        isFirst = false
        output.append(text)
      }
    }
    return .string(Text(output))
  }
}

extension Sequence<Text> {
  /// The texts, joined.
  func joined() -> Text {
    var bytes: [UInt8] = []
    for text in self { bytes.append(text) }
    return Text(bytes)
  }
}

extension Text {
  /// The text without the scalars at both ends for which `isCut` is true.
  func trimmed(_ isCut: (Unicode.Scalar) -> Bool) -> Text {
    let scalars = description.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isCut($0) }), let last = scalars.lastIndex(where: { !isCut($0) })
    else { return "" }
    return Text(String(scalars[first...last]))
  }

  /// The text with a title case letter at the start of each word. Source: Go's `strings.Title`.
  fileprivate var titlecased: Text {
    var isStart = true
    return mapScalars { scalar in
      defer { isStart = Self.separatesWords(scalar) }
      return isStart ? scalar.simpleTitlecase : scalar
    }
  }

  private static func separatesWords(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      let isWord = scalar.isLetter || scalar.isDecimalDigit || scalar == "_"
      return !isWord
    }
    return scalar.isSpace
  }
}
