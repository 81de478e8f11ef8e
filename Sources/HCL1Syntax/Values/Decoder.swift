public import SourceText

/// Turns a syntax tree into values: repeated keys are merged, labels become keys, nothing is evaluated.
///
/// Source: the decoder of hashicorp/hcl 1.0.0. For a key given twice: the later scalar replaces the earlier, lists
/// are joined, objects collect into a list of objects; a later value of another kind is converted if the reference
/// converts it, and rejected if the reference rejects it.
public struct Decoder {
  /// The result of evaluating a string with `${…}`.
  public enum Evaluated {
    /// One text.
    case text(Text)
    /// Several texts: spliced into the list that contains the string; a list of its own anywhere else.
    case texts([Text])
  }

  /// Evaluates a string that contains `${…}`, given the range of its expression.
  public typealias Evaluation = (_ literal: StringLiteral, _ range: SourceRange) -> Evaluated

  private let file: SourceFile
  private let evaluation: Evaluation?
  private let dialect: Dialect
  private var diagnostics: [Diagnostic] = []
  private static let linearSearchLimit = 8

  private init(_ file: SourceFile, _ evaluation: Evaluation?, _ dialect: Dialect = .current) {
    self.file = file
    self.dialect = dialect
    self.evaluation = evaluation
  }

  /// The values of a whole tree, and the errors in its repeated keys.
  ///
  /// - Parameters:
  ///   - evaluation: evaluates a string with `${…}`; without it the text stays as written.
  ///   - dialect: the version whose rules for repeated keys apply.
  public static func decode(
    _ tree: SyntaxTree, evaluation: Evaluation? = nil, dialect: Dialect = .current
  ) -> (members: [Member], diagnostics: [Diagnostic]) {
    var decoder = Decoder(tree.file, evaluation, dialect)
    let members = decoder.members(of: tree.body)
    return (members, decoder.diagnostics)
  }

  /// The values of the given items of `file`, read as one body.
  public static func decode(
    _ items: [Item], of file: SourceFile, evaluation: Evaluation? = nil
  ) -> (members: [Member], diagnostics: [Diagnostic]) {
    var decoder = Decoder(file, evaluation)
    let members = decoder.joinedMembers(items)
    return (members, decoder.diagnostics)
  }

  /// The value of one expression of `file`.
  public static func decode(
    _ expression: Expression, of file: SourceFile, evaluation: Evaluation? = nil
  ) -> (value: Value, diagnostics: [Diagnostic]) {
    var decoder = Decoder(file, evaluation)
    let value = decoder.value(of: expression)
    return (value, decoder.diagnostics)
  }

  // MARK: bodies

  private mutating func members(of body: Body) -> [Member] {
    isAsWritten(body.storage.nodes[body.index]) ? Value.members(body.storage, body.index) : joinedMembers(body.items)
  }

  /// True when the values below the node are exactly what is written: no repeated key, no label, nothing to evaluate.
  private func isAsWritten(_ node: SyntaxNode) -> Bool {
    !node.flags.contains(.repeats) && (evaluation == nil || !node.flags.contains(.interpolation))
  }

  private mutating func joinedMembers(_ items: [Item]) -> [Member] {
    var members: [GrowingMember] = []
    members.reserveCapacity(items.count)
    var positions: [Text: Int]? = items.count > Self.linearSearchLimit ? [:] : nil
    var labelled: LabelledItems?
    for item in items {
      let key = item.key
      let known = positions == nil ? Self.find(key.text, in: members) : positions?[key.text]
      if item.hasLabels {
        let byKey = labelled ?? LabelledItems(items)
        labelled = byKey
        let sameKey = byKey[key.text]
        if sameKey.isMixed, sameKey.firstLabelled == item.keyIndex { reportMixedLabels(item, among: sameKey.items) }
        if known == nil { members.append(collected(item, sameKey.items)) }
      } else if let known {
        join(item, to: &members[known])
      } else {
        members.append(GrowingMember(key, value(of: item.value)))
      }
      if known == nil { positions?[key.text] = members.count - 1 }
    }
    return members.map(\.member)
  }

