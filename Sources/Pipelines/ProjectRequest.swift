import HCLSyntax
import SourceText

/// The input of CodeBuild's CreateProject. Source: sections 1a and 4 of the AWS facts.
extension RequestBuilder {
  /// The project; members whose value is missing are left out, and noted.
  ///
  /// - Parameter isInPipeline: whether the unit has a pipeline, which then hands over source and artifacts.
  mutating func project(name: RequestValue?, tags: RequestValue, isInPipeline: Bool) -> RequestValue {
    let role = required("codebuild_role_arn")
    let timeout = integer("build_timeout")
    return .object([
      "name": name, "description": text("codebuild_description"), "serviceRole": role,
      "source": projectSource(isInPipeline: isInPipeline),
      "artifacts": artifacts(isInPipeline: isInPipeline),
      "cache": cache(), "environment": environment(), "tags": tags.elements.isEmpty ? nil : tags,
      "timeoutInMinutes": timeout, "queuedTimeoutInMinutes": integer("queued_timeout"),
      "encryptionKey": text("encryption_key"), "concurrentBuildLimit": integer("concurrent_build_limit"),
      "badgeEnabled": boolean("badge_enabled"),
    ])
  }

  private mutating func projectSource(isInPipeline: Bool) -> RequestValue {
    .object([
      "type": isInPipeline ? text("source_type") ?? RequestValue("CODEPIPELINE") : required("source_type"),
      "buildspec": text("buildspec_path"), "location": text("source_location"),
      "gitCloneDepth": integer("git_clone_depth"),
    ])
  }

  private mutating func artifacts(isInPipeline: Bool) -> RequestValue {
    .object([
      "type": isInPipeline ? text("artifact_type") ?? RequestValue("CODEPIPELINE") : required("artifact_type"),
      "location": text("artifact_location"),
    ])
  }

  private mutating func cache() -> RequestValue? {
    guard let type = text("cache_type") else { return nil }
    switch type.text {
    case "S3": return .object(["type": type, "location": required("cache_location")])
    case "LOCAL":
      let modes = texts("cache_modes")
      if modes == nil { noteMissing("cache_modes") }
      return .object(["type": type, "modes": modes])
    default: return .object(["type": type])
    }
  }

  private mutating func environment() -> RequestValue {
    let image = required("codebuild_image")
    return .object([
      "type": required("codebuild_type"), "computeType": required("compute_type"), "image": image,
      "imagePullCredentialsType": text("image_pull_credentials_type") ?? image.map(Self.credentials),
      "privilegedMode": boolean("privileged_mode") ?? RequestValue(.boolean(false)),
      "environmentVariables": given("environment_variables") == nil ? nil : environmentVariables(),
    ])
  }

  /// A curated image is pulled by CodeBuild, any other by the build's role.
  private static func credentials(of image: RequestValue) -> RequestValue {
    RequestValue(image.text?.hasPrefix("aws/codebuild/") ?? false ? "CODEBUILD" : "SERVICE_ROLE")
  }

  /// The variables of the build, as a list of `name`, `type`, `value`.
  private mutating func environmentVariables() -> RequestValue {
    .list(variables.map(Self.request(of:)), from: given("environment_variables")?.source)
  }

  static func request(of variable: EnvironmentVariable) -> RequestValue {
    .object(
      [
        "name": RequestValue(.text(variable.name), from: .init(name: "name", place: variable.namePlace)),
        "type": RequestValue(Text(variable.kind.rawValue)),
        "value": RequestValue(.text(variable.value), from: .init(name: variable.name, place: variable.valuePlace)),
      ], from: .init(name: variable.name, place: variable.namePlace))
  }

  /// The input of StartBuild: the project, and its variables for one build.
  mutating func startBuild(name: RequestValue?) -> RequestValue {
    .object([
      "projectName": name,
      "environmentVariablesOverride": variables.isEmpty ? nil : environmentVariables(),
    ])
  }
}
