import SourceText

/// The variables that the curated images of CodeBuild (`aws/codebuild/…`) set. Source: the `ENV` lines of their Dockerfiles
/// in aws/aws-codebuild-docker-images, and the output of builds on Windows images.
enum ImageVariables {
  /// True for a variable that such an image sets. Names that contain a version are recognised by their ends.
  static func contains(_ name: Text) -> Bool {
    names.contains(name) || starts.contains { name.hasPrefix($0) } && ends.contains { name.hasSuffix($0) }
  }

  private static let starts: [Text] = [
    "JAVA_", "JDK_", "JRE_", "PYTHON_", "RUBY_", "PHP_", "NODE_", "GOLANG_", "DOTNET_", "RUST_", "GRADLE_",
  ]
  private static let ends: [Text] = ["_HOME", "_VERSION", "_VERSIONS"]

  /// The names without a version in them.
  static let names: Set<Text> = [
    "ANDROID_HOME", "ANDROID_SDK_HOME", "ANDROID_SDK_ROOT", "ANT_HOME", "ANT_VERSION", "DEBIAN_FRONTEND",
    "DIND_COMMIT", "DOCKER_BUCKET", "DOCKER_BUILDX_VERSION", "DOCKER_CHANNEL", "DOCKER_COMPOSE_VERSION",
    "DOCKER_VERSION",
    "DOTNET_CLI_TELEMETRY_OPTOUT", "DOTNET_ROOT", "DOTNET_SKIP_FIRST_TIME_EXPERIENCE", "GEM_HOME",
    "GITVERSION_VERSION", "GOBIN", "GOENV_DISABLE_GOPATH", "GOENV_ROOT", "GOMODCACHE", "GOPATH", "GOROOT",
    "GRADLE_HOME", "GRADLE_PATH", "GRADLE_USER_HOME", "INSTALLED_GRADLE_VERSIONS", "JAVA_HOME", "JAVA_TOOL_OPTIONS",
    "JDK_HOME", "JRE_HOME", "LAMBDA_USER_HOME", "LD_LIBRARY_PATH", "M2_HOME", "MAVEN_CONFIG", "MAVEN_CONFIG_HOME",
    "MAVEN_HOME",
    "MAVEN_OPTS", "MAVEN_PATH", "MAVEN_VERSION", "N_PREFIX", "N_PRESERVE_COREPACK", "N_SRC_DIR", "NUGET_XMLDOC_MODE",
    "NVM_DIR", "PHPENV_ROOT", "PYENV_ROOT", "PYTHON_CONFIGURE_OPTS", "PYTHON_PIP_VERSION", "PYTHONPATH",
    "PYYAML_VERSION",
    "RBENV_ROOT", "RBENV_SRC_DIR", "RUBY_BUILD_SRC_DIR", "SBT_VERSION", "SRC_DIR",
  ]
}
