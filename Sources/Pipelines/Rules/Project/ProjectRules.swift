import SourceText

/// Build projects. Source: section 1a of the AWS facts.
extension PipelineRule {
  static let project: [PipelineRule] = enumerations + pairs + sources + machines + limits

  private static let enumerations: [PipelineRule] = [
    choice(
      "source-type", [.sourceType], "type of source",
      ProjectChoices.sourceTypes),
    choice("artifact-type", [.artifactsType], "type of artifacts", ProjectChoices.artifactTypes),
    choice("cache-type", [DocumentPath("project.cache.type")], "type of cache", ["NO_CACHE", "S3", "LOCAL"]),
    choice(
      "cache-mode", [DocumentPath("project.cache.modes[]")], "mode of a local cache",
      [
        "LOCAL_DOCKER_LAYER_CACHE", "LOCAL_SOURCE_CACHE", "LOCAL_CUSTOM_CACHE",
      ]),
    choice(
      "compute-type", [.computeType], "compute type",
      ProjectChoices.computeTypes),
    choice(
      "environment-type", [.environmentType], "type of build environment",
      ProjectChoices.environmentTypes),
    choice(
      "artifact-packaging", [DocumentPath("project.artifacts.packaging")], "packaging of artifacts",
      ProjectChoices.packagings),
    choice(
      "artifact-namespace", [DocumentPath("project.artifacts.namespaceType")], "namespace of artifacts",
      ProjectChoices.namespaceTypes),
    choice(
      "artifact-access", [DocumentPath("project.artifacts.bucketOwnerAccess")], "access of a bucket's owner",
      ProjectChoices.bucketOwnerAccesses),
    choice("host-kernel", [hostKernel], "kernel of a host", ProjectChoices.hostKernels),
    choice(
      "image-credentials", [.imageCredentials], "type of image credentials",
      ["CODEBUILD", "SERVICE_ROLE"]),
  ]

  private static let pairs: [PipelineRule] = [
    PipelineRule("source-artifact-pair", "source and artifacts are both CODEPIPELINE, or neither is", at: [.sourceType])
    { subject in
      guard let source = subject.value(.sourceType),
        let artifacts = subject.value(.artifactsType),
        (source.text == codePipeline) != (artifacts.text == codePipeline)
      else { return [] }
      let faulty = source.text == codePipeline || artifacts.source == nil ? artifacts : source
      let given = faulty.source == nil ? source : faulty
      return [
        subject.finding(
          given,
          "the source's type is '\(source.text ?? "")' and that of the artifacts '\(artifacts.text ?? "")': both are CODEPIPELINE, or neither is",
          help: "a build in a pipeline has CODEPIPELINE for both")
      ]
    },
    PipelineRule("artifact-location", "artifacts in S3 have a location, and no others", at: [.artifactsType]) {
      subject in
      guard let type = subject.value(.artifactsType), let name = type.text else { return [] }
      let location = subject.value(.artifactsLocation)
      let isInBucket = name == bucketType
      if isInBucket, let location, !isBucket(location.text ?? "", in: subject.requests.region) {
        return [
          subject.finding(
            location, "\(subject.claim(location)), but the location of artifacts is the name of a bucket",
            help: "a folder in it is artifact_path")
        ]
      }
      if isInBucket, location == nil, !subject.requests.unreadable.contains(Parameter.artifactLocation.name) {
        return [
          subject.finding(
            type, "artifacts in S3 need a location, but 'artifact_location' is not set", help: "set artifact_location")
        ]
      }
      guard !isInBucket, let location else { return [] }
      return [
        subject.finding(
          location, "\(subject.claim(location)), but artifacts of type \(name) have no location", help: "leave it out")
      ]
    },
    PipelineRule("cache-location", "the location of an S3 cache is a bucket, or bucket/prefix", at: [cacheLocation]) {
      subject in
      subject.findings(at: cacheLocation) { location in
        guard let text = location.text, !isBucket(text.split(separator: Byte.slash)[0], in: subject.requests.region)
        else { return nil }
        return subject.finding(
          location, "\(subject.claim(location)), but the location of an S3 cache is a bucket, or bucket/prefix")
      }
    },
    PipelineRule("lambda-compute", "Lambda compute and a Lambda environment go together", at: [.environmentType]) {
      subject in
      guard let compute = subject.value(.computeType), let size = compute.text,
        let type = subject.text(.environmentType), size.hasPrefix(sizeStart),
        size.hasPrefix(lambdaStart) != type.hasSuffix(lambdaEnd)
      else { return [] }
      return [
        subject.finding(
          compute, "\(subject.claim(compute)), but the build environment is '\(type)'",
          help: "BUILD_LAMBDA_… goes with …_LAMBDA_CONTAINER")
      ]
    },
    PipelineRule("badge-in-pipeline", "a build in a pipeline has no badge", at: [.badge]) { subject in
      guard let badge = subject.value(.badge), case .boolean(true) = badge.content,
        subject.text(.sourceType) == codePipeline
      else { return [] }
      return [
        subject.finding(
          badge, "'\(badge.source?.name ?? "badge_enabled")' is true, but a build in a pipeline has no badge",
          help: "set it to false")
      ]
    },
  ]

