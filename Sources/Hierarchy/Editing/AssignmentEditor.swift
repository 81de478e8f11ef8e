import HCL1Syntax
public import SourceText

/// Edits single values of a tfvars file, of a `terragrunt` block too; everything else keeps its bytes.
public struct AssignmentEditor {
  /// Why a file can't be edited.
  public enum Failure: Error, Sendable {
    /// The file has mistakes, or is not written in HCL1.
    case unreadable
    /// The new value is not written as a value.
    case badValue
    /// Nothing sets the name, or the part of it.
    case notSet(Text)
    /// A part of the path leads into something that has no parts, or names no place to write to.
    case noPlace(Text)

    /// The reason, as the end of a sentence.
    public var reason: Message {
      switch self {
      case .unreadable: "the file is not a tfvars file without mistakes"
      case .badValue: "the value is not closed or has a mistake"
      case .notSet(let name): "the file does not set '\(name)'"
      case .noPlace(let name): "'\(name)' is not a map that holds the rest of the path"
      }
    }
  }

  private let file: SourceFile
  private let tree: SyntaxTree

  /// An editor of a file that has no mistakes; JSON is not edited.
  public init(_ file: SourceFile) throws(Failure) {
    self.file = file
    tree = SyntaxTree(parsing: file)
    if tree.diagnostics.hasErrors || SyntaxTree.isJSON(file) { throw .unreadable }
  }

  /// The value as it stands in a file: as it is when it is written as one (`30`, `true`, `"x"`, `["a"]`), otherwise as a
  /// string.
  public static func written(_ value: Text) throws(Failure) -> Text {
    let tree = SyntaxTree(parsing: SourceFile(name: "value", bytes: ("x = " + value + "\n").bytes))
    let items = tree.body.items
    if !tree.diagnostics.hasErrors, items.count == 1, !items[0].hasLabels, items[0].key.text == "x" { return value }
    if let first = value.bytes.first, [Byte.quote, Byte.leftBracket, Byte.leftBrace, Byte.less].contains(first) {
      throw .badValue
    }
    var quoted: [UInt8] = []
    JSONWriter.appendQuoted(value, to: &quoted)
    return Text(quoted)
  }

  /// The file with the value at a path set; `value` is as it stands in a file. A name that is not there is added: at the
  /// file's end, or at the end of its map.
  public func setting(_ path: [ValueSteps.Step], to value: Text) throws(Failure) -> [UInt8] {
    switch find(path) {
    case .found(let item): return try edited(item.value, value)
    case .absent(let parent, let rest): return try added(rest, value, in: parent)
    case .noPlace(let name): throw .noPlace(name)
    }
  }

  /// The file without the value at a path, its line included where nothing else stands on it.
  public func removing(_ path: [ValueSteps.Step]) throws(Failure) -> [UInt8] {
    guard case .found(let item) = find(path) else { throw .notSet(Self.text(of: path)) }
    return try edited(Self.removal(of: item.whole, in: file), "")
  }

  /// The range of the key at a path of keys, quotes included; nil where the file does not set it.
  public func keyRange(of path: [ValueSteps.Step]) -> SourceRange? {
    if case .found(let item) = find(path) { item.key } else { nil }
  }

  /// The file with ranges replaced, which must not overlap; fails when the result has mistakes.
  public func replacing(_ edits: [(range: SourceRange, text: Text)]) throws(Failure) -> [UInt8] {
    var bytes = file.bytes
    for edit in edits.sorted(by: { $0.range.lower > $1.range.lower }) {
      bytes.replaceSubrange(Int(edit.range.lower)..<Int(edit.range.upper), with: edit.text.bytes)
    }
    let result = SyntaxTree(parsing: SourceFile(name: file.name, bytes: bytes))
    if result.diagnostics.hasErrors { throw .badValue }
    return bytes
  }

  private func edited(_ range: SourceRange, _ text: Text) throws(Failure) -> [UInt8] {
    try replacing([(range, text)])
  }

  // MARK: finding

  private struct Found {
    /// From the key, or the start of an element, to the end of the value.
    let whole: SourceRange
    let key: SourceRange?
    let value: SourceRange
  }

  private enum Search {
    case found(Found)
    /// The innermost object on the path, nil for the file, and the keys that it lacks.
    case absent(parent: Expression?, rest: [Text])
    case noPlace(Text)
  }

  private func find(_ path: [ValueSteps.Step]) -> Search {
    var body: Body? = tree.body
    var parent: Expression?
    var index = 0
    var found: Found?
    while index < path.count {
      let left = path[index...]
      switch path[index] {
      case .key(let key):
        guard let own = body else { return .noPlace(Self.text(of: Array(path[..<index]))) }
        let items = own.items.filter { $0.key.text == key }
        guard let (item, length) = Self.item(among: items, followedBy: left.dropFirst()) else {
          let keys = left.compactMap { step in if case .key(let key) = step { key } else { nil as Text? } }
          return keys.count == left.count ? .absent(parent: parent, rest: keys) : .noPlace(Self.text(of: path))
        }
        found = Found(whole: item.range, key: item.key.range, value: item.value.range)
        index += length
        parent = item.value
      case .index, .entry:
        guard let expression = parent, let element = Self.element(path[index], of: expression) else {
          return .noPlace(Self.text(of: Array(path[...index])))
        }
        found = Found(whole: element.range, key: nil, value: element.range)
        index += 1
        parent = element
      }
      body = parent.flatMap { expression in if case .object(let body) = expression.content { body } else { nil } }
    }
    return found.map { .found($0) } ?? .noPlace("")
  }

