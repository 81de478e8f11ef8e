public import Hierarchy
public import SourceText

/// The rules that hold for what units ask of AWS, all of them, and what they find.
public enum PipelineRules {
  /// Every rule, in the order of `RULES.md`.
  public static let all: [PipelineRule] =
    PipelineRule.reading + PipelineRule.names + PipelineRule.project + PipelineRule.images + PipelineRule.environment
    + PipelineRule.pipeline + PipelineRule.actions + PipelineRule.regions + PipelineRule.consistency
    + PipelineRule.settings

  /// What is wrong with a unit as it stands, without inputs; nothing for a unit that is no pipeline.
  ///
  /// Inputs that are missing are no finding: they are only needed to render.
  ///
  /// - Parameters:
  ///   - variables: the unit's environment variables.
  ///   - module: the unit's local module, or nil.
  ///   - rules: those that are asked, in their order.
  public static func findings(
    for unit: ResolvedUnit, variables: EnvironmentVariableReader, module: ModuleVariables? = nil,
    rules: [PipelineRule] = all
  ) -> [Diagnostic] {
    var settings = RenderSettings()
    settings.module = module
    guard UnitRequests.isPipeline(unit, mapping: settings.mapping) else { return [] }
    return findings(for: UnitRequests(unit, settings, variables: variables), settings, rules: rules)
  }

  /// What is wrong with a unit's requests. Of several errors about one value the first is kept.
  ///
  /// - Parameter rules: those that are asked, in their order.
  public static func findings(
    for requests: UnitRequests, _ settings: RenderSettings, rules: [PipelineRule] = all
  ) -> [Diagnostic] {
    let subject = PipelineRule.Subject(requests, settings)
    var found = requests.readingDiagnostics
    for index in rules.indices where subject.hasMatter(of: rules[index].matter) {
      guard let check = rules[index].check else { continue }
      for finding in check(subject) { found.append(rules[index].diagnostic(finding, subject)) }
    }
    let unknown = Set(requests.unknown.map { PlaceIdentity($0.place) })
    // Nothing can be said of what is not known.
    if !unknown.isEmpty { found.removeAll { $0.place.map { unknown.contains(PlaceIdentity($0)) } ?? false } }
    if found.count < 2 { return found }
    var faulty: Set<PlaceIdentity> = []
    found.removeAll { diagnostic in
      guard diagnostic.severity == .error, let place = diagnostic.place else { return false }
      return !faulty.insert(PlaceIdentity(place)).inserted
    }
    return found
  }

  private struct PlaceIdentity: Hashable {
    let file: Text
    let range: SourceRange

    init(_ place: Place) {
      file = place.file.name
      range = place.range
    }
  }
}
