/// Estates just inside and just outside of the rules about environments, accounts, regions and states.
extension RuleBoundaryTests {
  private static func named(_ names: [String], _ text: (String) -> String) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: names.map { name in
        (
          "\(name)/terraform.tfvars",
          source("git::https://h/\(name.split(separator: "/").last ?? "")?ref=1")
            + text(String(name.split(separator: "/")[0]))
        )
      })
  }

  /// Three environments with two units each; one of them has no common name.
  private static let live = ["staging/app", "staging/web", "qa/app", "qa/web", "live/app", "live/web"]

  /// A unit with a network for each; the numbers are parts of the addresses.
  private static func networks(_ numbers: [String: Int]) -> [String: String] {
    numbers.reduce(into: [:]) { files, entry in
      files["\(entry.key)/terraform.tfvars"] =
        source("git::https://h/m?ref=1") + "vpc_cidr = \"10.\(entry.value).0.0/16\"\n"
    }
  }

  private static func stages(_ environment: String) -> String { "environment = \"\(environment)\"\n" }

  private static func root(_ files: String...) -> String {
    "terragrunt = {\n  remote_state {\n    backend = \"s3\"\n    config {\n      bucket = \"b\"\n"
      + "      key = \"${path_relative_to_include()}/t\"\n      dynamodb_table = \"l\"\n    }\n  }\n  terraform {\n"
      + "    extra_arguments \"files\" {\n      commands = [\"${get_terraform_commands_that_need_vars()}\"]\n"
      + "      required_var_files = [\(files.map { "\"${get_parent_tfvars_dir()}/\($0)\"" }.joined(separator: ", "))]\n"
      + "    }\n  }\n}\n"
  }

  private static let included =
    "terragrunt = {\n  include {\n    path = \"${find_in_parent_folders()}\"\n  }\n  terraform {\n"
    + "    source = \"../../../m\"\n  }\n}\n"

  /// Two environments, each with a root that passes `account.tfvars` or does not.
  private static func roots(_ prod: String) -> [String: String] {
    [
      "m/main.tf": "terraform {\n  backend \"s3\" {}\n}\nvariable \"owner\" {}\nvariable \"cost\" {}\n",
      "dev/account.tfvars": "owner = \"a\"\ncost = \"1\"\n", "prod/account.tfvars": "owner = \"b\"\ncost = \"2\"\n",
      "dev/eu/terraform.tfvars": root("../account.tfvars", "region.tfvars"), "prod/eu/terraform.tfvars": prod,
      "dev/eu/region.tfvars": "", "prod/eu/region.tfvars": "", "dev/eu/a/terraform.tfvars": included,
      "dev/eu/b/terraform.tfvars": included, "prod/eu/a/terraform.tfvars": included,
      "prod/eu/b/terraform.tfvars": included,
    ]
  }

  private static func regions(_ east: String) -> [String: String] {
    var files: [String: String] = [:]
    for environment in ["dev", "prod"] {
      for region in ["eu-west-1", "eu-central-1"] {
        let isOdd = environment == "prod" && region == "eu-central-1"
        files["\(environment)/\(region)/db/terraform.tfvars"] =
          source("git::https://h/m?ref=1") + "size = 1\n" + (isOdd ? east : "multi_az = true\n")
      }
    }
    return files
  }

  static let estateCases: [Case] = [
    Case(
      "a folder that says its own name beside environments is one", "foreign-environment", 1,
      named(live, stages).merging(
        named(["live/app"]) { _ in "environment = \"staging\"\n" }
      ) { _, second in second }),
    Case(
      "a folder of the same units beside environments is one", "foreign-environment", 1,
      named(live) { $0 == "live" ? "" : stages($0) }.merging(
        named(["live/app"]) { _ in "environment = \"staging\"\n" }
      ) { _, second in second }),
    Case(
      "a folder for what environments share is none", "foreign-environment", 0,
      named(live.map { $0.replacing("live", with: "shared") }) { $0 == "shared" ? "" : stages($0) }.merging(
        named(["shared/app"]) { _ in "environment = \"staging\"\n" }
      ) { _, second in second }),
    Case(
      "a folder with one unit alone is none", "foreign-environment", 0,
      named(live) { $0 == "live" ? "" : stages($0) }.filter { !$0.key.hasPrefix("live") }.merging(
        named(["live/app"]) { _ in "environment = \"staging\"\n" }
      ) { _, second in second }),
    Case(
      "a folder of mostly other units is none", "foreign-environment", 0,
      named(live) { $0 == "live" ? "" : stages($0) }.filter { !$0.key.hasPrefix("live") }.merging(
        named(["live/one", "live/two", "live/three", "live/app", "live/web"]) { _ in "environment = \"staging\"\n" }
      ) { _, second in second }),
    Case(
      "regions beside environments are none", "foreign-environment", 0,
      named(live.map { $0.replacing("live", with: "eu-west-1") }) { $0 == "eu-west-1" ? "" : stages($0) }.merging(
        named(["eu-west-1/app"]) { _ in "environment = \"staging\"\n" }
      ) { _, second in second }),
    Case(
      "a name that its counterpart has is copied, in a map too", "foreign-environment", 1,
      named(live) { stages($0) + "env_vars = {\n  BUCKET = \"x-\($0)-logs\"\n}\n" }.merging(
        named(["live/app"]) { _ in stages("live") + "env_vars = {\n  BUCKET = \"x-qa-logs\"\n}\n" }
      ) { _, second in second }),
    Case(
      "a value that all environments have is theirs", "foreign-environment", 0,
      named(live) { stages($0) + "env_vars = {\n  APP_ENV = \"staging\"\n}\n" }),
    Case(
      "a list with the own account in it grants something", "foreign-account", 0,
      named(["dev/app"]) { _ in "account_id = \"111111111111\"\nreaders = [\"arn:aws:iam::111111111111:role/r\"]\n" }
        .merging(
          named(["prod/app"]) { _ in
            "account_id = \"222222222222\"\nreaders = [\"arn:aws:iam::222222222222:role/r\", \"arn:aws:iam::111111111111:role/r\"]\n"
          }
        ) { first, _ in first }),
    Case(
      "a registry that all units of an environment use is meant", "foreign-account", 0,
      named(["dev/app", "dev/web", "prod/app", "prod/web"]) { environment in
        "account_id = \"\(environment == "dev" ? "111111111111" : "222222222222")\"\n"
          + "image = \"222222222222.dkr.ecr.eu-west-1.amazonaws.com/x:1\"\n"
      }),
    Case(
      "a snapshot is restored elsewhere", "foreign-account", 0,
      named(["dev/app"]) { _ in
        "account_id = \"111111111111\"\nsnapshot_arn = \"arn:aws:rds:eu-west-1:222222222222:snapshot:a\"\n"
      }.merging(named(["prod/app"]) { _ in "account_id = \"222222222222\"\n" }) { first, _ in first }),
    Case(
      "a unit's role is in its own account", "foreign-account", 1,
      named(["prod/app"]) { _ in "account_id = \"222222222222\"\n" }.merging([
        "dev/app/terraform.tfvars":
          "terragrunt = {\n  iam_role = \"arn:aws:iam::222222222222:role/deploy\"\n}\naccount_id = \"111111111111\"\n"
      ]) { first, _ in first }),
    Case(
      "a network copied to another region of the environment", "overlapping-networks", 1,
      networks(["dev/eu/net": 1, "dev/us/net": 1, "prod/eu/net": 2, "prod/us/net": 3, "qa/eu/net": 4])),
    Case(
      "two networks of one region may be one", "overlapping-networks", 0,
      networks(["dev/eu/net": 1, "dev/eu/more": 1, "prod/eu/net": 2, "prod/us/net": 3, "qa/eu/net": 4])),
    Case(
      "two networks in one block are no single copy", "overlapping-networks", 0,
      networks(["dev/eu/net": 1, "dev/us/net": 2, "prod/eu/net": 32, "prod/us/net": 33]).merging(
        units(["qa/eu/net"], "vpc_cidr = \"10.0.0.0/12\"\n")
      ) { first, _ in first }),
    Case(
      "a network in the block of another one", "overlapping-networks", 1,
      networks(["dev/eu/net": 1, "dev/us/net": 31, "prod/eu/net": 32, "prod/us/net": 33]).merging(
        units(["qa/eu/net"], "vpc_cidr = \"10.0.0.0/12\"\n")
      ) { first, _ in first }),
    Case(
      "a certificate belongs to the region of its unit", "region-mismatch", 1,
      [
        "eu-west-1/app/terraform.tfvars": source("git::https://h/m?ref=1")
          + "certificate_arn = \"arn:aws:acm:eu-central-1:111111111111:certificate/a\"\n"
      ]),
    Case(
      "that of CloudFront is in us-east-1", "region-mismatch", 0,
      [
        "eu-west-1/app/terraform.tfvars": source("git::https://h/m?ref=1")
          + "certificate_arn = \"arn:aws:acm:us-east-1:111111111111:certificate/a\"\n"
      ]),
    Case(
      "nearly a region is none", "region-mismatch", 2,
      [
        "app/terraform.tfvars": source("git::https://h/m?ref=1")
          + "aws_region = \"eu-west1\"\nbackup_region = \"us-est-1\"\n"
      ]),
    Case(
      "regions of other clouds are regions", "region-mismatch", 0,
      [
        "app/terraform.tfvars": source("git::https://h/m?ref=1")
          + "region = \"us-east1\"\nother_region = \"westeurope\"\nvpn_region = \"fra1\"\n"
      ]),
    Case("one root does not pass a var file", "unset-variable", 1, roots(root("region.tfvars"))),
    Case("all roots pass it", "unset-variable", 0, roots(root("../account.tfvars", "region.tfvars"))),
    Case("one region of one environment lacks a switch", "missing-in-one-environment", 1, regions("")),
    Case("another value there is no lack", "missing-in-one-environment", 0, regions("multi_az = false\n")),
    Case(
      "a key of a map that a shallow file beats", "shallow-var-file", 1,
      [
        "terraform.tfvars": passing("${get_tfvars_dir()}/../r.tfvars", "${get_parent_tfvars_dir()}/all.tfvars"),
        "all.tfvars": "tags = {\n  a = \"1\"\n}\n", "eu/r.tfvars": "tags = {\n  a = \"2\"\n}\n",
        "eu/u/terraform.tfvars": include,
      ]),
    Case(
      "keys that only one file has beat nothing", "shallow-var-file", 0,
      [
        "terraform.tfvars": passing("${get_tfvars_dir()}/../r.tfvars", "${get_parent_tfvars_dir()}/all.tfvars"),
        "all.tfvars": "tags = {\n  a = \"1\"\n}\n", "eu/r.tfvars": "tags = {\n  b = \"2\"\n}\n",
        "eu/u/terraform.tfvars": include,
      ]),
  ]
}
