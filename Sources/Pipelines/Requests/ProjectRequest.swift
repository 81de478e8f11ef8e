import HCL1Syntax
import SourceText

/// The input of CodeBuild's CreateProject. Source: sections 1a and 4 of the AWS facts.
extension RequestBuilder {
  /// The project; members whose value is missing are left out, and noted.
  ///
  /// - Parameter isInPipeline: whether the unit has a pipeline, which then hands over source and artifacts.
  mutating func project(name: RequestValue?, tags: RequestValue, isInPipeline: Bool) -> RequestValue {
    // What is wrong with parameters is told in the order in which they are asked for.
    let role = required(.codebuildRoleARN)
    let timeout = integer(.buildTimeout)
    let description = text(.codebuildDescription)
    let source = projectSource(isInPipeline: isInPipeline)
    let artifacts = artifacts(isInPipeline: isInPipeline)
    let cache = cache()
    let environment = environment()
    let queuedTimeout = integer(.queuedTimeout)
    let encryptionKey = text(.encryptionKey)
    let limit = integer(.concurrentBuildLimit)
    var members = RequestMembers(capacity: 13)
    members.add(.artifacts, artifacts)
    members.add(.badgeEnabled, boolean(.badgeEnabled))
    members.add(.cache, cache)
    members.add(.concurrentBuildLimit, limit)
    members.add(.description, description)
    members.add(.encryptionKey, encryptionKey)
    members.add(.environment, environment)
    members.add(.name, name)
    members.add(.queuedTimeout, queuedTimeout)
    members.add(.serviceRole, role)
    members.add(.source, source)
    members.add(.tags, tags.elements.isEmpty ? nil : tags)
    members.add(.timeout, timeout)
    return members.object()
  }

  private static let codePipeline = RequestValue("CODEPIPELINE")

  private mutating func projectSource(isInPipeline: Bool) -> RequestValue {
    let type = isInPipeline ? text(.sourceType) ?? Self.codePipeline : required(.sourceType)
    let buildspec = text(.buildspecPath)
    let location = text(.sourceLocation)
    var members = RequestMembers(capacity: 4)
    members.add(.buildspec, buildspec)
    members.add(.gitCloneDepth, integer(.gitCloneDepth))
    members.add(.location, location)
    members.add(.type, type)
    return members.object()
  }

  private mutating func artifacts(isInPipeline: Bool) -> RequestValue {
    let type = isInPipeline ? text(.artifactType) ?? Self.codePipeline : required(.artifactType)
    var members = RequestMembers(capacity: 2)
    members.add(.location, text(.artifactLocation))
    members.add(.type, type)
    return members.object()
  }

  private mutating func cache() -> RequestValue? {
    guard let type = text(.cacheType) else { return nil }
    var members = RequestMembers(capacity: 2)
    switch type.text {
    case "S3": members.add(.location, required(.cacheLocation))
    case "LOCAL":
      let modes = texts(.cacheModes)
      if modes == nil { noteMissing(.cacheModes) }
      members.add(.modes, modes)
    default: break
    }
    members.add(.type, type)
    return members.object()
  }

  private mutating func environment() -> RequestValue {
    let image = required(.codebuildImage)
    let type = required(.codebuildType)
    let computeType = required(.computeType)
    let credentials = text(.imagePullCredentialsType) ?? image.map(Self.credentials)
    let isPrivileged = boolean(.privilegedMode) ?? Self.notPrivileged
    var members = RequestMembers(capacity: 6)
    members.add(.computeType, computeType)
    members.add(.environmentVariables, environmentVariables())
    members.add(.image, image)
    members.add(.imagePullCredentialsType, credentials)
    members.add(.privilegedMode, isPrivileged)
    members.add(.type, type)
    return members.object()
  }

  private static let notPrivileged = RequestValue(.boolean(false))
  private static let curatedImages: Text = "aws/codebuild/"
  private static let byCodeBuild = RequestValue("CODEBUILD")
  private static let byServiceRole = RequestValue("SERVICE_ROLE")

  /// A curated image is pulled by CodeBuild, any other by the build's role.
  private static func credentials(of image: RequestValue) -> RequestValue {
    image.text?.hasPrefix(curatedImages) ?? false ? byCodeBuild : byServiceRole
  }

  /// The variables of the build, as a list of `name`, `type`, `value`; nil where nobody gives or asks for any.
  private mutating func environmentVariables() -> RequestValue? {
    if !putsVariablesIntoProject { return nil }
    return given(.environmentVariables).map { .list(variables.map(Self.request), from: $0.source) }
  }

  private static func request(of variable: EnvironmentVariable) -> RequestValue {
    let name = RequestValue(.text(variable.name), from: .init(name: .name, place: variable.namePlace))
    let value = RequestValue(.text(variable.value), from: .init(name: variable.name, place: variable.valuePlace))
    return RequestValue(
      .object([
        RequestValue.Field(name: .name, value: name),
        RequestValue.Field(name: .type, value: RequestValue(variable.kind.name)),
        RequestValue.Field(name: .value, value: value),
      ]), from: .init(name: variable.name, place: variable.namePlace))
  }

  /// The input of StartBuild: the project, and its variables for one build.
  static func startBuild(_ project: RequestValue) -> RequestValue {
    let variables = project.first(at: variablesPath)
    var members = RequestMembers(capacity: 2)
    members.add(.environmentVariablesOverride, variables?.elements.isEmpty ?? true ? nil : variables)
    members.add(.projectName, project.first(at: namePath))
    return members.object()
  }

  private static let variablesPath = RequestPath("environment.environmentVariables")
  private static let namePath = RequestPath("name")
}

extension Text {
  fileprivate static let artifacts: Text = "artifacts"
  fileprivate static let badgeEnabled: Text = "badgeEnabled"
  fileprivate static let buildspec: Text = "buildspec"
  fileprivate static let cache: Text = "cache"
  fileprivate static let computeType: Text = "computeType"
  fileprivate static let concurrentBuildLimit: Text = "concurrentBuildLimit"
  fileprivate static let description: Text = "description"
  fileprivate static let encryptionKey: Text = "encryptionKey"
  fileprivate static let environment: Text = "environment"
  fileprivate static let environmentVariables: Text = "environmentVariables"
  fileprivate static let environmentVariablesOverride: Text = "environmentVariablesOverride"
  fileprivate static let gitCloneDepth: Text = "gitCloneDepth"
  fileprivate static let image: Text = "image"
  fileprivate static let imagePullCredentialsType: Text = "imagePullCredentialsType"
  fileprivate static let location: Text = "location"
  fileprivate static let modes: Text = "modes"
  fileprivate static let name: Text = "name"
  fileprivate static let privilegedMode: Text = "privilegedMode"
  fileprivate static let projectName: Text = "projectName"
  fileprivate static let queuedTimeout: Text = "queuedTimeoutInMinutes"
  fileprivate static let serviceRole: Text = "serviceRole"
  fileprivate static let source: Text = "source"
  fileprivate static let tags: Text = "tags"
  fileprivate static let timeout: Text = "timeoutInMinutes"
  fileprivate static let type: Text = "type"
  fileprivate static let value: Text = "value"
}
