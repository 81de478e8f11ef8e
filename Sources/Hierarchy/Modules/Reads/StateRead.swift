import HCL2Syntax
public import SourceText

/// A remote state that a module reads: `data "terraform_remote_state" "network" { … }`.
public struct StateRead: Sendable {
  /// A piece of a text.
  public enum Piece: Sendable {
    case text(Text)
    /// The value of a variable of the module.
    case variable(Text)
  }

  /// Its name in the module.
  public let name: Text
  /// Where the name is written.
  public let place: Place
  /// The type of the backend.
  public let backend: Text
  /// The members of `config` that consist of texts and variables alone.
  public let config: [Text: [Piece]]
  /// Where the values of those members stand.
  public let places: [Text: Place]
  /// The outputs that the module reads from it, each at its places, in source order; empty where defaults count.
  public fileprivate(set) var outputs: [Located<Text>] = []

  private static let mark: Text = "terraform_remote_state"

  /// Those of a module's files, by file, in source order; without those that Terraform reads on a condition.
  static func all(in files: [NativeFile]) -> [StateRead] {
    let trees = files.filter { $0.text.contains(mark) }.map(\.tree)
    guard !trees.contains(where: \.diagnostics.hasErrors) else { return [] }
    var reads = trees.flatMap { tree in
      tree.body.blocks.compactMap { StateRead($0, in: tree.file) }
    }
    for index in reads.indices where !reads[index].hasDefaults {
      reads[index].outputs = trees.flatMap { outputs(of: reads[index].name, readIn: $0) }
    }
    return reads
  }

  /// True when `defaults` gives what the state lacks.
  private let hasDefaults: Bool

  /// The arguments with which the state read is another one, or none.
  private static let others: Set<Text> = ["count", "for_each", "workspace", "environment"]

  private init?(_ block: HCL2Syntax.Block, in file: SourceFile) {
    guard block.type == "data", block.labels.count == 2, block.labels[0].text == Self.mark else { return nil }
    let attributes = block.body.attributes
    guard !attributes.contains(where: { Self.others.contains($0.name) }),
      let type = attributes.first(where: { $0.name == "backend" }).flatMap({ Self.pieces(of: $0.expression) }),
      case .text(let backend)? = type.first, type.count == 1
    else { return nil }
    self.backend = backend
    name = block.labels[1].text
    place = Place(file, block.labels[1].range)
    hasDefaults =
      attributes.contains { $0.name == "defaults" } || block.body.blocks.contains { $0.type == "defaults" }
    var config: [Text: [Piece]] = [:]
    var places: [Text: Place] = [:]
    func add(_ name: Text, _ value: HCL2Syntax.Expression) {
      config[name] = Self.pieces(of: value)
      places[name] = Place(file, value.range)
    }
    for attribute in attributes where attribute.name == "config" {
      guard case .object(let items) = attribute.expression.content else { continue }
      for item in items { if let key = item.keyName { add(key, item.value) } }
    }
    // Terraform 0.11 has a block.
    for inner in block.body.blocks where inner.type == "config" {
      for attribute in inner.body.attributes { add(attribute.name, attribute.expression) }
    }
    (self.config, self.places) = (config, places)
  }

  /// The pieces of a text; nil when it contains anything but texts and variables.
  static func pieces(of expression: HCL2Syntax.Expression) -> [Piece]? {
    switch expression.content {
    case .template(let template):
      if let wrapped = template.wrapped { return pieces(of: wrapped) }
      if let text = template.text { return [.text(text)] }
      var found: [Piece] = []
      for part in template.parts {
        switch part.content {
        case .literal(let text): found.append(.text(text))
        case .interpolation(let inner):
          guard let more = pieces(of: inner) else { return nil }
          found += more
        case .conditional, .loop: return nil
        }
      }
      return found
    case .traversal(let traversal):
      guard let (name, rest) = traversal.variable, rest.isEmpty else { return nil }
      return [.variable(name)]
    case .parentheses(let inner): return pieces(of: inner)
    case .missing, .null, .boolean, .number, .variable, .call, .tuple, .object, .forExpression, .conditional, .binary,
      .unary:
      return nil
    }
  }

  /// The name of the remote state of which an expression reads an output; nil for any other expression.
  static func nameOfState(in expression: HCL2Syntax.Expression) -> Text? {
    switch expression.content {
    case .template(let template): return template.wrapped.flatMap(nameOfState)
    case .traversal(let traversal):
      guard case .variable("data") = traversal.root.content else { return nil }
      let names = traversal.steps.prefix(2).map { step -> Text? in
        if case .attribute(let name) = step.content { name } else { nil }
      }
      return names.count == 2 && names[0] == mark ? names[1] : nil
    case .missing, .null, .boolean, .number, .variable, .call, .tuple, .object, .forExpression, .conditional, .binary,
      .unary, .parentheses:
      return nil
    }
  }

  /// What a data source has besides the outputs.
  private static let ownAttributes: Set<Text> = ["backend", "config", "defaults", "environment", "workspace", "id"]
  private static let outputsAttribute: Text = "outputs"

  /// Terraform 0.11 reads `data.terraform_remote_state.NAME.OUTPUT`, later versions `….NAME.outputs.OUTPUT`.
  private static func outputs(of name: Text, readIn tree: HCL2Syntax.SyntaxTree) -> [Located<Text>] {
    tree.attributePaths(readFrom: "data").compactMap { path in
      guard path.count >= 3, path[0].name == mark, path[1].name == name, !ownAttributes.contains(path[2].name) else {
        return nil
      }
      let output = path[2].name == outputsAttribute ? (path.count > 3 ? path[3] : nil) : path[2]
      return output.map { Located($0.name, at: Place(tree.file, $0.range)) }
    }
  }
}
