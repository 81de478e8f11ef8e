import SourceText

extension PipelineRule {
  /// An action of the pipeline as rules see it.
  struct Action {
    /// The rendered action.
    let value: RequestValue
    /// Its type; nil for an unknown provider.
    let type: ActionType?
    /// Its configuration.
    let configuration: [RequestValue.Field]
    /// The place for findings about what it lacks.
    let place: Place?
    /// The position of its stage, starting at 0.
    let stage: Int
    /// True for an action of the first stage.
    let isFirst: Bool

    /// `owner`, `category` and `provider` of its type, separated by slashes.
    var typeName: Text { typeParts.dropFirst().reduce(typeParts[0]) { $0 + "/" + $1 } }
    /// The provider.
    var provider: Text { typeParts[2] }
    /// Its position in the order of its stage.
    var runOrder: Int { value[.runOrder]?.integer ?? 1 }

    private var typeParts: [Text] {
      let type = value[.actionType]
      return [type?["owner"]?.text ?? "", type?["category"]?.text ?? "", type?["provider"]?.text ?? ""]
    }

    private init(_ value: RequestValue, stage: Int, isFirst: Bool, place: Place?) {
      self.value = value
      self.stage = stage
      self.isFirst = isFirst
      self.place = place ?? value.source?.place
      configuration = value[.configuration]?.fields ?? []
      let type = value[.actionType]
      self.type = ActionType.type(
        owner: type?["owner"]?.text ?? "", category: type?["category"]?.text ?? "",
        provider: type?["provider"]?.text ?? "")
    }

    /// The actions of a unit's stages, in order.
    static func all(of requests: UnitRequests) -> [Action] {
      var all: [Action] = []
      guard let stages = requests.pipeline?.first(at: stagesPath)?.elements else { return all }
      for index in stages.indices {
        let own = index < requests.stages.count ? requests.stages[index] : nil
        let isFirst = own.map { $0.number == 1 } ?? (index == 0)
        let place = own.map { $0.configuration?.place ?? $0.action.place }
        _ = actionsPath.walk(from: stages[index].fields) { action in
          all.append(Action(action, stage: index, isFirst: isFirst, place: place))
          return true
        }
      }
      return all
    }

    /// True if the action ends before the other one starts.
    func runs(before other: Action) -> Bool {
      stage < other.stage || stage == other.stage && runOrder < other.runOrder
    }

    private static let stagesPath = RequestPath("pipeline.stages")
    private static let actionsPath = RequestPath("actions[]")
  }
}

extension RequestValue {
  private static let inputNamesPath = RequestPath("inputArtifacts[].name")
  private static let outputNamesPath = RequestPath("outputArtifacts[].name")

  /// The names of an action's input artifacts, as values.
  var inputs: [RequestValue] { all(at: Self.inputNamesPath) }

  /// The names of an action's output artifacts, as values.
  var outputs: [RequestValue] { all(at: Self.outputNamesPath) }

  /// The names of an action's input artifacts.
  var inputNames: [Text] { inputs.compactMap(\.text) }
}

extension Text {
  /// The member of a stage that holds its actions.
  static let actionsMember: Text = "actions"
  fileprivate static let actionType: Text = "actionTypeId"
  fileprivate static let configuration: Text = "configuration"
  fileprivate static let runOrder: Text = "runOrder"
}
