import Files
import Hierarchy
import SourceText

/// A tree with a secret in every place where one can be, always the same canary: whatever prints it leaks.
enum CanaryTree {
  /// The secret. It does not look like one: only its position makes it secret.
  static let canary = "Canary7Hummingbird"

  /// The environment of the runs.
  static let environment: [Text: Text] = [
    "DB_TOKEN_VALUE": Text(canary), "TF_VAR_environment_password": Text(canary),
  ]

  private static let root = """
    terragrunt = {
      remote_state {
        backend = "s3"
        config {
          bucket     = "state"
          key        = "${path_relative_to_include()}/terraform.tfstate"
          access_key = "\(canary)"
          endpoint   = "https://user:\(canary)@s3.example.com"
        }
      }
      terraform {
        extra_arguments "common" {
          commands           = ["plan"]
          arguments          = ["-var=argument_password=\(canary)", "-var", "second_token=\(canary)", "--token", "\(canary)"]
          required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
          env_vars           = { TF_VAR_block_secret = "\(canary)", API_TOKEN = "\(canary)" }
        }
        before_hook "login" {
          commands = ["plan"]
          execute  = ["login", "--password", "\(canary)", "--url=https://user:\(canary)@example.com", "api_key=\(canary)"]
        }
      }
    }
    inherited_password = "\(canary)"
    map_password       = "short"

    """

  private static let unit = """
    terragrunt = {
      include { path = "${find_in_parent_folders()}" }
      terraform { source = "../modules/service" }
    }
    # note: the old password was \(canary)
    name                = "service"
    password            = "\(canary)"
    dbPass              = "\(canary)"
    inherited_password  = "\(canary)"
    list_secret         = ["\(canary)", "\(canary)"]
    map_of_secrets      = { first = "\(canary)", second = { third = ["\(canary)"] } }
    settings            = { plain = "x", api_token = "\(canary)", deeper = { ssh_key = "\(canary)" } }
    heredoc_credential  = <<-END
      line one
      \(canary)
      END
    environment_variables = [
      { name = "STAGE", value = "prod" },
      { name = "DB_PASSWORD", value = "\(canary)" },
      { value = "\(canary)", type = "PLAINTEXT", name = "API_TOKEN" },
    ]
    tags                = [{ key = "owner-secret", value = "\(canary)" }]
    from_environment_token = "${get_env("DB_TOKEN_VALUE", "none")}"
    database_url        = "postgres://service:\(canary)@db.example.com/main"
    long_text           = "first connect to redis://:\(canary)@cache.example.com and then go on"
    connection          = "Server=db;User=x;Password=\(canary)"
    user_data           = <<END
    #!/bin/sh
    export DB_PASSWORD=\(canary)
    END
    marked              = "\(canary)" # strata:sensitive
    # strata:sensitive
    marked_map          = { inner = "\(canary)" }
    matched_by_pattern  = "\(canary)"
    number_pin_secret   = 12345
    key_text            = "-----BEGIN PRIVATE KEY-----\\n\(canary)\\n-----END PRIVATE KEY-----"

    """

  /// A unit whose pipeline renders in every format; its own file contains what inputs usually supply.
  private static let pipeline = """
    terragrunt = { terraform { source = "git::https://git.example.com/pipeline.git?ref=v1" } }
    aws_region            = "eu-west-1"
    app                   = "bingo"
    service               = "algorithms"
    info                  = "deployments"
    stage                 = "dev"
    stage_1_name          = "Source"
    stage_1_action        = "GitHub"
    stage_2_name          = "Build"
    stage_2_action        = "Build"
    stage_2_configuration = { EnvironmentVariables = [{ name = "DB_PASSWORD", value = "\(canary)" }] }
    stage_3_name          = "Notify"
    stage_3_action        = "Slack"
    stage_3_configuration = { UserParameters = "token=\(canary)" }
    repository_owner      = "chaosgears"
    repository            = "bingo-backend"
    branch                = "dev"
    artifact              = "terragrunt"
    compute_type          = "BUILD_GENERAL1_SMALL"
    codebuild_image       = "aws/codebuild/standard:7.0"
    codebuild_type        = "LINUX_CONTAINER"
    buildspec_path        = "buildspec.yml"
    environment_variables = [{ name = "DB_PASSWORD", value = "\(canary)" }, { name = "URL", value = "https://u:\(canary)@h" }]
    extra_tags            = { DeploySecret = "\(canary)" }
    codebuild_role_arn    = "arn:aws:iam::123456789012:role/codebuild"
    codepipeline_role_arn = "arn:aws:iam::123456789012:role/codepipeline"
    artifact_bucket       = "bingo-artifacts"
    notify_function_name  = "slack"
    github_oauth_token    = "\(canary)"

    """

  /// A buildspec with secrets next to names of secrets, which are not secret themselves.
  private static let buildspec = """
    version: 0.2
    env:
      git-credential-helper: maybe
      variables:
        DB_PASSWORD: \(canary)
        API_TOKEN: |
          \(canary) \u{A0} $X
        SECRET_URL: https://user:\(canary)@example.com
      secrets-manager:
        A: https://user:\(canary)@example.com
        DB_PASSWORD: "x:y:z:https://user:\(canary)@example.com"
      parameter-store:
        TOKEN: https://user:\(canary)@example.com
    phases:
      build:
        commands:
          - login --token \(canary) $UNSET
          - echo ${API_TOKEN:-\(canary)} $UNSET
          - |
            cat <<E
            env:
              secrets-manager:
                password: \(canary) $UNSET
            E

    """

