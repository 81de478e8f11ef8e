import Checks
import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// The boundaries of rules: cases just inside and just outside. A fault in a rule would reverse one of them.
struct RuleBoundaryTests {
  /// A tree, and the number of findings with a code in it.
  struct Case: CustomStringConvertible, Sendable {
    let description: String
    let code: String
    let count: Int
    let files: [String: String]

    init(_ description: String, _ code: String, _ count: Int, _ files: [String: String]) {
      self.description = description
      self.code = code
      self.count = count
      self.files = files
    }
  }

  static let include = "terragrunt = {\n  include {\n    path = \"${find_in_parent_folders()}\"\n  }\n}\n"

  static func passing(_ files: String...) -> String {
    """
    terragrunt = {
      terraform {
        extra_arguments "files" {
          commands           = ["${get_terraform_commands_that_need_vars()}"]
          required_var_files = [\(files.map { "\"\($0)\"" }.joined(separator: ", "))]
        }
      }
    }

    """
  }

  static func source(_ source: String) -> String {
    "terragrunt = {\n  terraform {\n    source = \"\(source)\"\n  }\n}\n"
  }

  static func units(_ names: [String], _ text: String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ("\($0)/terraform.tfvars", source("git::https://h/m?ref=1") + text) })
  }

  private static func arn(_ account: Int) -> String {
    "arn:aws:iam::\(String(repeating: "\(account)", count: 12)):role/deploy"
  }

  private static let buildUnit =
    source("../m") + "buildspec = \"buildspec.yml\"\nenvironment_variables = {\n  NAME = \"x\"\n}\n"
  private static let buildspec = "version: 0.2\nphases:\n  build:\n    commands:\n      - echo $NAME\n"
  private static let rootWithCode = [
    "terraform.tfvars": passing("${get_tfvars_dir()}/${find_in_parent_folders(\"account.tfvars\")}"),
    "provider.tf": "provider \"aws\" {}\n", "dev/account.tfvars": "",
  ]

  /// Correct estates that looked wrong, and mistakes that hid others.
  static let trialCases: [Case] = [
    Case(
      "a module may declare environment_variables as a map", "bad-environment-variable", 0,
      [
        "u/terraform.tfvars": buildUnit, "buildspec.yml": buildspec,
        "m/main.tf": "variable \"buildspec\" {}\nvariable \"environment_variables\" {\n  type = \"map\"\n}\n",
      ]),
    Case(
      "the keys of that map are the names of variables", "undefined-environment-variable", 0,
      [
        "u/terraform.tfvars": buildUnit, "buildspec.yml": buildspec,
        "m/main.tf": "variable \"buildspec\" {}\nvariable \"environment_variables\" {\n  type = map(string)\n}\n",
      ]),
    Case(
      "a map for a module that declares a list is wrong", "bad-environment-variable", 1,
      [
        "u/terraform.tfvars": buildUnit, "buildspec.yml": buildspec,
        "m/main.tf": "variable \"buildspec\" {}\nvariable \"environment_variables\" {\n  type = \"list\"\n}\n",
      ]),
    Case(
      "code beside a root makes no unit of it if only its units can find its files", "parent-not-found", 0,
      rootWithCode.merging(["dev/app/terraform.tfvars": include]) { $1 }),
    Case(
      "a unit that nothing includes stays a unit", "parent-not-found", 1,
      rootWithCode.merging(["dev/app/terraform.tfvars": source("git::https://h/m?ref=1")]) { $1 }),
    Case(
      "a module that can't be read is reported once for all its units", "terraform-syntax", 1,
      [
        "a/terraform.tfvars": source("../m"), "b/terraform.tfvars": source("../m"),
        "m/main.tf": "variable \"name\" {\n  type = \"string\"\nvariable \"size\" {}\n",
      ]),
    Case(
      "a variable that a module declares twice is reported", "repeated-variable", 1,
      ["a/terraform.tfvars": source("../m"), "m/main.tf": "variable \"name\" {}\nvariable \"name\" {}\n"]),
    Case(
      "and hides no other mistake", "undeclared-variable", 1,
      [
        "a/terraform.tfvars": source("../m") + "sise = 1\n",
        "m/main.tf": "variable \"name\" {}\nvariable \"name\" {}\n",
      ]),
    Case(
      "below non-prod the folder of one environment counts", "foreign-environment", 1,
      [
        "non-prod/eu-west-1/stage/app/terraform.tfvars": source("git::https://h/m?ref=1") + "stage = \"dev\"\n",
        "non-prod/eu-west-1/dev/app/terraform.tfvars": source("git::https://h/m?ref=1") + "stage = \"dev\"\n",
      ]),
    Case(
      "directly below non-prod any lower environment may be named", "foreign-environment", 0,
      [
        "non-prod/app/terraform.tfvars": source("git::https://h/m?ref=1") + "stage = \"dev\"\n",
        "prod/app/terraform.tfvars": source("git::https://h/m?ref=1") + "stage = \"prod\"\n",
      ]),
    Case(
      "a key with a mistake in it says nothing about the state", "shared-state", 0,
      [
        "terraform.tfvars": "terragrunt = {\n  remote_state {\n    backend = \"s3\"\n    config {\n"
          + "      bucket = \"b\"\n      key = \"${path_relative_to_includes()}/t\"\n    }\n  }\n}\n",
        "a/terraform.tfvars": include, "b/terraform.tfvars": include,
      ]),
    Case(
      "Git reads ref, and not rev", "unpinned-source", 1,
      ["a/terraform.tfvars": source("git::https://h/m?rev=1"), "b/terraform.tfvars": source("hg::https://h/m?rev=1")]),
  ]

  static let cases: [Case] = [
    Case(
      "a var file of the unit's own folder is its own", "hidden-variable", 0,
      [
        "terraform.tfvars": passing("${get_tfvars_dir()}/own.tfvars"), "u/own.tfvars": "stage = \"a\"\n",
        "u/terraform.tfvars": include + "stage = \"b\"\n",
      ]),
    Case(
      "a var file of the parent's folder is not", "hidden-variable", 1,
      [
        "terraform.tfvars": passing("${get_parent_tfvars_dir()}/all.tfvars"), "all.tfvars": "stage = \"a\"\n",
        "u/terraform.tfvars": include + "stage = \"b\"\n",
      ]),
    Case(
      "an automatic file is the unit's own too", "hidden-variable", 1,
      [
        "terraform.tfvars": passing("${get_parent_tfvars_dir()}/all.tfvars"), "all.tfvars": "stage = \"a\"\n",
        "u/terraform.tfvars": include, "u/x.auto.tfvars": "stage = \"b\"\n",
      ]),
    Case(
      "equal values beat nothing", "shallow-var-file", 0,
      [
        "terraform.tfvars": passing("${get_tfvars_dir()}/../r.tfvars", "${get_parent_tfvars_dir()}/all.tfvars"),
        "all.tfvars": "stage = \"a\"\n", "eu/r.tfvars": "stage = \"a\"\n", "eu/u/terraform.tfvars": include,
      ]),
    Case(
      "another value is beaten", "shallow-var-file", 1,
      [
        "terraform.tfvars": passing("${get_tfvars_dir()}/../r.tfvars", "${get_parent_tfvars_dir()}/all.tfvars"),
        "all.tfvars": "stage = \"a\"\n", "eu/r.tfvars": "stage = \"b\"\n", "eu/u/terraform.tfvars": include,
      ]),
    Case("an empty revision", "unpinned-source", 1, ["u/terraform.tfvars": source("git::https://h/m.git?ref=")]),
    Case(
      "a revision of one letter", "unpinned-source", 0, ["u/terraform.tfvars": source("git::https://h/m.git?ref=a")]),
    Case(
      "a revision beside other words", "unpinned-source", 0,
      ["u/terraform.tfvars": source("git::https://h/m.git?depth=1&ref=a")]),
    Case(
      "two units do not make a usual name", "likely-typo", 0,
      units(["a", "b"], "cost_center = \"1\"\n").merging(units(["c"], "cost_cetner = \"1\"\n")) { first, _ in first }),
    Case(
      "three units do", "likely-typo", 1,
      units(["a", "b", "d"], "cost_center = \"1\"\n").merging(units(["c"], "cost_cetner = \"1\"\n")) { first, _ in first
      }
    ),
    Case(
      "a slip in an automatic file", "likely-typo", 1,
      units(["a", "b", "d"], "cost_center = \"1\"\n").merging(
        units(["c"], "").merging(["c/x.auto.tfvars": "cost_cetner = \"1\"\n"]) { first, _ in first }
      ) { first, _ in first }),
    Case(
      "a name of five letters may be misspelt", "likely-typo", 1,
      units(["a", "b", "d"], "stage = \"1\"\n").merging(units(["c"], "stago = \"1\"\n")) { first, _ in first }),
    Case(
      "of four letters two names are soon alike", "likely-typo", 0,
      units(["a", "b", "d"], "size = \"1\"\n").merging(units(["c"], "side = \"1\"\n")) { first, _ in first }),
    Case(
      "a plural is no slip", "likely-typo", 0,
      units(["a", "b", "d"], "subnet = \"1\"\n").merging(units(["c"], "subnets = \"1\"\n")) { first, _ in first }),
    Case(
      "two of three ARNs say which account an environment has", "foreign-account", 1,
      units(["dev/a"], "a_arn = \"\(arn(1))\"\nb_arn = \"\(arn(1))\"\nc_arn = \"\(arn(2))\"\n")
        .merging(units(["prod/a"], "a_arn = \"\(arn(2))\"\nb_arn = \"\(arn(2))\"\n")) { first, _ in first }),
    Case(
      "two of four do not", "foreign-account", 0,
      units(
        ["dev/a"],
        "a_arn = \"\(arn(1))\"\nb_arn = \"\(arn(1))\"\nc_arn = \"\(arn(2))\"\nd_arn = \"\(arn(2))\"\n"
      ).merging(units(["prod/a"], "a_arn = \"\(arn(2))\"\nb_arn = \"\(arn(2))\"\n")) { first, _ in first }),
    Case(
      "printf -v sets a variable", "undefined-environment-variable", 0,
      [
        "u/terraform.tfvars": buildUnit, "m/main.tf": "variable \"environment_variables\" {\n  type = \"map\"\n}\n",
        "buildspec.yml": buildspec + "      - printf -v LABEL %s x\n      - echo $LABEL\n",
      ]),
    Case(
      "printf without -v does not", "undefined-environment-variable", 1,
      [
        "u/terraform.tfvars": buildUnit, "m/main.tf": "variable \"environment_variables\" {\n  type = \"map\"\n}\n",
        "buildspec.yml": buildspec + "      - printf LABEL %s x\n      - echo $LABEL\n",
      ]),
    Case("a number of six digits", "plain-secret", 1, ["u/terraform.tfvars": include + "db_password = \"123456\"\n"]),
    Case(
      "a comment right above", "odd-space", 0,
      ["u/terraform.tfvars": "terragrunt = {\n}\n\n# strata:ignore odd-space why\nx = \"a \"\n"]),
    Case(
      "a comment above an empty line", "odd-space", 1,
      ["u/terraform.tfvars": "terragrunt = {\n}\n\n# strata:ignore odd-space why\n\nx = \"a \"\n"]),
    Case(
      "two comments above", "odd-space", 0,
      ["u/terraform.tfvars": "terragrunt = {\n}\n\n# strata:ignore odd-space why\n# more\nx = \"a \"\n"]),
    Case(
      "two environments do not make one stand out", "missing-in-one-environment", 0,
      units(["dev/x", "prod/x"], "a = 1\nb = 2\n").merging(units(["prod/x"], "a = 1\n")) { _, second in second }),
    Case(
      "three do", "missing-in-one-environment", 1,
      units(["dev/x", "qa/x", "prod/x"], "a = 1\nb = \"x\"\n").merging(units(["prod/x"], "a = 1\n")) { _, second in
        second
      }
    ),
    Case(
      "two siblings with a state are too few", "no-remote-state", 0,
      stateful(["live/a", "live/b"]).merging(units(["live/c"], "")) { first, _ in first }),
    Case(
      "three are enough", "no-remote-state", 1,
      stateful(["live/a", "live/b", "live/d"]).merging(units(["live/c"], "")) { first, _ in first }),
  ]

  private static func stateful(_ names: [String]) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: names.map { name in
        (
          "\(name)/terraform.tfvars",
          """
          terragrunt = {
            remote_state {
              backend = "gcs"
              config {
                bucket = "b"
                prefix = "\(name)"
              }
            }
            terraform {
              source = "git::https://h/m?ref=1"
            }
          }

          """
        )
      })
  }

  private func run(_ files: [String: String], _ words: [String]) -> CommandRun {
    var tree = InMemoryFileSystem([:])
    for (path, text) in files { tree.add(Path("/tree/\(path)"), Array(text.utf8)) }
    return CommandRun(["check", "--verbose", "--root", "/tree"] + words, files: tree)
  }

  @Test(arguments: cases + trialCases + estateCases + copyCases + scheduleCases + limitCases + openCases)
  func ruleEndsWhereItShould(boundary: Case) {
    let output = run(boundary.files, ["--format", "github"]).output
    let found = output.split(separator: "\n").count { $0.contains("title=\(boundary.code)::") }
    #expect(found == boundary.count, "\(output)")
  }

  /// HCL joins two lists with the same key, so removing one would change the value.
  @Test func equalListsAreNotMended() {
    let text = "terragrunt = {\n}\n\nzones = [\"a\"]\nzones = [\"a\"]\n"
    let run = run(["u/terraform.tfvars": text], ["--fix"])
    #expect(run.written.isEmpty)
    #expect(run.output.contains("[duplicate-key]"))
  }

  @Test func equalFindingsHaveFingerprintsOfTheirOwn() {
    let text = "terragrunt = {\n}\n\na = [{\n  x = \"y \"\n},\n{\n  x = \"y \"\n}]\n"
    let output = run(["u/terraform.tfvars": text], ["--format", "json"]).output
    let fingerprints = output.split(separator: "\n").filter { $0.contains("\"fingerprint\"") }
    #expect(fingerprints.count == 2)
    #expect(Set(fingerprints).count == 2)
  }

  /// Checks the level for each severity, and that a rule's index is the position of its code among the rules.
  @Test func sarifNamesTheRuleOfEachResult() {
    let text = "terragrunt = { \n}\n\nw = \"y \"\nx = \"y\"\nx = \"z\"\n"
    let lines = run(["u/terraform.tfvars": text], ["--format", "sarif"]).output.split(separator: "\n")
    let values = lines.map { $0.split(separator: "\"").filter { !$0.allSatisfy(\.isWhitespace) } }
    let rules = values.filter { $0.first == "id" }.compactMap { $0.dropFirst(2).first }
    let identifiers = values.filter { $0.first == "ruleId" }.compactMap { $0.dropFirst(2).first }
    let indices = values.filter { $0.first == "ruleIndex" }.compactMap { Int($0[1].filter(\.isNumber)) }
    let levels = values.filter { $0.first == "level" }.compactMap { $0.dropFirst(2).first }
    #expect(identifiers.count == 3)
    #expect(indices.map { rules[$0] } == identifiers)
    #expect(Set(levels.suffix(3)) == ["note", "warning", "error"])
  }
}
