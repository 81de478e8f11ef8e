public import Hierarchy
public import SourceText

/// The rules that hold for what units ask of AWS, all of them, and what they find.
public enum PipelineRules {
  /// Every rule, in the order of `RULES.md`.
  public static let all: [PipelineRule] =
    PipelineRule.reading + PipelineRule.names + PipelineRule.project + PipelineRule.images + PipelineRule.environment
    + PipelineRule.pipeline + PipelineRule.actions + PipelineRule.regions + PipelineRule.consistency

  /// What is wrong with a unit, with the inputs that are given; nothing for a unit that is no pipeline.
  ///
  /// Inputs that are missing are no finding: they are only needed to render. Of several errors about one value the first
  /// is kept.
  public static func findings(for unit: ResolvedUnit, _ settings: RenderSettings = RenderSettings()) -> [Diagnostic] {
    guard UnitRequests.isPipeline(unit, mapping: settings.mapping) else { return [] }
    return findings(for: UnitRequests(unit, settings), settings)
  }

  /// What is wrong with a unit's requests.
  public static func findings(for requests: UnitRequests, _ settings: RenderSettings) -> [Diagnostic] {
    let subject = PipelineRule.Subject(requests, settings)
    var found = requests.readingDiagnostics
    for index in all.indices { all[index].addDiagnostics(subject, to: &found) }
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
