import SourceText

/// Every parameter that render knows. Source: the modules of the published example, and the members of CreateProject and
/// CreatePipeline in botocore.
extension Parameter {
  private static let both: [ParameterSet] = [.codepipeline, .codebuild]

  /// All parameters except those of stages, in the order of the documentation.
  public static let all: [Parameter] = shared + pipeline + project + moduleOnly

  /// The parameters of a stage: their names follow `stage_N_`.
  public static let stageParts: [Parameter] = [
    Parameter("name", [.codepipeline], "the stage's name", member: "stages[N-1].name"),
    Parameter("action", [.codepipeline], "the name of the stage's action", member: "stages[N-1].actions[0].name"),
    Parameter("provider", [.codepipeline], "the action's provider", member: "actions[0].actionTypeId"),
    Parameter("configuration", [.codepipeline], .map, "the action's settings", member: "actions[0].configuration"),
    Parameter("version", [.codepipeline], "the version of the action's provider", member: "actions[0].actionTypeId"),
    Parameter(
      "input_artifacts", [.codepipeline], .structure(.artifacts), "the artifacts that go into the action",
      member: "actions[0].inputArtifacts"),
    Parameter(
      "output_artifacts", [.codepipeline], .structure(.outputArtifacts), "the artifacts that the action gives",
      member: "actions[0].outputArtifacts"),
    Parameter("run_order", [.codepipeline], .integer, "when the action runs", member: "actions[0].runOrder"),
    Parameter("region", [.codepipeline], "the region that the action runs in", member: "actions[0].region"),
    Parameter("role_arn", [.codepipeline], "the role that the action works as", member: "actions[0].roleArn"),
    Parameter("namespace", [.codepipeline], "what other actions call its variables", member: "actions[0].namespace"),
    Parameter(
      "timeout", [.codepipeline], .integer, "the minutes an approval may take", member: "actions[0].timeoutInMinutes"),
    Parameter(
      "commands", [.codepipeline], .structure(.actionCommands), "the commands of the provider Commands",
      member: "actions[0].commands"),
    Parameter(
      "output_variables", [.codepipeline], .structure(.outputVariables), "the variables that commands hand on",
      member: "actions[0].outputVariables"),
    Parameter(
      "environment_variables", [.codepipeline], .structure(.actionVariables), "the variables of commands",
      member: "actions[0].environmentVariables"),
    Parameter(
      "on_failure", [.codepipeline], .structure(.failureConditions), "what happens when the stage fails",
      member: "stages[N-1].onFailure"),
    Parameter(
      "on_success", [.codepipeline], .structure(.stageConditions), "what must hold after the stage",
      member: "stages[N-1].onSuccess"),
    Parameter(
      "before_entry", [.codepipeline], .structure(.stageConditions), "what must hold before the stage",
      member: "stages[N-1].beforeEntry"),
    Parameter(
      "blockers", [.codepipeline], .structure(.blockers), "reserved by AWS", member: "stages[N-1].blockers"),
  ]

  private static let shared: [Parameter] = [
    .awsRegion, .app, .service, .info, .stage, .owner, .costCenter, .extraTags, .standardTags, .name,
    .secondarySources,
  ]

  private static let pipeline: [Parameter] = [
    .pipelineName, .pipelineTags, .repositoryOwner, .repository, .branch, .artifact, .codepipelineRoleARN,
    .artifactBucket,
    .artifactEncryptionKey, .artifactStores, .pipelineVariables, .triggers, .stages, .pipelineVersion, .connectionARN,
    .githubOAuthToken, .notifyFunctionName, .projectName, .pipelineType, .executionMode, .pollForSourceChanges,
    .detectChanges, .outputArtifactFormat,
  ]

  private static let project: [Parameter] = [
    .codebuildName, .codebuildTags, .codebuildDescription, .sourceType, .sourceLocation, .sourceVersion, .gitCloneDepth,
    .fetchGitSubmodules, .buildspecPath, .sourceAuth, .reportBuildStatus, .buildStatusConfig, .insecureSSL,
    .sourceIdentifier, .codebuildSecondarySources, .secondarySourceVersions, .artifactType, .artifactLocation,
    .artifactName, .artifactPath, .artifactPackaging, .artifactNamespaceType, .artifactIdentifier,
    .overrideArtifactName, .artifactEncryptionDisabled, .artifactBucketOwnerAccess, .secondaryArtifacts, .cacheType,
    .cacheLocation, .cacheModes, .cacheNamespace, .computeType, .computeConfiguration, .fleetARN, .codebuildType,
    .codebuildImage, .imagePullCredentialsType, .registryCredential, .privilegedMode, .certificate, .dockerServer,
    .hostKernel, .environmentVariables, .injectedVariables, .codebuildRoleARN, .buildTimeout, .queuedTimeout,
    .encryptionKey, .vpcConfig, .logsConfig, .fileSystemLocations, .buildBatchConfig, .concurrentBuildLimit,
    .autoRetryLimit, .badgeEnabled,
  ]

  private static let moduleOnly: [Parameter] = [
    .accountID, .ssmKey, .versioning, .forceDestroy, .ecrRepositoryName, .ecrRepositoryARN,
  ]
}

/// Parameters of both pipelines and build projects.
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
  static let standardTags = Parameter(
    "standard_tags", both, .map, "the tags in place of Name, App, Service, …", member: "tags")
  static let name = Parameter("name", both, "the name of project and pipeline", member: "name")
  static let secondarySources = Parameter(
    "secondary_sources", both, .list, "more repositories", member: "stages[0].actions")
}

/// Parameters of pipelines.
extension Parameter {
  static let pipelineTags = Parameter(
    "pipeline_tags", [.codepipeline], .map, "tags of the pipeline alone", member: "tags")
  static let pipelineName = Parameter(
    "pipeline_name", [.codepipeline], "the name of the pipeline, where the project has another", member: "pipeline.name"
  )
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
  static let artifactEncryptionKey = Parameter(
    "artifact_encryption_key", [.codepipeline], "the key for the pipeline's artifacts",
    member: "artifactStore.encryptionKey.id")
  static let artifactStores = Parameter(
    "artifact_stores", [.codepipeline], .map, "the buckets of other regions, by region", member: "artifactStores")
  static let pipelineVariables = Parameter(
    "pipeline_variables", [.codepipeline], .structure(.pipelineVariables), "the variables of #{variables.…}",
    member: "pipeline.variables")
  static let triggers = Parameter(
    "triggers", [.codepipeline], .structure(.triggers), "which pushes and pull requests start it",
    member: "pipeline.triggers")
  static let stages = Parameter(
    "stages", [.codepipeline], .structure(.stages), "the stages in one list, in place of stage_N_…",
    member: "pipeline.stages")
  static let pipelineVersion = Parameter(
    "pipeline_version", [.codepipeline], .integer, "the version, which the service counts itself",
    member: "pipeline.version")
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

/// Parameters that only the Terraform module uses.
extension Parameter {
  static let accountID = Parameter("account_id", [], "the AWS account, for {account_id} in other inputs")
  static let ssmKey = Parameter("ssm_key", [], "the KMS key that the build's role may decrypt with")
  static let versioning = Parameter("versioning", [], .boolean, "whether the bucket keeps old versions")
  static let forceDestroy = Parameter("force_destroy", [], .boolean, "whether a bucket with objects may be destroyed")
  static let ecrRepositoryName = Parameter("ecr_repository_name", [], "the name of the ECR repository")
  static let ecrRepositoryARN = Parameter("ecr_repository_arn", [], "the ARN of the ECR repository")
}
