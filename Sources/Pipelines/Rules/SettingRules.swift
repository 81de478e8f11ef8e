public import Hierarchy
public import SourceText

/// Rules for variables of a unit that do not become part of a request.
extension PipelineRule {
  static let settings: [PipelineRule] = [
    PipelineRule("misspelt-setting", .warning, "no variable has almost the name of a setting") { subject in
      // Variables that a local module does not declare are reported separately.
      guard subject.settings.module == nil else { return [] }
      let parameters = subject.requests.parameters
      let unknown = parameters.unknownSettings
      guard !unknown.isEmpty else { return [] }
      let known = parameters.settableNames
      return unknown.compactMap { setting in
        guard let nearest = nearestSetting(setting.name, among: known) else { return nil }
        return Finding(
          "'\(setting.name)' is not a setting of a pipeline, and is not written", at: setting.origin.place,
          help: "did you mean '\(words: nearest)'?")
      }
    }
  ]

  /// Shorter names are similar to too many others.
  private static let shortest = 5
  private static let longestWithOneEdit = 7

  /// The known name that differs in one letter, or in two if the name is longer.
  fileprivate static func nearestSetting(_ name: Text, among known: [String]) -> String? {
    guard name.count >= shortest else { return nil }
    return NearestName.of(name.description, among: known, atMost: name.count > longestWithOneEdit ? 2 : 1)
  }
}

/// The resources that a module creates and render leaves out, in the words of a mapping.
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
  /// render knows and does not need here, and those it does not know. What a local module declares is not among them.
  public static func findings(for requests: UnitRequests, module: ModuleVariables?) -> [Diagnostic] {
    let parameters = requests.parameters
    let known = parameters.settableNames
    let unused = unusedSettings(of: requests).filter { setting in
      let parameter = parameters.parameter(of: setting.name)
      if module?[setting.name] != nil { return false }
      if Parameter.named(parameter) != nil { return !Parameter.sets(of: parameter).isEmpty }
      return module != nil || PipelineRule.nearestSetting(setting.name, among: known) == nil
    }
    guard let first = unused.first else { return [] }
    let names = unused.map(\.name).sorted().map { "'\($0)'" }
    return [
      Diagnostic(
        .info, "unused-setting",
        "\(words: names.count == 1 ? "a variable reaches" : "\(names.count) variables reach") no request: \(words: names.joined(separator: ", "))",
        at: first.origin.place,
        help: "docs/render.md lists the variables that reach a request; the module may use the others")
    ]
  }

  /// The variables that the table of `docs/render.md` leaves to the Terraform module: they reach no request.
  public static func namesOfModule(for requests: UnitRequests) -> [Text] {
    unusedSettings(of: requests).map(\.name).filter { name in
      let parameter = requests.parameters.parameter(of: name)
      return Parameter.named(parameter) != nil && Parameter.sets(of: parameter).isEmpty
    }
  }

  /// The variables that no request asks for, and no placeholder names.
  private static func unusedSettings(of requests: UnitRequests) -> [Setting] {
    let parameters = requests.parameters
    return parameters.unit.settings.filter { setting in
      let parameter = parameters.parameter(of: setting.name)
      return setting.origin.layer != .environment && !requests.asked.contains(parameter)
        && !parameters.isNamedByPlaceholder(setting.name) && !parameters.isNamedByPlaceholder(parameter)
    }
  }
}
