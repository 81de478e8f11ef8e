public import SourceText

/// A regular expression in RE2's syntax, matched in linear time. Source: Go's `regexp`.
public struct RegularExpression: Sendable {
  /// A match: the byte ranges of the whole match and of each group; nil for a group that did not take part.
  struct Match {
    let groups: [Range<Int>?]
    var range: Range<Int> { groups[0] ?? 0..<0 }
  }

  private let program: PatternProgram
  /// The names of the groups, from group 1; nil for a group without a name.
  let groupNames: [Text?]

  /// What is wrong with a pattern, as the end of a sentence: `missing closing )`; nil for one that can be used.
  public static func fault(in pattern: Text) -> String? {
    do throws(RegularExpressionError) {
      _ = try RegularExpression(pattern)
      return nil
    } catch {
      return error.message
    }
  }

  init(_ pattern: Text) throws(RegularExpressionError) {
    var parser = PatternParser(pattern.description)
    let node = try parser.parse()
    groupNames = parser.groupNames.map { $0.map { Text($0) } }
    program = try PatternProgram(node, groups: groupNames.count)
  }

  /// The first match at or after `start`.
  func firstMatch(
    in text: Text, from start: Int, _ budget: EvaluationBudget
  ) throws(FunctionFailure) -> Match? {
    var machine = PatternMachine(program, text.bytes, groups: groupNames.count)
    return try machine.run(from: start, budget).map(Self.match)
  }

  private static func match(_ slots: [Int]) -> Match {
    Match(
      groups: stride(from: 0, to: slots.count, by: 2).map {
        slots[$0] >= 0 && slots[$0 + 1] >= slots[$0] ? slots[$0]..<slots[$0 + 1] : nil
      })
  }

  /// All matches that do not overlap, except empty ones directly after another match.
  func allMatches(in text: Text, _ budget: EvaluationBudget) throws(FunctionFailure) -> [Match] {
    var machine = PatternMachine(program, text.bytes, groups: groupNames.count)
    var matches: [Match] = []
    var position = 0
    var end = -1
    while position <= text.count, let found = try machine.run(from: position, budget).map(Self.match) {
      let range = found.range
      let isRepeated = range.isEmpty && range.lowerBound == end
      if range.upperBound == position {
        position += max(1, machine.width(at: position))
      } else {
        position = range.upperBound
      }
      end = range.upperBound
      if !isRepeated { matches.append(found) }
    }
    return matches
  }

  /// The text with each match replaced; `template` may refer to groups as `$1` or `${name}`.
  func replacingAll(
    in text: Text, with template: Text, _ budget: EvaluationBudget
  ) throws(FunctionFailure) -> Text {
    var machine = PatternMachine(program, text.bytes, groups: groupNames.count)
    let pieces = ReplacementTemplate(template, names: groupNames).pieces
    var output: [UInt8] = []
    var position = 0
    var end = 0
    while position <= text.count, let found = try machine.run(from: position, budget).map(Self.match) {
      let range = found.range
      output.append(text[end..<range.lowerBound])
      if range.upperBound > end || range.lowerBound == 0 {
        let before = output.count
        for piece in pieces { piece.append(found, of: text, to: &output) }
        try budget.spend(bytes: output.count - before)
      }
      end = range.upperBound
      let width = machine.width(at: position)
      position = position + max(1, width) > range.upperBound ? position + max(1, width) : range.upperBound
    }
    output.append(text[end..<text.count])
    return Text(output)
  }
}

/// The replacement of a match: text and references to groups.
private struct ReplacementTemplate {
  enum Piece {
    case literal(Text)
    case group(Int)

    func append(_ match: RegularExpression.Match, of text: Text, to output: inout [UInt8]) {
      switch self {
      case .literal(let literal): output.append(literal)
      case .group(let index): if let range = match.groups[index] { output.append(text[range]) }
      }
    }
  }

  private(set) var pieces: [Piece] = []

  init(_ template: Text, names: [Text?]) {
    var rest = template
    while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
      pieces.append(.literal(rest[0..<dollar]))
      rest = rest[dollar + 1..<rest.count]
      if rest.hasPrefix("$") {
        pieces.append(.literal("$"))
        rest = rest[1..<rest.count]
      } else if let (name, length) = Self.name(in: rest) {
        if let group = Self.group(name, names) { pieces.append(.group(group)) }
        rest = rest[length..<rest.count]
      } else {
        pieces.append(.literal("$"))
      }
    }
    pieces.append(.literal(rest))
  }

  /// The name after a `$`, and its length in bytes.
  private static func name(in text: Text) -> (Text, Int)? {
    let hasBraces = text.hasPrefix("{")
    let start = hasBraces ? 1 : 0
    var length = 0
    for scalar in text[start..<text.count].description.unicodeScalars {
      guard scalar.isLetter || scalar.isDecimalDigit || scalar == "_" else { break }
      length += UTF8.width(scalar)
    }
    if length == 0 { return nil }
    let name = text[start..<start + length]
    guard hasBraces else { return (name, length) }
    guard start + length < text.count, text[start + length] == UInt8(ascii: "}") else { return nil }
    return (name, length + 2)
  }

  private static func group(_ name: Text, _ names: [Text?]) -> Int? {
    let isNumber = name.withBytes { $0.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } }
    if isNumber { return Int(name.description).flatMap { $0 <= names.count ? $0 : nil } }
    return names.firstIndex(of: name).map { $0 + 1 }
  }
}
