import SourceText

/// Parses heredocs: lines up to one that contains only the name.
extension Parser {
  /// heredoc = "<<" [ "-" ] name newline { line } name newline; the last newline is a separate token.
  mutating func parseHeredoc() -> Int {
    let open = token
    let isIndented = bytes[open.lower + 2] == Byte.hyphen
    let nameStart = open.lower + (isIndented ? 3 : 2)
    let nameEnd = lexer.identifierEnd(from: nameStart) ?? open.upper
    let base = pieces.count
    var position = open.upper
    var upper = position
    var isClosed = false
    while position < bytes.count {
      let lineEnd = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: position)
      if lineEnd < bytes.count, isMarker(position..<lineEnd, nameStart..<nameEnd) {
        upper = lineEnd > position && bytes[lineEnd - 1] == Byte.carriageReturn ? lineEnd - 1 : lineEnd
        isClosed = true
        break
      }
      position = parseLine(from: position)
    }
    if !isClosed { reportOpenHeredoc(open, name: text(nameStart, nameEnd)) }
    if !isClosed { upper = max(open.upper, min(position, bytes.count)) }
    if isIndented, isClosed { removeIndentation(base) }
    let node = finishTemplate(base, .heredoc, open.lower, upper)
    nodes[node].flags.remove(.wraps)
    if isIndented { nodes[node].flags.formUnion(.indented) }
    advance(from: upper)
    return node
  }

  /// True when the line contains only the name and blanks.
  func isMarker(_ line: Range<Int>, _ name: Range<Int>) -> Bool {
    let lower = Whitespace.prefixEnd(in: bytes, from: line.lowerBound, to: line.upperBound)
    // A longer line can contain only the name if blanks follow it.
    guard line.upperBound - lower >= name.count else { return false }
    for offset in 0..<name.count where bytes[lower + offset] != bytes[name.lowerBound + offset] { return false }
    let end = lower + name.count
    return Whitespace.prefixEnd(in: bytes, from: end, to: line.upperBound) == line.upperBound
  }

  /// Reads a line and its newline; an interpolation in it may continue on further lines. Returns the start of the
  /// next line.
  private mutating func parseLine(from start: Int) -> Int {
    var text = TemplateText(from: start)
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Byte.lineFeed {
        // The reference makes a separate piece of a line end that follows a sign and one blank.
        if position - start > 1, Byte.isBlank(bytes[position - 1]), isLoneSign(position - 2) {
          finish(&text, at: position)
        }
        finish(&text, at: position + 1)
        return position + 1
      }
      if byte == Byte.carriageReturn, lexer.byte(position + 1) != Byte.lineFeed { reportCarriageReturn(position) }
      if byte != Byte.dollar && byte != Byte.percent {
        position += 1
      } else if let marker = markerEnd(position) {
        finish(&text, at: position)
        position = parseTextPart(position, marker, &text)
      } else {
        position = skipSign(position, &text)
      }
    }
    finish(&text, at: position)
    return position
  }

  private func isLoneSign(_ position: Int) -> Bool {
    bytes[position] == Byte.dollar || bytes[position] == Byte.percent
  }

  /// For `<<-`: removes as many white space characters from each line as the least indented line has. Lines of only
  /// white space do not count and do not change. After a `~}` at the end of a line, the next line does not count as a
  /// line.
  private mutating func removeIndentation(_ base: Int) {
    var least = Int.max
    var startsLine = true
    var changed: [Int] = []
    for piece in pieces[base...] {
      let node = nodes[piece]
      let isText = node.kind == .literal || node.kind == .plainLiteral
      let value = isText ? strippedRange(node) : 0..<0
      if startsLine {
        startsLine = false
        let end = Whitespace.prefixEnd(in: bytes, from: value.lowerBound, to: value.upperBound)
        if !isText {
          least = 0
        } else if end < value.upperBound || !endsLine(value) {
          changed.append(piece)
          least = min(least, characters(value.lowerBound..<end))
        }
      }
      if isText, endsLine(value) { startsLine = true }
    }
    if changed.isEmpty || least == 0 { return }
    for piece in changed {
      nodes[piece].kind = .literal
      nodes[piece].detail = UInt32(truncatingIfNeeded: least)
    }
  }

  private func endsLine(_ range: Range<Int>) -> Bool { !range.isEmpty && bytes[range.upperBound - 1] == Byte.lineFeed }

  /// The bytes of a piece that remain after strip markers.
  private func strippedRange(_ node: SyntaxNode) -> Range<Int> {
    var lower = Int(node.lower)
    var upper = Int(node.upper)
    if node.flags.contains(.stripsStart) { lower = Whitespace.prefixEnd(in: bytes, from: lower, to: upper) }
    if node.flags.contains(.stripsEnd) { upper = Whitespace.suffixStart(in: bytes, from: lower, to: upper) }
    return lower..<upper
  }

  private func characters(_ range: Range<Int>) -> Int {
    var count = 0
    for byte in bytes[range] where !Byte.isContinuation(byte) { count += 1 }
    return count
  }
}