  private static let limits: [PipelineRule] = [
    range("build-timeout", DocumentPath("project.timeoutInMinutes"), "the timeout of a build in minutes", 5...2160),
    range(
      "queued-timeout", DocumentPath("project.queuedTimeoutInMinutes"), "the timeout of a waiting build in minutes",
      5...480),
    range("clone-depth", DocumentPath("project.source.gitCloneDepth"), "the clone depth", 0...Int.max),
    range("retry-limit", DocumentPath("project.autoRetryLimit"), "the limit of retries", 0...Int.max),
    range("build-limit", DocumentPath("project.concurrentBuildLimit"), "the limit of concurrent builds", 1...Int.max),
    form(
      "build-role", .buildRole, "the build's role", "arn:aws:iam::<12 digits>:role/<name>", isValid: isRole
    ),
    form("encryption-key", .encryptionKey, "the encryption key", "the ARN of a KMS key, or alias/<name>") {
      key in
      if key.hasPrefix("alias/") { return key.count > 6 }
      return isKey(key)
    },
    PipelineRule("role-accounts", "the build's role and the pipeline's are of one account", at: [.pipelineRole]) {
      subject in
      guard let build = subject.value(.buildRole), let text = build.text,
        let pipeline = subject.text(.pipelineRole), isRole(text), isRole(pipeline),
        let own = ResourceName(text)?.account, let other = ResourceName(pipeline)?.account, own != other
      else { return [] }
      return [
        subject.finding(
          build, "\(subject.claim(build)), but the pipeline's role is in another account",
          help: "project and pipeline are in one account: take both roles from it")
      ]
    },
  ]

  private static let hostKernel = DocumentPath("project.environment.hostKernel")
  private static let cacheLocation = DocumentPath("project.cache.location")
  private static let codePipeline: Text = "CODEPIPELINE"
  private static let bucketType: Text = "S3"
  private static let sizeStart: Text = "BUILD_"
  private static let lambdaStart: Text = "BUILD_LAMBDA_"
  private static let lambdaEnd: Text = "_LAMBDA_CONTAINER"

  /// 3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit at both ends; in us-east-1, where names were
  /// free until 2018, 3 to 255 letters of any case, digits, dots, hyphens and `_`.
  static func isBucket(_ text: Text, in region: Text?) -> Bool {
    if region == oldRegion { return (3...255).contains(text.count) && text.isMade(ofAlphanumericsAnd: ".-_") }
    return (3...63).contains(text.count)
      && text.bytes.allSatisfy { Byte.isLowercase($0) || Byte.isDigit($0) || $0 == Byte.dot || $0 == Byte.hyphen }
      && Byte.isLetterOrDigit(text[0]) && Byte.isLetterOrDigit(text[text.count - 1])
  }

  private static let oldRegion: Text = "us-east-1"

  static func isRole(_ text: Text) -> Bool {
    guard text.count <= 1024, let arn = ResourceName(text) else { return false }
    return arn.hasPartitionName && arn.service == "iam" && arn.region.isEmpty && ResourceName.isAccount(arn.account)
      && arn.resource.hasPrefix("role/") && arn.resource[5..<arn.resource.count].isRolePath
  }

  /// The ARN of a key of the Key Management Service, or of an alias of one.
  static func isKey(_ text: Text) -> Bool {
    guard let arn = ResourceName(text) else { return false }
    return arn.hasPartitionName && arn.service == "kms" && ResourceName.isAccount(arn.account)
      && (arn.resource.hasPrefix("key/") && arn.resource.count > 4
        || arn.resource.hasPrefix("alias/") && arn.resource.count > 6)
  }
}

extension Text {
  /// True for what follows `role/`: folders and a name of 1 to 64 letters, digits and `_+=,.@-`.
  fileprivate var isRolePath: Bool {
    let parts = split(separator: Byte.slash)
    return parts.allSatisfy { !$0.isEmpty && $0.isMade(ofAlphanumericsAnd: "_+=,.@-") }
      && (parts.last?.count ?? 0) <= 64
  }
}
