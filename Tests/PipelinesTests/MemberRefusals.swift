/// The reports of the rules for machines, sources, actions and structures.
extension Refusals {
  static let structures: [Refusal] = [
    Refusal("unknown-member", "logs_config = { cloudwatch_logs = { status = \"ENABLED\", grup_name = \"x\" } }"),
    Refusal("missing-member", "logs_config = { cloudwatch_logs = { group_name = \"x\" } }"),
    Refusal("member-value", "logs_config = { cloudwatch_logs = { status = \"ON\" } }"),
    Refusal("member-value", "build_batch_config = { timeout_in_mins = 4 }"),
    Refusal(
      "member-value",
      "secondary_source_versions = [{ source_identifier = \"\(letters(128))\", source_version = \"main\" }]"),
    Refusal("value-kind", "vpc_config = [\"vpc-1\", \"vpc-2\"]"),
    Refusal("value-kind", "artifact_stores = \"bucket\""),
  ]

  static let sources: [Refusal] = [
    Refusal("source-location-ignored", "source_location = \"https://github.com/chaosgears/bingo-backend\""),
    Refusal(
      "source-location-form", "source_location = \"https://gitlab.com/bingo/backend.git\"", "source_type = \"GITHUB\"",
      "artifact_type = \"NO_ARTIFACTS\""),
    Refusal("source-identifier", "source_identifier = \"front-end\""),
    Refusal(
      "source-identifier",
      "secondary_artifacts = [{ type = \"S3\", location = \"bingo\", artifact_identifier = \"front-end\" }]"),
  ]

  private static let lambda = ["codebuild_type = \"LINUX_LAMBDA_CONTAINER\"", "compute_type = \"BUILD_LAMBDA_1GB\""]

  static let machines: [Refusal] = [
    Refusal("image-environment", "codebuild_image = \"aws/codebuild/amazonlinux2-aarch64-standard:3.0\""),
    Refusal(
      "image-environment", "codebuild_image = \"aws/codebuild/standard:7.0\"", "codebuild_type = \"ARM_CONTAINER\""),
    Refusal(
      "image-environment", "codebuild_image = \"aws/codebuild/windows-base:2019-3.0\"",
      "codebuild_type = \"WINDOWS_SERVER_2022_CONTAINER\"", "compute_type = \"BUILD_GENERAL1_MEDIUM\""),
    Refusal(
      "compute-size", "compute_type = \"BUILD_GENERAL1_MEDIUM\"", "codebuild_type = \"LINUX_GPU_CONTAINER\""),
    Refusal("compute-configuration", "compute_type = \"ATTRIBUTE_BASED_COMPUTE\""),
    Refusal("compute-configuration", "compute_type = \"CUSTOM_INSTANCE_TYPE\""),
    Refusal("compute-configuration", "compute_configuration = { vcpu = 2 }"),
    Refusal(
      "lambda-limits", "build_timeout = 20", lambda[0], lambda[1],
      "codebuild_image = \"aws/codebuild/amazonlinux-x86_64-lambda-standard:python3.12\""),
    Refusal(
      "privileged-mode", "privileged_mode = true", "codebuild_type = \"WINDOWS_SERVER_2019_CONTAINER\"",
      "compute_type = \"BUILD_GENERAL1_MEDIUM\"", "codebuild_image = \"aws/codebuild/windows-base:2019-3.0\""),
    Refusal("docker-layer-cache", "cache_modes = [\"LOCAL_DOCKER_LAYER_CACHE\"]", "cache_type = \"LOCAL\""),
    Refusal("cache-ignored", "cache_modes = [\"LOCAL_SOURCE_CACHE\"]"),
    Refusal("network-parts", "vpc_config = { vpc_id = \"vpc-1\" }"),
    Refusal(
      "registry-credential",
      "registry_credential = { credential = \"hub\", credential_provider = \"SECRETS_MANAGER\" }"),
    Refusal("fleet-arn", "fleet_arn = \"arn:aws:codebuild:eu-west-1:123456789012:project/x\""),
    Refusal("artifact-encryption", "artifact_encryption_disabled = true"),
  ]

  static let members: [Refusal] = [
    Refusal("artifact-count", "secondary_sources = [\(sources(5))]", at: "stage_2_action"),
    Refusal(
      "artifact-count", "stage_2_output_artifacts = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]", at: "stage_2_action"),
    Refusal("artifact-order", "stage_2_input_artifacts = [\"elsewhere\"]"),
    Refusal("artifact-identifier", "secondary_sources = [\(source("Two", "front-end"))]"),
    Refusal("commands-of-an-action", "stage_2_commands = [\"make\"]"),
    Refusal("commands-of-an-action", "stage_2_provider = \"Commands\"", "pipeline_type = \"V2\"", at: "stage_2_action"),
    Refusal("v2-member", "pipeline_variables = [{ name = \"ROLE\" }]"),
    Refusal("v2-member", "stage_2_on_failure = { result = \"ROLLBACK\" }"),
    Refusal("v2-member", "stage_2_provider = \"Commands\"", "stage_2_commands = [\"make\"]", at: "stage_2_action"),
    Refusal(
      "trigger-source",
      "triggers = [{ provider_type = \"CodeStarSourceConnection\", git_configuration = { source_action_name = \"Other\" } }]",
      "pipeline_type = \"V2\""),
    Refusal("action-role", "stage_2_role_arn = \"deployer\""),
    Refusal("action-region", "stage_2_region = \"europe\"", "artifact_stores = { europe = \"bingo\" }"),
    Refusal("artifact-store-region", "stage_2_region = \"us-east-1\"", "artifact_stores = { us-east-2 = \"bingo\" }"),
    Refusal("action-type", "stages = [\(stage("Sorce"))]"),
  ]

  private static func stage(_ provider: String) -> String {
    "{ name = \"Source\", action = { name = \"Source\", category = \"Source\", provider = \"\(provider)\", output_artifacts = [\"code\"] } }, { name = \"Approve\", action = { name = \"Approve\", category = \"Approval\", provider = \"Manual\" } }"
  }

  static let references: [Refusal] = [
    Refusal("namespace-name", "stage_1_namespace = \"terragrunt\""),
    Refusal("namespace-name", "stage_1_namespace = \"a b\""),
    Refusal("variable-name", "pipeline_variables = [{ name = \"A B\" }]", "pipeline_type = \"V2\""),
    configuration("variable-reference", "Lambda", "FunctionName = \"f\", UserParameters = \"#{variables.ROLE}\""),
  ]
}
