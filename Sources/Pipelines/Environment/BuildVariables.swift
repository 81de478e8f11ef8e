import SourceText

/// Variables that exist without being set in a layer.
enum BuildVariables {
  /// Variables that CodeBuild sets. Source: "Environment variables in build environments" of the CodeBuild user guide, and
  /// the output of `printenv` in builds, which has more of them.
  private static let codeBuild: Set<Text> = [
    "AWS_DEFAULT_REGION", "AWS_REGION", "CODEBUILD_BATCH_BUILD_IDENTIFIER", "CODEBUILD_BUILD_ARN", "CODEBUILD_BUILD_ID",
    "CODEBUILD_BUILD_IMAGE", "CODEBUILD_BUILD_NUMBER", "CODEBUILD_BUILD_SUCCEEDING", "CODEBUILD_CI",
    "CODEBUILD_INITIATOR", "CODEBUILD_KMS_KEY_ID", "CODEBUILD_LOG_PATH", "CODEBUILD_PROJECT_ARN",
    "CODEBUILD_PUBLIC_BUILD_URL", "CODEBUILD_RESOLVED_SOURCE_VERSION", "CODEBUILD_SOURCE_REPO_URL",
    "CODEBUILD_SOURCE_VERSION", "CODEBUILD_SRC_DIR", "CODEBUILD_START_TIME", "CODEBUILD_WEBHOOK_ACTOR_ACCOUNT_ID",
    "CODEBUILD_WEBHOOK_BASE_REF", "CODEBUILD_WEBHOOK_EVENT", "CODEBUILD_WEBHOOK_HEAD_REF",
    "CODEBUILD_WEBHOOK_MERGE_COMMIT", "CODEBUILD_WEBHOOK_PREV_COMMIT", "CODEBUILD_WEBHOOK_TRIGGER",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_EXECUTION_ENV",
    "CODEBUILD_AGENT_ENDPOINT", "CODEBUILD_AUTH_TOKEN", "CODEBUILD_BMR_URL", "CODEBUILD_BUILD_URL",
    "CODEBUILD_CONTAINER_NAME", "CODEBUILD_EXECUTION_ROLE_BUILD", "CODEBUILD_FE_REPORT_ENDPOINT", "CODEBUILD_GOPATH",
    "CODEBUILD_LAST_EXIT", "CODEBUILD_PROJECT_UUID", "CODEBUILD_VPC_AZ", "ECS_CONTAINER_METADATA_URI",
    "ECS_CONTAINER_METADATA_URI_V4", "ECS_AGENT_URI",
  ]

  /// The start of names that CodeBuild sets for each secondary source or file system.
  private static let codeBuildPrefixes: [Text] = [
    "CODEBUILD_SRC_DIR_", "CODEBUILD_SOURCE_REPO_URL_", "CODEBUILD_SOURCE_VERSION_",
    "CODEBUILD_RESOLVED_SOURCE_VERSION_",
  ]

  /// Variables that a POSIX shell, bash or the system sets.
  private static let shell: Set<Text> = [
    "HOME", "PATH", "PWD", "OLDPWD", "USER", "LOGNAME", "SHELL", "SHLVL", "LANG", "LANGUAGE", "TERM", "TMPDIR", "TZ",
    "IFS", "PS1", "PS2", "PS4", "OPTIND", "OPTARG", "OPTERR", "PPID", "LINENO", "HOSTNAME", "MAIL", "EDITOR", "COLUMNS",
    "LINES", "ENV", "CDPATH", "RANDOM", "SECONDS", "UID", "EUID", "REPLY", "PIPESTATUS", "FUNCNAME", "OSTYPE",
    "MACHTYPE", "HOSTTYPE", "GROUPS", "DIRSTACK", "EPOCHSECONDS", "EPOCHREALTIME", "_",
  ]

  /// The start of names that programs read by themselves, so that commands do not mention them.
  private static let readByPrograms: [Text] = [
    "TF_", "TFENV_", "TG_", "AWS_", "SAM_", "CDK_", "NPM_", "npm_", "NODE_", "YARN_", "PNPM_", "PIP_", "PYTHON",
    "POETRY_",
    "UV_", "VIRTUAL_ENV", "DOCKER_", "BUILDKIT_", "COMPOSE_", "GIT_", "GITHUB_", "GH_", "GO", "CGO_", "JAVA_", "MAVEN_",
    "MVN_", "GRADLE_", "SBT_", "RUBY", "BUNDLE_", "GEM_", "RAILS_", "DOTNET_", "NUGET_", "CARGO_", "RUST", "HELM_",
    "KUBE", "ANSIBLE_", "PACKER_", "VAULT_", "CONSUL_", "SSH_", "GPG_", "LC_", "BASH_", "LD_", "CODEBUILD_",
  ]

  private static let readByProgramsWhole: Set<Text> = [
    "CI", "DEBUG", "EDITOR", "PAGER", "NO_COLOR", "FORCE_COLOR", "DEBIAN_FRONTEND", "HTTP_PROXY", "HTTPS_PROXY",
    "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "CC", "CXX", "CFLAGS", "CXXFLAGS", "LDFLAGS", "MAKEFLAGS",
    "TERRAGRUNT_CONFIG", "TERRAGRUNT_TFPATH", "TERRAGRUNT_DOWNLOAD", "TERRAGRUNT_SOURCE", "TERRAGRUNT_SOURCE_UPDATE",
    "TERRAGRUNT_IAM_ROLE", "TERRAGRUNT_AUTO_INIT", "TERRAGRUNT_AUTO_RETRY", "TERRAGRUNT_IGNORE_DEPENDENCY_ERRORS",
    "TERRAGRUNT_WORKING_DIR",
  ]

