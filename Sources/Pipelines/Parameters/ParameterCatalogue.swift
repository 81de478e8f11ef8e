import SourceText

/// Every parameter that rendering knows. Source: section 4 of the AWS facts, "Mapping: seed variable -> API".
extension Parameter {
  private static let both: [ParameterSet] = [.codepipeline, .codebuild]

  /// All but those of the stages, in the order the documentation lists them.
  public static let all: [Parameter] = shared + pipeline + project + moduleOnly

  /// What each stage has: `stage_N_` and one of these.
  public static let stageParts: [Parameter] = [
    Parameter("name", [.codepipeline], "the stage's name", member: "stages[N-1].name"),
    Parameter("action", [.codepipeline], "the name of the stage's action", member: "stages[N-1].actions[0].name"),
    Parameter("provider", [.codepipeline], "the action's provider", member: "actions[0].actionTypeId"),
    Parameter("configuration", [.codepipeline], .map, "the action's settings", member: "actions[0].configuration"),
  ]

  private static let shared: [Parameter] = [
    .awsRegion, .app, .service, .info, .stage, .owner, .costCenter, .extraTags, .name, .secondarySources,
  ]

  private static let pipeline: [Parameter] = [
    .repositoryOwner, .repository, .branch, .artifact, .codepipelineRoleARN, .artifactBucket, .connectionARN,
    .githubOAuthToken, .notifyFunctionName, .projectName, .pipelineType, .executionMode, .pollForSourceChanges,
    .detectChanges, .outputArtifactFormat,
  ]

  private static let project: [Parameter] = [
    .codebuildDescription, .sourceType, .sourceLocation, .gitCloneDepth, .buildspecPath, .artifactType,
    .artifactLocation, .cacheType, .cacheLocation, .cacheModes, .computeType, .codebuildType, .codebuildImage,
    .imagePullCredentialsType, .privilegedMode, .environmentVariables, .codebuildRoleARN, .buildTimeout,
    .queuedTimeout, .encryptionKey, .concurrentBuildLimit, .badgeEnabled,
  ]

  private static let moduleOnly: [Parameter] = [
    .accountID, .ssmKey, .versioning, .forceDestroy, .ecrRepositoryName, .ecrRepositoryARN,
  ]
}

/// What pipelines and build projects share.
extension Parameter {
  static let awsRegion = Parameter("aws_region", both, "the region", member: "--region")
  static let app = Parameter("app", both, "the application: first part of the name, tag App", member: "name, tags")
  static let service = Parameter(
    "service", both, "the service: second part of the name, tag Service", member: "name, tags")
  static let info = Parameter(
    "info", both, "what the pipeline is for: third part of the name, tag Info", member: "name, tags")
  static let stage = Parameter("stage", both, "the stage: last part of the name, tag Stage", member: "name, tags")
  static let owner = Parameter("owner", both, "the owner, for the tag Owner", member: "tags")
  static let costCenter = Parameter("cost_center", both, "the cost centre, for the tag CostCenter", member: "tags")
  static let extraTags = Parameter("extra_tags", both, .map, "more tags", member: "tags")
  static let name = Parameter("name", both, "the name of project and pipeline", member: "name")
  static let secondarySources = Parameter(
    "secondary_sources", both, .list, "more repositories", member: "stages[0].actions")
}

/// What pipelines are made of.
extension Parameter {
  static let repositoryOwner = Parameter(
    "repository_owner", [.codepipeline], "the owner of the GitHub repository", member: "Owner")
  static let repository = Parameter("repository", [.codepipeline], "the name of the GitHub repository", member: "Repo")
  static let branch = Parameter("branch", [.codepipeline], "the branch to follow", member: "Branch")
  static let artifact = Parameter(
    "artifact", [.codepipeline], "the name of the source's artifact", member: "outputArtifacts")
  static let codepipelineRoleARN = Parameter(
    "codepipeline_role_arn", [.codepipeline], "the role that the pipeline works as", member: "pipeline.roleArn",
    templateParameter: "CodePipelineRoleArn")
  static let artifactBucket = Parameter(
    "artifact_bucket", [.codepipeline], "the bucket that keeps the pipeline's artifacts",
    member: "artifactStore.location", templateParameter: "ArtifactBucket")
  static let connectionARN = Parameter(
    "connection_arn", [.codepipeline], "the connection to GitHub", member: "ConnectionArn",
    templateParameter: "ConnectionArn")
  static let githubOAuthToken = Parameter(
    "github_oauth_token", [.codepipeline], "the token for GitHub, where there is no connection", member: "OAuthToken",
    templateParameter: "GitHubOAuthToken")
  static let notifyFunctionName = Parameter(
    "notify_function_name", [.codepipeline], "the Lambda function that the notification calls", member: "FunctionName",
    templateParameter: "NotifyFunctionName")
  static let projectName = Parameter(
    "project_name", [.codepipeline], "the build project of a unit that has none", member: "ProjectName")
  static let pipelineType = Parameter("pipeline_type", [.codepipeline], "V1 or V2", member: "pipelineType")
  static let executionMode = Parameter(
    "execution_mode", [.codepipeline], "what runs that overlap do", member: "executionMode")
  static let pollForSourceChanges = Parameter(
    "poll_for_source_changes", [.codepipeline], .boolean, "whether GitHub is polled", member: "PollForSourceChanges")
  static let detectChanges = Parameter(
    "detect_changes", [.codepipeline], .boolean, "whether a push starts the pipeline", member: "DetectChanges")
  static let outputArtifactFormat = Parameter(
    "output_artifact_format", [.codepipeline], "how the connection hands over the source",
    member: "OutputArtifactFormat")
}

/// What build projects are made of.
extension Parameter {
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

/// What only the Terraform module uses.
extension Parameter {
  static let accountID = Parameter("account_id", [], "the AWS account, for {account_id} in other inputs")
  static let ssmKey = Parameter("ssm_key", [], "the KMS key that the build's role may decrypt with")
  static let versioning = Parameter("versioning", [], .boolean, "whether the bucket keeps old versions")
  static let forceDestroy = Parameter("force_destroy", [], .boolean, "whether a bucket with objects may be destroyed")
  static let ecrRepositoryName = Parameter("ecr_repository_name", [], "the name of the ECR repository")
  static let ecrRepositoryARN = Parameter("ecr_repository_arn", [], "the ARN of the ECR repository")
}
