import SourceText
import TestSupport
import Testing

/// Secrets keep their secrecy on their way through expressions, other names and other layouts.
struct SecretOriginTests {
  /// The unit's own value, one of a shared file, and a default, whatever the layout and the type.
  @Test(arguments: ["sensitive", "ephemeral"], ["explain", "where", "diff", "report", "check"])
  func moduleSaysWhatIsSensitiveInEveryLayout(word: String, command: String) {
    let canary = SecretCaseTests.canary
    let module = """
      variable "door_code" {
        type = string
        \(word) = true
        validation {
          condition     = length(var.door_code) < 4
          error_message = "not ${var.door_code}"
        }
      }
      variable "room" {
        type    = list(object({ door = string, bell = optional(string) }))
        default = [{ door = "one\(canary)" }]
        \(word) = true
      }

      """
    let layouts: [[String: String]] = [
      [
        "u/main.tf": module, "u/dev.tfvars": "door_code = \"\(canary)\"\n",
        "u/prod.tfvars": "door_code = \"two\(canary)\"\n",
      ],
      [
        "m/main.tf": module, "root.hcl": "inputs = { room = [{ door = \"\(canary)\" }] }\n",
        "u/dev/terragrunt.hcl": Self.hclUnit(value: canary),
        "u/prod/terragrunt.hcl": Self.hclUnit(value: "two" + canary),
      ],
    ]
    for files in layouts {
      let sides = files["root.hcl"] == nil ? ["u@dev", "u@prod"] : ["u/dev", "u/prod"]
      let words: [String] =
        switch command {
        case "explain": ["explain", sides[0], "-f", "json"]
        case "where": ["where", "door_code"]
        case "diff": ["diff"] + sides
        case "report": ["report", ".", "--output-dir", "out"]
        default: ["check", "--verbose"]
        }
      let printed = SecretCaseTests.printed(words, files)
      #expect(!printed.contains(canary), "\(printed)")
    }
  }

  private static func hclUnit(value: String) -> String {
    """
    include "root" { path = find_in_parent_folders("root.hcl") }
    terraform { source = "../../m" }
    inputs = { door_code = "\(value)" }

    """
  }

  /// A collection made of a secret, its keys, and numbers.
  @Test(arguments: [
    "split(\"-\", local.t)", "toset([local.t])", "sort([local.t])", "regex(\"(.+)-(.+)\", local.t)",
    "{ (local.t) = 1 }",
    "{ for v in [local.t] : v => v... }", "keys({ (local.t) = 1 })", "jsondecode(\"[\\\"${local.t}\\\"]\")",
    "setproduct([local.t], [\"a\"])", "transpose({ a = [local.t] })", "merge({ (local.t) = 1 }, {})", "[[local.t], 1]",
    "tonumber(replace(local.t, \"/[^0-9]/\", \"\"))",
  ])
  func collectionMadeOfASecretIsMasked(expression: String) {
    let unit = "locals {\n  t = get_env(\"DEPLOY_TOKEN\", \"\")\n}\ninputs = {\n  plain = \(expression)\n}\n"
    for words in [
      ["explain", "u"], ["explain", "u", "-f", "json"], ["resolve", "u", "--redact"], ["where", "plain"],
    ] {
      let printed = SecretCaseTests.printed(
        words, ["u/terragrunt.hcl": unit], environment: ["DEPLOY_TOKEN": "zzcanary-9182736"])
      #expect(!printed.contains("zzcanary") && !printed.contains("9182736"), "\(printed)")
    }
  }

  @Test(arguments: ["{\"k\":\"C\"}", "[\"C\"]", "8675309"])
  func sensitiveOutputIsMaskedWhateverItsType(value: String) {
    let output =
      "{\"o\":{\"sensitive\":true,\"type\":\"string\",\"value\":\(value.replacing("C", with: SecretCaseTests.canary))}}"
    let files = [
      "db/terragrunt.hcl": "", "o.json": output,
      "u/terragrunt.hcl":
        "dependency \"db\" { config_path = \"../db\" }\ninputs = { plain = dependency.db.outputs.o }\n",
    ]
    for words in [["explain", "u"], ["resolve", "u", "--redact", "-f", "json"]] {
      let printed = SecretCaseTests.printed(words + ["--output-of", "db=o.json"], files)
      #expect(!printed.contains(SecretCaseTests.canary) && !printed.contains("8675309"), "\(printed)")
      #expect(printed.contains("(sensitive)"))
    }
  }