  /// True for a variable that exists in every build.
  static func isGiven(_ name: Text) -> Bool {
    codeBuild.contains(name) || shell.contains(name) || name.hasPrefix("LC_") || name.hasPrefix("BASH")
      || ImageVariables.contains(name)
      || codeBuildPrefixes.contains { name.hasPrefix($0) && name.count > $0.count }
  }

  /// True for a variable that Windows, PowerShell, cmd.exe, CodeBuild or a curated image sets.
  ///
  /// - Parameter name: in lower case, since Windows ignores case.
  static func isGivenOnWindows(_ name: Text) -> Bool {
    givenOnWindows.contains(name) || windowsPrefixes.contains { name.hasPrefix($0) }
  }

  private static let windowsPrefixes: [Text] = ["codebuild_", "chocolatey", "dotnet_", "vs", "java_home", "ps"]

  private static let givenOnWindows: Set<Text> = Set(
    codeBuild.union(ImageVariables.names).map(\.lowercasedASCII)
      + [
        "allusersprofile", "appdata", "commonprogramfiles", "commonprogramfiles(x86)", "commonprogramw6432",
        "computername", "comspec", "driverdata", "homedrive", "homepath", "localappdata", "logonserver",
        "number_of_processors", "onedrive", "os", "path", "pathext", "processor_architecture", "processor_architew6432",
        "processor_identifier", "processor_level", "processor_revision", "programdata", "programfiles",
        "programfiles(x86)", "programw6432", "prompt", "public", "sessionname", "systemdrive", "systemroot", "temp",
        "tmp", "userdomain", "userdomain_roamingprofile", "userdnsdomain", "username", "userprofile", "windir", "cd",
        "date", "time", "random", "errorlevel", "cmdextversion", "cmdcmdline", "home", "msbuild_path", "nuget_path",
      ])

  /// True for a variable that the AWS CLI or an AWS SDK reads; a name that only starts with `AWS_` is not enough.
  /// `AWS_ACCOUNT_ID` is left out: everybody sets it for their own commands, and SDKs use it harmlessly.
  static func steersAWSTools(_ name: Text) -> Bool {
    awsTools.contains(name) || name.hasPrefix("AWS_ENDPOINT_URL_")
  }

  /// Source: "Environment variables supported" of the AWS CLI user guide, the settings reference of AWS SDKs and tools,
  /// and the names in botocore.
  private static let awsTools: Set<Text> = [
    "AWS_ACCESS_KEY_ID", "AWS_ACCOUNT_ID_ENDPOINT_MODE", "AWS_AUTH_SCHEME_PREFERENCE", "AWS_BEARER_TOKEN_BEDROCK",
    "AWS_CA_BUNDLE", "AWS_CLI_AUTO_PROMPT", "AWS_CLI_FILE_ENCODING", "AWS_CLI_OUTPUT_ENCODING",
    "AWS_CLI_S3_MV_VALIDATE_SAME_S3_PATHS", "AWS_CONFIG_FILE", "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CREDENTIAL_EXPIRATION", "AWS_CREDENTIAL_FILE", "AWS_CSM_CLIENT_ID",
    "AWS_CSM_ENABLED", "AWS_CSM_HOST", "AWS_CSM_PORT", "AWS_DATA_PATH", "AWS_DEFAULTS_MODE", "AWS_DEFAULT_OUTPUT",
    "AWS_DEFAULT_PROFILE", "AWS_DEFAULT_REGION", "AWS_DISABLE_REQUEST_COMPRESSION", "AWS_EC2_INSTANCE_PROFILE_NAME",
    "AWS_EC2_METADATA_DISABLED", "AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    "AWS_EC2_METADATA_V1_DISABLED", "AWS_ENABLE_ENDPOINT_DISCOVERY", "AWS_ENDPOINT_DISCOVERY_ENABLED",
    "AWS_ENDPOINT_URL", "AWS_EXECUTION_ENV", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_IMDS_USE_IPV6",
    "AWS_LOGIN_CACHE_DIRECTORY", "AWS_MAX_ATTEMPTS", "AWS_METADATA_SERVICE_NUM_ATTEMPTS",
    "AWS_METADATA_SERVICE_TIMEOUT", "AWS_NODEJS_CONNECTION_REUSE_ENABLED", "AWS_PAGER", "AWS_PROFILE",
    "AWS_REGION", "AWS_REQUEST_CHECKSUM_CALCULATION", "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
    "AWS_RESPONSE_CHECKSUM_VALIDATION", "AWS_RETRY_MODE", "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME",
    "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS",
    "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", "AWS_S3_USE_ARN_REGION", "AWS_SDK_LOAD_CONFIG", "AWS_SDK_UA_APP_ID",
    "AWS_SECRET_ACCESS_KEY", "AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN", "AWS_SHARED_CREDENTIALS_FILE",
    "AWS_SIGV4A_SIGNING_REGION_SET", "AWS_STS_REGIONAL_ENDPOINTS", "AWS_USE_DUALSTACK_ENDPOINT",
    "AWS_USE_FIPS_ENDPOINT", "AWS_WEB_IDENTITY_TOKEN_FILE",
  ]

  /// Names that exist in every build, to suggest for a misspelt one.
  static let given: [String] = codeBuild.union(shell).subtracting(["_"]).map(\.description).sorted()

  /// True for a variable that programs, the shell or AWS tools read without a command mentioning it.
  static func isReadByPrograms(_ name: Text) -> Bool {
    shell.contains(name) || readByProgramsWhole.contains(name) || readByPrograms.contains { name.hasPrefix($0) }
  }
}
