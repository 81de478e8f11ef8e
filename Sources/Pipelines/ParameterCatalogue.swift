import SourceText

/// Every parameter that rendering knows. Source: section 4 of the AWS facts, "Mapping: seed variable -> API".
extension Parameter {
  private static let both: Set<ParameterSet> = [.codepipeline, .codebuild]

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
    Parameter("aws_region", both, "the region", member: "--region"),
    Parameter("app", both, "the application: first part of the name, tag App", member: "name, tags"),
    Parameter("service", both, "the service: second part of the name, tag Service", member: "name, tags"),
    Parameter("info", both, "what the pipeline is for: third part of the name, tag Info", member: "name, tags"),
    Parameter("stage", both, "the stage: last part of the name, tag Stage", member: "name, tags"),
    Parameter("owner", both, "the owner, for the tag Owner", member: "tags"),
    Parameter("cost_center", both, "the cost centre, for the tag CostCenter", member: "tags"),
    Parameter("extra_tags", both, .map, "more tags", member: "tags"),
    Parameter("name", both, "the name of project and pipeline", member: "name"),
    Parameter("secondary_sources", both, .list, "more repositories", member: "stages[0].actions"),
  ]

  private static let pipeline: [Parameter] = [
    Parameter("repository_owner", [.codepipeline], "the owner of the GitHub repository", member: "Owner"),
    Parameter("repository", [.codepipeline], "the name of the GitHub repository", member: "Repo"),
    Parameter("branch", [.codepipeline], "the branch to follow", member: "Branch"),
    Parameter("artifact", [.codepipeline], "the name of the source's artifact", member: "outputArtifacts"),
    Parameter(
      "codepipeline_role_arn", [.codepipeline], "the role that the pipeline works as", member: "pipeline.roleArn",
      templateParameter: "CodePipelineRoleArn"),
    Parameter(
      "artifact_bucket", [.codepipeline], "the bucket that keeps the pipeline's artifacts",
      member: "artifactStore.location", templateParameter: "ArtifactBucket"),
    Parameter(
      "connection_arn", [.codepipeline], "the connection to GitHub", member: "ConnectionArn",
      templateParameter: "ConnectionArn"),
    Parameter(
      "github_oauth_token", [.codepipeline], "the token for GitHub, where there is no connection",
      member: "OAuthToken", templateParameter: "GitHubOAuthToken"),
    Parameter(
      "notify_function_name", [.codepipeline], "the Lambda function that the notification calls",
      member: "FunctionName", templateParameter: "NotifyFunctionName"),
    Parameter("project_name", [.codepipeline], "the build project of a unit that has none", member: "ProjectName"),
    Parameter("pipeline_type", [.codepipeline], "V1 or V2", member: "pipelineType"),
    Parameter("execution_mode", [.codepipeline], "what runs that overlap do", member: "executionMode"),
    Parameter(
      "poll_for_source_changes", [.codepipeline], .boolean, "whether GitHub is polled", member: "PollForSourceChanges"),
    Parameter(
      "detect_changes", [.codepipeline], .boolean, "whether a push starts the pipeline", member: "DetectChanges"),
    Parameter(
      "output_artifact_format", [.codepipeline], "how the connection hands over the source",
      member: "OutputArtifactFormat"),
  ]

  private static let project: [Parameter] = [
    Parameter("codebuild_description", [.codebuild], "the project's description", member: "description"),
    Parameter("source_type", [.codebuild], "the type of the source", member: "source.type"),
    Parameter("source_location", [.codebuild], "where the source lies", member: "source.location"),
    Parameter("git_clone_depth", [.codebuild], .integer, "how much history is cloned", member: "source.gitCloneDepth"),
    Parameter("buildspec_path", [.codebuild], "the buildspec", member: "source.buildspec"),
    Parameter("artifact_type", [.codebuild], "the type of the artifacts", member: "artifacts.type"),
    Parameter("artifact_location", [.codebuild], "the bucket of the artifacts", member: "artifacts.location"),
    Parameter("cache_type", [.codebuild], "the type of the cache", member: "cache.type"),
    Parameter(
      "cache_location", [.codebuild], "the bucket and prefix of the S3 cache", member: "cache.location",
      templateParameter: "CacheLocation"),
    Parameter("cache_modes", [.codebuild], .list, "what a local cache keeps", member: "cache.modes"),
    Parameter("compute_type", [.codebuild], "the size of the build machine", member: "environment.computeType"),
    Parameter("codebuild_type", [.codebuild], "the kind of build machine", member: "environment.type"),
    Parameter("codebuild_image", [.codebuild], "the image that the build runs in", member: "environment.image"),
    Parameter(
      "image_pull_credentials_type", [.codebuild], "who pulls the image",
      member: "environment.imagePullCredentialsType"),
    Parameter(
      "privileged_mode", [.codebuild], .boolean, "whether the build may run Docker",
      member: "environment.privilegedMode"),
    Parameter(
      "environment_variables", [.codebuild, .buildspec], .list, "the build's environment",
      member: "environment.environmentVariables"),
    Parameter(
      "codebuild_role_arn", [.codebuild], "the role that the build works as", member: "serviceRole",
      templateParameter: "CodeBuildRoleArn"),
    Parameter("build_timeout", [.codebuild], .integer, "the minutes a build may take", member: "timeoutInMinutes"),
    Parameter(
      "queued_timeout", [.codebuild], .integer, "the minutes a build may wait", member: "queuedTimeoutInMinutes"),
    Parameter("encryption_key", [.codebuild], "the key for the build's artifacts", member: "encryptionKey"),
    Parameter(
      "concurrent_build_limit", [.codebuild], .integer, "the builds at one time", member: "concurrentBuildLimit"),
    Parameter("badge_enabled", [.codebuild], .boolean, "whether there is a badge", member: "badgeEnabled"),
  ]

  private static let moduleOnly: [Parameter] = [
    Parameter("account_id", [], "the AWS account, for {account_id} in other inputs"),
    Parameter("ssm_key", [], "the KMS key that the build's role may decrypt with"),
    Parameter("versioning", [], .boolean, "whether the bucket keeps old versions"),
    Parameter("force_destroy", [], .boolean, "whether a bucket with objects may be destroyed"),
    Parameter("ecr_repository_name", [], "the name of the ECR repository"),
    Parameter("ecr_repository_arn", [], "the ARN of the ECR repository"),
  ]
}
