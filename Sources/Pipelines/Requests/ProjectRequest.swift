import HCL1Syntax
import SourceText

/// The input of CodeBuild's CreateProject. Source: `codebuild` 2016-10-06 of botocore, sections 1a and 4 of the AWS facts.
extension RequestBuilder {
  /// The project. Members whose value is missing are left out, and recorded.
  ///
  /// - Parameter isInPipeline: whether the unit has a pipeline, which then passes source and artifacts.
  mutating func project(name: RequestValue?, tags: RequestValue, isInPipeline: Bool) -> RequestValue {
    // Diagnostics about parameters follow the order in which they are read here.
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
    var members = RequestMembers(capacity: 23)
    members.add("artifacts", artifacts)
    members.add("autoRetryLimit", integer(.autoRetryLimit))
    members.add("badgeEnabled", boolean(.badgeEnabled))
    members.add("buildBatchConfig", structure(.buildBatchConfig))
    members.add("cache", cache)
    members.add("concurrentBuildLimit", limit)
    members.add("description", description)
    members.add("encryptionKey", encryptionKey)
    members.add("environment", environment)
    members.add("fileSystemLocations", structure(.fileSystemLocations))
    members.add("logsConfig", structure(.logsConfig))
    members.add(.name, name)
    members.add("queuedTimeoutInMinutes", queuedTimeout)
    members.add("secondaryArtifacts", structure(.secondaryArtifacts))
    members.add("secondarySourceVersions", structure(.secondarySourceVersions))
    members.add("secondarySources", structure(.codebuildSecondarySources))
    members.add("serviceRole", role)
    members.add("source", source)
    members.add("sourceVersion", text(.sourceVersion))
    members.add("tags", tags.elements.isEmpty ? nil : tags)
    members.add("timeoutInMinutes", timeout)
    members.add("vpcConfig", structure(.vpcConfig))
    return members.object()
  }

  private static let codePipeline = RequestValue("CODEPIPELINE")

  private mutating func projectSource(isInPipeline: Bool) -> RequestValue {
    let type = isInPipeline ? text(.sourceType) ?? Self.codePipeline : required(.sourceType)
    let buildspec = text(.buildspecPath)
    let location = text(.sourceLocation)
    var members = RequestMembers(capacity: 10)
    members.add("auth", structure(.sourceAuth))
    members.add("buildStatusConfig", structure(.buildStatusConfig))
    members.add("buildspec", buildspec)
    members.add("gitCloneDepth", integer(.gitCloneDepth))
    members.add("gitSubmodulesConfig", boolean(.fetchGitSubmodules).map(Self.submodules))
    members.add("insecureSsl", boolean(.insecureSSL))
    members.add(.location, location)
    members.add("reportBuildStatus", boolean(.reportBuildStatus))
    members.add("sourceIdentifier", text(.sourceIdentifier))
    members.add(.type, type)
    return members.object()
  }

  private static func submodules(_ flag: RequestValue) -> RequestValue {
    .object([RequestValue.Field(name: "fetchSubmodules", value: flag)], from: flag.source)
  }

  private mutating func artifacts(isInPipeline: Bool) -> RequestValue {
    let type = isInPipeline ? text(.artifactType) ?? Self.codePipeline : required(.artifactType)
    var members = RequestMembers(capacity: 10)
    members.add("artifactIdentifier", text(.artifactIdentifier))
    members.add("bucketOwnerAccess", text(.artifactBucketOwnerAccess))
    members.add("encryptionDisabled", boolean(.artifactEncryptionDisabled))
    members.add(.location, text(.artifactLocation))
    members.add(.name, text(.artifactName))
    members.add("namespaceType", text(.artifactNamespaceType))
    members.add("overrideArtifactName", boolean(.overrideArtifactName))
    members.add("packaging", text(.artifactPackaging))
    members.add("path", text(.artifactPath))
    members.add(.type, type)
    return members.object()
  }

  private mutating func cache() -> RequestValue? {
    guard let type = text(.cacheType) else { return nil }
    var members = RequestMembers(capacity: 4)
    let namespace = text(.cacheNamespace)
    members.add("cacheNamespace", namespace)
    switch type.text {
    case "S3": members.add(.location, required(.cacheLocation))
    case "LOCAL":
      let modes = texts(.cacheModes)
      if modes == nil { noteMissing(.cacheModes) }
      members.add("modes", modes)
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
    var members = RequestMembers(capacity: 12)
    members.add("certificate", text(.certificate))
    members.add("computeConfiguration", structure(.computeConfiguration))
    members.add("computeType", computeType)
    members.add("dockerServer", structure(.dockerServer))
    members.add("environmentVariables", environmentVariables())
    members.add("fleet", text(.fleetARN).map(Self.fleet))
    members.add("hostKernel", text(.hostKernel))
    members.add("image", image)
    members.add("imagePullCredentialsType", credentials)
    members.add("privilegedMode", isPrivileged)
    members.add("registryCredential", structure(.registryCredential))
    members.add(.type, type)
    return members.object()
  }

  private static func fleet(_ arn: RequestValue) -> RequestValue {
    .object([RequestValue.Field(name: "fleetArn", value: arn)], from: arn.source)
  }

  private static let notPrivileged = RequestValue(.boolean(false))
  private static let curatedImages: Text = "aws/codebuild/"
  private static let byCodeBuild = RequestValue("CODEBUILD")
  private static let byServiceRole = RequestValue("SERVICE_ROLE")

  /// CodeBuild pulls curated images; the build's role pulls all others.
  private static func credentials(of image: RequestValue) -> RequestValue {
    image.text?.hasPrefix(curatedImages) ?? false ? byCodeBuild : byServiceRole
  }

  /// The variables of the build, as a list of `name`, `type`, `value`; nil if there are none, or they are not needed here.
  private mutating func environmentVariables() -> RequestValue? {
    if !putsVariablesIntoProject { return nil }
    let given = given(.environmentVariables)
    if given == nil, variables.isEmpty { return nil }
    return .list(variables.map(Self.request), from: given?.source)
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
    members.add("environmentVariablesOverride", variables?.elements.isEmpty ?? true ? nil : variables)
    members.add("projectName", project.first(at: namePath))
    return members.object()
  }

  private static let variablesPath = RequestPath("environment.environmentVariables")
  private static let namePath = RequestPath("name")
}

extension Text {
  fileprivate static let location: Text = "location"
  fileprivate static let name: Text = "name"
  fileprivate static let type: Text = "type"
  fileprivate static let value: Text = "value"
}
