import HCL2Evaluation
import HCL2Syntax
import SourceText

/// The arguments and blocks of a file or block. In JSON, the schema decides what is a block and what is an argument.
struct ConfigurationBody {
  /// `kind label { … }`.
  struct Section {
    let kind: Text
    let place: Place
    let labels: [Text]
    let body: ConfigurationBody
  }

  let file: SourceFile
  private let body: Body

  /// The items of a file.
  init(_ tree: SyntaxTree) { self.init(tree.body, in: tree.file) }

  private init(_ body: Body, in file: SourceFile) {
    self.file = file
    self.body = body
  }

  /// All attributes, for a scope that defines them.
  var attributes: [Attribute] { body.attributes }

  /// The text that an argument is set to, where it is written out; nil for anything else.
  func text(_ name: Text) -> Text? {
    body.attributes.first { $0.name == name }?.expression.text
  }

  /// True when the body sets the argument.
  func sets(_ name: Text) -> Bool { body.attributes.contains { $0.name == name } }

  /// True if an expression can't be evaluated without that name: it is used outside `try` and `can`.
  func needs(_ root: Text) -> Bool {
    body.attributes.contains { References.needed(by: $0.expression).contains { $0.root == root } }
      || body.blocks.contains { ConfigurationBody($0.body, in: file).needs(root) }
  }

  /// The arguments, without those that the schema defines as blocks; repeated ones each time they are written.
  func arguments(_ schema: BlockSchema) -> [Attribute] {
    body.isJSON ? body.attributes.filter { schema.block($0.name) == nil || isArgument($0.expression) } : body.attributes
  }

  /// `remote_state` and `generate` may also be arguments; in JSON they are blocks if their value is an object.
  private func isArgument(_ expression: Expression) -> Bool {
    switch expression.content {
    case .object, .tuple: false
    case .missing, .null, .boolean, .number, .template, .variable, .traversal, .call, .parentheses, .forExpression,
      .conditional, .binary, .unary:
      true
    }
  }

  func place(of attribute: Attribute) -> Place { Place(file, attribute.nameRange) }

  /// The blocks, in source order.
  func sections(_ schema: BlockSchema) -> [Section] {
    if body.isJSON {
      return body.attributes.flatMap { property in
        schema.block(property.name).map { sections(property, $0) } ?? []
      }
    }
    return body.blocks.map { block in
      Section(
        kind: block.type, place: Place(file, block.typeRange), labels: block.labels.map(\.text),
        body: ConfigurationBody(block.body, in: file))
    }
  }

  private func sections(_ property: Attribute, _ schema: BlockSchema) -> [Section] {
    bodies(property.expression).flatMap { inner -> [Section] in
      switch schema.labels {
      case .none: [section(property, schema, [], inner)]
      case .one: labelled(inner, schema)
      case .optional:
        inner.attributes.contains { $0.name == "path" }
          ? [section(property, schema, [], inner)] : labelled(inner, schema)
      }
    }
  }

  private func labelled(_ body: Body, _ schema: BlockSchema) -> [Section] {
    body.attributes.flatMap { label in
      bodies(label.expression).map { section(label, schema, [label.name], $0) }
    }
  }

  private func section(_ property: Attribute, _ schema: BlockSchema, _ labels: [Text], _ body: Body) -> Section {
    Section(
      kind: schema.kind, place: place(of: property), labels: labels, body: ConfigurationBody(body, in: file))
  }

  private func bodies(_ expression: Expression) -> [Body] {
    if let body = expression.properties { return [body] }
    if case .tuple(let elements) = expression.content { return elements.flatMap { bodies($0) } }
    return []
  }
}
