import HCL1Syntax
import HCL2Syntax
import SourceText

/// Finds the `variable`, `output`, `module` and `terraform` blocks of a Terraform file, in the native syntax or in JSON, and
/// skips everything else.
///
/// All errors are warnings: judging the file is up to Terraform. A mistake in one block affects only that block. A
/// block that is invalid in HCL2 but valid in HCL1 was written for Terraform 0.11, and is read as such.
struct TerraformFileReader {
  private typealias Body = HCL2Syntax.Body

  private let file: SourceFile
  private let broken: BrokenLines
  /// The variable blocks, in source order.
  private(set) var variables: [VariableBlock] = []
  /// The sources of the modules that the file calls, in source order.
  private(set) var calls: [Located<Text>] = []
  /// The names of the outputs that the file declares, in source order.
  private(set) var outputs: [Text] = []
  /// The backends named in its `terraform` blocks, in source order.
  private(set) var backends: [Text] = []
  /// Those blocks of the native syntax, with their settings.
  private(set) var backendBlocks: [ModuleBackend] = []
  /// The defaults of a JSON file by their ranges: there, `${` in a default is plain text.
  private var plainDefaults: [SourceRange: HCL2Syntax.Expression] = [:]
  /// Errors in the file.
  private(set) var diagnostics: [Diagnostic] = []
  /// What Terraform 0.12 and later refuse in the blocks that were read as HCL1.
  private(set) var refusals: [Diagnostic] = []
  /// The `variable` blocks of HCL2 as they are written, in source order, those without a name too.
  private(set) var written: [WrittenVariable] = []
  /// True when all of it is valid in HCL2, whatever its blocks are.
  private(set) var isHCL2 = false
  /// True when something in the file makes Terraform 0.14 and older refuse it.
  private(set) var isForNewer: Bool

  /// Reads all of `file`.
  init(_ file: SourceFile) {
    self.file = file
    let tree = HCL2Syntax.SyntaxTree(parsing: file)
    broken = BrokenLines(tree.diagnostics, in: file)
    isForNewer = NewerTerraform.isNeeded(by: tree.body)
    let old = tree.diagnostics.isEmpty || tree.dialect != .native ? [] : Self.oldBlocks(of: tree, broken)
    for found in tree.diagnostics {
      let warning = Diagnostic(
        .warning, ModuleCode.terraformSyntax, found.wording, at: found.place, notes: found.notes, help: found.advice
      )
      if Self.hold(old, found.place?.range) { refusals.append(warning) } else { diagnostics.append(warning) }
    }
    if let stray = StrayCode(in: tree.body), !Self.hold(old, stray.range), !broken.touch(stray.range) {
      diagnostics.append(stray.diagnostic(in: file))
    }
    plainDefaults = Self.defaults(ofJSON: tree)
    for block in tree.body.blocks where block.type == "variable" && !Self.hold(old, block.range) {
      written.append(WrittenVariable(block, in: file, broken))
    }
    for block in Self.blocks("variable", in: tree.body) where !Self.hold(old, block.range) { readVariable(block) }
    for block in Self.blocks("module", in: tree.body) where !Self.hold(old, block.range) { readCall(block) }
    outputs = Self.blocks("output", in: tree.body).map(\.label)
    backends = Self.backends(in: tree.body)
    backendBlocks = backendBlocks(in: tree.body)
    add(old)
    isHCL2 = tree.diagnostics.isEmpty && refusals.isEmpty
    if tree.diagnostics.contains(where: { $0.has(HCL2Code.conflictMarker) }) {
      // Both sides of a conflict declare what they have in common.
      var known: Set<Text> = []
      variables = variables.filter { known.insert($0.name).inserted }
    }
  }

  /// The blocks that are invalid only in HCL2, in source order; of a file that is valid HCL1 also those that the HCL2
  /// tree lacks, since a mistake may have swallowed them.
  private static func oldBlocks(
    of tree: HCL2Syntax.SyntaxTree, _ broken: BrokenLines
  ) -> [OldTerraformFileReader.Block] {
    let reader = OldTerraformFileReader(tree.file)
    let known = Set(tree.body.blocks.map(\.range.lower))
    return reader.blocks.filter {
      broken.touch($0.range) || reader.isValid && !known.contains($0.range.lower)
    }
  }

  /// True when one of the blocks contains the range.
  private static func hold(_ blocks: [OldTerraformFileReader.Block], _ range: SourceRange?) -> Bool {
    guard let range, !blocks.isEmpty else { return false }
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.upper <= range.lower { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].range.lower <= range.lower
  }

  private mutating func add(_ old: [OldTerraformFileReader.Block]) {
    if old.isEmpty { return }
    variables += old.compactMap(\.variable).map { variable in
      var variable = variable
      variable.isOnlyFor011 = true
      return variable
    }
    variables.sort { $0.place.range.lower < $1.place.range.lower }
    calls += old.compactMap(\.call)
    calls.sort { $0.place.range.lower < $1.place.range.lower }
    backends += old.flatMap(\.backends).filter { !backends.contains($0) }
    diagnostics += old.flatMap(\.diagnostics)
  }

  // MARK: blocks

  /// A block with a label, in either syntax.
  private struct LabelledBlock {
    let label: Text
    let range: SourceRange
    let body: Body
  }

