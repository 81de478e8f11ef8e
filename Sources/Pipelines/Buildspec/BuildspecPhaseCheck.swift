import SourceText
import YAMLSyntax

/// Checks that the phases of a buildspec run something. Source: the buildspec reference of the CodeBuild user guide. It
/// requires `commands` in each phase except `install`. Buildspecs in use also have phases with empty `commands`, with `steps`,
/// and with only `finally`, so only a phase without any of these keys is an error.
extension BuildspecStructureCheck {
  private static let running: [Text] = ["commands", "steps", "finally"]

  mutating func checkPhases(_ root: [YAMLEntry], _ document: YAMLNode) {
    guard let phases = root["phases"] else {
      if document.entries != nil, BuildspecBatch(root, in: file).usesOwnPhases, !hasMisspeltPhases {
        let top = SourceRange(Int(document.range.lower), Int(document.range.lower))
        report(.error, .missingKey, "the buildspec has no 'phases'", at: top, help: Self.phasesHint)
      }
      return
    }
    for phase in phases.entries ?? [] where BuildspecSchema.phaseNames.contains(phase.name) { check(phase) }
  }

  /// True if a misspelling of `phases` was reported: one mistake, one finding.
  private var hasMisspeltPhases: Bool {
    diagnostics.contains { $0.code == BuildspecRule.unknownKey.rawValue && $0.severity == .error }
  }

  private mutating func check(_ phase: YAMLEntry) {
    let entries = phase.value.entries ?? []
    guard phase.value.isNull || phase.value.entries != nil else { return }
    let parts = entries.filter { Self.running.contains($0.name) }
    if parts.contains(where: { Self.holdsSomething($0.value) && $0.name != "finally" }) { return }
    if phase.name == "install", entries["runtime-versions"] != nil, parts.isEmpty { return }
    if let finally = parts.first(where: { $0.name == "finally" && Self.holdsSomething($0.value) }) {
      guard phase.name != "install", entries["commands"] == nil else { return }
      report(
        .warning, .idlePhase, "'\(phase.name)' has 'finally' but no 'commands'", at: finally.key.range,
        help: "move these commands below commands:, unless they clean up after others")
      return
    }
    if let empty = parts.first {
      report(
        .warning, .idlePhase, "'\(phase.name)' runs no command: '\(empty.name)' is empty",
        at: empty.key.range, help: "write a command below, after '- ', or delete the phase")
    } else if phase.value.isNull || phase.name == "install" {
      report(
        .warning, .idlePhase, "'\(phase.name)' runs no command", at: phase.key.range,
        help: "write commands: below, or delete the phase")
    } else if !hasMisspeltCommands(entries) {
      report(
        .error, .missingKey, "'\(phase.name)' has no 'commands'", at: firstLine(of: phase.value),
        help: "write commands: and each command below, after '- '")
    }
  }

  /// True if a key of the phase is a misspelling of `commands`, which is reported separately.
  private func hasMisspeltCommands(_ entries: [YAMLEntry]) -> Bool {
    entries.contains { NearestName.of($0.name.description, among: ["commands"]) != nil }
  }

  /// False for an empty value, an empty list, and a list of empty entries.
  private static func holdsSomething(_ node: YAMLNode) -> Bool {
    if let elements = node.elements { return elements.contains { !$0.isNull } }
    return !node.isNull
  }
}
