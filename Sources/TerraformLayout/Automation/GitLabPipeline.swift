import SourceText
import YAMLSyntax

/// Pipelines of GitLab.
extension WorkflowReader {
  private static let reserved: Set<Text> = [
    "stages", "variables", "include", "default", "workflow", "image", "services", "cache", "before_script",
    "after_script", "pages", "spec",
  ]

  mutating func readGitLab(_ document: YAMLNode, _ outer: Scope) {
    let entries = document.entries ?? []
    var scope = outer
    add(entries["variables"], to: &scope)
    let before = entries["before_script"] ?? entries["default"]?.entries?["before_script"]
    for around in scopes(scope, by: entries["workflow"]?.entries?["rules"]) {
      for job in entries where !Self.reserved.contains(job.name) && !job.name.hasPrefix(".") {
        guard job.value.entries != nil else { continue }
        var own = around
        own.labels = [job.name]
        readJob(Self.inherited(job.value, entries, depth: 0), own, before)
      }
    }
  }

  /// A scope for each way in which rules set variables; which of several applies, only a run can tell.
  private func scopes(_ scope: Scope, by rules: YAMLNode?) -> [Scope] {
    let applied = (rules?.elements ?? []).filter { $0.entries?["when"]?.scalar?.text != "never" }
    guard applied.contains(where: { $0.entries?["variables"] != nil }) else { return [scope] }
    return applied.prefix(Self.mostRows).enumerated().map { position, rule in
      var own = scope
      add(rule.entries?["variables"], to: &own)
      own.rule = own.rule * Self.mostRows + position
      if applied.count > 1 { own.condition = .unknown }
      return own
    }
  }

  /// The mappings that make a job, the nearest first: its own, and those that it extends.
  private static func inherited(_ job: YAMLNode, _ all: [YAMLEntry], depth: Int) -> [[YAMLEntry]] {
    let own = job.entries ?? []
    guard depth < 10 else { return [own] }
    return [own]
      + texts(own["extends"]).reversed().flatMap { name in
        all[name].map { inherited($0, all, depth: depth + 1) } ?? []
      }
  }

  private mutating func readJob(_ job: [[YAMLEntry]], _ outer: Scope, _ before: YAMLNode?) {
    func first(_ name: Text) -> YAMLNode? { job.lazy.compactMap { $0[name] }.first }
    guard let script = first("script") else { return }
    var scope = outer
    for part in job.reversed() { add(part["variables"], to: &scope) }
    let environment = first("environment").flatMap { $0.scalar ?? $0.entries?["name"]?.scalar }
    for row in Self.rows(of: first("parallel")?.entries?["matrix"]) {
      var inner = scope
      for (name, value) in row { inner.variables[name] = WordPattern(value) }
      inner.labels += row.values.sorted()
      name(environment, &inner)
      // Values of the job may use those of the matrix.
      for part in job.reversed() { add(part["variables"], to: &inner) }
      for var way in scopes(inner, by: first("rules")) {
        if let text = name(environment, &way) { way.labels.append(text) }
        var reader = commands(way)
        for node in [first("before_script") ?? before, script].compactMap({ $0 }) {
          for line in Self.lines(node) { read(line, with: &reader) }
        }
        add(reader)
      }
    }
  }

  /// Sets the name of the job's environment, and gives it if it is known.
  @discardableResult private func name(_ environment: YAMLScalar?, _ scope: inout Scope) -> Text? {
    guard let environment else { return nil }
    let said = pattern(environment.text, in: scope)
    scope.variables["CI_ENVIRONMENT_NAME"] = said
    return said.text
  }

  /// The commands of a script, which may be lists within lists.
  private static func lines(_ node: YAMLNode) -> [YAMLNode] {
    guard let elements = node.elements else { return [node] }
    return elements.flatMap { $0.elements ?? [$0] }
  }

  private static func rows(of matrix: YAMLNode?) -> [[Text: Text]] {
    guard let elements = matrix?.elements else { return [[:]] }
    var all: [[Text: Text]] = []
    for element in elements {
      var rows: [[Text: Text]] = [[:]]
      for axis in element.entries ?? [] {
        let values = texts(axis.value)
        guard !values.isEmpty, rows.count * values.count <= mostRows else { continue }
        rows = rows.flatMap { row in values.map { row.merging([axis.name: $0]) { $1 } } }
      }
      all += rows
    }
    return all.isEmpty ? [[:]] : all
  }
}
