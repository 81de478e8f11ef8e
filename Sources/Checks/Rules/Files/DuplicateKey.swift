import HCL1Syntax
import SourceText

/// A key is written twice in one body, with values of one kind. HCL silently keeps the last value, or joins lists.
enum DuplicateKey: FileCheck {
  static let code = "duplicate-key"
  static let severity = Severity.error
  static let milder: [Severity] = [.warning]
  static let summary = "a key written twice: the first value is lost in silence"

  static func findings(in checked: CheckedFile) -> [Diagnostic] {
    guard checked.syntax.mayRepeatKeys else { return [] }
    var found: [Diagnostic] = []
    look(in: checked.syntax.body, checked, &found)
    return found
  }

  private static func look(in body: Body, _ checked: CheckedFile, _ found: inout [Diagnostic]) {
    let items = body.items
    let earlier = earlierItems(of: items)
    for (index, item) in items.enumerated() {
      if let earlier = earlier?[index], let finding = finding(items[earlier], item, checked) { found.append(finding) }
      look(in: item.value, checked, &found)
    }
  }

  /// For each item, the index of the previous item with the same key; blocks with labels do not count. Nil when no
  /// two keys are the same, as in most bodies.
  private static func earlierItems(of items: [Item]) -> [Int?]? {
    if items.count < 2 { return nil }
    let keys = items.map(\.key.text)
    guard hasRepetition(keys) else { return nil }
    var known: [Text: Int] = [:]
    return items.indices.map { index in
      items[index].hasLabels ? nil : known.updateValue(index, forKey: keys[index])
    }
  }

  private static let few = 8

  /// True when two keys are the same. Compares all pairs of a few keys; sorts more keys and compares neighbours.
  private static func hasRepetition(_ keys: [Text]) -> Bool {
    if keys.count <= few {
      return keys.indices.contains { index in keys[..<index].contains(keys[index]) }
    }
    let order = keys.positionsInOrder
    return order.indices.dropFirst().contains { keys[order[$0]] == keys[order[$0 - 1]] }
  }

  private static func look(in expression: Expression, _ checked: CheckedFile, _ found: inout [Diagnostic]) {
    switch expression.content {
    case .object(let body): look(in: body, checked, &found)
    case .list(let elements): for element in elements { look(in: element, checked, &found) }
    case .boolean, .number, .string: return
    }
  }

  private static func finding(_ earlier: Item, _ later: Item, _ checked: CheckedFile) -> Diagnostic? {
    let first = Decoder.decode(earlier.value, of: checked.file).value
    let second = Decoder.decode(later.value, of: checked.file).value
    let joinsLists: Bool
    switch (first.content, second.content) {
    case (.boolean, .boolean), (.number, .number), (.string, .string): joinsLists = false
    case (.list, .list): joinsLists = true
    // Repeating a block is legal: the objects become a list of blocks. Decoding refuses other pairs.
    case (.boolean, _), (.number, _), (.string, _), (.list, _), (.object, _), (.null, _), (.unknown, _): return nil
    }
    let isSame = first == second && !joinsLists
    let diagnostic = self.finding(
      isSame ? .warning : .error,
      joinsLists
        ? "'\(later.key.text)' is written twice, and the two lists are joined"
        : isSame
          ? "'\(later.key.text)' is written twice with the same value"
          : "'\(later.key.text)' is written twice, and the first value is lost",
      at: checked.place(later.key.range),
      notes: [Diagnostic.Note("written before", at: checked.place(earlier.key.range))],
      help: "keep one of them")
    guard isSame, let line = wholeLines(of: earlier, checked) else { return diagnostic }
    return diagnostic.mended(by: [Diagnostic.Replacement(line, with: "")])
  }

  /// The whole lines of an item, without its comments; nil when the lines contain anything else.
  private static func wholeLines(of item: Item, _ checked: CheckedFile) -> SourceRange? {
    let lower = Int(item.range.lower)
    guard checked.isFirstOnLine(lower), let end = checked.endOfBlankRest(from: Int(item.range.upper)) else {
      return nil
    }
    var start = lower
    while start > 0, checked.file.bytes[start - 1] != Byte.lineFeed { start -= 1 }
    return SourceRange(start, end)
  }
}
