import HCL1Syntax
import SourceText

/// The input of CodePipeline's CreatePipeline. Source: sections 1c, 1d and 4 of the AWS facts.
extension RequestBuilder {
  /// A request's `pipeline` member and its tags.
  ///
  /// - Parameter projectName: the name of the unit's build project; nil for a unit without one.
  mutating func pipeline(
    name: RequestValue?, tags: RequestValue, stages: [Stage], projectName: RequestValue?
  ) -> RequestValue {
    let role = required(.codepipelineRoleARN)
    let store = artifactStore()
    let rendered = structure(.stages).map(Self.stages) ?? self.stages(stages, projectName)
    let type = text(.pipelineType) ?? Self.firstType
    let stores = artifactStores(store, rendered)
    var pipeline = RequestMembers(capacity: 10)
    pipeline.add("artifactStore", stores == nil ? store : nil)
    pipeline.add("artifactStores", stores)
    pipeline.add(.executionMode, text(.executionMode))
    pipeline.add(.name, name)
    pipeline.add(.pipelineType, type)
    pipeline.add(.roleARN, role)
    pipeline.add(.stages, .list(rendered))
    pipeline.add("triggers", structure(.triggers))
    pipeline.add("variables", structure(.pipelineVariables))
    pipeline.add(.version, integer(.pipelineVersion))
    var request = RequestMembers(capacity: 2)
    request.add(.pipeline, pipeline.object())
    request.add(.tags, tags.elements.isEmpty ? nil : tags)
    return request.object()
  }

  /// The stages that `stage_N_…` describe.
  private mutating func stages(_ stages: [Stage], _ projectName: RequestValue?) -> [RequestValue] {
    let sources = stages.first.map { sourceActions(of: $0) } ?? []
    let artifacts = sources.flatMap { $0.all(at: Self.outputNames) }
    var latest: [RequestValue] = []
    var rendered: [RequestValue] = []
    for stage in stages {
      let actions = stage.number == 1 ? sources : [action(of: stage, artifacts, latest, projectName)]
      let given = actions.flatMap { $0.all(at: Self.outputNames) }
      if stage.number > 1, !given.isEmpty { latest = given }
      let label = RequestValue(.text(stage.name.value.scalarText ?? ""), from: stage.name.source)
      var members = RequestMembers(capacity: 6)
      members.add(.actions, .list(actions))
      members.add("beforeEntry", part("before_entry", of: stage))
      members.add("blockers", part("blockers", of: stage))
      members.add(.name, label)
      members.add("onFailure", part("on_failure", of: stage))
      members.add("onSuccess", part("on_success", of: stage))
      rendered.append(members.object(from: stage.name.source))
    }
    return rendered
  }

  /// The member of a stage that one of its variables sets; nil if it is not set.
  private mutating func part(_ name: Text, of stage: Stage) -> RequestValue? {
    guard stage.parts.contains(name), let parameter = Parameter.stageParts.first(where: { $0.name == name }) else {
      return nil
    }
    let own = parameter.named("stage_\(stage.number)_" + name)
    switch parameter.kind {
    case .text: return text(own)
    case .integer: return integer(own)
    case .structure: return structure(own)
    case .boolean, .list, .map: return nil
    }
  }

  private static let polledNever = RequestValue("false")
  private static let zipFormat = RequestValue("CODE_ZIP")
  private static let projectResource: Text = "Project"
  private static let firstType = RequestValue("V1")
  private static let outputNames = RequestPath("outputArtifacts[].name")

  // MARK: the first stage

  /// The first stage's actions: the unit's repository, then its secondary sources.
  private mutating func sourceActions(of stage: Stage) -> [RequestValue] {
    let primary = SourceRepository(
      name: RequestValue(.text(stage.action.value.scalarText ?? ""), from: stage.action.source),
      owner: text(.repositoryOwner), repository: text(.repository), branch: text(.branch),
      artifact: required(.artifact))
    let isGitHub = stage.type.provider == ActionType.gitHub.provider
    let isConnection = stage.type.provider == ActionType.connection.provider
    var actions = [sourceAction(primary, stage)]
    if isGitHub || isConnection { actions += secondaryRepositories().map { sourceAction($0, stage) } }
    return actions
  }

