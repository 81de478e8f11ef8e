import SourceText

/// Builds the tree of a template from its pieces: directives get the pieces up to their end.
extension Parser {
  /// Removes the pieces from `base` on, and makes a template of them.
  mutating func finishTemplate(_ base: Int, _ kind: SyntaxNode.Kind, _ lower: Int, _ upper: Int) -> Int {
    var cursor = base
    let isWrap = pieces.count == base + 1 && nodes[pieces[base]].kind == .interpolation
    var children = Children()
    while cursor < pieces.count {
      guard let part = parsePiece(&cursor, depth: 0) else {
        cursor += 1
        continue
      }
      append(part, to: &children)
    }
    pieces.removeLast(pieces.count - base)
    return add(SyntaxNode(kind, lower, upper, flags: isWrap ? .wraps : [], firstChild: children.first))
  }

  /// The part that starts with the piece at the cursor; nil when the piece ends something that is not open.
  private mutating func parsePiece(_ cursor: inout Int, depth: Int) -> Int? {
    let piece = pieces[cursor]
    switch nodes[piece].kind {
    case .ifDirective:
      cursor += 1
      return parseIf(piece, &cursor, depth: depth)
    case .forDirective:
      cursor += 1
      let body = parseInside(&cursor, depth: depth, from: upper(piece))
      append(body, toDirective: piece)
      finishDirective(piece, .endForMarker, &cursor)
      return piece
    case .elseMarker, .endIfMarker, .endForMarker:
      reportStrayDirective(piece)
      return nil
    default:
      cursor += 1
      return piece
    }
  }

  private mutating func parseIf(_ piece: Int, _ cursor: inout Int, depth: Int) -> Int {
    append(parseInside(&cursor, depth: depth, from: upper(piece)), toDirective: piece)
    if cursor < pieces.count, nodes[pieces[cursor]].kind == .elseMarker {
      let marker = pieces[cursor]
      cursor += 1
      append(parseInside(&cursor, depth: depth, from: upper(marker)), toDirective: piece)
      nodes[piece].flags.formUnion(.condition)
    }
    finishDirective(piece, .endIfMarker, &cursor)
    return piece
  }

  /// The pieces between a directive and the next piece that ends or divides one.
  private mutating func parseInside(_ cursor: inout Int, depth: Int, from lower: Int) -> Int {
    var children = Children()
    if depth >= Self.deepestNesting {
      reportTooDeep()
      cursor = pieces.count
    }
    while cursor < pieces.count {
      let kind = nodes[pieces[cursor]].kind
      if kind == .elseMarker || kind == .endIfMarker || kind == .endForMarker { break }
      if let part = parsePiece(&cursor, depth: depth + 1) { append(part, to: &children) }
    }
    let end = cursor < pieces.count ? self.lower(pieces[cursor]) : max(lower, pieces.last.map { upper($0) } ?? lower)
    return add(SyntaxNode(.template, lower, end, flags: .wholeFile, firstChild: children.first))
  }

  private mutating func append(_ template: Int, toDirective piece: Int) {
    var last = Int(nodes[piece].firstChild)
    if last == 0 {
      nodes[piece].firstChild = UInt32(truncatingIfNeeded: template)
      return
    }
    while nodes[last].next != 0 { last = Int(nodes[last].next) }
    link(last, to: template)
  }

  /// Takes the end of a directive; reports a wrong or missing one.
  private mutating func finishDirective(_ piece: Int, _ wanted: SyntaxNode.Kind, _ cursor: inout Int) {
    guard cursor < pieces.count else {
      reportOpenDirective(piece)
      nodes[piece].upper = max(nodes[piece].upper, pieces.last.map { nodes[$0].upper } ?? 0)
      return
    }
    let end = pieces[cursor]
    cursor += 1
    if nodes[end].kind != wanted { reportWrongDirective(end, opened: piece) }
    nodes[piece].upper = nodes[end].upper
  }
}
