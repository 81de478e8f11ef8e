import Hierarchy
import SourceText

/// A unit: what it is, its findings, its values with their origins and what they beat, the files that it reads.
struct UnitPage {
  private static let widestValue = 1000

  private let estate: ReportedEstate
  private let position: Int
  private let unit: ReportedEstate.Unit
  private let secrets: SecretPolicy
  private let parts: PageParts

  init(_ position: Int, of estate: ReportedEstate, _ secrets: SecretPolicy) {
    self.estate = estate
    self.position = position
    self.secrets = secrets
    unit = estate.units[position]
    parts = PageParts(estate: estate)
  }

  var bytes: [UInt8] {
    var page = PageParts.page(unit.page, title: unit.listed.path.text)
    page.add(facts)
    if !unit.ownFindings.isEmpty {
      page.add("<h2>Findings</h2>\n\(parts.findings(unit.ownFindings, label: "findings"))")
    }
    if !unit.sharedFindings.isEmpty {
      page.add("<h2>Findings in files that others read too</h2>\n")
      page.add(parts.findings(unit.sharedFindings, label: "findings in shared files"))
    }
    page.add(values)
    page.add(files)
    return page.bytes
  }

  // MARK: what it is

  private var facts: HTML {
    let listed = unit.listed
    var facts: [(String, HTML)] = []
    if let region = listed.region { facts.append(("region", "\(region)")) }
    if let module = listed.module { facts.append(("module", "<code>\(name(of: module))</code>")) }
    facts.append(("configuration", "<code>\(listed.configurationFile)</code>"))
    if !listed.includes.isEmpty {
      facts.append(("includes", listed.includes.map { file -> HTML in "<code>\(file)</code>" }.joined(separator: ", ")))
    }
    if !listed.dependencies.isEmpty {
      facts.append(("depends on", listed.dependencies.map(dependency).joined(separator: ", ")))
    }
    let users = estate.users[position]
    if !users.isEmpty { facts.append(("is needed by", users.map(parts.link).joined(separator: ", "))) }
    let row = estate.rows[unit.row]
    if row.matrix != nil, row.compared.contains(position) {
      let others = (row.compared.count - 1).counted("other environment")
      let odd = unit.oddCount == 0 ? "" : "; \(unit.oddCount.counted("value")) unlike most"
      facts.append(("compared with", "<a href=\"\(row.page)\">\(others)</a>\(odd)"))
    }
    return "<dl>\n"
      + facts.map { name, value -> HTML in "<dt>\(name)</dt><dd>\(value)</dd>\n" }.joined() + "</dl>\n"
  }

  private func name(of module: ListedModule) -> Text { secrets.shown(module.path?.text ?? module.source ?? "") }

  private func dependency(_ dependency: ListedDependency) -> HTML {
    if let known = estate.positions[dependency.folder] { return parts.link(known) }
    let remark = dependency.target == .nothing ? " (not a unit)" : " (not in this report)"
    return "\(secrets.shown(dependency.path.text))\(remark)"
  }

  // MARK: values

  private var values: HTML {
    if unit.resolved.diagnostics.hasErrors { return "<p>The values are not known, because of errors.</p>\n" }
    let explanations = unit.resolved.settingsByName.map(Explanation.init(of:))
    if explanations.isEmpty { return "<p>Nothing sets a variable.</p>\n" }
    let table: HTML = """
      <table class="stacked">
      <thead><tr><th scope="col">variable</th><th scope="col">value</th><th scope="col">set by</th>\
      <th scope="col">beats</th></tr></thead>
      <tbody>
      \(explanations.map(row).joined())</tbody>
      </table>
      """
    return "<h2>Values</h2>\n" + HTMLPage.scrolling(table, label: "values")
  }

  private func row(_ explanation: Explanation) -> HTML {
    let beaten = explanation.beaten.map { beaten -> HTML in
      "<li><code>\(value(beaten, explanation.judgedName))</code> \(origin(beaten, explanation.variable))</li>"
    }
    let keys = zip(explanation.mergedKeys, explanation.judgedKeyNames).map { key, judged -> HTML in
      let lost = key.beaten.map { beaten -> HTML in
        ", beats <code>\(value(beaten, judged))</code> \(place(beaten, explanation.variable))"
      }
      return
        "<li>.\(shown(key: key.key, of: explanation)) \(place(key.winner, explanation.variable))\(lost.joined())</li>"
    }
    let setBy =
      keys.isEmpty ? origin(explanation.winner, explanation.variable) : "merged by key<ul>\(keys.joined())</ul>"
    let losers: HTML = beaten.isEmpty ? "" : "<ul>\(beaten.joined())</ul>"
    return """
      <tr><th scope="row">\(explanation.name)</th>\
      <td><code>\(value(explanation.winner, explanation.judgedName))</code></td>\
      <td data-side="set by">\(setBy)</td><td data-side="beats">\(losers)</td></tr>

      """
  }

  private func value(_ assignment: Assignment, _ judgedName: Text) -> String {
    ShownAssignment.value(assignment.value, named: judgedName, within: Self.widestValue, secrets)
  }

  /// A key of a map; masked when the whole map is secret.
  private func shown(key: Text, of explanation: Explanation) -> Text {
    secrets.isMasking && secrets.isSecret(name: explanation.judgedName) ? SecretPolicy.mask : key
  }

  private func origin(_ assignment: Assignment, _ name: Text) -> HTML {
    "<span class=\"note\">\(assignment.origin.layer.rawValue)</span> \(place(assignment, name))"
  }

  private func place(_ assignment: Assignment, _ name: Text) -> HTML {
    "<code>\(ShownAssignment.place(of: assignment.origin, settingOf: name))</code>"
  }

  // MARK: files

  private var files: HTML {
    let read = unit.listed.files.map { file -> HTML in "<li><code>\(file)</code></li>\n" }
    let absent = unit.listed.missingFiles.map { file -> HTML in "<li><code>\(file)</code> (absent)</li>\n" }
    return """
      <h2>Files</h2>
      <details><summary>\(read.count.counted("file"))</summary>
      <ul>
      \((read + absent).joined())</ul>
      </details>

      """
  }
}