  private mutating func sourceAction(_ repository: SourceRepository, _ stage: Stage) -> RequestValue {
    var values = RequestMembers(capacity: 5)
    switch stage.type.provider {
    case ActionType.gitHub.provider:
      noteMissing(in: repository)
      let token = required(.githubOAuthToken)
      values.add(.branch, repository.branch)
      values.add(.token, token)
      values.add(.repositoryOwner, repository.owner)
      values.add(.pollForSourceChanges, booleanText(.pollForSourceChanges) ?? Self.polledNever)
      values.add(.repository, repository.repository)
    case ActionType.connection.provider:
      noteMissing(in: repository)
      let connection = required(.connectionARN)
      values.add(.branchName, repository.branch)
      values.add(.connection, connection)
      values.add(.detectChanges, booleanText(.detectChanges))
      values.add(.fullRepositoryID, repository.fullName)
      values.add(.outputArtifactFormat, text(.outputArtifactFormat) ?? Self.zipFormat)
    case ActionType.codeCommit.provider:
      values.add(.branchName, repository.branch)
      values.add(.repositoryName, repository.repository)
    case ActionType.registry.provider: values.add(.repositoryName, repository.repository)
    default: break
    }
    // The stage's other variables apply to the action for the unit's own repository.
    let own = repository.isPrimary ? stage : nil
    return action(
      named: repository.name, stage.type, configuration(values, stage), of: own, inputs: [],
      outputs: [repository.artifact].compactMap { $0 })
  }

  private mutating func noteMissing(in repository: SourceRepository) {
    guard repository.isPrimary else { return }
    if repository.owner == nil { noteMissing(.repositoryOwner) }
    if repository.repository == nil { noteMissing(.repository) }
    if repository.branch == nil { noteMissing(.branch) }
  }

  // MARK: the other stages

  private mutating func action(
    of stage: Stage, _ artifacts: [RequestValue], _ latest: [RequestValue], _ projectName: RequestValue?
  ) -> RequestValue {
    var values = RequestMembers(capacity: 2)
    var inputs = latest.isEmpty ? artifacts : latest
    switch stage.type.provider {
    case ActionType.build.provider:
      inputs = artifacts
      if artifacts.count > 1 { values.add(.primarySource, artifacts.first) }
      values.add(.projectName, projectName?.referring(to: Self.projectResource) ?? required(.projectName))
    case ActionType.lambda.provider where stage.type.category == ActionType.lambda.category:
      inputs = []
      if stage.configuration?.value.members?[.functionName] == nil {
        values.add(.functionName, required(.notifyFunctionName))
      }
    case ActionType.cloudFormation.provider: inputs = artifacts + latest
    default: inputs = Array(inputs.prefix(stage.type.usualInputs))
    }
    return action(
      named: RequestValue(.text(stage.action.value.scalarText ?? ""), from: stage.action.source), stage.type,
      configuration(values, stage), of: stage, inputs: inputs, outputs: [])
  }

  /// An action's configuration: the values that follow from the unit, overridden by `stage_N_configuration`. All values are
  /// strings; lists and maps become JSON.
  private func configuration(_ values: RequestMembers, _ stage: Stage) -> RequestValue {
    guard let configuration = stage.configuration else { return values.object() }
    let given = (configuration.entries ?? []).map {
      RequestValue.Field(name: $0.key, value: Self.configurationText($0))
    }
    let all = values.fields + given
    var fields: [RequestValue.Field] = []
    for position in all.map(\.name).positionsInOrder {
      // The last of several with one name wins.
      if fields.last?.name == all[position].name { fields.removeLast() }
      fields.append(all[position])
    }
    return RequestValue(.object(fields), from: configuration.source)
  }

  static func configurationText(_ entry: GivenValue.Entry) -> RequestValue {
    let source = RequestValue.Source(name: entry.key, place: entry.place)
    if let text = entry.value.scalarText { return RequestValue(.text(text), from: source) }
    var writer = JSONWriter.compact
    writer.value(entry.value, named: "", secrets: .revealing)
    return RequestValue(.text(Text(writer.take())), from: source)
  }

