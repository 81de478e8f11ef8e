import Files
import SourceText
import TestSupport
import Testing

/// What a tree writes stays data where a deployer's tool or shell takes it.
struct InjectionTests {
  // MARK: CloudFormation

  private static let folder = "render/secrets-of-placeholders-are-masked/tree"

  private static func template(_ line: String, _ words: [String] = []) throws -> CommandRun {
    let unit = try Testdata.text(Testdata.folder.appending("\(folder)/aws/eu-west-1/a/terraform.tfvars"))
    let inputs = """
      codebuild_role_arn    = "arn:aws:iam::123456789012:role/codebuild"
      codepipeline_role_arn = "arn:aws:iam::123456789012:role/codepipeline"
      artifact_bucket       = "bingo-artifacts"
      github_oauth_token    = "x"

      """
    let files = InMemoryFileSystem([
      "/tree/aws/eu-west-1/a/terraform.tfvars": unit + line + "\n", "/tree/inputs.tfvars": inputs,
    ])
    return CommandRun(["render", "-f", "cloudformation", "--inputs", "inputs.tfvars"] + words, files: files)
  }

  @Test(arguments: [
    "environment_variables = [{ name = \"A\", value = \"{{resolve:ssm:/x:1}}\" }]",
    "codebuild_description = \"see {{resolve:secretsmanager:prod/db:SecretString:password}}\"",
    "stage_2_configuration = { ProjectName = \"{{resolve:ssm-secure:x}}\" }",
    "stage_2_configuration = { Ref = \"AWS::AccountId\" }",
    "stage_2_configuration = { \"Fn::Sub\" = \"x\" }",
  ])
  func templateHoldsNothingThatCloudFormationObeys(line: String) throws {
    let run = try Self.template(line)
    #expect(run.errors.contains("template-injection"), "\(run.errors)")
    #expect(run.status == .failure)
    #expect(!run.output.contains("resolve:") && !run.output.contains("Fn::Sub"))
  }

  @Test func userMayAllowReferencesButNoCalls() throws {
    let allowed = try Self.template(
      "environment_variables = [{ name = \"A\", value = \"{{resolve:ssm:/x:1}}\" }]", ["--allow-dynamic-references"])
    #expect(allowed.status == .success && allowed.output.contains("{{resolve:ssm:/x:1}}"), "\(allowed.errors)")
    let call = try Self.template("stage_2_configuration = { Ref = \"x\" }", ["--allow-dynamic-references"])
    #expect(call.errors.contains("template-injection") && call.status == .failure)
  }

  // MARK: a build's environment in a shell

  private static let obeyed = [
    "LD_PRELOAD", "LD_LIBRARY_PATH", "BASH_ENV", "ENV", "PATH", "IFS", "PS4", "PROMPT_COMMAND", "GIT_SSH_COMMAND",
    "GIT_CONFIG_COUNT", "NODE_OPTIONS", "PYTHONSTARTUP", "PERL5OPT", "JAVA_TOOL_OPTIONS", "MAKEFLAGS", "LUA_INIT",
    "npm_config_script_shell", "TF_CLI_CONFIG_FILE",
  ]

  @Test(arguments: ["shell", "dotenv", "github"])
  func environmentHoldsNothingThatAShellObeys(format: String) {
    let variables = (Self.obeyed + ["PLAIN", "LDPRELOAD", "MY_PATH"]).map { "{ name = \"\($0)\", value = \"evil\" }" }
    let unit = """
      terragrunt = { terraform { source = "git::https://x/y.git?ref=v1" } }
      environment_variables = [\(variables.joined(separator: ", "))]

      """
    let buildspec = "version: 0.2\nenv:\n  variables:\n    LD_AUDIT: evil\nphases:\n  build:\n    commands: [ls]\n"
    let files = InMemoryFileSystem(["/tree/u/terraform.tfvars": unit, "/tree/buildspec.yml": buildspec])
    let run = CommandRun(["buildspec", "env", "u", "-f", format, "--buildspec", "buildspec.yml"], files: files)
    let names = run.output.split(separator: "\n").map {
      String($0.replacing("export ", with: "").prefix { $0 != "=" && $0 != "<" })
    }
    for name in Self.obeyed + ["LD_AUDIT"] {
      #expect(!names.contains(name), "\(name)")
      #expect(run.errors.contains("'\(name)' would change"), "\(name): \(run.errors)")
    }
    for name in ["PLAIN", "LDPRELOAD", "MY_PATH"] { #expect(names.contains(name), "\(run.output)") }
  }
}
