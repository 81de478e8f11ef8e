import HCL1Syntax
import Hierarchy
import SourceText
import TerragruntConfiguration

/// Writes explanations for a terminal.
struct ExplanationTextWriter {
  private static let widestValue = 60
  private static let widestValueOfTable = 40

  private let secrets: SecretPolicy
  /// Whether to list sources without a value too.
  private let isVerbose: Bool
  /// Whether the unit's own variables contain function calls, which a var file can't.
  private let callsFunctions: Bool
  /// The differences in Terragrunt 0.18.7; nil when they are not wanted.
  private let exact: ExactDifferences?

  /// How many columns the terminal has; nil where no terminal shows the table.
  private let width: Int?

  init(secrets: SecretPolicy, isVerbose: Bool, callsFunctions: Bool, exact: ExactDifferences?, width: Int?) {
    self.width = width
    self.exact = exact
    self.secrets = secrets
    self.isVerbose = isVerbose
    self.callsFunctions = callsFunctions
  }

  /// Each name with its winner, the losers, and a sentence that gives the reason.
  func text(of explanations: [Explanation], in unit: ResolvedUnit) -> String {
    var lines: [String] = []
    let mocked = Set(unit.mockedNames)
    for explanation in explanations {
      if !lines.isEmpty { lines.append("") }
      let value = shown(explanation.winner.value, named: explanation.judgedName, within: .max)
      lines.append("\(visible(explanation.name)) = \(value)")
      lines += contributors(explanation)
      if mocked.contains(explanation.variable) { lines.append("  made of mock outputs: the real ones may differ") }
      if unit.layout != .terraform, let hidden = explanation.hiddenUnitValue {
        lines += sentence(explanation, hidden, unit.layout)
      }
      if let difference = difference(explanation) { lines.append("  Terragrunt 0.18.7 \(difference)") }
      if isVerbose { lines += silentSources(explanation, unit) }
    }
    if let refusal = refusal { lines += ["", refusal] }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// A variable that keeps a default which has no value to show: `null`, or an expression.
  func text(of declaration: ModuleVariables.Declaration) -> String {
    let value: String =
      switch declaration.fallback {
      case .null: "null"
      case .computed: "(an expression or a null inside, which only Terraform evaluates)"
      case .none, .value: ""
      }
    let place = self.place(declaration.defaultPlace ?? declaration.place)
    return "\(visible(declaration.name)) = \(value)\n  " + padded("set by", 7)
      + padded(Layer.moduleDefault.rawValue, 10)
      + place + "\n"
  }

  // MARK: the winner and the losers

  private func contributors(_ explanation: Explanation) -> [String] {
    let variable = explanation.variable
    let beaten = explanation.beaten.map {
      "  " + row("beats", $0, of: variable, judgedAs: explanation.judgedName)
    }
    if explanation.mergedKeys.isEmpty {
      return ["  " + row("set by", explanation.winner, of: variable)] + steps(explanation.winner) + beaten
    }
    let isMade = explanation.winner.value.typed != nil
    var lines =
      isMade
      ? ["  " + row("set by", explanation.winner, of: variable)] + steps(explanation.winner) + ["  merged, by key:"]
      : ["  merged from several files, by key:"]
    for (key, judgedName) in zip(explanation.mergedKeys, explanation.judgedKeyNames) {
      lines.append("  .\(visible(key.key)) = \(shown(key.winner.value, named: judgedName, within: .max))")
      lines.append("    " + row("set by", key.winner, of: variable))
      lines += key.beaten.map { "    " + row("beats", $0, of: variable, judgedAs: judgedName) }
    }
    return lines + beaten
  }

  /// How expressions made the value: below the place that sets it, the references that lead there, and what it was
  /// made from.
  private func steps(_ assignment: Assignment) -> [String] {
    guard let derivation = Derivation(of: assignment) else { return [] }
    return derivation.steps.compactMap { step in
      // A value that is written where it is set needs no line of its own.
      if step.kind == .literal, step.depth == 0, step.place.file === assignment.file { return nil }
      return "  " + padded("from", 7 + 2 * step.depth) + padded(words(for: step), 30 - min(20, 2 * step.depth))
        + place(step.place)
    }
  }

  private func words(for step: Derivation.Step) -> String {
    switch step.kind {
    case .literal: "a value"
    case .reference: visible(step.name ?? "")
    case .expression: "an expression"
    case .call: visible(step.name ?? "") + "()"
    case .merge: "a deep merge"
    case .file: "the file " + visible(step.name ?? "")
    case .defaultValue: "a default"
    }
  }

  /// One source of a value: its layer, its value if it lost, and its place.
  private func row(
    _ word: String, _ assignment: Assignment, of variable: Text, judgedAs judgedName: Text? = nil
  ) -> String {
    let value = judgedName.map { shown(assignment.value, named: $0) + " at " } ?? ""
    return padded(word, 7) + padded(assignment.origin.layer.rawValue, 10) + value
      + place(assignment.origin, of: variable)
      + passed(assignment.origin.passedAt)
  }

  private func passed(_ place: Place?) -> String { place.map { ", passed at \(self.place($0))" } ?? "" }

  private func sentence(_ explanation: Explanation, _ hidden: Assignment, _ layout: UnitLayout) -> [String] {
    let passed = explanation.winner.origin.passedAt ?? explanation.winner.origin.place
    let own = visible(Path(hidden.file.name).name)
    let folder =
      switch layout {
      case .terragrunt018: "get_tfvars_dir"
      case .terragrunt, .terraform: "get_terragrunt_dir"
      }
    let reason = [
      "  The unit's own value at \(place(hidden.origin.place)) is hidden: what \(place(passed)) passes on the",
      "  command line always beats a unit's \(own).",
    ]
    if explanation.winner.origin.layer == .variableArgument, passed.file.name == hidden.file.name {
      return [reason[0], reason[1] + " To let it win, pass nothing there."]
    }
    let sentence = [
      reason[0], reason[1] + " To let the unit win, pass its file again last, as in",
      "  optional_var_files = [\"…\", \"${\(folder)()}/\(own)\"].",
    ]
    guard callsFunctions else { return sentence }
    return sentence + ["  The ${…} in it are then not evaluated: Terraform reads a var file as it is."]
  }

  // MARK: differences under Terragrunt 0.18.7

  /// How the value differs in Terragrunt 0.18.7, as the end of a sentence; nil when it is the same.
  private func difference(_ explanation: Explanation) -> String? {
    guard let variable = exact?.variables.first(where: { $0.setting.name == explanation.variable }) else { return nil }
    if variable.isNotPassedOn {
      guard let other = variable.exact else { return "does not pass it on" }
      return "does not pass it on: there it is \(shown(other.value, named: explanation.variable))"
    }
    let lost = variable.keysNotPassedOn.map { ".\(visible($0.key))" }
    if !lost.isEmpty {
      let key =
        explanation.name == explanation.variable
        ? nil : explanation.name[explanation.variable.count..<explanation.name.count]
      if let key { return lost.contains(visible(key)) ? "does not pass it on" : nil }
      return "does not pass on \(lost.joined(separator: ", "))"
    }
    guard explanation.name == explanation.variable else { return nil }
    guard let other = variable.exact else { return "does not set it" }
    return "makes it \(shown(other.value, named: explanation.variable))"
  }

  /// A line that says that Terragrunt 0.18.7 refuses the unit; nil when it does not.
  private var refusal: String? {
    guard let first = exact?.refusals.first else { return nil }
    let place = first.place.map { place in
      let position = place.start
      return " at \(place.file.name):\(position.line):\(position.column)"
    }
    return visible(Text("Terragrunt 0.18.7 refuses this unit\(place ?? ""); strata check says why."))
  }

  // MARK: sources without a value

  /// The sources that were consulted and have no value for the name, lowest layer first, and those that were not
  /// consulted.
  private func silentSources(_ explanation: Explanation, _ unit: ResolvedUnit) -> [String] {
    var lines = explanation.silentSources(in: unit).map { source in
      let asked = source.file.map { visible($0.text) } ?? "TF_VAR_\(visible(explanation.variable))"
      return "  " + padded("silent", 7) + padded(source.layer.rawValue, 10) + asked + passed(source.passedAt)
    }
    for file in unit.absentVarFiles {
      lines.append(
        "  " + padded("absent", 7) + padded(Layer.varFile.rawValue, 10)
          + (file.value.isEmpty ? "an empty name" : visible(file.value)) + ", optional, named at \(place(file.place))")
    }
    let asked = Set(unit.sources.map(\.layer))
    if !asked.contains(.moduleDefault) { lines.append(unasked(.moduleDefault, "--module-defaults")) }
    if !asked.contains(.environment) { lines.append(unasked(.environment, "--with-env")) }
    return lines
  }

  private func unasked(_ layer: Layer, _ flag: String) -> String {
    "  " + padded("unread", 7) + padded(layer.rawValue, 12) + "takes part with \(flag)"
  }

  // MARK: table of all variables

  /// A header, then one line per variable: name, value, layer, place, and whether it beat something.
  func table(of explanations: [Explanation]) -> String {
    let rows = explanations.map { explanation in
      [
        visible(explanation.name),
        shown(explanation.winner.value, named: explanation.judgedName, within: Self.widestValueOfTable),
        explanation.winner.origin.layer.rawValue, place(explanation.winner.origin, of: explanation.variable),
        remark(explanation),
      ]
    }
    if rows.isEmpty { return refusal.map { "\($0)\n" } ?? "" }
    let hasRemarks = rows.contains { !$0[4].isEmpty }
    let header = ["VARIABLE", "VALUE", "LAYER", "SET AT", hasRemarks ? "REMARK" : ""]
    return TextTable.lines([header] + rows, width: width).map { $0 + "\n" }.joined()
      + (refusal.map { "\n\($0)\n" } ?? "")
  }

  private func remark(_ explanation: Explanation) -> String {
    let remark = ownRemark(explanation)
    guard let difference = difference(explanation) else { return remark }
    return (remark.isEmpty ? "" : remark + "; ") + "0.18.7 " + difference
  }

  private func ownRemark(_ explanation: Explanation) -> String {
    if let hidden = explanation.hiddenUnitValue { return "hides \(place(hidden.origin.place))" }
    if !explanation.mergedKeys.isEmpty { return "merged by key" }
    let beaten = explanation.beaten.count
    return beaten == 0 ? "" : "beats \(beaten)"
  }

  // MARK: what is not a variable

  /// The workspace of an environment without Terragrunt, and where its state is kept; empty for any other unit.
  func environment(of unit: ResolvedUnit) -> String {
    var lines: [String] = []
    if let workspace = unit.listedEnvironment?.workspace { lines.append("workspace  " + visible(workspace)) }
    if let state = unit.listedEnvironment?.remoteState {
      let settings = state.config.map { "\(visible($0.key)) = \(shown($0.value, named: $0.key))" }
      lines.append(
        "state      \(visible(state.backend.value)) at \(place(state.backend.place))"
          + (settings.isEmpty ? "" : ": " + settings.joined(separator: ", ")))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: parts

  private func place(_ origin: Origin, of name: Text) -> String { ShownAssignment.place(of: origin, settingOf: name) }

  private func place(_ place: Place) -> String { ShownAssignment.text(of: place) }

  private func visible(_ text: Text) -> String { DiagnosticTextWriter.visible(text.description) }

  private func shown(_ value: Value, named name: Text, within width: Int = Self.widestValue) -> String {
    ShownAssignment.value(value, named: name, within: width, secrets)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
  }
}
