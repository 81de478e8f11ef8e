public import Hierarchy
public import SourceText

/// Variables of a unit that become no part of a request.
extension PipelineRule {
  static let settings: [PipelineRule] = [
    PipelineRule("misspelt-setting", .warning, "no variable is nearly called like a setting") { subject in
      // What a local module does not declare is told by itself.
      guard subject.settings.module == nil else { return [] }
      let parameters = subject.requests.parameters
      let unknown = parameters.unknownSettings
      guard !unknown.isEmpty else { return [] }
      let known = parameters.settableNames
      return unknown.compactMap { setting in
        guard let nearest = nearestSetting(setting.name, among: known) else { return nil }
        return Finding(
          "'\(setting.name)' is no setting of a pipeline, and is not written", at: setting.origin.place,
          help: "did you mean '\(words: nearest)'?")
      }
    }
  ]

  /// Shorter names are near too many others.
  private static let shortest = 5
  private static let longestWithOneEdit = 7

  /// The known name that differs in one letter, or in two where the name is longer.
  fileprivate static func nearestSetting(_ name: Text, among known: [String]) -> String? {
    guard name.count >= shortest else { return nil }
    return NearestName.of(name.description, among: known, atMost: name.count > longestWithOneEdit ? 2 : 1)
  }
}

/// What a module makes of its variables and rendering does not, by the words of a mapping.
public enum LeftOutParts {
  /// A note for each part.
  public static func findings(for requests: UnitRequests) -> [Diagnostic] {
    requests.parameters.leftOut.map { part in
      Diagnostic(
        .info, "left-out-of-module", "not written: \(part.value.scalarText ?? part.name)",
        at: requests.parameters.unitPlace, notes: [Diagnostic.Note("the mapping says so", at: part.place)])
    }
  }
}

/// Which variables of a unit reach no request.
public enum UnusedSettings {
  /// A note that names the variables which become no part of the requests, and that no other finding names: those that
  /// render knows and does not need here, and those it does not know. What only a Terraform module uses, by the table of
  /// `docs/render.md` or because a local module declares it, is no such variable.
  public static func findings(for requests: UnitRequests, module: ModuleVariables?) -> [Diagnostic] {
    let parameters = requests.parameters
    let known = parameters.settableNames
    let unused = parameters.unit.settings.filter { setting in
      let parameter = parameters.parameter(of: setting.name)
      if requests.asked.contains(parameter) || parameters.isNamedByPlaceholder(setting.name) { return false }
      if setting.origin.layer == .environment || module?[setting.name] != nil { return false }
      if Parameter.named(parameter) != nil { return !Parameter.sets(of: parameter).isEmpty }
      return module != nil || PipelineRule.nearestSetting(setting.name, among: known) == nil
    }
    guard let first = unused.first else { return [] }
    let names = unused.map(\.name).sorted().map { "'\($0)'" }
    return [
      Diagnostic(
        .info, "unused-setting",
        "\(words: names.count == 1 ? "a variable reaches" : "\(names.count) variables reach") no request: \(words: names.joined(separator: ", "))",
        at: first.origin.place, help: "docs/render.md lists what does; the module may use the others")
    ]
  }
}