  /// The last of the items, or the block that the next step's label names; with the number of steps that it takes.
  private static func item(
    among items: [Item], followedBy rest: ArraySlice<ValueSteps.Step>
  ) -> (item: Item, length: Int)? {
    if case .entry(let label) = rest.first, let item = items.last(where: { $0.labels.first?.text == label }) {
      return (item, 2)
    }
    return items.last { !$0.hasLabels }.map { ($0, 1) }
  }

  private static func element(_ step: ValueSteps.Step, of expression: Expression) -> Expression? {
    guard case .list(let elements) = expression.content else { return nil }
    switch step {
    case .key: return nil
    case .index(let index): return elements.indices.contains(index) ? elements[index] : nil
    case .entry(let name):
      return elements.first { element in
        guard case .object(let body) = element.content else { return false }
        return body.items.contains { item in
          guard case .string(let text) = item.value.content else { return false }
          return text.text == name && ValueSteps.Step.entryKeys.contains { item.key.text == $0 }
        }
      }
    }
  }

  private static func text(of path: [ValueSteps.Step]) -> Text {
    var text: Text = ""
    for step in path {
      switch step {
      case .key(let key): text = text + (text.isEmpty ? "" : ".") + key
      case .index(let index): text = text + Text("[\(index)]")
      case .entry(let name): text = text + "[" + name + "]"
      }
    }
    return text
  }

  // MARK: adding and removing

  private func added(_ keys: [Text], _ value: Text, in parent: Expression?) throws(Failure) -> [UInt8] {
    var text = value
    for key in keys.dropFirst().reversed() { text = "{ " + Self.written(key: key) + " = " + text + " }" }
    let line = Self.written(key: keys[0]) + " = " + text
    guard let parent else {
      let isEnded = file.bytes.isEmpty || file.bytes.last == Byte.lineFeed
      let end = SourceRange(file.bytes.count, file.bytes.count)
      return try edited(end, (isEnded ? "" : "\n") + line + "\n")
    }
    guard case .object(let body) = parent.content else { throw .noPlace(keys[0]) }
    let addition = BracketAddition(of: line, toObject: parent.range, after: body.items.last?.range, in: file)
    return try edited(addition.range, addition.text)
  }

  /// A key as it stands in a file: in quotes where it is not a plain name.
  static func written(key: Text) -> Text {
    let isPlain =
      !key.isEmpty && !Byte.isDigit(key[0])
      && key.bytes.allSatisfy { Byte.isLetterOrDigit($0) || $0 == Byte.underscore || $0 == Byte.hyphen }
    if isPlain { return key }
    var quoted: [UInt8] = []
    JSONWriter.appendQuoted(key, to: &quoted)
    return Text(quoted)
  }

  /// The range to remove with an item: its line where nothing but a comment follows it there, or the comma beside it.
  static func removal(of range: SourceRange, in file: SourceFile) -> SourceRange {
    let bytes = file.bytes
    var lower = Int(range.lower)
    var upper = Int(range.upper)
    let layout = LineLayout(file)
    let lineStart = layout.startOfLine(lower)
    // A heredoc's value ends behind a line feed.
    if upper > 0, upper <= bytes.count, bytes[upper - 1] == Byte.lineFeed, layout.isBlank(lineStart..<lower) {
      return SourceRange(lineStart, upper)
    }
    let afterItem = upper
    while upper < bytes.count, Byte.isBlank(bytes[upper]) { upper += 1 }
    let hasComma = upper < bytes.count && bytes[upper] == Byte.comma
    if hasComma { upper += 1 } else { upper = afterItem }
    var end = upper
    while end < bytes.count, Byte.isBlank(bytes[end]) || bytes[end] == Byte.carriageReturn { end += 1 }
    let isComment =
      end < bytes.count
      && (bytes[end] == Byte.hash || bytes[end] == Byte.slash && end + 1 < bytes.count && bytes[end + 1] == Byte.slash)
    if isComment { while end < bytes.count, bytes[end] != Byte.lineFeed { end += 1 } }
    if layout.isBlank(lineStart..<lower), end >= bytes.count || bytes[end] == Byte.lineFeed {
      return SourceRange(lineStart, min(end + 1, bytes.count))
    }
    if hasComma {
      while upper < bytes.count, Byte.isBlank(bytes[upper]) { upper += 1 }
      return SourceRange(lower, upper)
    }
    var before = lower
    while before > 0, Byte.isBlank(bytes[before - 1]) { before -= 1 }
    if before > 0, bytes[before - 1] == Byte.comma { lower = before - 1 }
    return SourceRange(lower, afterItem)
  }
}
