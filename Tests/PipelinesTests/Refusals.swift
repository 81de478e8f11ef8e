/// What each rule reports: for each rule, at least one value that a render must refuse or warn about.
enum Refusals {
  static let all =
    reading + structures + names + project + sources + machines + images + environment + pipeline + members + references
    + actions + regions + consistency

  static func letters(_ count: Int) -> String { String(repeating: "x", count: count) }

  static func variables(_ text: String) -> String { "environment_variables = [\(text)]" }

  private static let reading: [Refusal] = [
    Refusal("value-kind", "app = [\"bingo\"]"),
    Refusal("value-kind", "aws_region = [\"eu-west-1\"]"),
    Refusal("value-kind", "build_timeout = \"an hour\""),
    Refusal("value-kind", "privileged_mode = \"yes\""),
    Refusal("value-kind", "extra_tags = \"none\""),
    Refusal("stage-number", "stage_5_name = \"Late\"", "stage_5_action = \"Late\""),
    Refusal("stage-number", "stage_0_name = \"Early\""),
    Refusal("stage-part", "stage_4_name = \"Check\""),
    Refusal("stage-part", "stage_3_action = \"\""),
    Refusal("stage-provider", "stage_2_provider = \"CodeBild\""),
    Refusal("secondary-source", "secondary_sources = \"frontend\""),
    Refusal("secondary-source", "secondary_sources = [{ name = \"Frontend\" }]"),
    Refusal("bad-environment-variable", "environment_variables = \"A=b\""),
    Refusal("bad-environment-variable", variables("{ value = \"b\" }")),
    Refusal("bad-environment-variable", variables("{ name = \"A\" }")),
    Refusal("bad-environment-variable", variables("{ name = \"A\", value = \"b\", type = \"SECRET\" }")),
    Refusal(
      "duplicate-environment-variable", variables("{ name = \"A\", value = \"b\" }, { name = \"A\", value = \"c\" }")),
    Refusal("unknown-environment-key", variables("{ name = \"A\", value = \"b\", typ = \"PLAINTEXT\" }")),
    Refusal("retyped-environment-value", variables("{ name = \"MODE\", value = 0755 }")),
    Refusal("boolean-environment-value", variables("{ name = \"A\", value = true }")),
    Refusal("unknown-placeholder", "cache_location = \"{inof}-cache\"", in: .inputs),
    Refusal("placeholder-cycle", "artifact_bucket = \"{artifact_bucket}\"", in: .inputs),
    Refusal("placeholder-size", "artifact_bucket = \"{a}{a}{a}\"", "a = \"\(letters(1 << 19))\"", in: .inputs),
  ]

