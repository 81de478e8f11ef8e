import SourceText
import YAMLSyntax

/// Workflows of GitHub Actions.
extension WorkflowReader {
  mutating func readGitHub(_ document: YAMLNode, _ scope: inout Scope, _ inputs: [Text: Text]) {
    let entries = document.entries ?? []
    for event in entries["on"]?.entries ?? [] {
      for input in event.value.entries?["inputs"]?.entries ?? [] {
        let options = Self.texts(input.value.entries?["options"])
        if !options.isEmpty { scope.choose("inputs_" + Self.identifier(input.name), among: options) }
      }
    }
    for (name, value) in inputs { scope.give("inputs_" + Self.identifier(name), value) }
    add(entries["env"], to: &scope)
    enter(entries["defaults"]?.entries?["run"]?.entries?["working-directory"], &scope)
    for job in entries["jobs"]?.entries ?? [] {
      scope.labels = [job.name]
      readJob(job.value.entries ?? [], scope)
    }
  }

  private mutating func readJob(_ job: [YAMLEntry], _ outer: Scope) {
    let before = runs.count
    defer { if runs.count > before { mistakes += MatrixKeys(of: job, in: file).mistakes } }
    for row in Self.rows(of: job["strategy"]?.entries?["matrix"]) {
      var scope = outer
      for (name, value) in row { scope.variables["matrix_" + Self.identifier(name)] = pattern(value, in: outer) }
      guard limit(&scope, to: job["if"]) else { continue }
      add(job["env"], to: &scope)
      let environment = job["environment"]
      let said = [job["name"], environment?.entries?["name"] ?? environment].compactMap { $0?.scalar?.text }
      scope.labels += said.compactMap { pattern($0, in: scope).text } + row.values.sorted()
      enter(job["defaults"]?.entries?["run"]?.entries?["working-directory"], &scope)
      if let called = job["uses"]?.scalar?.text, called.hasPrefix("./") {
        noteCall(called, job["with"], scope)
      }
      var initialization = RunReader.Initialization()
      for step in job["steps"]?.elements ?? [] { readStep(step.entries ?? [], &scope, &initialization) }
    }
  }

  private mutating func noteCall(_ called: Text, _ inputs: YAMLNode?, _ scope: Scope) {
    var values: [Text: Text] = [:]
    for input in inputs?.entries ?? [] {
      if let text = input.value.scalar?.text, let known = pattern(text, in: scope).text { values[input.name] = known }
    }
    calls.append(Call(file: called[2..<called.count], inputs: values))
  }

  private mutating func readStep(
    _ step: [YAMLEntry], _ job: inout Scope, _ initialization: inout RunReader.Initialization
  ) {
    var scope = job
    guard limit(&scope, to: step["if"]) else { return }
    add(step["env"], to: &scope)
    enter(step["working-directory"], &scope)
    if let run = step["run"] {
      var reader = commands(scope)
      reader.initialization = initialization
      read(run, with: &reader)
      initialization = reader.leftBehind
      add(reader)
      noteEnvironment(run, &reader, &job)
    }
    guard let action = step["uses"]?.scalar?.text, action.contains("terraform"), let inputs = step["with"]?.entries
    else {
      return
    }
    readAction(inputs, step["uses"] ?? inputs[0].key, scope)
  }

