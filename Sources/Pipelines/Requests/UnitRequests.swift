public import Hierarchy
public import SourceText

/// The AWS requests that create a unit's pipeline and project, and what is missing or wrong in them.
///
/// A class, because rules and writers share it: it is large and immutable.
public final class UnitRequests: Sendable {
  /// The parameters that the requests are made of.
  public let parameters: UnitParameters
  /// The region in which everything is created; nil if nothing names one.
  public let region: Text?
  /// The input of CodeBuild's CreateProject; nil for a unit without a build project.
  public let project: RequestValue?
  /// The input of CodePipeline's CreatePipeline; nil for a unit without stages.
  public let pipeline: RequestValue?
  /// The tags of the project or of the pipeline, whichever has more.
  let tags: [RequestBuilder.Tag]
  /// The build's environment.
  public let environment: [EnvironmentVariable]
  /// The stages that `stage_N_…` describe.
  let stages: [Stage]
  /// False if a stage was left out, which has been reported.
  let hasAllStages: Bool
  /// Parameters whose value could not be read. Already reported, so not reported as missing again.
  let unreadable: Set<Text>
  /// The parameters that the requests use, or would use.
  let asked: Set<Text>
  /// The parameters that a request needs and nothing sets, each once.
  public let missing: [MissingParameter]
  /// Diagnostics about the parameters themselves, before any rule runs.
  let readingDiagnostics: [Diagnostic]

  /// True if the unit's own variables describe a build project or a pipeline.
  public static func isPipeline(_ unit: ResolvedUnit, mapping: ParameterMapping) -> Bool {
    unit.settings.indices.contains { index in
      let parameter = mapping.parameter(of: unit.settings[index].name)
      return projectMarks.contains(parameter) || parameter == Parameter.stages.name
        || Parameter.stagePart(of: parameter) != nil
    }
  }

  private static let projectMarks: [Text] = [
    Parameter.sourceType, .artifactType, .codebuildImage, .codebuildType, .codebuildDescription, .computeType,
    .buildspecPath,
  ].map(\.name)

  /// The requests of a unit that is a pipeline.
  public convenience init(_ unit: ResolvedUnit, _ settings: RenderSettings) {
    self.init(unit, settings, variables: nil)
  }

  /// - Parameter variables: the build's environment, if it was read before and the requests are only for rules, which check
  ///   variables and tags separately; nil reads it and puts it, and the tags, into the requests.
  init(_ unit: consuming ResolvedUnit, _ settings: borrowing RenderSettings, variables: EnvironmentVariableReader?) {
    parameters = UnitParameters(
      unit, inputs: settings.inputs, mapping: settings.mapping, regionOfOthers: settings.region,
      module: settings.module,
      secrets: settings.secrets)
    var builder = RequestBuilder(parameters, variables: variables)
    do throws(Diagnostic) {
      region = try parameters.region()
    } catch {
      region = parameters.unit.region
      builder.report([error])
    }
    let hasProject = UnitRequests.projectMarks.contains { builder.given(named: $0) != nil }
    builder.region = region
    let hasStageList = builder.given(.stages) != nil
    stages = hasStageList ? [] : builder.stages()
    hasAllStages = hasStageList || stages.count == parameters.stageNumbers.count { $0 > 0 }
    let hasPipeline = hasStageList || !parameters.stageNumbers.isEmpty
    let (name, parts) = builder.name()
    let projectName = hasProject ? builder.name(.codebuildName, name) : nil
    let found = builder.tags(name: name, parts)
    let projectTags = hasProject ? builder.tags(found, own: .codebuildTags) : []
    let pipelineTags = hasPipeline ? builder.tags(found, own: .pipelineTags) : []
    // Rules check the tags of one of the two: in most units they are the same.
    self.tags = projectTags.count < pipelineTags.count ? pipelineTags : projectTags
    func list(_ tags: [RequestBuilder.Tag]) -> RequestValue { .list(variables == nil ? tags.map(\.request) : []) }
    project = hasProject ? builder.project(name: projectName, tags: list(projectTags), isInPipeline: hasPipeline) : nil
    pipeline =
      hasPipeline
      ? builder.pipeline(
        name: builder.name(.pipelineName, name), tags: list(pipelineTags), stages: stages, projectName: projectName)
      : nil
    environment = builder.variables
    asked = builder.asked
    missing = builder.missing
    unreadable = builder.unreadable
    readingDiagnostics = builder.diagnostics
  }

  /// The name of project and pipeline; nil if it is not known.
  public var name: Text? { names.first?.name.text }

  /// The input of CodeBuild's StartBuild; nil for a unit without a build project.
  public var startBuild: RequestValue? { project.map(RequestBuilder.startBuild) }

  /// The input of CodePipeline's UpdatePipeline, which takes no tags; nil for a unit without stages. CodeBuild's
  /// UpdateProject takes the input of CreateProject.
  public var pipelineUpdate: RequestValue? {
    pipeline?.first(at: Self.pipelinePath).map { .object([RequestValue.Field(name: .pipeline, value: $0)]) }
  }

  /// The resources of the unit whose names are unique in a region, each with its name.
  public var names: [(thing: String, name: RequestValue)] {
    var names: [(thing: String, name: RequestValue)] = []
    if let name = project?.first(at: Self.namePath) { names.append(("build project", name)) }
    if let name = pipeline?.first(at: Self.pipelineNamePath) { names.append(("pipeline", name)) }
    return names
  }

  private static let namePath = RequestPath("name")
  private static let pipelineNamePath = RequestPath("pipeline.name")

  /// The parameters that the requests of the given sets need and nothing sets.
  public func missing(for sets: Set<ParameterSet>) -> [MissingParameter] {
    missing.filter { need in
      let owners = Parameter.named(need.name)?.sets ?? []
      return owners.isEmpty || owners.contains { sets.contains($0) }
    }
  }

  /// Project and pipeline as one object, for rules that name a path in it: `project…`, `pipeline…`, `pipelineTags`.
  var document: [RequestValue.Field] {
    var members = RequestMembers(capacity: 3)
    members.add(.pipeline, pipeline?.first(at: Self.pipelinePath))
    members.add(.pipelineTags, pipeline?.first(at: Self.tagsPath))
    members.add(.project, project)
    return members.fields
  }

  private static let pipelinePath = RequestPath("pipeline")
  private static let tagsPath = RequestPath("tags")
}

extension Text {
  fileprivate static let pipeline: Text = "pipeline"
  fileprivate static let pipelineTags: Text = "pipelineTags"
  fileprivate static let project: Text = "project"
}

extension UnitRequests {
  /// The values that hold something unknown, in the order of the document.
  public var unknown: [RequestValue.Source] {
    guard parameters.unit.settings.contains(where: \.value.hasUnknownText) else { return [] }
    return document.flatMap { $0.value.unknown }
  }
}

extension RequestValue {
  fileprivate var unknown: [Source] {
    switch content {
    case .text(let text): text.isUnknown ? source.map { [$0] } ?? [] : []
    case .integer, .boolean: []
    case .list(let elements): elements.flatMap(\.unknown)
    case .object(let fields): fields.flatMap { $0.value.unknown }
    }
  }
}
