import SourceText

/// Writes a syntax tree as JSON, for tests and for authors of tools: an array per expression, whose first member
/// names its kind. The notation is that of the reference reader, with which the tests compare.
public struct TreeWriter {
  private var writer = JSONWriter.compact
  private let places: GraphemePlaces

  private init(_ file: SourceFile) { places = GraphemePlaces(file) }

  /// The tree of a file of attributes and blocks: `{"attributes": […], "blocks": […]}`. Lines and columns are 1-based,
  /// columns count grapheme clusters.
  public static func json(of tree: SyntaxTree) -> [UInt8] {
    var writer = TreeWriter(tree.file)
    writer.write(tree.body)
    return writer.writer.take()
  }

  private mutating func write(_ body: Body) {
    writer.beginObject()
    writer.key("attributes")
    writer.beginList()
    var known: Set<Text> = []
    // The reference's tree contains only the first of several attributes with one name.
    for attribute in body.attributes where known.insert(attribute.name).inserted {
      writer.beginObject()
      writer.key("name")
      writer.string(attribute.name)
      writer.key("at")
      write(attribute.nameRange)
      writer.key("expr")
      write(attribute.expression)
      writer.key("expr_at")
      write(attribute.expression.range)
      writer.endObject()
    }
    writer.endList()
    writer.key("blocks")
    writer.beginList()
    for block in body.blocks { write(block) }
    writer.endList()
    writer.endObject()
  }

  private mutating func write(_ block: Block) {
    writer.beginObject()
    writer.key("type")
    writer.string(block.type)
    writer.key("labels")
    writer.beginList()
    for label in block.labels { writer.string(label.text) }
    writer.endList()
    writer.key("at")
    write(block.typeRange)
    writer.key("close_at")
    write(block.closeBrace)
    writer.key("body")
    write(block.body)
    writer.endObject()
  }

  private mutating func write(_ range: SourceRange) {
    writer.beginList()
    for offset in [range.lower, range.upper] {
      let (line, column) = places.position(of: offset)
      writer.number(Text(String(line)))
      writer.number(Text(String(column)))
    }
    writer.endList()
  }

  // MARK: expressions

  private mutating func write(_ expression: Expression) {
    switch expression.content {
    case .missing: shape("missing") { _ in }
    case .null: shape("null") { _ in }
    case .boolean(let value): shape("bool") { $0.writer.boolean(value) }
    case .number(let spelling): shape("num") { $0.writer.string(DecimalText.plain(spelling)) }
    case .template(let template): write(template)
    case .variable(let name): shape("var") { $0.writer.string(name) }
    case .traversal(let traversal): write(traversal)
    case .call(let call):
      shape("call") { writer in
        writer.writer.string(call.name)
        writer.writer.boolean(call.expandsLast)
        for argument in call.arguments { writer.write(argument) }
      }
    case .parentheses(let inner): shape("paren") { $0.write(inner) }
    case .tuple(let elements): shape("tuple") { writer in for element in elements { writer.write(element) } }
    case .object(let items): shape("object") { writer in for item in items { writer.write(item) } }
    case .forExpression(let loop): write(loop)
    case .conditional(let condition, let then, let otherwise):
      shape("cond") { writer in for part in [condition, then, otherwise] { writer.write(part) } }
    case .binary(let sign, let left, let right):
      shape("op") { writer in
        writer.writer.string(Text(sign.spelling.description))
        writer.write(left)
        writer.write(right)
      }
    case .unary(let sign, let operand):
      shape("un") { writer in
        writer.writer.string(sign == .negate ? "-" : "!")
        writer.write(operand)
      }
    }
  }

  private mutating func shape(_ name: StaticString, _ members: (inout TreeWriter) -> Void) {
    writer.beginList()
    name.withUTF8Buffer { writer.string($0) }
    members(&self)
    writer.endList()
  }

  private mutating func write(_ item: ObjectItem) {
    writer.beginList()
    if let name = item.keyName { shape("name") { $0.writer.string(name) } } else { write(item.key) }
    write(item.value)
    writer.endList()
  }

  private mutating func write(_ loop: ForExpression) {
    shape("for") { writer in
      writer.writer.string(loop.key == nil ? "tuple" : "object")
      writer.writeName(loop.keyName)
      writer.writer.string(loop.valueName)
      writer.write(loop.collection)
      writer.writeOptional(loop.key)
      writer.write(loop.element)
      writer.writeOptional(loop.condition)
      writer.writer.boolean(loop.isGrouping)
    }
  }

  private mutating func writeName(_ name: Text?) {
    if let name { writer.string(name) } else { writer.null() }
  }

  private mutating func writeOptional(_ expression: Expression?) {
    if let expression { write(expression) } else { writer.null() }
  }

  // MARK: templates

