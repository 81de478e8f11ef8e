import SourceText

/// Parameters of build projects.
extension Parameter {
  static let codebuildName = Parameter(
    "codebuild_name", [.codebuild], "the name of the project, where the pipeline has another", member: "name")
  static let codebuildTags = Parameter(
    "codebuild_tags", [.codebuild], .map, "tags of the project alone", member: "tags")
  static let codebuildDescription = Parameter(
    "codebuild_description", [.codebuild], "the project's description", member: "description")
  static let sourceType = Parameter("source_type", [.codebuild], "the type of the source", member: "source.type")
  static let sourceLocation = Parameter(
    "source_location", [.codebuild], "where the source lies", member: "source.location")
  static let gitCloneDepth = Parameter(
    "git_clone_depth", [.codebuild], .integer, "how much history is cloned", member: "source.gitCloneDepth")
  static let buildspecPath = Parameter("buildspec_path", [.codebuild], "the buildspec", member: "source.buildspec")
  static let artifactType = Parameter(
    "artifact_type", [.codebuild], "the type of the artifacts", member: "artifacts.type")
  static let artifactLocation = Parameter(
    "artifact_location", [.codebuild], "the bucket of the artifacts", member: "artifacts.location")
  static let cacheType = Parameter("cache_type", [.codebuild], "the type of the cache", member: "cache.type")
  static let cacheLocation = Parameter(
    "cache_location", [.codebuild], "the bucket and prefix of the S3 cache", member: "cache.location",
    templateParameter: "CacheLocation")
  static let cacheModes = Parameter(
    "cache_modes", [.codebuild], .list, "what a local cache keeps", member: "cache.modes")
  static let computeType = Parameter(
    "compute_type", [.codebuild], "the size of the build machine", member: "environment.computeType")
  static let codebuildType = Parameter(
    "codebuild_type", [.codebuild], "the kind of build machine", member: "environment.type")
  static let codebuildImage = Parameter(
    "codebuild_image", [.codebuild], "the image that the build runs in", member: "environment.image")
  static let imagePullCredentialsType = Parameter(
    "image_pull_credentials_type", [.codebuild], "who pulls the image", member: "environment.imagePullCredentialsType")
  static let privilegedMode = Parameter(
    "privileged_mode", [.codebuild], .boolean, "whether the build may run Docker", member: "environment.privilegedMode")
  static let environmentVariables = Parameter(
    "environment_variables", [.codebuild, .buildspec], .list, "the build's environment",
    member: "environment.environmentVariables")
  static let codebuildRoleARN = Parameter(
    "codebuild_role_arn", [.codebuild], "the role that the build works as", member: "serviceRole",
    templateParameter: "CodeBuildRoleArn")
  static let buildTimeout = Parameter(
    "build_timeout", [.codebuild], .integer, "the minutes a build may take", member: "timeoutInMinutes")
  static let queuedTimeout = Parameter(
    "queued_timeout", [.codebuild], .integer, "the minutes a build may wait", member: "queuedTimeoutInMinutes")
  static let encryptionKey = Parameter(
    "encryption_key", [.codebuild], "the key for the build's artifacts", member: "encryptionKey")
  static let concurrentBuildLimit = Parameter(
    "concurrent_build_limit", [.codebuild], .integer, "the builds at one time", member: "concurrentBuildLimit")
  static let badgeEnabled = Parameter(
    "badge_enabled", [.codebuild], .boolean, "whether there is a badge", member: "badgeEnabled")
}

/// More parameters for the source of build projects.
extension Parameter {
  static let sourceVersion = Parameter(
    "source_version", [.codebuild], "the branch, tag or commit to build", member: "sourceVersion")
  static let fetchGitSubmodules = Parameter(
    "fetch_git_submodules", [.codebuild], .boolean, "whether submodules are fetched",
    member: "source.gitSubmodulesConfig.fetchSubmodules")
  static let sourceAuth = Parameter(
    "source_auth", [.codebuild], .structure(.sourceAuth), "how the source is read", member: "source.auth")
  static let reportBuildStatus = Parameter(
    "report_build_status", [.codebuild], .boolean, "whether the source's host is told how builds end",
    member: "source.reportBuildStatus")
  static let buildStatusConfig = Parameter(
    "build_status_config", [.codebuild], .structure(.buildStatus), "what it is told",
    member: "source.buildStatusConfig")
  static let insecureSSL = Parameter(
    "insecure_ssl", [.codebuild], .boolean, "whether certificates are not checked", member: "source.insecureSsl")
  static let sourceIdentifier = Parameter(
    "source_identifier", [.codebuild], "the name of the source among several", member: "source.sourceIdentifier")
  static let codebuildSecondarySources = Parameter(
    "codebuild_secondary_sources", [.codebuild], .structure(.secondarySources), "more sources of the project itself",
    member: "secondarySources")
  static let secondarySourceVersions = Parameter(
    "secondary_source_versions", [.codebuild], .structure(.secondarySourceVersions), "their versions",
    member: "secondarySourceVersions")
}

