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
      var all: [Action] = []
      guard let stages = requests.pipeline?.first(at: stagesPath)?.elements else { return all }
      for index in requests.stages.indices {
        let type = requests.stages[index].type
        let place = requests.stages[index].configuration?.place ?? requests.stages[index].action.place
        let isFirst = requests.stages[index].number == 1
        _ = actionsPath.walk(from: stages[index].fields) { action in
          let configuration = action.first(at: configurationPath)?.fields ?? []
          all.append(Action(type: type, configuration: configuration, stagePlace: place, isFirst: isFirst))
          return true
        }
      }
      return all
    }

    private static let stagesPath = RequestPath("pipeline.stages")
    private static let actionsPath = RequestPath("actions[]")
    private static let configurationPath = RequestPath("configuration")
  }
}

extension RequestValue {
  private static let inputNamesPath = RequestPath("inputArtifacts[].name")

  /// The names of the artifacts that go into an action.
  var inputNames: [Text] { all(at: Self.inputNamesPath).compactMap(\.text) }
}

extension Text {
  /// The member of a stage that holds its actions.
  static let actionsMember: Text = "actions"
}
