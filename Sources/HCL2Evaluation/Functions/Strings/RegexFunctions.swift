import SourceText

extension StringFunctions {
  static func replace(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let (text, search, replacement) = (call.text(0), call.text(1), call.text(2))
    let slash = UInt8(ascii: "/")
    if search.count > 1, search[0] == slash, search[search.count - 1] == slash {
      let pattern = try compile(search[1..<search.count - 1], argument: 1)
      let output = try pattern.replacingAll(in: text, with: replacement, call.context.budget)
      return .string(output)
    }
    return .string(try replaceLiteral(text, search, replacement, call.context.budget))
  }

  private static func replaceLiteral(
    _ text: Text, _ search: Text, _ replacement: Text, _ budget: EvaluationBudget
  ) throws(FunctionFailure) -> Text {
    var output: [UInt8] = []
    if search.isEmpty {
      let scalars = text.description.unicodeScalars
      try budget.spend(bytes: (scalars.count + 1) * (replacement.count + 4))
      output.append(replacement)
      for scalar in scalars {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        output.append(replacement)
      }
      return Text(output)
    }
    var start = 0
    while let found = text.firstRange(of: search, from: start) {
      output.append(text[start..<found.lowerBound])
      try budget.spend(bytes: replacement.count)
      output.append(replacement)
      start = found.upperBound
    }
    output.append(text[start..<text.count])
    return Text(output)
  }

  static func compile(_ pattern: Text, argument: Int) throws(FunctionFailure) -> RegularExpression {
    do throws(RegularExpressionError) {
      return try RegularExpression(pattern)
    } catch {
      throw FunctionFailure("'\(pattern)' is not a valid regular expression: \(error.message)", argument: argument)
    }
  }

  static func regex(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let pattern = try compile(call.text(0), argument: 0)
    let shape = try shape(of: pattern)
    let text = call.text(1)
    guard let match = try pattern.firstMatch(in: text, from: 0, call.context.budget) else {
      throw FunctionFailure("the pattern does not match any part of '\(text)'")
    }
    return result(match, of: text, shape)
  }

  static func regexAll(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let pattern = try compile(call.text(0), argument: 0)
    let shape = try shape(of: pattern)
    let text = call.text(1)
    let matches = try pattern.allMatches(in: text, call.context.budget)
    let type: ValueType =
      switch shape {
      case .whole: .string
      case .positions(let count): .tuple(Array(repeating: .string, count: count))
      case .names(let names): .object(unsorted: names.map { ValueType.Attribute($0, .string) })
      }
    return .list(of: type, matches.map { result($0, of: text, shape) })
  }

  /// The kind of result, which depends on the pattern's groups.
  private enum Shape {
    case whole
    case positions(Int)
    case names([Text])
  }

  private static func shape(of pattern: RegularExpression) throws(FunctionFailure) -> Shape {
    let names = pattern.groupNames
    if names.isEmpty { return .whole }
    let named = names.compactMap(\.self)
    if named.isEmpty { return .positions(names.count) }
    guard named.count == names.count else {
      throw FunctionFailure(
        "a pattern must not have both named and unnamed groups: use (?:…) for the others", argument: 0)
    }
    return .names(named)
  }

  private static func result(_ match: RegularExpression.Match, of text: Text, _ shape: Shape) -> TypedValue {
    func group(_ index: Int) -> TypedValue { match.groups[index].map { .string(text[$0]) } ?? .null(.string) }
    switch shape {
    case .whole: return group(0)
    case .positions(let count): return .tuple((1...count).map(group))
    case .names(let names): return .object(names.enumerated().map { ($0.element, group($0.offset + 1)) })
    }
  }
}
