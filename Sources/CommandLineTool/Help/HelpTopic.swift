/// What no single command's help can say: how units are named, and the files that people write for `strata`.
struct HelpTopic {
  /// One thing to know, with lines that show it.
  struct Item {
    let name: String
    let text: String
    let lines: [String]
  }

  /// The word after `strata help`, and the section of the manual page.
  let name: String
  let summary: String
  let items: [Item]

  static let all = [units, files]

  static let units = HelpTopic(
    name: "units", summary: "what a unit is, and how it is named",
    items: [
      Item(
        name: "a folder with Terragrunt",
        text: "the folder of a terragrunt.hcl, or of a terraform.tfvars with a terragrunt block, is a unit; its path "
          + "names it",
        lines: ["strata explain aws/eu-west-1/website"]),
      Item(
        name: "MODULE@ENVIRONMENT",
        text: "without Terragrunt, a folder of *.tf files is a unit with each of its environments: the var files, "
          + "variables and workspace that a CI file or a name gives it; .@prod is the one of the current folder",
        lines: ["strata diff infra@dev infra@prod"]),
      Item(
        name: "a folder above units",
        text: "stands for all units below it; strata list names each of them",
        lines: ["strata diff aws/eu-west-1 aws/eu-west-2"]),
    ])

  static let files = HelpTopic(
    name: "files", summary: "the files and comments that people write for strata",
    items: [
      Item(
        name: "strata.tfvars",
        text: "at the top of the repository: flags for every run below it; strata config shows what is in force",
        lines: [
          "check           = { fail-on = \"warning\" }", "same            = { stage = \"dev:prod\" }",
          "accounts        = { \"aws/prod\" = \"111122223333\" }", "secret_patterns = [\"*_dsn\"]",
        ]),
      Item(
        name: "a policy",
        text: "for --policy: which differences are meant, by the names that diff prints; --write-policy FILE writes a "
          + "first one",
        lines: [
          "differ \"aws_account\" { reason = \"one account an environment\" }", "equal \"tags.owner\" {}",
          "one_side \"environment_variables[DEBUG]\" { side = \"a\" }",
          "ignore \"instance_*\" { expires = \"2026-12-31\" }",
        ]),
      Item(
        name: "a baseline",
        text: "for check --baseline: known findings, which are left out; check --write-baseline FILE writes it",
        lines: []),
      Item(
        name: "inputs",
        text: "for render --inputs and buildspec --inputs: values that the tree does not hold, such as roles",
        lines: ["codebuild_role_arn = \"arn:aws:iam::111122223333:role/build\""]),
      Item(
        name: "a mapping",
        text: "for --mapping: the names that your modules give the parameters of pipelines and builds",
        lines: ["codebuild_image = [\"build_image\", \"environment.image\"]"]),
      Item(
        name: "comments",
        text: "in the tree, on a line or above it: leave out a finding, with a reason; mask a value",
        lines: ["# strata:ignore unpinned-source the fork has no tags", "# strata:sensitive"]),
    ])
}