  private static let names: [Refusal] = [
    Refusal("name-length", "info = \"\(letters(120))\""),
    Refusal("name-form", "app = \"bingo!\""),
    Refusal("name-form", "name = \"-bingo\"", in: .inputs),
    Refusal(
      "pipeline-name-form", "app = \"bingo:x\"", "project_name = \"x\"",
      without: [
        "codebuild_image", "codebuild_type", "compute_type", "source_type", "artifact_type", "buildspec_path",
        "codebuild_description",
      ]),
    Refusal("description-length", "codebuild_description = \"\(letters(256))\""),
    Refusal("tag-count", "extra_tags = { \((0..<50).map { "tag\($0) = \"x\"" }.joined(separator: ", ")) }"),
    Refusal("tag-key", "extra_tags = { \"aws:owner\" = \"x\" }"),
    Refusal("tag-key", "extra_tags = { \"\" = \"x\" }"),
    Refusal("tag-value", "owner = \"chaos!gears\""),
  ]

  private static let project: [Refusal] = [
    Refusal("source-type", "source_type = \"CODEPIPELNE\""),
    Refusal("artifact-type", "artifact_type = \"ZIP\""),
    Refusal("cache-type", "cache_type = \"S4\""),
    Refusal("cache-mode", "cache_modes = [\"LOCAL_CACHE\"]", "cache_type = \"LOCAL\""),
    Refusal("compute-type", "compute_type = \"BUILD_GENERAL1_TINY\""),
    Refusal("environment-type", "codebuild_type = \"LINUX\""),
    Refusal("image-credentials", "image_pull_credentials_type = \"ROLE\""),
    Refusal("source-artifact-pair", "artifact_type = \"NO_ARTIFACTS\""),
    Refusal("source-location", "source_type = \"GITHUB\"", "artifact_type = \"NO_ARTIFACTS\""),
    Refusal(
      "source-location", "source_location = \"x\"", "source_type = \"NO_SOURCE\"", "artifact_type = \"NO_ARTIFACTS\"",
      "buildspec_path = \"arn:aws:s3:::bucket/buildspec.yml\""),
    Refusal(
      "buildspec-of-no-source", "source_type = \"NO_SOURCE\"", "artifact_type = \"NO_ARTIFACTS\"",
      without: ["buildspec_path"]),
    Refusal(
      "buildspec-of-no-source", "buildspec_path = \"buildspec.yml\"", "source_type = \"NO_SOURCE\"",
      "artifact_type = \"NO_ARTIFACTS\""),
    Refusal("artifact-location", "artifact_location = \"bingo-artifacts\""),
    Refusal(
      "artifact-location", "artifact_location = \"s3://bingo-artifacts\"", "artifact_type = \"S3\"",
      "source_type = \"S3\"", "source_location = \"b/x.zip\""),
    Refusal("cache-location", "cache_location = \"Bingo_Cache/x\"", in: .inputs),
    Refusal("lambda-compute", "compute_type = \"BUILD_LAMBDA_2GB\""),
    Refusal("artifact-packaging", "artifact_packaging = \"TAR\""),
    Refusal("artifact-namespace", "artifact_namespace_type = \"BUILD\""),
    Refusal("artifact-access", "artifact_bucket_owner_access = \"ALL\""),
    Refusal("host-kernel", "host_kernel = \"LINUX_KERNEL_5\""),
    Refusal("retry-limit", "auto_retry_limit = -1"),
    Refusal("badge-in-pipeline", "badge_enabled = true"),
    Refusal("build-timeout", "build_timeout = 4"),
    Refusal("queued-timeout", "queued_timeout = 481"),
    Refusal("clone-depth", "git_clone_depth = -1"),
    Refusal("build-limit", "concurrent_build_limit = 0"),
    Refusal("build-role", "codebuild_role_arn = \"arn:aws:iam::12345:role/codebuild\"", in: .inputs),
    Refusal("build-role", "codebuild_role_arn = \"arn:aws:iam::123456789012:role/code build\"", in: .inputs),
    Refusal("role-accounts", "codebuild_role_arn = \"arn:aws:iam::210987654321:role/codebuild\"", in: .inputs),
    Refusal("buildspec-blanks", "buildspec_path = \"buildspec.yml \""),
    Refusal("encryption-key", "encryption_key = \"aws/s3\""),
    Refusal("buildspec-path", "buildspec_path = \"/buildspec.yml\""),
  ]

  private static func image(_ text: String) -> Refusal { Refusal("ecr-image", "codebuild_image = \"\(text)\"") }

  private static let images: [Refusal] = [
    Refusal("image-form", "codebuild_image = \"aws/codebuild/standard: 7.0\""),
    image("12345678901.dkr.ecr.eu-west-1.amazonaws.com/images:1"),
    image("xxxxx.dkr.ecr.eu-west-1.amazonaws.com/images:1"),
    image("123456789012.dkr.ecr.eu-west.amazonaws.com/images:1"),
    image("123456789012.dkr.ecr.cn-north-1.amazonaws.com/images:1"),
    image("123456789012.dkr.ecr.eu-west-1.amazonaws.com/Images:1"),
    image("123456789012.dkr.ecr.eu-west-1.amazonaws.com/images:a+b"),
    image("123456789012.dkr.ecr.eu-west-1.amazonaws.com/images@sha256:12"),
    Refusal("image-credentials-pair", "image_pull_credentials_type = \"SERVICE_ROLE\""),
    Refusal("ecr-arn", "ecr_repository_arn = \"arn:aws:ecr:eu-west-1:123456789012:images\""),
  ]

  private static let environment: [Refusal] = [
    Refusal("reserved-environment-name", variables("{ name = \"CODEBUILD_KEY\", value = \"b\" }")),
    Refusal(
      "pipeline-reference", variables("{ name = \"EXECUTION\", value = \"#{codepipeline.PipelineExecutionId}\" }")),
    Refusal("environment-name-form", variables("{ name = \"1ST\", value = \"b\" }")),
    Refusal("environment-name-form", variables("{ name = \"A-B\", value = \"b\" }")),
    Refusal("environment-value-length", variables("{ name = \"A\", value = \"\(letters(4097))\" }")),
    Refusal("parameter-name", variables("{ name = \"A\", value = \"/aws/key\", type = \"PARAMETER_STORE\" }")),
    Refusal("parameter-name", variables("{ name = \"A\", value = \"a b\", type = \"PARAMETER_STORE\" }")),
    Refusal(
      "secret-reference", variables("{ name = \"A\", value = \"id:key:stage:version\", type = \"SECRETS_MANAGER\" }")),
    Refusal(
      "secret-reference",
      variables("{ name = \"A\", value = \"\(letters(513))\", type = \"SECRETS_MANAGER\" }")),
    Refusal(
      "secret-reference", variables("{ name = \"A\", value = \"arn:aws:s3:::bucket\", type = \"SECRETS_MANAGER\" }")),
  ]

  private static let pipeline: [Refusal] = [
    Refusal("pipeline-role", "codepipeline_role_arn = \"arn:aws:iam::123456789012:user/x\"", in: .inputs),
    Refusal("artifact-bucket", "artifact_bucket = \"bingo-artifacts/pipeline\"", in: .inputs),
    Refusal("artifact-bucket", "artifact_bucket = \"ab\"", in: .inputs),
    Refusal("pipeline-type", "pipeline_type = \"V3\""),
    Refusal("execution-mode", "execution_mode = \"QUEUE\""),
    Refusal("execution-mode-v2", "execution_mode = \"QUEUED\""),
    Refusal("stage-name", "stage_2_name = \"Terra grunt\""),
    Refusal("stage-name", "stage_2_name = \"\(letters(101))\""),
    Refusal("action-name", "stage_2_action = \"Deploy!\""),
    Refusal("artifact-name", "artifact = \"terra.grunt\""),
    Refusal(
      "stage-count", "stage_1_name = \"Source\"",
      without: ["stage_2_name", "stage_2_action", "stage_3_name", "stage_3_action"]),
    Refusal("stage-name-twice", "stage_3_name = \"Terragrunt\""),
    Refusal("action-name-twice", "secondary_sources = [\(source("GitHub", "frontend"))]"),
    Refusal("artifact-twice", "secondary_sources = [\(source("Frontend", "terragrunt"))]"),
    Refusal("action-count", "secondary_sources = [\(sources(50))]"),
    Refusal("source-position", "stage_2_provider = \"CodeCommit\""),
    Refusal("source-position", "stage_1_provider = \"Manual\""),
  ]

  static func source(_ name: String, _ artifact: String) -> String {
    "{ name = \"\(name)\", repository_owner = \"o\", repository = \"r\", branch = \"b\", artifact = \"\(artifact)\" }"
  }

  static func sources(_ count: Int) -> String {
    (0..<count).map { source("Source\($0)", "artifact\($0)") }.joined(separator: ", ")
  }

  static func configuration(_ code: String, _ provider: String, _ text: String) -> Refusal {
    Refusal(code, "stage_2_configuration = { \(text) }", "stage_2_provider = \"\(provider)\"")
  }

  private static func stack(_ code: String, _ text: String) -> Refusal {
    configuration(code, "CloudFormation", "StackName = \"bingo\", \(text)")
  }

  private static let deletion = "ActionMode = \"DELETE_ONLY\", RoleArn = \"arn:aws:iam::123456789012:role/x\""

  private static func actionVariables(_ text: String) -> Refusal {
    configuration("action-environment", "CodeBuild", "EnvironmentVariables = \(text)")
  }

  private static let actions: [Refusal] = [
    configuration("configuration-key", "CodeBuild", "ProjectNam = \"x\""),
    configuration(
      "configuration-choice", "StepFunctions",
      "StateMachineArn = \"arn:aws:states:eu-west-1:123456789012:stateMachine:x\", InputType = \"File\""),
    configuration("configuration-missing", "ServiceCatalog", "ProductId = \"prod-x\""),
    configuration("configuration-missing", "S3", "BucketName = \"bingo-website\""),
    configuration("configuration-missing", "CloudFormation", "StackName = \"bingo\""),
    configuration("configuration-value", "CodeBuild", "BatchEnabled = \"\""),
    configuration("configuration-length", "Lambda", "FunctionName = \"f\", UserParameters = \"\(letters(50_001))\""),
    configuration(
      "configuration-length-documented", "Lambda", "FunctionName = \"f\", UserParameters = \"\(letters(1_001))\""),
    configuration("variable-reference", "Lambda", "FunctionName = \"f\", UserParameters = \"#{Build.Tag}\""),
    Refusal("connection-arn", "connection_arn = \"arn:aws:codestar:eu-west-1:123456789012:connection/x\"", in: .inputs),
    Refusal(
      "connection-arn", "connection_arn = \"arn:aws:codestar-connections:eu-west-1:123456789012:connection/x\"",
      in: .inputs),
    Refusal("repository-name", "repository = \"bingo//backend\""),
    Refusal("repository-name", "stage_1_configuration = { FullRepositoryId = \"backend\" }"),
    configuration("primary-source", "CodeBuild", "PrimarySource = \"frontend\""),
    stack("stack-action-mode", "ActionMode = \"UPDATE\""),
    stack("stack-action-needs", "ActionMode = \"CHANGE_SET_EXECUTE\""),
    stack("stack-action-needs", "ActionMode = \"DELETE_ONLY\""),
    stack("stack-file", "\(deletion), TemplatePath = \"template.json\""),
    stack("stack-file", "\(deletion), TemplateConfiguration = \"other::configuration.json\""),
    stack("stack-parameters", "\(deletion), ParameterOverrides = \"A=b\""),
    stack("stack-parameters", "\(deletion), ParameterOverrides = { A = \"\(letters(1024))\" }"),
    stack("stack-capabilities", "\(deletion), Capabilities = \"CAPABILITY_IAM, CAPABILITY_NAMED_IAM\""),
    stack("stack-role", "ActionMode = \"DELETE_ONLY\", RoleArn = \"deployer\""),
    configuration("deploy-acl", "S3", "BucketName = \"bingo\", Extract = true, CannedACL = \"public\""),
    configuration("deploy-key", "S3", "BucketName = \"bingo\", Extract = true, KMSEncryptionKeyARN = \"alias/x\""),
    Refusal("artifact-format", "output_artifact_format = \"ZIP\""),
    configuration("truth-value", "S3", "BucketName = \"bingo-website\", Extract = \"yes\""),
    configuration("notification-topic", "Manual", "NotificationArn = \"arn:aws:sqs:eu-west-1:123456789012:approvals\""),
    configuration("deploy-object-key", "S3", "BucketName = \"bingo-website\", Extract = false"),
    configuration("action-environment", "CodeBuild", "EnvironmentVariables = \"A=b\""),
    actionVariables("[{ name = \"CODEBUILD_A\", value = \"b\" }]"),
    actionVariables("\"[{\\\"name\\\":\\\"A\\\",\\\"value\\\":\\\"b\\\"},]\""),
    actionVariables("[{ name = \"A\", value = 1 }]"),
    actionVariables("[{ name = \"A-B\", value = \"b\" }]"),
    actionVariables("[{ name = \"A\", value = \"a b\", type = \"PARAMETER_STORE\" }]"),
  ]

  private static let regions: [Refusal] = [
    Refusal("region-name", "aws_region = \"eu-west\""),
    Refusal("region-unknown", "aws_region = \"eu-west-9\""),
    Refusal("region-disagrees", variables("{ name = \"AWS_REGION\", value = \"eu-west-2\" }")),
    Refusal("region-disagrees", "codebuild_image = \"123456789012.dkr.ecr.eu-west-2.amazonaws.com/images:1\""),
    Refusal("region-disagrees", "ecr_repository_arn = \"arn:aws:ecr:us-east-1:123456789012:repository/images\""),
    Refusal("region-disagrees", "encryption_key = \"arn:aws:kms:us-east-1:123456789012:key/x\""),
    Refusal(
      "region-disagrees",
      variables(
        "{ name = \"A\", value = \"arn:aws:secretsmanager:us-east-1:123456789012:secret:x\", type = \"SECRETS_MANAGER\" }"
      )),
    Refusal("partition-disagrees", "encryption_key = \"arn:aws-cn:kms:eu-west-1:123456789012:key/x\""),
    Refusal("partition-disagrees", "codebuild_role_arn = \"arn:aws-cn:iam::123456789012:role/codebuild\"", in: .inputs),
  ]

  private static let consistency: [Refusal] = [
    Refusal("masked-value", "ecr_repository_arn = \"arn:aws:ecr:eu-west-1:xxxxxx:repository/images\""),
    Refusal("masked-value", "codebuild_image = \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/images:xxx\""),
    Refusal(
      "ecr-names-disagree", "ecr_repository_name = \"images-prod\"",
      "ecr_repository_arn = \"arn:aws:ecr:eu-west-1:123456789012:repository/images\""),
    Refusal(
      "auto-approve-without-approval",
      variables("{ name = \"TERRAGRUNT_COMMAND\", value = \"terragrunt apply -auto-approve\" }"),
      "stage = \"prod\""),
    Refusal("masked-value", "github_oauth_token = \"****\"", in: .inputs, without: ["connection_arn"]),
    Refusal("boolean-as-string", "versioning = \"true\""),
    Refusal("misspelt-setting", "enviroment_variables = []"),
    Refusal("misspelt-setting", "stage_2_providr = \"CodeBuild\""),
    Refusal("misspelt-setting", "codebuild_imge = \"x\""),
    Refusal("misspelt-setting", "queue_timeout = 60"),
  ]
}