  /// The blocks of a type with their first label. In JSON these are the properties of the objects, or of the arrays
  /// of objects, below the type.
  private static func blocks(_ type: Text, in body: Body) -> [LabelledBlock] {
    guard body.isJSON else {
      return body.blocks.filter { $0.type == type }.compactMap { block in
        block.labels.first.map { LabelledBlock(label: $0.text, range: $0.range, body: block.body) }
      }
    }
    return body.attributes.filter { $0.name == type }.flatMap { named in
      named.expression.bodies.flatMap(\.attributes).flatMap { attribute in
        attribute.expression.bodies.map {
          LabelledBlock(label: attribute.name, range: attribute.nameRange, body: $0)
        }
      }
    }
  }

  /// The labels of the `backend` blocks inside `terraform` blocks.
  private static func backends(in body: Body) -> [Text] {
    guard body.isJSON else {
      return body.blocks.filter { $0.type == "terraform" && $0.labels.isEmpty }.flatMap { settings in
        settings.body.blocks.filter { $0.type == "backend" }.compactMap { $0.labels.first?.text }
      }
    }
    let settings = body.attributes.filter { $0.name == "terraform" }.flatMap(\.expression.bodies)
    return settings.flatMap { blocks("backend", in: $0) }.map(\.label)
  }

  private func backendBlocks(in body: Body) -> [ModuleBackend] {
    if body.isJSON { return [] }
    let blocks = body.blocks.filter { $0.type == "terraform" && $0.labels.isEmpty }.flatMap(\.body.blocks)
    return blocks.filter { $0.type == "backend" }.compactMap { block in
      guard let label = block.labels.first else { return nil }
      var settings: [Text: Located<Text>] = [:]
      for attribute in block.body.attributes {
        guard let value = TerraformLiteral(attribute.expression).value, let text = value.string else { continue }
        settings[attribute.name] = Located(text, at: Place(file, value.range))
      }
      return ModuleBackend(type: label.text, place: Place(file, label.range), settings: settings)
    }
  }

  private static func defaults(ofJSON tree: HCL2Syntax.SyntaxTree) -> [SourceRange: HCL2Syntax.Expression] {
    guard tree.dialect == .json else { return [:] }
    let plain = HCL2Syntax.SyntaxTree(parsing: tree.file, as: .literalJSON)
    let defaults = blocks("variable", in: plain.body).flatMap(\.body.attributes).filter { $0.name == "default" }
    return Dictionary(defaults.map { ($0.expression.range, $0.expression) }) { first, _ in first }
  }

  private mutating func readVariable(_ found: LabelledBlock) {
    var block = VariableBlock(name: found.label, place: Place(file, found.range))
    if found.body.isJSON {
      written.append(
        WrittenVariable(name: found.label, place: block.place, body: found.body, plainDefaults: plainDefaults))
    }
    for attribute in found.body.attributes { set(attribute, in: &block) }
    // Terraform 0.11 treats `default { … }` as a map.
    for old in found.body.blocks where old.type == "default" && old.labels.isEmpty {
      block.defaultValue = TerraformLiteral(blockWith: old.body, at: old.range)
      block.defaultPlace = Place(file, old.typeRange)
      block.isOnlyFor011 = true
      refusals.append(
        Diagnostic(
          .warning, ModuleCode.terraformSyntax, "'default' is a block here, which only Terraform 0.11 accepts",
          at: Place(file, old.typeRange), help: "write default = { … }"))
    }
    block.validations += found.body.blocks.filter { $0.type == "validation" }.map {
      validation($0.body, at: $0.typeRange)
    }
    variables.append(block)
  }

  private func validation(_ body: Body, at range: SourceRange) -> VariableValidation {
    func expression(_ name: Text) -> HCL2Syntax.Expression? {
      body.attributes.first { $0.name == name && !broken.touch($0.range) }?.expression
    }
    return VariableValidation(
      condition: expression("condition"), message: expression("error_message"), place: Place(file, range))
  }

  private mutating func set(_ attribute: HCL2Syntax.Attribute, in block: inout VariableBlock) {
    let expression = attribute.expression
    // The tree does not contain all parts of an expression with a mistake.
    if broken.touch(attribute.range) {
      guard attribute.name == "default" else { return }
      block.defaultValue = .computed
      block.defaultPlace = Place(file, attribute.nameRange)
      return
    }
    switch attribute.name {
    case "type":
      // A missing expression has been reported by the parser.
      if case .missing = expression.content { return }
      block.type = VariableTypeReader.type(expression)
      block.typeExpression = expression
      block.isTypeQuoted = expression.isQuoted
    case "default":
      let expression = plainDefaults[expression.range] ?? expression
      block.defaultValue = TerraformLiteral(expression)
      block.defaultExpression = expression
      block.defaultPlace = Place(file, attribute.nameRange)
    case "description": block.description = TerraformLiteral(expression).value?.string
    case "sensitive": block.isSensitive = PlainValue(expression).truth
    case "ephemeral": block.isEphemeral = PlainValue(expression).truth
    case "validation": block.validations += expression.bodies.map { validation($0, at: attribute.nameRange) }
    case "nullable": block.isNullable = PlainValue(expression).truth
    default:
      // The variable has a default, if this is its misspelt name.
      if block.defaultValue == nil, NearestName.of(attribute.name.description, among: ["default"]) != nil {
        block.defaultValue = .computed
      }
    }
  }

  private mutating func readCall(_ block: LabelledBlock) {
    for attribute in block.body.attributes where attribute.name == "source" {
      guard let value = TerraformLiteral(attribute.expression).value, let source = value.string else { continue }
      calls.append(Located(source, at: Place(file, value.range)))
    }
  }
}

extension HCL2Syntax.Expression {
  /// True for a string in the native syntax.
  fileprivate var isQuoted: Bool {
    if case .template(let template) = content { template.form == .quoted } else { false }
  }
}
