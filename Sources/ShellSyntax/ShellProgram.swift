public import SourceText

/// Programs by what they do with the environment.
public enum ShellProgram {
  /// True for what runs a script that it is given.
  static func isInterpreter(_ name: Text) -> Bool { interpreters.contains(name) }

  /// True for programs that read whatever variables the project's own files name: build and test tools, deployment
  /// frameworks, templates. Which variables these are is not written in the buildspec.
  static func readsEnvironment(_ name: Text) -> Bool { environmentReaders.contains(name) }

  /// True for programs that compile, pack or install, and so make folders.
  public static func builds(_ name: Text) -> Bool { builds.contains(name) || languages.contains(name) }

  private static let interpreters: Set<Text> = [
    "sh", "bash", "dash", "zsh", "ksh", "ash", "fish", "python", "python2", "python3", "node", "ruby", "perl", "php",
    "pwsh", "powershell", "ts-node", "tsx", "deno", "bun", "groovy", "osascript", "java", "jshell", "Rscript",
  ]

  private static let environmentReaders: Set<Text> =
    builds.union(languages).union(tests).union(deployments).union(templates)

  private static let builds: Set<Text> = [
    "make", "gmake", "cmake", "ctest", "ninja", "meson", "bazel", "bazelisk", "just", "task", "mage", "invoke", "inv",
    "rake", "tox", "nox", "doit", "scons", "ant", "mvn", "mvnw", "gradle", "gradlew", "sbt", "lein", "msbuild",
    "xcodebuild", "fastlane", "goreleaser", "nx", "turbo", "lerna", "gulp", "grunt", "webpack", "vite", "rollup",
    "parcel", "ng", "next", "nuxt", "gatsby", "hugo", "jekyll", "docker-compose", "packer",
    "nix", "earthly",
  ]
  private static let languages: Set<Text> = [
    "npm", "npx", "yarn", "pnpm", "pnpx", "rush", "go", "cargo", "dotnet", "bundle", "bundler", "rails", "mix",
    "composer",
    "artisan", "pipenv", "poetry", "uv", "uvx", "pdm", "hatch", "conda", "swift", "flutter", "dart",
    "expo", "eas", "django-admin", "flask", "alembic",
  ]
  private static let tests: Set<Text> = [
    "pytest", "jest", "mocha", "cypress", "playwright", "phpunit", "rspec", "behave", "robot", "newman", "k6", "locust",
    "artillery", "jmeter", "gotestsum", "sonar-scanner", "snyk", "trivy", "checkov", "inspec", "kitchen", "cucumber",
    "cucumber-js", "vitest", "karma", "ava", "bats", "testcafe", "wdio",
  ]
  private static let deployments: Set<Text> = [
    "cdk", "serverless", "sls", "sam", "amplify", "copilot", "eb", "pulumi", "ansible", "ansible-playbook",
    "chalice", "zappa",
    "kustomize", "skaffold", "helmfile", "liquibase", "flyway", "prisma", "knex", "sequelize", "semantic-release",
    "fabric", "fab", "capistrano", "cap", "vagrant", "sst", "architect", "arc", "claudia", "stacker", "runway",
    "sceptre", "taskcat", "cfn-flip", "rain", "dbt", "sqitch", "atlas", "dbmate", "vercel", "netlify", "firebase",
  ]
  private static let templates: Set<Text> = [
    "envsubst", "gomplate", "confd", "consul-template", "j2", "jinja2", "jinja", "mustache", "dockerize", "ytt",
    "chamber",
    "aws-vault", "dotenv", "env-cmd", "printenv", "direnv",
  ]
}
