import SourceText

/// The blanks of the canonical layout: two per open bracket, one between most tokens, and before `=` and comments as
/// many as align them with adjacent lines.
struct Layout {
  /// A line, divided into the cells that are aligned: its start, the part from `=` on, and the comment at its end.
  private struct Line {
    var lead: Range<Int>
    var assign: Range<Int>
    var comment: Int?
  }

  private(set) var tokens: [LayoutToken]
  private var lines: [Line] = []

  /// Lays the tokens out.
  init(_ tokens: [LayoutToken]) {
    self.tokens = tokens
    cutIntoLines()
    indent()
    for line in lines {
      space(line.lead)
      space(line.assign)
    }
    align { $0.assign.isEmpty ? nil : $0.assign.lowerBound }
    align { $0.comment }
  }

  // MARK: lines

  private mutating func cutIntoLines() {
    var start = 0
    for index in tokens.indices where tokens[index].endsLine || index == tokens.count - 1 {
      lines.append(line(start..<index + 1))
      start = index + 1
    }
  }

  private func line(_ range: Range<Int>) -> Line {
    var line = Line(lead: range, assign: range.upperBound..<range.upperBound)
    if range.count > 1, tokens[range.upperBound - 1].kind == .comment {
      line.comment = range.upperBound - 1
      line.lead = range.lowerBound..<range.upperBound - 1
      line.assign = line.lead.upperBound..<line.lead.upperBound
    }
    // A value that continues on further lines is not aligned.
    if let sign = line.lead.dropFirst().first(where: { tokens[$0].kind == .assign }),
      change(sign..<line.lead.upperBound) == 0
    {
      line.assign = sign..<line.lead.upperBound
      line.lead = line.lead.lowerBound..<sign
    }
    return line
  }

  private func change(_ range: Range<Int>) -> Int { tokens[range].reduce(0) { $0 + $1.bracketChange } }

  // MARK: indentation

  private mutating func indent() {
    /// For each level of indentation, the number of brackets that it represents.
    var open: [Int] = []
    for line in lines where !line.lead.isEmpty {
      let first = line.lead.lowerBound
      guard tokens[first].kind != .newline else { continue }
      let heredoc = line.lead.first { tokens[$0].kind == .heredocStart }
      let change = self.change(first..<(heredoc ?? line.lead.upperBound)) + self.change(line.assign)
      var closed = max(0, -change)
      while closed > 0, let last = open.last {
        if closed < last {
          open[open.count - 1] = last - closed
          break
        }
        closed -= last
        open.removeLast()
      }
      tokens[first].spaces = 2 * open.count
      if change > 0 { open.append(change) }
    }
  }

  // MARK: between tokens

  private mutating func space(_ range: Range<Int>) {
    guard range.count > 1 else { return }
    for index in range.dropLast() {
      let before = index > range.lowerBound ? tokens[index - 1].kind : nil
      tokens[index + 1].spaces = Self.isSpaced(before, tokens[index], tokens[index + 1]) ? 1 : 0
    }
  }

  /// True when there is a space between two tokens.
  ///
  /// - Parameter before: the token before them in the same cell.
  private static func isSpaced(_ before: LayoutToken.Kind?, _ left: LayoutToken, _ right: LayoutToken) -> Bool {
    switch (left.kind, right.kind) {
    case (_, .newline), (.identifier, .leftParenthesis), (.dot, _), (_, .dot), (_, .comma), (_, .ellipsis): return false
    case (.doubleColon, _), (_, .doubleColon): return false
    case (.comma, _): return true
    case (.text, _), (.heredocText, _), (.quoteStart, _), (.heredocStart, _): return false
    case (_, .text), (_, .heredocText), (_, .quoteEnd), (_, .heredocEnd): return false
    case (.identifier, _) where left.text == "in" && before == .identifier: return true
    case (_, .leftBracket)
    where left.kind == .identifier || left.kind == .number || left.bracketChange < 0:
      return false
    case (.bang, _): return false
    case (.minus, _): return isSubtraction(after: before)
    case (.leftBrace, .rightBrace): return false
    case (.leftBrace, _), (_, .rightBrace), (.partStart, .leftBrace), (.rightBrace, .partEnd): return true
    case (.partEnd, .partStart): return false
    default: return left.bracketChange <= 0 && right.bracketChange >= 0
    }
  }

  /// A minus is a sign, not a subtraction, unless it follows something that can be an operand.
  private static func isSubtraction(after before: LayoutToken.Kind?) -> Bool {
    switch before {
    case nil, .leftParenthesis, .leftBrace, .leftBracket, .assign, .colon, .comma, .question, .sign, .minus, .bang:
      false
    default: true
    }
  }

  // MARK: columns

  /// Aligns the cells of adjacent lines in one column, as far to the right as the longest line needs.
  private mutating func align(_ cell: (Line) -> Int?) {
    var chain: [(cell: Int, width: Int)] = []
    func widths(_ line: Line, to end: Int) -> Int { tokens[line.lead.lowerBound..<end].reduce(0) { $0 + $1.width } }
    func close(_ tokens: inout [LayoutToken]) {
      let widest = chain.reduce(0) { max($0, $1.width) }
      for (cell, width) in chain { tokens[cell].spaces = widest - width + 1 }
      chain = []
    }
    var laidOut = tokens
    for line in lines {
      if let cell = cell(line) { chain.append((cell, widths(line, to: cell))) } else { close(&laidOut) }
    }
    close(&laidOut)
    tokens = laidOut
  }
}
