import SourceText

/// The stages of a unit's pipeline. Source: section 4 of the AWS facts: `stage_N_name` and `stage_N_action`, from 1 on.
extension RequestBuilder {
  /// The stages in order. Incomplete ones are reported and left out.
  mutating func stages() -> [Stage] {
    var stages: [Stage] = []
    var expected = 1
    for number in parameters.stageNumbers {
      if number == 0 {
        report(
          .stageNumber, "'\(anyName(of: 0))': stages count from 1", at: anyPlace(of: 0),
          help: "the first stage is stage_1_name, the source")
        continue
      }
      if number > expected {
        let gap: Message =
          number == expected + 1 ? "there is no stage \(expected)" : "there are no stages \(expected) to \(number - 1)"
        report(
          .stageNumber, "'\(anyName(of: number))': \(gap)", at: anyPlace(of: number),
          help: "number the stages without a gap")
      }
      expected = number + 1
      if let stage = stage(number) { stages.append(stage) }
    }
    return stages
  }

  private mutating func stage(_ number: Int) -> Stage? {
    let names = StageNames.ofStage(number)
    let name = given(named: names.name)
    let action = given(named: names.action)
    guard let name, let action else {
      let lacking = name == nil ? "name" : "action"
      report(
        .stagePart, "stage \(number) has no '\(Text("stage_\(number)_\(lacking)"))'", at: anyPlace(of: number),
        help: "a stage has stage_\(number)_name and stage_\(number)_action")
      return nil
    }
    for given in [name, action] where given.value.scalarText?.isEmpty ?? true {
      let found = given.value.scalarText == nil ? given.value.kindName : "empty"
      report(.stagePart, "'\(given.name)' must be a name, but is \(found)", at: given.place)
      return nil
    }
    let entries = entries(names.configuration)
    guard let type = type(of: number, name, action, entries ?? []) else { return nil }
    let configuration = entries == nil ? nil : given(named: names.configuration)
    return Stage(
      number: number, name: name, action: action, configuration: configuration,
      provider: given(named: names.provider)?.source, parts: parameters.parts(ofStage: number), type: type)
  }

  /// The action type of a stage: the provider it names, else the one that its position and names suggest.
  private mutating func type(
    of number: Int, _ name: GivenValue, _ action: GivenValue, _ configuration: [GivenValue.Entry]
  ) -> ActionType? {
    guard let provider = given(named: StageNames.ofStage(number).provider), !provider.value.isEmptyText else {
      if number == 1 { return isGiven(.connectionARN) || !isGiven(.githubOAuthToken) ? .connection : .gitHub }
      return Stage.type(
        ofStage: number, name: name.value.scalarText ?? "", action: action.value.scalarText ?? "",
        configurationKeys: configuration.map(\.key))
    }
    let text = provider.value.scalarText ?? ""
    if let type = ActionType.named(text, isFirst: number == 1) { return type }
    let known = Set(ActionType.all.map(\.provider.description)).sorted()
    let nearest = NearestName.of(text.description, among: known)
    report(
      .stageProvider, "'\(provider.name)' is '\(text)', which is not a provider of CodePipeline", at: provider.place,
      help: .suggesting(
        nearest,
        "known: \(words: known.joined(separator: ", ")); an action of your own is Custom/Build/Name, for example"))
    return nil
  }

  private static let parts: [Text] = Parameter.stageParts.map(\.name)

  private mutating func anyGiven(of number: Int) -> GivenValue? {
    for part in Self.parts {
      if let given = given(named: "stage_\(number)_\(part)") { return given }
    }
    return nil
  }

  private mutating func anyName(of number: Int) -> Text { anyGiven(of: number)?.name ?? "stage_\(number)_name" }

  private mutating func anyPlace(of number: Int) -> Place? { anyGiven(of: number)?.namePlace }
}
