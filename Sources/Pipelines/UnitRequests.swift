public import Hierarchy
public import SourceText

/// What a unit's pipeline asks of AWS: the inputs of the calls that make it, and what is missing or wrong in them.
public struct UnitRequests: Sendable {
  /// The parameters it was made of.
  public let parameters: UnitParameters
  /// The region everything is made in; nil when nobody says.
  public let region: Text?
  /// The input of CodeBuild's CreateProject; nil for a unit without a build project.
  public let project: RequestValue?
  /// The input of CodeBuild's StartBuild; nil for a unit without a build project.
  public let startBuild: RequestValue?
  /// The input of CodePipeline's CreatePipeline; nil for a unit without stages.
  public let pipeline: RequestValue?
  /// The build's environment.
  public let environment: [EnvironmentVariable]
  /// The stages.
  let stages: [Stage]
  /// The parameters that have a value which can't be told: that is reported, so that they are not missed as well.
  let unreadable: Set<Text>
  /// What a request needs and nobody sets, each once.
  public let missing: [MissingParameter]
  /// What was wrong with the parameters themselves; the rules have not been asked.
  let readingDiagnostics: [Diagnostic]

  /// True when the unit's own variables describe a build project or a pipeline.
  public static func isPipeline(_ unit: ResolvedUnit, mapping: ParameterMapping) -> Bool {
    unit.settings.contains { setting in
      let parameter = mapping.parameter(of: setting.name)
      return projectMarks.contains(parameter) || Parameter.stagePart(of: parameter) != nil
    }
  }

  private static let projectMarks: Set<Text> = [
    "source_type", "artifact_type", "codebuild_image", "codebuild_type", "codebuild_description", "compute_type",
    "buildspec_path",
  ]

  /// The requests of a unit that is a pipeline.
  public init(_ unit: ResolvedUnit, _ settings: RenderSettings) {
    parameters = UnitParameters(
      unit, inputs: settings.inputs, mapping: settings.mapping, regionOfOthers: settings.region,
      secrets: settings.secrets)
    var builder = RequestBuilder(parameters)
    do throws(Diagnostic) {
      region = try parameters.region()
    } catch {
      region = unit.region
      builder.report([error])
    }
    let hasProject = Self.projectMarks.contains { builder.given($0) != nil }
    stages = builder.stages()
    let hasPipeline = !parameters.stageNumbers.isEmpty
    let name = builder.name()
    let tags = builder.tags(name: name)
    project = hasProject ? builder.project(name: name, tags: tags, isInPipeline: hasPipeline) : nil
    startBuild = hasProject ? builder.startBuild(name: name) : nil
    pipeline =
      hasPipeline ? builder.pipeline(name: name, tags: tags, stages: stages, hasProject: hasProject) : nil
    environment = builder.variables
    missing = builder.missing
    unreadable = builder.unreadable
    readingDiagnostics = builder.diagnostics
  }

  /// The name of project and pipeline; nil when it can't be told.
  public var name: Text? { (project?["name"] ?? pipeline?["pipeline"]?["name"])?.text }

  /// What the unit makes under a name that its region has once, each with that name.
  public var names: [(thing: String, name: RequestValue)] {
    [("build project", project?["name"]), ("pipeline", pipeline?["pipeline"]?["name"])].compactMap { thing, name in
      name.map { (thing, $0) }
    }
  }

  /// What the requests of the given sets need and nobody sets.
  public func missing(for sets: Set<ParameterSet>) -> [MissingParameter] {
    missing.filter { need in
      let owners = Parameter.named(need.name)?.sets ?? []
      return owners.isEmpty || !owners.isDisjoint(with: sets)
    }
  }

  /// Project and pipeline as one value, for rules that name a path in it: `project…`, `pipeline…`, `pipelineTags`.
  var document: RequestValue {
    .object(["project": project, "pipeline": pipeline?["pipeline"], "pipelineTags": pipeline?["tags"]])
  }
}
