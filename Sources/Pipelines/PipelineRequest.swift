import HCLSyntax
import SourceText

/// The input of CodePipeline's CreatePipeline. Source: sections 1c, 1d and 4 of the AWS facts.
extension RequestBuilder {
  /// A request's `pipeline` member and its tags.
  mutating func pipeline(
    name: RequestValue?, tags: RequestValue, stages: [Stage], hasProject: Bool
  ) -> RequestValue {
    let role = required("codepipeline_role_arn")
    let store = RequestValue.object(["type": RequestValue("S3"), "location": required("artifact_bucket")])
    let sources = stages.first.map { sourceActions(of: $0) } ?? []
    let artifacts = sources.flatMap { $0.all(at: "outputArtifacts[].name") }
    var rendered: [RequestValue] = []
    for stage in stages {
      let actions = stage.number == 1 ? sources : [action(of: stage, artifacts, name, hasProject: hasProject)]
      let label = RequestValue(.text(stage.name.value.scalarText ?? ""), from: stage.name.source)
      rendered.append(.object(["name": label, "actions": .list(actions)], from: stage.name.source))
    }
    let pipeline = RequestValue.object([
      "name": name, "roleArn": role, "artifactStore": store, "stages": .list(rendered),
      "pipelineType": text("pipeline_type") ?? RequestValue("V1"), "executionMode": text("execution_mode"),
    ])
    return .object(["pipeline": pipeline, "tags": tags.elements.isEmpty ? nil : tags])
  }

  // MARK: the first stage

  /// The first stage's actions: the unit's repository, then its secondary sources.
  private mutating func sourceActions(of stage: Stage) -> [RequestValue] {
    let primary = SourceRepository(
      name: RequestValue(.text(stage.action.value.scalarText ?? ""), from: stage.action.source),
      owner: text("repository_owner"), repository: text("repository"), branch: text("branch"),
      artifact: required("artifact"))
    let isGitHub = stage.type.provider == ActionType.gitHub.provider
    let isConnection = stage.type.provider == ActionType.connection.provider
    var actions = [sourceAction(primary, stage)]
    if isGitHub || isConnection { actions += secondaryRepositories().map { sourceAction($0, stage) } }
    return actions
  }

  private mutating func sourceAction(_ repository: SourceRepository, _ stage: Stage) -> RequestValue {
    var values: [Text: RequestValue] = [:]
    switch stage.type.provider {
    case ActionType.gitHub.provider:
      noteMissing(in: repository, ["repository_owner", "repository", "branch"])
      values["Owner"] = repository.owner
      values["Repo"] = repository.repository
      values["Branch"] = repository.branch
      values["OAuthToken"] = required("github_oauth_token")
      values["PollForSourceChanges"] = booleanText("poll_for_source_changes") ?? RequestValue("false")
    case ActionType.connection.provider:
      noteMissing(in: repository, ["repository_owner", "repository", "branch"])
      values["ConnectionArn"] = required("connection_arn")
      values["FullRepositoryId"] = repository.fullName
      values["BranchName"] = repository.branch
      values["DetectChanges"] = booleanText("detect_changes")
      values["OutputArtifactFormat"] = text("output_artifact_format") ?? RequestValue("CODE_ZIP")
    case ActionType.codeCommit.provider:
      values["RepositoryName"] = repository.repository
      values["BranchName"] = repository.branch
    case ActionType.registry.provider: values["RepositoryName"] = repository.repository
    default: break
    }
    return action(
      named: repository.name, stage.type, configuration(values, stage), inputs: [],
      outputs: [repository.artifact].compactMap { $0 })
  }

  private mutating func noteMissing(in repository: SourceRepository, _ names: [Text]) {
    guard repository.isPrimary else { return }
    for (name, value) in zip(names, [repository.owner, repository.repository, repository.branch]) where value == nil {
      noteMissing(name)
    }
  }

  // MARK: the other stages

  private mutating func action(
    of stage: Stage, _ artifacts: [RequestValue], _ name: RequestValue?, hasProject: Bool
  ) -> RequestValue {
    var values: [Text: RequestValue] = [:]
    var inputs: [RequestValue] = []
    switch stage.type.provider {
    case ActionType.build.provider:
      inputs = artifacts
      values["ProjectName"] = hasProject ? name?.referring(to: "Project") : required("project_name")
      if artifacts.count > 1 { values["PrimarySource"] = artifacts.first }
    case ActionType.lambda.provider:
      if stage.configuration?.value.members?["FunctionName"] == nil {
        values["FunctionName"] = required("notify_function_name")
      }
    case ActionType.bucketDeploy.provider where !stage.type.isSource: inputs = Array(artifacts.prefix(1))
    case ActionType.cloudFormation.provider: inputs = artifacts
    default: break
    }
    return action(
      named: RequestValue(.text(stage.action.value.scalarText ?? ""), from: stage.action.source), stage.type,
      configuration(values, stage), inputs: inputs, outputs: [])
  }

  /// An action's configuration: what follows from the unit, with `stage_N_configuration` over it. All values are
  /// strings: lists and maps are written as JSON.
  private func configuration(_ values: [Text: RequestValue], _ stage: Stage) -> RequestValue {
    var members = values
    for entry in stage.configuration?.entries ?? [] { members[entry.key] = Self.configurationText(entry) }
    return .object(members.map { RequestValue.Field(name: $0.key, value: $0.value) }, from: stage.configuration?.source)
  }

  private static func configurationText(_ entry: GivenValue.Entry) -> RequestValue {
    let source = RequestValue.Source(name: entry.key, place: entry.place)
    if let text = entry.value.scalarText { return RequestValue(.text(text), from: source) }
    var writer = JSONWriter.compact
    writer.value(entry.value, named: "", secrets: .revealing)
    return RequestValue(.text(Text(writer.take())), from: source)
  }

  private func action(
    named name: RequestValue, _ type: ActionType, _ configuration: RequestValue, inputs: [RequestValue],
    outputs: [RequestValue]
  ) -> RequestValue {
    let typeID = RequestValue.object([
      "category": RequestValue(type.category), "owner": RequestValue(type.owner),
      "provider": RequestValue(type.provider), "version": RequestValue("1"),
    ])
    func named(_ artifacts: [RequestValue]) -> RequestValue { .list(artifacts.map { .object(["name": $0]) }) }
    return .object(
      [
        "name": name, "actionTypeId": typeID, "runOrder": RequestValue(.integer(1)),
        "configuration": configuration.fields.isEmpty ? nil : configuration, "inputArtifacts": named(inputs),
        "outputArtifacts": named(outputs),
      ], from: name.source)
  }
}

extension RequestValue {
  /// The same value, which a template writes as a reference to a resource.
  func referring(to resource: Text) -> RequestValue {
    RequestValue(content, from: source, templateForm: .resource(resource))
  }
}