  /// - Parameter stage: the stage whose variables describe the action; nil if they describe another one.
  private mutating func action(
    named name: RequestValue, _ type: ActionType, _ configuration: RequestValue, of stage: Stage?,
    inputs: [RequestValue], outputs: [RequestValue]
  ) -> RequestValue {
    func own(_ name: Text) -> RequestValue? { stage.flatMap { part(name, of: $0) } }
    var typeID = RequestMembers(capacity: 4)
    typeID.add(.category, RequestValue(type.category))
    typeID.add(.owner, RequestValue(type.owner))
    typeID.add(.provider, RequestValue(.text(type.provider), from: stage?.provider))
    typeID.add(.version, own("version") ?? Self.typeVersion)
    var members = RequestMembers(capacity: 13)
    members.add(.actionTypeID, typeID.object())
    members.add("commands", own("commands"))
    members.add(.configuration, configuration.fields.isEmpty ? nil : configuration)
    members.add("environmentVariables", own("environment_variables"))
    members.add(.inputArtifacts, own("input_artifacts") ?? Self.named(inputs))
    members.add(.name, name)
    members.add("namespace", own("namespace"))
    members.add(.outputArtifacts, own("output_artifacts") ?? Self.named(outputs))
    members.add("outputVariables", own("output_variables"))
    members.add("region", own("region"))
    members.add(.roleARN, own("role_arn"))
    members.add(.runOrder, own("run_order") ?? RequestValue(.integer(1)))
    members.add("timeoutInMinutes", own("timeout"))
    return members.object(from: name.source)
  }

  private static let typeVersion = RequestValue("1")

  private static func named(_ artifacts: [RequestValue]) -> RequestValue {
    .list(
      artifacts.map {
        var members = RequestMembers(capacity: 1)
        members.add(.name, $0)
        return members.object()
      })
  }
}

extension RequestValue {
  /// The same value, written as a reference to a resource in a template.
  func referring(to resource: Text) -> RequestValue {
    RequestValue(content, from: source, templateForm: .resource(resource))
  }
}

/// The members of requests.
extension Text {
  fileprivate static let actionTypeID: Text = "actionTypeId"
  fileprivate static let actions: Text = "actions"
  fileprivate static let category: Text = "category"
  fileprivate static let configuration: Text = "configuration"
  fileprivate static let executionMode: Text = "executionMode"
  fileprivate static let inputArtifacts: Text = "inputArtifacts"
  fileprivate static let name: Text = "name"
  fileprivate static let outputArtifacts: Text = "outputArtifacts"
  fileprivate static let owner: Text = "owner"
  fileprivate static let pipeline: Text = "pipeline"
  fileprivate static let pipelineType: Text = "pipelineType"
  fileprivate static let provider: Text = "provider"
  fileprivate static let roleARN: Text = "roleArn"
  fileprivate static let runOrder: Text = "runOrder"
  fileprivate static let stages: Text = "stages"
  fileprivate static let tags: Text = "tags"
  fileprivate static let version: Text = "version"
}

/// The keys of an action's configuration.
extension Text {
  fileprivate static let branch: Text = "Branch"
  fileprivate static let branchName: Text = "BranchName"
  fileprivate static let connection: Text = "ConnectionArn"
  fileprivate static let detectChanges: Text = "DetectChanges"
  fileprivate static let fullRepositoryID: Text = "FullRepositoryId"
  fileprivate static let functionName: Text = "FunctionName"
  fileprivate static let outputArtifactFormat: Text = "OutputArtifactFormat"
  fileprivate static let pollForSourceChanges: Text = "PollForSourceChanges"
  fileprivate static let primarySource: Text = "PrimarySource"
  fileprivate static let projectName: Text = "ProjectName"
  fileprivate static let repository: Text = "Repo"
  fileprivate static let repositoryName: Text = "RepositoryName"
  fileprivate static let repositoryOwner: Text = "Owner"
  fileprivate static let token: Text = "OAuthToken"
}
