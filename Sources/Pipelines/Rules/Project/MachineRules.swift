import SourceText

/// Rules for the build machine: image, type, size and features must fit together. Source: `ProjectEnvironment`
/// of the CodeBuild API, "Build environment compute types", "Docker images provided by CodeBuild" and "Run builds on AWS
/// Lambda compute" of the CodeBuild user guide, and messages of the service.
extension PipelineRule {
  static let machines: [PipelineRule] = [
    PipelineRule("image-environment", "a curated image fits the type of build environment", at: [.image]) { subject in
      guard let image = subject.value(.image), let text = image.text, let types = CuratedImage.types(of: text),
        let type = subject.text(.environmentType), ProjectChoices.environmentTypes.contains(type.description),
        !types.contains(type.description)
      else { return [] }
      return [
        subject.finding(
          image, "\(subject.claim(image)), but the build environment is '\(type)'",
          help: "the image goes with \(words: types.joined(separator: ", "))")
      ]
    },
    PipelineRule("compute-size", "a size of machine is one that the type of build environment has", at: [.computeType])
    { subject in
      guard let compute = subject.value(.computeType), let size = compute.text?.description,
        let type = subject.text(.environmentType), let sizes = ProjectChoices.sizes[type.description],
        size.hasPrefix("BUILD_GENERAL1_"), !sizes.contains(size), ProjectChoices.computeTypes.contains(size)
      else { return [] }
      return [
        subject.finding(
          compute, "\(subject.claim(compute)), which '\(type)' does not have",
          help: "known: \(words: sizes.joined(separator: ", "))")
      ]
    },
    PipelineRule(
      "compute-configuration", "a machine by its attributes or its instance type names these", at: [.computeType]
    ) { subject in
      guard let compute = subject.value(.computeType), let size = compute.text else { return [] }
      let configuration = subject.value(.computeConfiguration)
      switch size {
      case "ATTRIBUTE_BASED_COMPUTE":
        let attributes = ["vCpu", "memory", "disk", "machineType"] as [Text]
        if let configuration, attributes.contains(where: { configuration[$0] != nil }) { return [] }
        return [
          subject.finding(
            compute, "\(subject.claim(compute)), which needs attributes of the machine",
            help: "set compute_configuration = { vcpu = 4, memory = 8 }")
        ]
      case "CUSTOM_INSTANCE_TYPE":
        if configuration?["instanceType"] != nil { return [] }
        return [
          subject.finding(
            compute, "\(subject.claim(compute)), which needs the type of the instance",
            help: "set compute_configuration = { instance_type = \"m5.large\" }")
        ]
      default:
        guard let configuration else { return [] }
        return [
          subject.finding(
            configuration, "'compute_configuration' goes with ATTRIBUTE_BASED_COMPUTE and CUSTOM_INSTANCE_TYPE only",
            help: "leave it out, or set compute_type to one of them")
        ]
      }
    },
    PipelineRule(
      "lambda-limits", "Lambda compute has no timeouts of its own, no Docker, network or file systems", at: []
    ) { subject in
      guard subject.text(.environmentType)?.hasSuffix("_LAMBDA_CONTAINER") ?? false else { return [] }
      return withoutOnLambda.flatMap { path, thing in
        subject.findings(at: path) { value in
          if case .boolean(false) = value.content { return nil }
          return subject.finding(
            value, "\(words: thing) can't be set for a build on Lambda", help: "leave it out, or build in a container")
        }
      }
    },
    PipelineRule("privileged-mode", "only Linux containers and instances run Docker", at: [.privilegedMode]) {
      subject in
      guard let mode = subject.value(.privilegedMode), case .boolean(true) = mode.content,
        let type = subject.text(.environmentType), type.hasPrefix("WINDOWS_") || type.hasPrefix("MAC_")
      else { return [] }
      return [
        subject.finding(
          mode, "'\(mode.source?.name ?? "privileged_mode")' is true, but '\(type)' has no privileged mode",
          help: "set it to false")
      ]
    },
    PipelineRule("docker-layer-cache", "a cache of Docker layers needs privileged mode", at: [.cacheModes]) { subject in
      guard let mode = subject.values(.cacheModes).first(where: { $0.text == "LOCAL_DOCKER_LAYER_CACHE" }) else {
        return []
      }
      if case .boolean(true)? = subject.value(.privilegedMode)?.content { return [] }
      return [
        subject.finding(
          mode, "a cache of Docker layers needs privileged mode, which is off", help: "set privileged_mode = true")
      ]
    },
    PipelineRule("cache-ignored", .warning, "a cache has only what its type takes", at: []) { subject in
      guard subject.requests.project != nil else { return [] }
      let type = subject.text(.cacheType)
      let parts: [(parameter: Parameter, type: Text)] = [(.cacheModes, "LOCAL"), (.cacheLocation, "S3")]
      return parts.compactMap { part in
        // An input may be meant for other units.
        guard type != part.type, let given = subject.requests.parameters.own(part.parameter),
          !given.value.isEmptyText, given.value.elements?.isEmpty != true
        else { return nil }
        return Finding(
          "'\(given.name)' is set but not used: only a cache of type \(part.type) has it, and this one is \(words: type.map { "'\($0)'" } ?? "not there")",
          at: given.place, help: "set cache_type = \"\(part.type)\", or leave it out")
      }
    },
    PipelineRule("network-parts", "a network has an id, subnets and security groups", at: [.vpc]) { subject in
      subject.findings(at: .vpc) { vpc in
        let missing = (["vpcId", "subnets", "securityGroupIds"] as [Text]).filter { vpc[$0] == nil }
        if missing.isEmpty { return nil }
        return subject.finding(
          vpc, "'vpc_config' has no \(words: missing.map { "'\($0)'" }.joined(separator: " and no "))",
          help: "write vpc_config = { vpc_id = \"…\", subnets = […], security_group_ids = […] }")
      }
    },
    PipelineRule(
      "registry-credential", "credentials of a registry go with an image that the build's role pulls",
      at: [.registryCredential]
    ) { subject in
      guard let credential = subject.value(.registryCredential), subject.text(.imageCredentials) != "SERVICE_ROLE"
      else {
        return []
      }
      return [
        subject.finding(
          credential, "'registry_credential' needs image_pull_credentials_type SERVICE_ROLE",
          help: "leave it out, or set image_pull_credentials_type = \"SERVICE_ROLE\"")
      ]
    },
    form(
      "fleet-arn", DocumentPath("project.environment.fleet.fleetArn"), "the fleet",
      "arn:aws:codebuild:<region>:<12 digits>:fleet/<name>"
    ) {
      guard let arn = ResourceName($0) else { return false }
      return arn.hasPartitionName && arn.service == "codebuild" && ResourceName.isAccount(arn.account)
        && arn.resource.hasPrefix("fleet/")
    },
    PipelineRule("artifact-encryption", "only artifacts in S3 stay unencrypted", at: [encryptionDisabled]) { subject in
      guard let value = subject.value(encryptionDisabled), case .boolean(true) = value.content,
        subject.text(.artifactsType) != "S3"
      else { return [] }
      return [
        subject.finding(
          value, "'artifact_encryption_disabled' goes with artifacts in S3 only", help: "leave it out")
      ]
    },
  ]

  private static let encryptionDisabled = DocumentPath("project.artifacts.encryptionDisabled")

  private static let withoutOnLambda: [(path: DocumentPath, thing: String)] = [
    (DocumentPath("project.timeoutInMinutes"), "a timeout"),
    (DocumentPath("project.queuedTimeoutInMinutes"), "a timeout of waiting"),
    (.privilegedMode, "privileged mode"), (.vpc, "a network"),
    (DocumentPath("project.fileSystemLocations"), "a file system"),
  ]
}
