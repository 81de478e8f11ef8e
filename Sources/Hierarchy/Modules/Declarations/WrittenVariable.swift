import HCL2Syntax
import SourceText

/// A `variable` block of HCL2 as it is written.
struct WrittenVariable: Sendable {
  /// The name; nil for a block without one.
  let name: Text?
  /// The place of the name or, without one, of the word `variable`.
  let place: Place
  /// The place of a second name, which Terraform refuses.
  let extraName: Place?
  /// The arguments without mistakes of syntax.
  let attributes: [HCL2Syntax.Attribute]
  /// The blocks inside; none in JSON, where they are arguments.
  let blocks: [HCL2Syntax.Block]
  /// True for a block with a mistake of syntax, which may hide arguments.
  let isBroken: Bool
  let isJSON: Bool
  /// True in a file that Terraform merges over the others.
  var isOverride = false
  /// The defaults of a JSON file by their ranges: there, `${` in a default is plain text.
  private let plainDefaults: [SourceRange: HCL2Syntax.Expression]

  /// A block in the native syntax.
  init(_ block: HCL2Syntax.Block, in file: SourceFile, _ broken: BrokenLines) {
    var labels = block.labels.makeIterator()
    let label = labels.next()
    name = label?.text
    place = Place(file, label?.range ?? block.typeRange)
    extraName = labels.next().map { Place(file, $0.range) }
    isBroken = broken.touch(block.range)
    let isBroken = isBroken
    attributes = block.body.attributes.filter { !isBroken || !broken.touch($0.range) }
    blocks = block.body.blocks.filter { !isBroken || !broken.touch($0.range) }
    isJSON = false
    plainDefaults = [:]
  }

  /// A block in JSON.
  init(name: Text, place: Place, body: HCL2Syntax.Body, plainDefaults: [SourceRange: HCL2Syntax.Expression]) {
    self.name = name
    self.place = place
    extraName = nil
    attributes = body.attributes.filter { $0.name != "//" }
    blocks = []
    isBroken = false
    isJSON = true
    self.plainDefaults = plainDefaults
  }

  /// The expression of an argument; nil without it, and when a mistake of syntax has swallowed it.
  func expression(_ name: Text) -> HCL2Syntax.Expression? {
    guard let expression = attributes.first(where: { $0.name == name })?.expression else { return nil }
    if case .missing = expression.content { return nil }
    return name == "default" ? plainDefaults[expression.range] ?? expression : expression
  }

  /// The place of something inside.
  func place(_ range: SourceRange) -> Place { Place(place.file, range) }
}

extension HCL2Syntax.Expression {
  /// The bodies that a JSON value represents where blocks are expected: the value itself, or each element of an
  /// array.
  var bodies: [HCL2Syntax.Body] {
    if let body = properties { return [body] }
    guard case .tuple(let elements) = content else { return [] }
    return elements.compactMap(\.properties)
  }
}
