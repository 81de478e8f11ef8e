import HCL1Syntax
import HCL2Syntax
import SourceText

/// A key is written twice in one body, with values of one kind. HCL1 silently keeps the last value, or joins lists; an
/// object of HCL2 silently keeps the last value.
enum DuplicateKey: FileCheck, ConfigurationCheck {
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

  private static func look(in body: HCL1Syntax.Body, _ checked: CheckedFile, _ found: inout [Diagnostic]) {
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

  private static func look(in expression: HCL1Syntax.Expression, _ checked: CheckedFile, _ found: inout [Diagnostic]) {
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
    let lines = checked.file.wholeLines(from: Int(earlier.range.lower), to: Int(earlier.range.upper))
    return self.finding(
      later.key.text, joinsLists ? .joined : isSame ? .same(earlier: lines) : .lost,
      at: checked.place(later.key.range), before: checked.place(earlier.key.range))
  }

  /// What becomes of the two values.
  private enum Fate {
    case lost
    case joined
    /// They are the same; the lines of the first, where nothing else is on them.
    case same(earlier: SourceRange?)
  }

  private static func finding(_ key: Text, _ fate: Fate, at place: Place, before earlier: Place) -> Diagnostic {
    let (severity, sentence): (Severity, Message) =
      switch fate {
      case .lost: (.error, "'\(key)' is written twice, and the first value is lost")
      case .joined: (.error, "'\(key)' is written twice, and the two lists are joined")
      case .same: (.warning, "'\(key)' is written twice with the same value")
      }
    let diagnostic = finding(
      severity, sentence, at: place, notes: [Diagnostic.Note("written before", at: earlier)], help: "keep one of them")
    guard case .same(let lines?) = fate else { return diagnostic }
    return diagnostic.mended(by: [Diagnostic.Replacement(lines, with: "")])
  }

  // MARK: objects of HCL2

  static func findings(in checked: CheckedConfiguration) -> [Diagnostic] {
    // In JSON it is an error of the file.
    if checked.syntax.diagnostics.hasErrors || checked.file.name.hasSuffix(".json") { return [] }
    var found: [Diagnostic] = []
    checked.forEachExpression { expression in
      guard case .object(let items) = expression.content else { return }
      var known: [Text: ObjectItem] = [:]
      for item in items {
        guard let key = CheckedConfiguration.key(of: item),
          let earlier = known.updateValue(item, forKey: key)
        else { continue }
        found.append(finding(key, earlier, item, checked.file))
      }
    }
    return found
  }

  private static func finding(
    _ key: Text, _ earlier: ObjectItem, _ later: ObjectItem, _ file: SourceFile
  ) -> Diagnostic {
    let isSame = file.text(earlier.value.range) == file.text(later.value.range)
    let lines = file.wholeLines(
      from: Int(earlier.key.range.lower), to: Int(earlier.value.range.upper), takesComma: true)
    return finding(
      key, isSame ? .same(earlier: lines) : .lost, at: Place(file, later.key.range),
      before: Place(file, earlier.key.range))
  }
}
