import SourceText

/// Variables that need no layer to be there.
enum BuildVariables {
  /// What CodeBuild sets. Source: "Environment variables in build environments" of the CodeBuild user guide.
  private static let codeBuild: Set<Text> = [
    "AWS_DEFAULT_REGION", "AWS_REGION", "CODEBUILD_BATCH_BUILD_IDENTIFIER", "CODEBUILD_BUILD_ARN", "CODEBUILD_BUILD_ID",
    "CODEBUILD_BUILD_IMAGE", "CODEBUILD_BUILD_NUMBER", "CODEBUILD_BUILD_SUCCEEDING", "CODEBUILD_CI",
    "CODEBUILD_INITIATOR", "CODEBUILD_KMS_KEY_ID", "CODEBUILD_LOG_PATH", "CODEBUILD_PROJECT_ARN",
    "CODEBUILD_PUBLIC_BUILD_URL", "CODEBUILD_RESOLVED_SOURCE_VERSION", "CODEBUILD_SOURCE_REPO_URL",
    "CODEBUILD_SOURCE_VERSION", "CODEBUILD_SRC_DIR", "CODEBUILD_START_TIME", "CODEBUILD_WEBHOOK_ACTOR_ACCOUNT_ID",
    "CODEBUILD_WEBHOOK_BASE_REF", "CODEBUILD_WEBHOOK_EVENT", "CODEBUILD_WEBHOOK_HEAD_REF",
    "CODEBUILD_WEBHOOK_MERGE_COMMIT", "CODEBUILD_WEBHOOK_PREV_COMMIT", "CODEBUILD_WEBHOOK_TRIGGER",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_EXECUTION_ENV",
  ]

  /// Names that CodeBuild sets once for each secondary source, or file system.
  private static let codeBuildPrefixes: [Text] = [
    "CODEBUILD_SRC_DIR_", "CODEBUILD_SOURCE_REPO_URL_", "CODEBUILD_SOURCE_VERSION_",
    "CODEBUILD_RESOLVED_SOURCE_VERSION_",
  ]

  /// What a POSIX shell, bash or the system sets.
  private static let shell: Set<Text> = [
    "HOME", "PATH", "PWD", "OLDPWD", "USER", "LOGNAME", "SHELL", "SHLVL", "LANG", "LANGUAGE", "TERM", "TMPDIR", "TZ",
    "IFS", "PS1", "PS2", "PS4", "OPTIND", "OPTARG", "OPTERR", "PPID", "LINENO", "HOSTNAME", "MAIL", "EDITOR", "COLUMNS",
    "LINES", "ENV", "CDPATH", "RANDOM", "SECONDS", "UID", "EUID", "REPLY", "PIPESTATUS", "FUNCNAME", "OSTYPE",
    "MACHTYPE", "HOSTTYPE", "GROUPS", "DIRSTACK", "EPOCHSECONDS", "EPOCHREALTIME", "_",
  ]

  /// Starts of names that programs read by themselves: nobody writes them in a command.
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

  /// True for a variable that is there without anybody's doing.
  static func isGiven(_ name: Text) -> Bool {
    codeBuild.contains(name) || shell.contains(name) || name.hasPrefix("LC_") || name.hasPrefix("BASH")
      || codeBuildPrefixes.contains { name.hasPrefix($0) && name.count > $0.count }
  }

  /// The names that are there, for a hint at a misspelt one.
  static let given: [String] = codeBuild.union(shell).subtracting(["_"]).map(\.description).sorted()

  /// True for a variable that is set for a program, the shell or an AWS tool, and that no command need name.
  static func isReadByPrograms(_ name: Text) -> Bool {
    shell.contains(name) || readByProgramsWhole.contains(name) || readByPrograms.contains { name.hasPrefix($0) }
  }
}