  /// What a name makes secret stays secret under another name: of a local, a key, a value in YAML or JSON, a mock.
  @Test func valueFromASecretNameIsMaskedUnderAnyName() {
    let canary = SecretCaseTests.canary
    let unit = """
      locals {
        db_password = "\(canary)"
        y           = yamldecode(file("../c.yaml"))
        j           = jsondecode("{\\"api_token\\": \\"\(canary)\\"}")
        o           = read_terragrunt_config("../other.hcl")
        m           = { password = "\(canary)", pin_token = 987654321 }
      }
      dependency "db" {
        config_path  = "../db"
        mock_outputs = { password = "\(canary)" }
      }
      inputs = {
        a = local.db_password
        b = "x-${local.db_password}"
        c = local.y.db_password
        d = local.j.api_token
        e = local.o.locals.api_token
        f = local.o.inputs.db_password
        g = dependency.db.outputs.password
        h = jsonencode({ plain = local.db_password })
        i = values(local.m)
        j = [for v in local.m : v]
        k = base64encode(local.db_password)
        shown = local.m.password == "" ? 1 : 2
      }

      """
    let files = [
      "u/terragrunt.hcl": unit, "db/terragrunt.hcl": "", "c.yaml": "db_password: \(canary)\n",
      "other.hcl": "locals {\n  api_token = \"\(canary)\"\n}\ninputs = { db_password = \"\(canary)\" }\n",
    ]
    for words in [["explain", "u"], ["explain", "u", "-f", "json"], ["resolve", "u", "--redact"], ["where", "a"]] {
      let printed = SecretCaseTests.printed(words, files)
      #expect(
        !printed.contains(canary) && !printed.contains("987654321") && !printed.contains("aHVudGVyMmNhbmFyeQ"),
        "\(printed)")
    }
  }

  @Test(arguments: [
    ("Makefile", "DB_PASSWORD = C\np:\n\tterraform plan -var-file=dev.tfvars -var \"region=r-$(DB_PASSWORD)\"\n"),
    ("deploy.sh", "#!/bin/sh\nDB_PASSWORD=C\nterraform plan -var-file=dev.tfvars -var \"region=$DB_PASSWORD\"\n"),
    ("deploy.sh", "#!/bin/sh\nexport API_TOKEN=C TF_VAR_region=\"$API_TOKEN\"\nterraform plan -var-file=dev.tfvars\n"),
    ("deploy.sh", "#!/bin/sh\nPASSWORD=C\nterraform plan -var-file=dev.tfvars -var \"region=[\\\"$PASSWORD\\\"]\"\n"),
    (
      ".github/workflows/a.yml",
      "env: { API_TOKEN: C }\njobs: { a: { steps: [{ run: 'terraform plan -var-file=dev.tfvars -var region=${{ env.API_TOKEN }}' }] } }\n"
    ),
    (
      ".github/workflows/a.yml",
      "jobs: { a: { strategy: { matrix: { token: [C] } }, steps: [{ run: 'terraform plan -var-file=dev.tfvars -var region=${{ matrix.token }}' }] } }\n"
    ),
    (
      ".gitlab-ci.yml",
      "variables: { API_TOKEN: C }\nplan: { script: ['terraform plan -var-file=dev.tfvars -var region=$API_TOKEN'] }\n"
    ),
  ])
  func argumentMadeOfASecretVariableIsMasked(file: String, text: String) {
    let files = [
      "main.tf": "variable \"region\" {}\nvariable \"size\" {}\n", "dev.tfvars": "size = 1\n",
      file: text.replacing("C", with: SecretCaseTests.canary),
    ]
    for words in [
      ["explain", ".@dev"], ["resolve", ".", "--redact"], ["where", "region"], ["check", "-v"], ["list"],
    ] {
      let printed = SecretCaseTests.printed(words, files)
      #expect(!printed.contains(SecretCaseTests.canary), "\(printed)")
    }
    #expect(SecretCaseTests.printed(["explain", ".@dev", "region"], files).contains("(sensitive)"))
  }

  /// Messages quote what they refuse, and arguments and paths are made of texts.
  @Test(arguments: [
    "inputs = { n = regex(\"^z$\", local.t) }", "inputs = { n = file(\"${local.t}.txt\") }",
    "inputs = { n = { a = 1 }[local.t] }", "inputs = { n = cidrsubnet(local.t, 1, 1) }",
    "inputs = { n = parseint(local.t, 10) }", "inputs = { n = read_terragrunt_config(local.t) }",
    "inputs = { n = get_env(local.t) }", "inputs = { n = { for k in [local.t, local.t] : k => 1 } }",
    "inputs = { n = find_in_parent_folders(local.t) }", "include \"x\" { path = \"${local.t}.hcl\" }",
    "dependency \"d\" { config_path = \"../${local.t}\" }",
    "terraform {\n extra_arguments \"x\" {\n commands = [\"plan\"]\n required_var_files = [local.t]\n }\n}",
    "terraform {\n extra_arguments \"x\" {\n commands = [\"plan\"]\n arguments = [\"-var\", \"n=${local.t}\"]\n }\n}",
    "terraform {\n extra_arguments \"x\" {\n commands = [\"plan\"]\n env_vars = { TF_VAR_n = local.t }\n }\n}",
    "terraform {\n extra_arguments \"x\" {\n commands = [\"plan\"]\n env_vars = { TF_CLI_ARGS = \"-var n=${local.t}\" }\n }\n}",
  ])
  func messageAndArgumentMadeOfASecretAreMasked(text: String) {
    let unit = "locals {\n  t = get_env(\"DEPLOY_TOKEN\", \"\")\n}\n\(text)\n"
    for words in [
      ["explain", "u"], ["resolve", "u", "--redact"], ["check"], ["check", "-f", "json"],
      ["resolve", "u", "--redact", "-f", "json"],
    ] {
      let printed = SecretCaseTests.printed(
        words, ["u/terragrunt.hcl": unit], environment: ["DEPLOY_TOKEN": "zzcanary"])
      #expect(!printed.contains("zzcanary"), "\(printed)")
    }
  }

  /// Who writes `nonsensitive` takes the mark back.
  @Test func valueThatIsDeclaredPublicIsShown() {
    let unit = "inputs = { plain = nonsensitive(sensitive(\"visible\")) }\n"
    #expect(SecretCaseTests.printed(["explain", "u"], ["u/terragrunt.hcl": unit]).contains("visible"))
  }
}
