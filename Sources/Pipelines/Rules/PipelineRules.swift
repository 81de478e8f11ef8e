public import Hierarchy
public import SourceText

/// All rules for the AWS requests of units, and their findings.
public enum PipelineRules {
  /// Every rule, in the order of `RULES.md`.
  public static let all: [PipelineRule] =
    PipelineRule.reading + PipelineRule.names + PipelineRule.project + PipelineRule.images + PipelineRule.environment
    + PipelineRule.pipeline + PipelineRule.actions + PipelineRule.regions + PipelineRule.consistency
    + PipelineRule.settings

  /// The mistakes in a unit without explicit inputs; none for a unit that is not a pipeline.
  ///
  /// Missing inputs are not findings, since only `render` needs them.
  ///
  /// - Parameters:
  ///   - variables: the unit's environment variables.
  ///   - module: the unit's local module, or nil.
  ///   - rules: the rules to run, in order.
  public static func findings(
    for unit: ResolvedUnit, variables: EnvironmentVariableReader, module: ModuleVariables? = nil,
    rules: [PipelineRule] = all
  ) -> [Diagnostic] {
    var settings = RenderSettings()
    settings.module = module
    guard UnitRequests.isPipeline(unit, mapping: settings.mapping) else { return [] }
    return findings(for: UnitRequests(unit, settings, variables: variables), settings, rules: rules)
  }

  /// The mistakes in a unit's requests. Only the first of several errors about one value is kept.
  ///
  /// - Parameter rules: the rules to run, in order.
  public static func findings(
    for requests: UnitRequests, _ settings: RenderSettings, rules: [PipelineRule] = all
  ) -> [Diagnostic] {
    let subject = PipelineRule.Subject(requests, settings)
    var found = requests.readingDiagnostics
    for index in rules.indices where subject.hasMatter(of: rules[index].matter) {
      guard let check = rules[index].check else { continue }
      for finding in check(subject) { found.append(rules[index].diagnostic(finding, subject)) }
    }
    let unknown = Set(requests.unknown.map { $0.place.spot })
    // Nothing can be said of what is not known.
    if !unknown.isEmpty { found.removeAll { $0.place.map { unknown.contains($0.spot) } ?? false } }
    found = UnknownSettings(of: requests.parameters.unit).explaining(found)
    if found.count < 2 { return found }
    var faulty: Set<Place.Spot> = []
    found.removeAll { diagnostic in
      guard diagnostic.severity == .error, let place = diagnostic.place else { return false }
      return !faulty.insert(place.spot).inserted
    }
    return found
  }
}