  private mutating func write(_ template: Template) {
    if let wrapped = template.wrapped { return shape("wrap") { $0.write(wrapped) } }
    shape("tmpl") { $0.writeParts(template) }
  }

  private mutating func writeParts(_ template: Template) {
    var text: Text?
    for part in template.parts {
      if case .literal(let more) = part.content {
        if !more.isEmpty { text = text.map { $0 + more } ?? more }
        continue
      }
      if let text { writer.string(text) }
      text = nil
      write(part)
    }
    if let text { writer.string(text) }
  }

  private mutating func write(_ part: Template.Part) {
    switch part.content {
    case .literal(let text): writer.string(text)
    case .interpolation(let expression): write(expression)
    case .conditional(let condition, let then, let otherwise):
      shape("cond") { writer in
        writer.write(condition)
        writer.shape("tmpl") { $0.writeParts(then) }
        writer.shape("tmpl") { if let otherwise { $0.writeParts(otherwise) } }
      }
    case .loop(let keyName, let valueName, let collection, let body):
      shape("for-join") { writer in
        writer.shape("for") { writer in
          writer.writer.string("tuple")
          writer.writeName(keyName)
          writer.writer.string(valueName)
          writer.write(collection)
          writer.writer.null()
          writer.shape("tmpl") { $0.writeParts(body) }
          writer.writer.null()
          writer.writer.boolean(false)
        }
      }
    }
  }

  // MARK: traversals

  /// Groups of steps: names and constant indexes extend a reference, other steps wrap it.
  private enum Group {
    case reference([Traversal.Step])
    case index(Expression)
    case splat([Traversal.Step])
  }

  private mutating func write(_ traversal: Traversal) {
    writeSteps(traversal.steps.map { $0 }) { writer in
      writer.write(traversal.root)
    } startingWith: { writer in
      guard case .variable(let name) = traversal.root.content else { return false }
      writer.writer.string("var")
      writer.writer.string(name)
      return true
    }
  }

  private mutating func writeItem(_ steps: [Traversal.Step]) {
    writeSteps(steps) { writer in
      writer.shape("attr-splat-item") { _ in }
    } startingWith: { _ in
      false
    }
  }

  /// - Parameters:
  ///   - root: writes what the steps start from.
  ///   - startingWith: writes the name that the reference starts with; false when it does not start with a name.
  private mutating func writeSteps(
    _ steps: [Traversal.Step], root: (inout TreeWriter) -> Void, startingWith: (inout TreeWriter) -> Bool
  ) {
    let groups = Self.groups(steps)
    for (position, group) in groups.enumerated().reversed() {
      writer.beginList()
      switch group {
      case .reference:
        if position == 0, startingWith(&self) { continue }
        writer.string("rel")
      case .index: writer.string("index")
      case .splat: writer.string("splat")
      }
      if position == 0 { root(&self) }
    }
    if groups.isEmpty { root(&self) }
    for group in groups {
      switch group {
      case .reference(let steps): for step in steps { write(step) }
      case .index(let key): write(key)
      case .splat(let steps): writeItem(steps)
      }
      writer.endList()
    }
  }

  private static func groups(_ steps: [Traversal.Step]) -> [Group] {
    var groups: [Group] = []
    var reference: [Traversal.Step] = []
    func flush() {
      if !reference.isEmpty { groups.append(.reference(reference)) }
      reference = []
    }
    for step in steps {
      switch step.content {
      case .attribute, .legacyIndex: reference.append(step)
      case .index(let key):
        if isConstant(key) {
          reference.append(step)
        } else {
          flush()
          groups.append(.index(key))
        }
      case .attributeSplat(let inner), .fullSplat(let inner):
        flush()
        groups.append(.splat(inner.map { $0 }))
      }
    }
    flush()
    return groups
  }

  /// True for a number, and for a string that the reference reads as one token.
  private static func isConstant(_ key: Expression) -> Bool {
    switch key.content {
    case .number, .null, .boolean: return true
    case .template(let template):
      guard template.text != nil else { return false }
      switch template.form {
      case .quoted: return TextTokens.isOne(in: key.file.text(key.range))
      case .heredoc:
        return template.parts.count <= 1
          && !(template.text ?? "").withBytes { $0.contains { $0 == Byte.dollar || $0 == Byte.percent } }
      case .json, .bare: return template.parts.count <= 1
      }
    default: return false
    }
  }

  private mutating func write(_ step: Traversal.Step) {
    switch step.content {
    case .attribute(let name): shape("attr") { $0.writer.string(name) }
    case .legacyIndex(let digits):
      shape("index") { writer in writer.shape("num") { $0.writer.string(DecimalText.plain(digits)) } }
    case .index(let key):
      shape("index") { writer in
        if case .template(let template) = key.content {
          writer.shape("str") { $0.writer.string(template.text ?? "") }
        } else {
          writer.write(key)
        }
      }
    case .attributeSplat, .fullSplat: break
    }
  }
}
