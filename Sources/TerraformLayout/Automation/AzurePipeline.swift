import SourceText
import YAMLSyntax

/// Pipelines of Azure DevOps.
extension WorkflowReader {
  private static let deepest = 30
  private static let scripts: [Text] = ["script", "bash", "pwsh", "powershell"]

  mutating func readAzure(_ document: YAMLNode, _ scope: inout Scope, _ inputs: [Text: Text]) {
    for parameter in document.entries?["parameters"]?.elements ?? [] {
      guard let entries = parameter.entries, let name = entries["name"]?.scalar?.text else { continue }
      let values = Self.texts(entries["values"])
      let elements = entries["default"]?.elements != nil ? Self.texts(entries["default"]) : []
      if !values.isEmpty { scope.choose("parameters_" + Self.identifier(name), among: values) }
      if !elements.isEmpty { scope.choose("parameters_" + Self.identifier(name), among: elements) }
    }
    for (name, value) in inputs { scope.give("parameters_" + Self.identifier(name), value) }
    walk(document, scope, depth: 0)
  }

  private mutating func walk(_ node: YAMLNode, _ outer: Scope, depth: Int) {
    guard depth < Self.deepest else { return }
    for element in node.elements ?? [] { walk(element, outer, depth: depth + 1) }
    guard let entries = node.entries else { return }
    var around = outer
    guard limit(&around, to: entries["condition"]) else { return }
    readVariables(entries["variables"], &around)
    for name in ["stage", "job", "deployment", "environment"] as [Text] {
      let node = entries[name]?.entries?["name"] ?? entries[name]
      if let text = node?.scalar?.text, let known = pattern(text, in: around).text { around.labels.append(known) }
    }
    for row in Self.rows(of: entries["strategy"]?.entries?["matrix"]) {
      var scope = around
      for (name, value) in row { scope.variables[Self.identifier(name)] = WordPattern(value) }
      scope.labels += row.values.sorted()
      if let template = entries["template"]?.scalar?.text { noteCall(template, entries["parameters"], scope) }
      readStep(entries, scope)
      for entry in entries where entry.name != "variables" && entry.name != "parameters" {
        var inner = Self.looped(entry.name, scope)
        if let condition = insertion(entry.name, scope), !limit(&inner, to: condition) { continue }
        walk(entry.value, inner, depth: depth + 1)
      }
    }
  }

  /// The condition of `${{ if … }}`, and of what stands for all other cases; nil for any other key.
  private func insertion(_ key: Text, _ scope: Scope) -> Condition? {
    guard let text = ExpressionText.inside(key) else { return nil }
    if text.hasPrefix("else") { return .unknown }
    return text.hasPrefix("if ") ? condition(text[3..<text.count], in: scope) : nil
  }

  /// The scope below `${{ each NAME in parameters.LIST }}`.
  private static func looped(_ key: Text, _ scope: Scope) -> Scope {
    let words = Text(
      key.bytes.map { $0 == Byte.leftBrace || $0 == Byte.rightBrace || $0 == Byte.dollar ? Byte.space : $0 }
    )
    .split(separator: Byte.space).filter { !$0.isEmpty }
    guard words.count >= 4, words[0] == "each", words[2] == "in" else { return scope }
    var inner = scope
    if let values = scope.choices[identifier(words[3])] { inner.choose(words[1], among: values) }
    return inner
  }

  /// Sets the variables of a block.
  ///
  /// - Returns: their names.
  @discardableResult private func readVariables(_ node: YAMLNode?, _ scope: inout Scope) -> [Text] {
    var names: [Text] = []
    for entry in node?.entries ?? [] {
      if let condition = insertion(entry.name, scope) {
        names += readVariables(entry.value, only: condition, &scope)
      } else if let text = entry.value.scalar?.text {
        names.append(set(entry.name, to: text, at: entry.key.range, &scope))
      }
    }
    for element in node?.elements ?? [] {
      if let entry = element.entries?.first, let condition = insertion(entry.name, scope) {
        names += readVariables(entry.value, only: condition, &scope)
      } else if let node = element.entries?["name"], let name = node.scalar?.text,
        let value = element.entries?["value"]?.scalar?.text
      {
        names.append(set(name, to: value, at: node.range, &scope))
      }
    }
    scope.variables.share()
    return names
  }

  private func set(_ written: Text, to text: Text, at range: SourceRange, _ scope: inout Scope) -> Text {
    let name = Self.identifier(written)
    scope.variables.set(name, to: pattern(text, in: scope), at: Place(file, range))
    return name
  }

  /// Variables that a condition inserts: where it can't be decided, nobody knows them.
  private func readVariables(_ node: YAMLNode, only condition: Condition, _ scope: inout Scope) -> [Text] {
    var inner = scope
    guard limit(&inner, to: condition) else { return [] }
    let isSure = inner.condition == scope.condition || inner.condition == .always(true)
    let names = readVariables(node, &inner)
    for name in names where inner.variables[name] != scope.variables[name] {
      let value = isSure ? inner.variables[name] : WordPattern(hole: name)
      scope.variables.set(name, to: value, at: inner.variables.place(of: name))
    }
    return names
  }

  private mutating func noteCall(_ template: Text, _ parameters: YAMLNode?, _ scope: Scope) {
    var values: [Text: Text] = [:]
    for entry in parameters?.entries ?? [] {
      if let text = entry.value.scalar?.text, let known = pattern(text, in: scope).text { values[entry.name] = known }
    }
    guard !values.isEmpty else { return }
    let folder = Path(file.name).parent
    calls.append(
      Call(
        file: template.hasPrefix("/") ? template[1..<template.count] : folder.appending(Path(template)).cleaned.text,
        inputs: values))
  }

  private mutating func readStep(_ step: [YAMLEntry], _ outer: Scope) {
    var scope = outer
    add(step["env"], to: &scope)
    enter(step["workingDirectory"], &scope)
    var reader = commands(scope)
    for name in Self.scripts { if let node = step[name] { read(node, with: &reader) } }
    if let inputs = step["inputs"]?.entries, let task = step["task"]?.scalar?.text {
      enter(inputs["workingDirectory"], &scope)
      reader = commands(scope)
      for name in ["script", "inlineScript"] as [Text] { if let node = inputs[name] { read(node, with: &reader) } }
      if task.hasPrefix("Terraform") { readTask(inputs, &reader) }
    }
    add(reader)
  }

  /// `TerraformTaskV4`, `TerraformCLI`: the command and its options are inputs.
  private func readTask(_ inputs: [YAMLEntry], _ reader: inout RunReader) {
    guard let command = inputs["command"] else { return }
    let options = inputs["commandOptions"] ?? command
    var words: Text = "terraform " + (command.scalar?.text ?? "plan")
    if inputs["commandOptions"] != nil { words = words + " " + (options.scalar?.text ?? "") }
    let file = file
    reader.read(ExpressionText.asShell(words, parentheses: true)) { _ in Place(file, options.range) }
  }

  private static func rows(of matrix: YAMLNode?) -> [[Text: Text]] {
    guard let entries = matrix?.entries, !entries.isEmpty else { return [[:]] }
    return entries.map { row in
      Dictionary((row.value.entries ?? []).compactMap { entry in entry.value.scalar.map { (entry.name, $0.text) } }) {
        $1
      }
    }
  }
}
