import HCLSyntax
import Hierarchy
import SourceText

/// Explanations as text for a terminal.
struct ExplanationTextWriter {
  private static let widestValue = 60

  private let secrets: SecretPolicy
  private let isVerbose: Bool
  private var tables = LineTables()

  init(secrets: SecretPolicy, isVerbose: Bool) {
    self.secrets = secrets
    self.isVerbose = isVerbose
  }

  /// Each name with its winner, what that beat, and the sentence that says why.
  mutating func text(of explanations: [Explanation], in unit: ResolvedUnit) -> String {
    var lines: [String] = []
    for explanation in explanations {
      if !lines.isEmpty { lines.append("") }
      lines.append(
        "\(DiagnosticTextWriter.visible(explanation.name.description)) = "
          + shown(explanation.winner.value, named: explanation.judgedName))
      lines += rows(explanation, named: explanation.judgedName, indent: "  ")
      for (key, judgedName) in zip(explanation.mergedKeys, explanation.judgedKeyNames) {
        lines.append(
          "  .\(DiagnosticTextWriter.visible(key.key.description)) = \(shown(key.winner.value, named: judgedName))")
        lines.append("    " + row("set by", key.winner))
        lines += key.overridden.map { "    " + row("beats", $0, named: judgedName) }
      }
      if let hidden = explanation.hiddenUnitValue { lines += sentence(explanation, hidden) }
      if isVerbose { lines += silent(explanation, unit) }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private mutating func rows(_ explanation: Explanation, named name: Text, indent: String) -> [String] {
    guard explanation.mergedKeys.isEmpty else { return [indent + "merged from several files, by key:"] }
    return [indent + row("set by", explanation.winner)]
      + explanation.overridden.map { indent + row("beats", $0, named: name) }
  }

  /// A contributor: its layer, for a beaten one its value, and its place.
  private mutating func row(_ word: String, _ assignment: Assignment, named name: Text? = nil) -> String {
    let layer = assignment.origin.layer.rawValue
    let value = name.map { shown(assignment.value, named: $0) + " at " } ?? ""
    return padded(word, 7) + padded(layer, 10) + value + place(assignment.origin.place)
      + (assignment.origin.passedAt.map { ", passed at \(place($0))" } ?? "")
  }

  private mutating func sentence(_ explanation: Explanation, _ hidden: Assignment) -> [String] {
    let passed = (explanation.winner.origin.passedAt ?? explanation.winner.origin.place)
    return [
      "  The unit's own value at \(place(hidden.origin.place)) is hidden: what \(place(passed)) passes on the",
      "  command line always beats a unit's terraform.tfvars. To let the unit win, pass its file again last, as in",
      "  optional_var_files = [\"…\", \"${get_tfvars_dir()}/terraform.tfvars\"].",
    ]
  }

  private mutating func silent(_ explanation: Explanation, _ unit: ResolvedUnit) -> [String] {
    let merged = explanation.mergedKeys.flatMap { [$0.winner] + $0.overridden }
    let named = Set(([explanation.winner] + explanation.overridden + merged).map(\.file.name))
    let asked = unit.filesRead.filter { !named.contains($0.text) }.map { "  silent \($0)" }
    let absent = unit.absentVarFiles.map { "  absent \($0.value), an optional var file of \(place($0.place))" }
    return asked + absent
  }

  /// One line a variable: name, value, layer, place.
  mutating func table(of explanations: [Explanation]) -> String {
    let rows = explanations.map { explanation in
      [
        DiagnosticTextWriter.visible(explanation.name.description),
        shown(explanation.winner.value, named: explanation.judgedName),
        explanation.winner.origin.layer.rawValue, place(explanation.winner.origin.place),
      ]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    return rows.map { row in
      padded(row[0], widths[0] + 2) + padded(row[1], widths[1] + 2) + padded(row[2], widths[2] + 2) + row[3] + "\n"
    }.joined()
  }

  private mutating func place(_ place: Place) -> String {
    let position = tables.position(of: place)
    return DiagnosticTextWriter.visible("\(place.file.name):\(position.line):\(position.column)")
  }

  private func shown(_ value: Value, named name: Text) -> String {
    var writer = JSONWriter.compact
    writer.value(value, named: name, secrets: secrets)
    let text = String(Text(writer.take()))
    let masked = "\"\(SecretPolicy.mask)\""
    let plain = DiagnosticTextWriter.visible(text == masked ? SecretPolicy.mask.description : text)
    return plain.count > Self.widestValue ? plain.prefix(Self.widestValue - 1) + "…" : plain
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
  }
}

/// Explanations as JSON.
struct ExplanationJSONWriter {
  private let secrets: SecretPolicy
  private var tables = LineTables()
  private var writer = JSONWriter.indented

  init(secrets: SecretPolicy) { self.secrets = secrets }

  /// One object: the unit, then each name with its value, origin and what it beat.
  mutating func document(of explanations: [Explanation], in unit: ResolvedUnit) -> [UInt8] {
    writer.beginObject()
    writer.member("format_version", "1.0")
    writer.member("unit", unit.path.text)
    writer.key("variables")
    writer.beginObject()
    for explanation in explanations {
      writer.key(explanation.name)
      write(explanation)
    }
    writer.endObject()
    writer.endObject()
    return writer.take()
  }

  private mutating func write(_ explanation: Explanation) {
    writer.beginObject()
    write(explanation.winner, explanation.overridden, named: explanation.judgedName)
    writer.member("hides_unit_value", explanation.hiddenUnitValue != nil)
    writer.key("keys")
    writer.beginObject()
    for (key, judgedName) in zip(explanation.mergedKeys, explanation.judgedKeyNames) {
      writer.key(key.key)
      writer.beginObject()
      write(key.winner, key.overridden, named: judgedName)
      writer.endObject()
    }
    writer.endObject()
    writer.endObject()
  }

  private mutating func write(_ winner: Assignment, _ overridden: [Assignment], named name: Text) {
    write(winner, named: name)
    writer.key("overridden")
    writer.beginList()
    for assignment in overridden {
      writer.beginObject()
      write(assignment, named: name)
      writer.endObject()
    }
    writer.endList()
  }

  private mutating func write(_ assignment: Assignment, named name: Text) {
    writer.key("value")
    writer.value(assignment.value, named: name, secrets: secrets)
    writer.member("layer", Text(assignment.origin.layer.rawValue))
    write(assignment.origin.place)
    writer.key("passed_at")
    guard let passed = assignment.origin.passedAt else { return writer.null() }
    writer.beginObject()
    write(passed)
    writer.endObject()
  }

  private mutating func write(_ place: Place) {
    let position = tables.position(of: place)
    writer.member("file", place.file.name)
    writer.member("line", position.line)
    writer.member("column", position.column)
  }
}
