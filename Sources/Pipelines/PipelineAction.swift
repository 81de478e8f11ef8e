import SourceText

extension PipelineRule {
  /// An action of the pipeline, its type and its configuration.
  struct Action {
    let type: ActionType
    let configuration: [RequestValue.Field]
    let stagePlace: Place?
    let isFirst: Bool

    /// The actions of a unit's stages, in order.
    static func all(of requests: UnitRequests) -> [Action] {
      guard !requests.stages.isEmpty, let stages = requests.pipeline?.all(at: Self.stagesPath) else { return [] }
      return zip(requests.stages, stages).flatMap { stage, request in
        request.all(at: actionsPath).map { action in
          Action(
            type: stage.type, configuration: action["configuration"]?.fields ?? [],
            stagePlace: stage.configuration?.place ?? stage.action.place, isFirst: stage.number == 1)
        }
      }
    }

    private static let stagesPath = RequestPath("pipeline.stages[]")
    private static let actionsPath = RequestPath("actions[]")
  }
}

extension RequestValue {
  private static let inputNamesPath = RequestPath("inputArtifacts[].name")

  /// The names of the artifacts that go into an action.
  var inputNames: [Text] { all(at: Self.inputNamesPath).compactMap(\.text) }
}