  /// `echo "NAME=value" >> "$GITHUB_ENV"` sets a variable for the steps that follow.
  private func noteEnvironment(_ run: YAMLNode, _ reader: inout RunReader, _ job: inout Scope) {
    guard let scalar = run.scalar, scalar.text.contains("GITHUB_ENV") else { return }
    let text = scalar.text
    // What a later step gets is known only where the line is run for sure.
    let isSure = reader.guarding == .always(true) && !text.contains("if ") && !text.contains("case ")
    var lineEnd = -1
    for whole in text.split(separator: Byte.lineFeed) {
      let lineStart = lineEnd + 1
      lineEnd = lineStart + whole.count
      let line = whole.trimmed
      guard line.hasPrefix("echo "), line.contains("GITHUB_ENV"), let end = line.firstRange(of: ">>")?.lowerBound else {
        continue
      }
      var said = line[5..<end].trimmed
      if let quote = said.bytes.first, quote == Byte.quote || quote == Byte.apostrophe, said.count > 1,
        said[said.count - 1] == quote
      {
        said = said[1..<said.count - 1]
      }
      guard let equals = said.firstIndex(of: Byte.equals), equals > 0,
        said[0..<equals].bytes.allSatisfy(ShellName.isPart)
      else { continue }
      let value = reader.pattern(of: ExpressionText.asShell(said[equals + 1..<said.count], parentheses: false))
      let name = said[0..<equals]
      let place = whole.firstRange(of: said).map { found in
        Place(file, scalar.sourceRange(of: lineStart + found.lowerBound..<lineStart + found.upperBound))
      }
      job.variables.set(name, to: isSure && reader.isDecided(value) ? value : WordPattern(hole: name), at: place)
    }
  }

  /// An action that takes var files as an input: `dflook/terraform-plan` and those like it.
  private mutating func readAction(_ inputs: [YAMLEntry], _ node: YAMLNode, _ outer: Scope) {
    guard let files = inputs["var_file"]?.scalar?.text ?? inputs["var-file"]?.scalar?.text else { return }
    var scope = outer
    enter(inputs["path"] ?? inputs["working-directory"], &scope)
    var reader = commands(scope)
    var words: Text = "terraform plan"
    for line in files.split(separator: Byte.lineFeed) where !line.trimmed.isEmpty {
      // These actions read the files from the top of the checkout.
      words = words + " -var-file=" + root.text + "/" + ExpressionText.asShell(line.trimmed, parentheses: false)
    }
    if let workspace = inputs["workspace"]?.scalar?.text {
      reader.set("TF_WORKSPACE", to: pattern(workspace, in: scope))
    }
    let file = file
    reader.read(words) { _ in Place(file, node.range) }
    add(reader)
  }

  /// The combinations of a matrix; one without values where there is none, or where only a run can tell it.
  private static func rows(of matrix: YAMLNode?) -> [[Text: Text]] {
    guard let entries = matrix?.entries else { return [[:]] }
    var rows: [[Text: Text]] = [[:]]
    for axis in entries where axis.name != "include" && axis.name != "exclude" {
      guard let elements = axis.value.elements else { continue }
      let values = elements.map { Self.values(of: $0, named: axis.name) }
      guard !values.isEmpty, rows.count * values.count <= mostRows else { continue }
      rows = rows.flatMap { row in values.map { row.merging($0) { $1 } } }
    }
    let axes = Set(rows.flatMap(\.keys))
    for excluded in entries["exclude"]?.elements ?? [] {
      let values = texts(of: excluded)
      rows.removeAll { row in values.allSatisfy { row[$0.key] == $0.value } }
    }
    for included in entries["include"]?.elements ?? [] {
      let values = texts(of: included)
      let fitting = rows.indices.filter { index in
        values.allSatisfy { !axes.contains($0.key) || rows[index][$0.key] == $0.value }
      }
      if fitting.isEmpty || axes.isEmpty {
        rows.append(values)
      } else {
        for index in fitting { rows[index].merge(values) { $1 } }
      }
    }
    if axes.isEmpty, rows.count > 1 { rows.removeFirst() }
    return rows.isEmpty ? [[:]] : rows
  }

  /// The values of one element of an axis: itself, or the members of an object.
  private static func values(of node: YAMLNode, named name: Text) -> [Text: Text] {
    if let text = node.scalar?.text { return [name: text] }
    return Dictionary(
      (node.entries ?? []).compactMap { entry in entry.value.scalar.map { (name + "." + entry.name, $0.text) } }
    ) { $1 }
  }

  private static func texts(of node: YAMLNode) -> [Text: Text] {
    Dictionary((node.entries ?? []).compactMap { entry in entry.value.scalar.map { (entry.name, $0.text) } }) { $1 }
  }

  /// The name as a part of a shell variable's name.
  static func identifier(_ name: Text) -> Text {
    Text(name.bytes.map { ShellName.isPart($0) ? $0 : Byte.underscore })
  }
}
