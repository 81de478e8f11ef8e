import SourceText

/// What `terraform fmt` 1.11 rewrites in addition to blanks: `"${x}"` as `x`, types in quotes, labels without quotes.
struct Simplification {
  private let tokens: [LayoutToken]
  /// Ranges of tokens with their replacements, in order.
  private var changes: [(tokens: Range<Int>, with: [LayoutToken])] = []

  /// The tokens of `tree`, simplified.
  static func tokens(of tree: SyntaxTree) -> [LayoutToken] {
    var simplification = Simplification(LayoutScanner.tokens(of: tree.file))
    simplification.visit(tree.body, outer: [])
    return simplification.applied()
  }

  private init(_ tokens: [LayoutToken]) { self.tokens = tokens }

  private func applied() -> [LayoutToken] {
    var result: [LayoutToken] = []
    result.reserveCapacity(tokens.count)
    var next = 0
    for change in changes {
      result += tokens[next..<change.tokens.lowerBound]
      result += change.with
      next = change.tokens.upperBound
    }
    return result + tokens[next...]
  }

  /// - Parameter outer: the types of the enclosing blocks, outermost first.
  private mutating func visit(_ body: Body, outer: [Text]) {
    for item in body.items {
      switch item {
      case .attribute(let attribute):
        let range = indices(of: attribute.expression.range)
        let isType = outer == ["variable"] && attribute.name == "type"
        if let simpler = isType ? Self.simplerType(tokens[range]) : Self.unwrapped(tokens[range]) {
          changes.append((range, simpler))
        }
      case .block(let block):
        simplifyLabels(block)
        visit(block.body, outer: outer + [block.type])
      }
    }
  }

  /// The indices of the tokens in a range of the file.
  private func indices(of range: SourceRange) -> Range<Int> {
    index(at: Int(range.lower))..<index(at: Int(range.upper))
  }

  private func index(at offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if (tokens[middle].offset ?? 0) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: values

  /// The expression of a string that consists of one interpolation, in parentheses if it has several lines; nil for
  /// any other string.
  private static func unwrapped(_ tokens: ArraySlice<LayoutToken>) -> [LayoutToken]? {
    guard tokens.count >= 5, let first = tokens.first, let last = tokens.last, first.kind == .quoteStart,
      last.kind == .quoteEnd, tokens[tokens.startIndex + 1].kind == .partStart,
      tokens[tokens.startIndex + 1].text.hasPrefix("$"), tokens[tokens.endIndex - 2].kind == .partEnd
    else { return nil }
    var inside = tokens[tokens.startIndex + 2..<tokens.endIndex - 2]
    var quotes = 0
    for token in inside {
      if token.kind == .quoteStart {
        quotes += 1
      } else if token.kind == .quoteEnd {
        quotes -= 1
      } else if quotes == 0, token.kind == .text || token.kind == .partEnd || token.kind == .partStart {
        return nil
      }
    }
    while inside.first?.kind == .newline { inside.removeFirst() }
    while inside.last?.kind == .newline { inside.removeLast() }
    let isInParentheses = inside.first?.kind == .leftParenthesis && inside.last?.kind == .rightParenthesis
    guard inside.contains(where: { $0.kind == .newline }), !isInParentheses else { return Array(inside) }
    return [LayoutToken(.leftParenthesis, "(")] + inside + [LayoutToken(.rightParenthesis, ")")]
  }

  /// The modern spelling of an old type; nil when the type is already modern.
  private static func simplerType(_ tokens: ArraySlice<LayoutToken>) -> [LayoutToken]? {
    guard let first = tokens.first else { return nil }
    if tokens.count == 1, first.kind == .identifier, first.text == "list" || first.text == "map" || first.text == "set"
    {
      return constructor(first.text, of: "any")
    }
    guard tokens.count == 3, first.kind == .quoteStart, tokens.last?.kind == .quoteEnd else { return nil }
    let name = tokens[tokens.startIndex + 1].text
    if name == "string" { return [LayoutToken(.identifier, name)] }
    return name == "list" || name == "map" ? constructor(name, of: "string") : nil
  }

  private static func constructor(_ name: Text, of element: Text) -> [LayoutToken] {
    [
      LayoutToken(.identifier, name), LayoutToken(.leftParenthesis, "("), LayoutToken(.identifier, element),
      LayoutToken(.rightParenthesis, ")"),
    ]
  }

  // MARK: labels

  /// Puts labels in quotes.
  private mutating func simplifyLabels(_ block: Block) {
    for label in block.labels {
      let range = indices(of: label.range)
      let text = Self.escaped(label.text)
      let written = text.isEmpty ? [] : [LayoutToken(.text, text)]
      changes.append((range, [LayoutToken(.quoteStart, "\"")] + written + [LayoutToken(.quoteEnd, "\"")]))
    }
  }

  /// The text of a label, escaped for quotes.
  private static func escaped(_ text: Text) -> Text {
    var result: [UInt8] = []
    let scalars = Array(text.description.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n": result += Array("\\n".utf8)
      case "\r": result += Array("\\r".utf8)
      case "\t": result += Array("\\t".utf8)
      case "\"": result += Array("\\\"".utf8)
      case "\\": result += Array("\\\\".utf8)
      case "$", "%":
        result += Array(String(scalar).utf8)
        if index + 1 < scalars.count, scalars[index + 1] == "{" { result += Array(String(scalar).utf8) }
      default: result += isPrinted(scalar) ? Array(String(scalar).utf8) : escape(scalar)
      }
    }
    return Text(result)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> [UInt8] {
    let digits = String(scalar.value, radix: 16)
    let (prefix, width) = scalar.value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
    return Array((prefix + String(repeating: "0", count: width - digits.count) + digits).utf8)
  }

  /// True for letters, marks, numbers, punctuation, symbols and the space.
  private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }
}