  /// A body's items grouped by key, ignoring case, as the reference collects labelled blocks.
  private struct LabelledItems {
    /// The items with one key.
    struct Group {
      var items: [Item] = []
      var firstLabelled: Int?
      /// True when some have labels and some have none.
      var isMixed = false

      mutating func add(_ item: Item) {
        if item.hasLabels, firstLabelled == nil { firstLabelled = item.keyIndex }
        if let first = items.first, first.hasLabels != item.hasLabels { isMixed = true }
        items.append(item)
      }
    }

    private var groups: [Text: Group] = [:]

    init(_ all: [Item]) {
      for item in all { groups[Self.folded(item.key.text), default: Group()].add(item) }
    }

    subscript(key: Text) -> Group { groups[Self.folded(key)] ?? Group() }

    private static func folded(_ key: Text) -> Text { Text(key.description.lowercased()) }
  }

  /// The member for a labelled block: all blocks with its key, ignoring case, as one value.
  private mutating func collected(_ item: Item, _ sameKey: [Item]) -> GrowingMember {
    let values = sameKey.filter(\.hasLabels).map { value(of: $0) }
    let isRepeated = values.count > 1
    let range = SourceRange(from: item.value.range, to: sameKey.last?.value.range ?? item.value.range)
    let joined = isRepeated ? Value(.list(values), at: range) : values.first ?? value(of: item)
    return GrowingMember(item.key, joined, isRepeatedObject: isRepeated)
  }

  private static func find(_ key: Text, in members: [GrowingMember]) -> Int? {
    var position = 0
    while position < members.count {
      if members[position].key == key { return position }
      position += 1
    }
    return nil
  }

  private mutating func value(of item: Item) -> Value {
    var result = value(of: item.value)
    for label in item.labels.reversed() {
      result = Value(
        .object([Member(key: label.text, keyRange: label.range, value: result)]),
        at: SourceRange(from: label.range, to: item.value.range))
    }
    return result
  }

  private mutating func value(of expression: Expression) -> Value {
    if isAsWritten(expression.storage.nodes[expression.index]) { return Value(expression.storage, expression.index) }
    switch expression.content {
    case .string(let literal): return value(of: literal, at: expression.range)
    case .list(let elements): return Value(.list(values(of: elements)), at: expression.range)
    case .object(let body): return Value(.object(joinedMembers(body.items)), at: expression.range)
    case .boolean, .number: return Value(expression.storage, expression.index)
    }
  }

  private func value(of literal: StringLiteral, at range: SourceRange) -> Value {
    guard let evaluation, literal.hasInterpolation else { return Value(.string(literal.text), at: range) }
    switch evaluation(literal, range) {
    case .text(let text): return Value(.string(text), at: range)
    case .texts(let texts): return Value(.list(texts.map { Value(.string($0), at: range) }), at: range)
    }
  }

