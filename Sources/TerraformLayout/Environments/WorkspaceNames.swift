import Files
import HCL2Evaluation
import HCL2Syntax
import Hierarchy
import SourceText

/// The workspaces that a module's code names: keys of what is looked up by `terraform.workspace`, and what it is
/// compared with.
struct WorkspaceNames {
  /// The names by their text, each once, with the first place that names it.
  private(set) var found: [Located<Text>] = []
  private var known: Set<Text> = ["default"]
  /// The values of locals, and the defaults of variables, by `local.NAME` and `var.NAME`.
  private var definitions: [Text: Expression] = [:]

  /// Reads the module in a folder of a repository.
  init(of folder: Path, in root: Path, _ files: any FileSystem) {
    let names = ((try? files.entries(of: folder)) ?? []).filter { $0.kind == .file && ModuleFiles.isCode($0.name) }
    let sources = names.map { folder.appending(Path($0.name)) }.sorted().compactMap { path in
      (try? files.read(path)).map { SourceFile(name: path.relative(to: root).text, bytes: $0) }
    }
    guard sources.contains(where: { Text($0.bytes).contains("terraform.workspace") }) else { return }
    let bodies = sources.filter { !$0.name.hasSuffix(".json") }.map { SyntaxTree(parsing: $0, as: .native).body }
    for body in bodies { define(body) }
    for body in bodies { visit(body) }
    found.sort { $0.value < $1.value }
  }

  private mutating func define(_ body: Body) {
    for block in body.blocks {
      if block.type == "locals" {
        for attribute in block.body.attributes { definitions["local." + attribute.name] = attribute.expression }
      } else if block.type == "variable", let name = block.labels.first?.text {
        let fallback = block.body.attributes.first { $0.name == "default" }
        if let fallback { definitions["var." + name] = fallback.expression }
      }
    }
  }

  private mutating func visit(_ body: Body) {
    for attribute in body.attributes { visit(attribute.expression) }
    for block in body.blocks { visit(block.body) }
  }

  private mutating func add(_ name: Text, _ expression: Expression) {
    guard !name.isEmpty, known.insert(name).inserted else { return }
    found.append(Located(name, at: Place(expression.file, expression.range)))
  }

  // MARK: expressions

  /// True for `terraform.workspace`, or a local that is it.
  private func isWorkspace(_ expression: Expression, _ depth: Int = 0) -> Bool {
    if case .parentheses(let inner) = expression.content { return isWorkspace(inner, depth) }
    if case .template(let template) = expression.content, let inner = template.wrapped {
      return isWorkspace(inner, depth)
    }
    guard let name = name(of: expression) else { return false }
    if name == "terraform.workspace" { return true }
    return depth < 8 && (definitions[name].map { isWorkspace($0, depth + 1) } ?? false)
  }

  /// `local.NAME` for a reference to one; nil for any other expression.
  private func name(of expression: Expression) -> Text? {
    guard case .traversal(let traversal) = expression.content, case .variable(let root) = traversal.root.content else {
      return nil
    }
    var steps = traversal.steps.makeIterator()
    guard let step = steps.next(), case .attribute(let name) = step.content, steps.next() == nil else { return nil }
    return root + "." + name
  }

  /// Takes the keys of an object, or of the one that a name stands for.
  private mutating func addKeys(of expression: Expression) {
    switch name(of: expression).flatMap({ definitions[$0] })?.content ?? expression.content {
    case .object(let items):
      for item in items {
        if let name = item.keyName {
          add(name, item.key)
        } else if case .template(let template) = item.key.content, let text = template.text {
          add(text, item.key)
        }
      }
    case .tuple(let elements): for element in elements { addText(of: element) }
    case .missing, .null, .boolean, .number, .template, .variable, .traversal, .call, .parentheses, .forExpression,
      .conditional, .binary, .unary:
      break
    }
  }

  private mutating func addText(of expression: Expression) {
    if case .template(let template) = expression.content, let text = template.text { add(text, expression) }
  }

  private mutating func visit(_ expression: Expression) {
    switch expression.content {
    case .missing, .null, .boolean, .number, .variable: break
    case .template(let template): visit(template)
    case .traversal(let traversal): visit(traversal)
    case .call(let call):
      let arguments = Array(call.arguments)
      if ["lookup", "contains"].contains(call.name), arguments.count > 1, isWorkspace(arguments[1]) {
        addKeys(of: arguments[0])
      }
      for argument in arguments { visit(argument) }
    case .parentheses(let inner): visit(inner)
    case .tuple(let elements): for element in elements { visit(element) }
    case .object(let items): for item in items { visit(item.value) }
    case .forExpression(let loop):
      visit(loop.collection)
      visit(loop.element)
      if let condition = loop.condition { visit(condition) }
    case .conditional(let condition, let then, let otherwise):
      visit(condition)
      visit(then)
      visit(otherwise)
    case .binary(let operation, let left, let right):
      if operation == .equal || operation == .notEqual {
        if isWorkspace(left) { addText(of: right) }
        if isWorkspace(right) { addText(of: left) }
      }
      visit(left)
      visit(right)
    case .unary(_, let operand): visit(operand)
    }
  }

  /// `local.sizes[terraform.workspace]`
  private mutating func visit(_ traversal: Traversal) {
    visit(traversal.root)
    var name: Text?
    if case .variable(let root) = traversal.root.content { name = root }
    var isFirst = true
    for step in traversal.steps {
      switch step.content {
      case .attribute(let attribute): name = isFirst ? name.map { $0 + "." + attribute } : nil
      case .index(let key):
        if isWorkspace(key) {
          if let name, let definition = definitions[name] { addKeys(of: definition) }
          if case .object = traversal.root.content { addKeys(of: traversal.root) }
        }
        visit(key)
        name = nil
      case .legacyIndex, .attributeSplat, .fullSplat: name = nil
      }
      isFirst = false
    }
  }

  private mutating func visit(_ template: Template) {
    for part in template.parts {
      switch part.content {
      case .literal: break
      case .interpolation(let expression): visit(expression)
      case .conditional(let condition, let then, let otherwise):
        visit(condition)
        visit(then)
        if let otherwise { visit(otherwise) }
      case .loop(_, _, let collection, let body):
        visit(collection)
        visit(body)
      }
    }
  }
}