  private static let inline = """
    terragrunt = { terraform { source = "../modules/service" } }
    buildspec_path = <<SPEC
    \(buildspec)SPEC

    """

  private static let module = """
    variable "declared" { sensitive = true }
    variable "environment_password" {}
    variable "block_secret" {}
    variable "list_password" { type = "list" }
    variable "x" { type = "list" }
    variable "password" { default = "\(canary)" }
    variable "default_secret" { default = { inner = "\(canary)" } }

    """

  /// A module with mistakes next to its secrets.
  private static let brokenModule = """
    variable "password" {
      default = "\(canary)
    }
    variable "api_token" {
      type = "\(canary)"
    }
    variable "secret" {
      default = <<END
    \(canary)
    }

    """

  /// Files with a mistake next to the secret. Each must be refused without showing the secret.
  static let broken: [String: String] = [
    "bare word": "password = \(canary)\n",
    "unclosed string": "password = \"\(canary)\nb = 1\n",
    "two words": "password \(canary)\n",
    "single quotes": "password = '\(canary)'\n",
    "word after string": "password = \"x\" \(canary)\n",
    "bad escape": "password = \"\\q\(canary)\"\n",
    "list": "passwords = [\n  \"a\" \"\(canary)\",\n  \(canary)\n]\n",
    "map": "secrets = {\n  a = \(canary)\n  b = 'x\(canary)'\n}\n",
    "heredoc": "password = <<END\n\(canary)\n",
    "heredoc of another name": "text = <<END\npassword=\(canary)\nEND\nb = \n",
    "value on the next line": "password =\n  \(canary)\n",
    "comment": "a = b # password \(canary)\n",
    "comment above": "# password: \(canary)\na = 'b'\n",
    "interpolation": "password = \"${\(canary)\"\n",
    "pair": "env = [{\n  name = \"DB_PASSWORD\"\n  value = \(canary)\n}]\n",
    "pair the other way round": "env = [{\n  value = \(canary)\n  name = \"DB_PASSWORD\"\n}]\n",
    "key twice": "password = \"\(canary)\"\npassword = [\"\(canary)\"]\n",
    "json": "{\"password\": \(canary)}\n",
    "json on lines": "{\n  \"password\": [\n    \"x\",\n    \(canary)\n  ]\n}\n",
    "URL": "url = https://user:\(canary)@example.com\n",
    "argument": "arguments = [\"-var=db_password=\(canary)\" \"x\"]\n",
    "flag": "execute = [\"login\", \"--token\", \"\(canary)\" 'x']\n",
    "marked": "marked = \(canary) # strata:sensitive\n",
    "marked above": "# strata:sensitive\nmarked = [\n \(canary)\n]\n",
    "matched by pattern": "matched_by_pattern = \(canary)\n",
    "PEM": "key = <<END\n-----BEGIN KEY-----\n\(canary)\n",
    "comma": "password: \(canary)\n",
    "brace": "password { \(canary) }\n",
    "nested call": "password = \"${get_env(\"\(canary)\")}\"\nb = c\n",
    "too deep": "password = " + String(repeating: "[", count: 600) + "\(canary)\n",
    "slash": "password = /\(canary)/\n",
  ]

  /// The files of the tree: the units `unit` and `other`, which can be compared, and a unit for each mistake.
  static var files: InMemoryFileSystem {
    var texts = [
      "/tree/terraform.tfvars": root, "/tree/unit/terraform.tfvars": unit,
      "/tree/pipeline/terraform.tfvars": pipeline,
      "/tree/buildspec.yml": buildspec, "/tree/inline/terraform.tfvars": inline,
      "/tree/common.tfvars":
        "file_password = \"\(canary)\"\npassword = \"\(canary)\"\nmap_of_secrets = { fourth = \"\(canary)\" }\n",
      "/tree/unit/declared.auto.tfvars": "declared = \"\(canary)\"\n",
      "/tree/unit/extra.auto.tfvars": "auto_token = \"\(canary)\"\n",
      "/tree/unit/terraform.tfvars.json": "{\"json_secret\": {\"a\": \"\(canary)\"}}\n",
      "/tree/modules/service/main.tf": module,
      "/tree/remote/terraform.tfvars":
        "terragrunt = { terraform { source = \"git::https://user:\(canary)@example.com/modules.git\" } }\n",
      "/tree/own/terraform.tfvars": "terragrunt = {}\n", "/tree/own/main.tf": brokenModule,
    ]
    texts["/tree/other/terraform.tfvars"] =
      unit.replacing("\"\(canary)\"", with: "\"Another\(canary)\"").replacing("name                = ", with: "name = ")
    for (name, text) in broken {
      let block = text.hasPrefix("{") ? "" : "terragrunt = { terraform { source = \"../../modules/service\" } }\n"
      texts["/tree/broken/\(name)/terraform.tfvars"] = block + text
    }
    return InMemoryFileSystem(texts)
  }
}