  private mutating func values(of elements: [Expression]) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      let value = value(of: element)
      if case .string = element.content, let texts = value.elements {
        values += texts
      } else {
        values.append(value)
      }
    }
    return values
  }

  // MARK: repeated keys

  private mutating func join(_ item: Item, to earlier: inout GrowingMember) {
    let later = value(of: item)
    if earlier.isList { return joinToList(item, later, &earlier) }
    switch (earlier.value.content, later.content) {
    case (.object, .object): earlier.append([later], item, isRepeatedObject: true)
    case (.object, .list(let second)):
      if !second.allSatisfy({ $0.members != nil }) { return refuse(item, earlier, later) }
      if second.isEmpty { return earlier.replace(earlier.value.content, item) }
      earlier.append(second, item, isRepeatedObject: true)
    case (.boolean, .boolean), (.string, .string): earlier.replace(later.content, item)
    case (.string, .number(let number)) where number.isInteger:
      reportCoercion(item, earlier, "a string")
      earlier.replace(.string(number.spelling), item)
    case (.number(let first), .number(let second)):
      guard let number = joined(first, second) else { return refuse(item, earlier, later) }
      earlier.replace(.number(number), item)
    case (.number(let first), .string(let text)):
      guard first.isInteger, !isHeredoc(item.value), let value = Number.integer(of: text) else {
        return refuse(item, earlier, later)
      }
      reportCoercion(item, earlier, "a number")
      earlier.replace(.number(Number(value)), item)
    case (.boolean, _), (.string, _), (.number, _), (.list, _), (.object, _), (.null, _), (.unknown, _):
      refuse(item, earlier, later)
    }
  }

  private mutating func joinToList(_ item: Item, _ later: Value, _ earlier: inout GrowingMember) {
    switch later.content {
    case .list(let more):
      if earlier.isRepeatedObject, !more.allSatisfy({ $0.members != nil }) { return refuse(item, earlier, later) }
      earlier.append(more, item)
    case .object: earlier.append([later], item)
    case .boolean, .number, .string, .null, .unknown: refuse(item, earlier, later)
    }
  }

  /// The result when a later number follows an earlier one; nil when the reference rejects it.
  private func joined(_ first: Number, _ second: Number) -> Number? {
    if first.isInteger { return second.isInteger ? second : nil }
    guard second.isInteger else { return second }
    if dialect == .of2017 { return nil }
    // Go's ParseFloat rejects hexadecimal integers and reads a leading zero as decimal.
    let isHexadecimal = second.spelling.contains("x") || second.spelling.contains("X")
    guard !isHexadecimal, let value = Double(second.spelling.description) else { return nil }
    return Number(spelling: Text("\(value)"), isInteger: false)
  }

  private func isHeredoc(_ expression: Expression) -> Bool {
    if case .string(let literal) = expression.content { literal.form == .heredoc } else { false }
  }

  // MARK: mistakes

  private mutating func refuse(_ item: Item, _ earlier: GrowingMember, _ later: Value) {
    let (now, before) = Self.kindNames(later, earlier)
    diagnostics.append(
      Diagnostic(
        .error, HCL1Code.keyOfTwoKinds, "'\(earlier.key)' is given \(words: now) here, and \(words: before) before",
        at: Place(file, item.range),
        notes: [Diagnostic.Note("given before", at: Place(file, earlier.keyRange))],
        help: "keep one of the two lines: Terragrunt 0.18 and Terraform 0.11 refuse the file"))
  }

  /// The kinds of a later and an earlier value, in words that tell them apart.
  private static func kindNames(_ later: Value, _ earlier: GrowingMember) -> (now: String, before: String) {
    guard case .number(let second) = later.content, !earlier.isList, case .number(let first) = earlier.value.content
    else { return (later.kindName, earlier.kindName) }
    func name(_ number: Number) -> String { number.isInteger ? "a whole number" : "a number with a fraction" }
    return (name(second), name(first))
  }

  private mutating func reportCoercion(_ item: Item, _ earlier: GrowingMember, _ kind: String) {
    diagnostics.append(
      Diagnostic(
        .warning, HCL1Code.keyOfTwoKinds,
        "'\(earlier.key)' was \(words: kind) before, so this value becomes \(words: kind) too",
        at: Place(file, item.value.range),
        notes: [Diagnostic.Note("given before", at: Place(file, earlier.keyRange))], help: "keep one of the two lines"))
  }

  private mutating func reportMixedLabels(_ item: Item, among all: [Item]) {
    let other = all.first { $0.hasLabels != item.hasLabels }
    diagnostics.append(
      Diagnostic(
        .error, HCL1Code.mixedLabels, "'\(item.key.text)' is written both with and without a label",
        at: Place(file, item.key.range),
        notes: other.map { [Diagnostic.Note("written the other way here", at: Place(file, $0.key.range))] } ?? [],
        help: "write every '\(item.key.text)' block the same way"))
  }
}