/// More parameters for the artifacts and the cache of build projects.
extension Parameter {
  static let artifactName = Parameter(
    "artifact_name", [.codebuild], "the name of the artifact", member: "artifacts.name")
  static let artifactPath = Parameter(
    "artifact_path", [.codebuild], "the folder of the artifact in its bucket", member: "artifacts.path")
  static let artifactPackaging = Parameter(
    "artifact_packaging", [.codebuild], "NONE or ZIP", member: "artifacts.packaging")
  static let artifactNamespaceType = Parameter(
    "artifact_namespace_type", [.codebuild], "NONE or BUILD_ID", member: "artifacts.namespaceType")
  static let artifactIdentifier = Parameter(
    "artifact_identifier", [.codebuild], "the name of the artifact among several",
    member: "artifacts.artifactIdentifier")
  static let overrideArtifactName = Parameter(
    "override_artifact_name", [.codebuild], .boolean, "whether the buildspec names the artifact",
    member: "artifacts.overrideArtifactName")
  static let artifactEncryptionDisabled = Parameter(
    "artifact_encryption_disabled", [.codebuild], .boolean, "whether artifacts stay unencrypted",
    member: "artifacts.encryptionDisabled")
  static let artifactBucketOwnerAccess = Parameter(
    "artifact_bucket_owner_access", [.codebuild], "what the bucket's owner may do",
    member: "artifacts.bucketOwnerAccess")
  static let secondaryArtifacts = Parameter(
    "secondary_artifacts", [.codebuild], .structure(.secondaryArtifacts), "more artifacts",
    member: "secondaryArtifacts")
  static let cacheNamespace = Parameter(
    "cache_namespace", [.codebuild], "whose cache it shares", member: "cache.cacheNamespace")
}

/// More parameters for the machine that builds run on, and for builds as a whole.
extension Parameter {
  static let computeConfiguration = Parameter(
    "compute_configuration", [.codebuild], .structure(.computeConfiguration), "the machine by its attributes",
    member: "environment.computeConfiguration")
  static let fleetARN = Parameter(
    "fleet_arn", [.codebuild], "the fleet that builds run on", member: "environment.fleet.fleetArn")
  static let registryCredential = Parameter(
    "registry_credential", [.codebuild], .structure(.registryCredential), "how a private registry is read",
    member: "environment.registryCredential")
  static let certificate = Parameter(
    "certificate", [.codebuild], "the certificate of the source's host", member: "environment.certificate")
  static let dockerServer = Parameter(
    "docker_server", [.codebuild], .structure(.dockerServer), "the server that builds images",
    member: "environment.dockerServer")
  static let hostKernel = Parameter(
    "host_kernel", [.codebuild], "the kernel of the machine", member: "environment.hostKernel")
  static let injectedVariables = Parameter(
    "injected_variables", [.codebuild, .buildspec], .list, "the variables that a module adds, for mappings",
    member: "environment.environmentVariables")
  static let vpcConfig = Parameter(
    "vpc_config", [.codebuild], .structure(.vpc), "the network that builds run in", member: "vpcConfig")
  static let logsConfig = Parameter(
    "logs_config", [.codebuild], .structure(.logs), "where logs go", member: "logsConfig")
  static let fileSystemLocations = Parameter(
    "file_system_locations", [.codebuild], .structure(.fileSystems), "the file systems that builds mount",
    member: "fileSystemLocations")
  static let buildBatchConfig = Parameter(
    "build_batch_config", [.codebuild], .structure(.buildBatch), "what batches may do", member: "buildBatchConfig")
  static let autoRetryLimit = Parameter(
    "auto_retry_limit", [.codebuild], .integer, "how often a failed build is tried again", member: "autoRetryLimit")
}
