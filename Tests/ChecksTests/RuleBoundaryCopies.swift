/// Estates just inside and just outside of the rules about what was copied, or lost, between units.
extension RuleBoundaryTests {
  /// Units of one module with their own lines.
  private static func of(_ module: String, _ lines: [String: String]) -> [String: String] {
    lines.reduce(into: [:]) { files, entry in
      files["\(entry.key)/terraform.tfvars"] = source("git::https://h/\(module)?ref=1") + entry.value
    }
  }

  /// Units of a local module with its code.
  private static func local(_ code: String, _ lines: [String: String]) -> [String: String] {
    lines.reduce(into: ["m/main.tf": code]) { files, entry in
      let up = String(repeating: "../", count: entry.key.split(separator: "/").count)
      files["\(entry.key)/terraform.tfvars"] = source("\(up)m") + entry.value
    }
  }

  private static let bucket = "variable \"name\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = var.name\n}\n"

  /// Three services in two environments that name themselves, and one that does not.
  private static func services(_ odd: String) -> [String: String] {
    var lines: [String: String] = [:]
    for environment in ["dev", "prod"] {
      for name in ["api", "mail", "fees"] {
        lines["\(environment)/svc-\(name)"] = "path = \"/\(environment)/\(name)\"\n"
      }
    }
    lines["prod/svc-fees"] = "path = \"\(odd)\"\n"
    return of("service", lines)
  }

  private static func targets(_ us: String) -> [String: String] {
    let target = { (folder: String) in "environment_variables = [{ name = \"TARGET\", value = \"live/\(folder)\" }]\n" }
    return of(
      "pipeline",
      [
        "live/tools/run-prod": target("prod/eu"), "live/tools/run-prod-us": target(us),
        "live/tools/run-staging": target("staging/eu"),
      ]
    ).merging(of("app", ["live/prod/eu/app": "", "live/prod/us/app": "", "live/staging/eu/app": ""])) { first, _ in
      first
    }
  }

  private static func protections(_ odd: String) -> [String: String] {
    local(
      "variable \"deletion_protection\" {\n  default = true\n}\n",
      ["prod/a": "", "prod/b": "", "prod/c": "", "prod/d": odd, "dev/a": "deletion_protection = false\n"])
  }

  /// Pipelines that say to which environment they deploy.
  private static func builds(
    dev: String = "dev", staging: String = "staging", prod: String = "prod"
  ) -> [String: String] {
    of(
      "build",
      ["dev": dev, "staging": staging, "prod": prod].reduce(into: [:]) { lines, entry in
        lines["\(entry.key)/build"] = "variables = {\n  TARGET_ENVIRONMENT = \"\(entry.value)\"\n}\n"
      })
  }

  private static func topics(_ value: String) -> [String: String] {
    of(
      "alarms",
      [
        "staging/eu-west-1/alarms": "watched = [\"shop-staging-db\"]\ntopic = \"shop-staging-alarms\"\n",
        "prod/eu-west-1/alarms": "watched = [\"shop-prod-db\"]\ntopic = \"shop-prod-alarms\"\n",
        "prod/us-east-1/alarms": value,
      ])
  }

  private static func keys(_ environments: [String]) -> [String: String] {
    of(
      "app",
      environments.reduce(into: [:]) { lines, environment in
        lines["\(environment)/app"] = "env = {\n  \(environment == "prod" ? "API_ULR" : "API_URL") = \"x\"\n}\n"
      })
  }

  private static func pipelines(_ folders: [String], _ missing: String) -> [String: String] {
    local(
      "variable \"branch\" {\n  default = \"main\"\n}\n",
      folders.reduce(into: [:]) { lines, folder in lines[folder] = folder == missing ? "" : "branch = \"release\"\n" })
  }

  static let copyCases: [Case] = [
    Case("the path of a sibling", "copied-name", 1, services("/prod/mail")),
    Case("a path that no sibling has", "copied-name", 0, services("/prod/shared")),
    Case(
      "two units with that of a sibling share it on purpose", "copied-name", 0,
      services("/prod/mail").merging(of("service", ["dev/svc-fees": "path = \"/dev/mail\"\n"])) { _, second in second }),
    Case(
      "three that name themselves in a part of a text are too few", "copied-name", 0,
      services("/prod/mail").filter { $0.key.hasPrefix("prod") || $0.key == "dev/svc-api/terraform.tfvars" }),
    Case(
      "a unit without a counterpart may share a thing", "copied-name", 0,
      services("/prod/fees").merging(of("service", ["prod/svc-worker": "path = \"/prod/mail\"\n"])) { first, _ in first
      }),
    Case("two pipelines with one target", "copied-name", 1, targets("prod/eu")),
    Case("a target of its own", "copied-name", 0, targets("prod/us")),
    Case(
      "a target that nothing tells apart", "copied-name", 0,
      targets("prod/eu").filter { $0.key != "live/prod/us/app/terraform.tfvars" }),
    Case(
      "one bucket in two accounts", "repeated-name", 1,
      local(bucket, ["dev/a": "name = \"x\"\n", "prod/a": "name = \"x\"\n"])),
    Case(
      "a bucket that exists on a condition", "repeated-name", 0,
      local(
        bucket.replacing("{\n  bucket", with: "{\n  count = 1\n  bucket"),
        ["dev/a": "name = \"x\"\n", "prod/a": "name = \"x\"\n"])),
    Case(
      "a queue has its name in its folder alone", "repeated-name", 0,
      local(
        bucket.replacing("aws_s3_bucket", with: "aws_sqs_queue").replacing("bucket =", with: "name ="),
        ["dev/a": "name = \"x\"\n", "prod/a": "name = \"x\"\n"])),
    Case(
      "two queues in one folder and two regions", "repeated-name", 0,
      local(
        bucket.replacing("aws_s3_bucket", with: "aws_sqs_queue").replacing("bucket =", with: "name ="),
        ["dev/a": "name = \"x\"\nregion = \"eu-west-1\"\n", "dev/b": "name = \"x\"\nregion = \"us-east-1\"\n"])),
    Case(
      "two queues in one folder", "repeated-name", 1,
      local(
        bucket.replacing("aws_s3_bucket", with: "aws_sqs_queue").replacing("bucket =", with: "name ="),
        ["dev/a": "name = \"x\"\n", "dev/b": "name = \"x\"\n"])),
    Case("a key with swapped letters", "misspelt-key", 1, keys(["dev", "qa", "staging", "prod"])),
    Case("two counterparts are too few", "misspelt-key", 0, keys(["dev", "staging", "prod"])),
    Case("one of four is not protected", "lost-protection", 1, protections("deletion_protection = false\n")),
    Case("all are by default", "lost-protection", 0, protections("")),
    Case(
      "one of three is not protected", "lost-protection", 0,
      protections("deletion_protection = false\n").filter { $0.key != "prod/a/terraform.tfvars" }),
    Case("the counterpart in another region", "foreign-environment", 1, topics("topic = \"shop-staging-alarms\"\n")),
    Case("an element of a list", "foreign-environment", 1, topics("watched = [\"shop-staging-db\"]\n")),
    Case("a pipeline that deploys to another environment", "foreign-environment", 1, builds(prod: "staging")),
    Case(
      "pipelines that deploy to the next environment", "foreign-environment", 0,
      builds(dev: "staging", staging: "prod", prod: "live")),
    Case(
      "an element beside the own one", "foreign-environment", 0,
      topics("watched = [\"shop-prod-db\", \"shop-staging-db\"]\n")),
    Case(
      "two units of one environment count once", "missing-in-one-environment", 0,
      pipelines(["t/run-staging", "t/run-prod", "t/run-prod-us"], "t/run-staging")),
    Case(
      "the first environment takes the text of the module", "missing-in-one-environment", 0,
      pipelines(["staging/run", "preprod/run", "prod/run"], "staging/run")),
    Case(
      "one in the middle lacks it", "missing-in-one-environment", 1,
      pipelines(["staging/run", "preprod/run", "prod/run"], "preprod/run")),
    Case(
      "the public key in the address for errors", "plain-secret", 0,
      of("m", ["u": "dsn = \"https://7c1f0e9ab2d34f5c8e6d7a90b1c2d3e4@sentry.io/1427739\"\n"])),
    Case(
      "keys that pages of a site show", "plain-secret", 0,
      of(
        "m",
        ["u": "stripe_key = \"pk_live_51HqT2vKbXc9LmPzRwYf\"\nmap_token = \"pk.eyJ1IjoiZXhhbXBsZSJ9.abcdefGHIJKl\"\n"])),
    Case(
      "keys that they must not show", "plain-secret", 2,
      of(
        "m",
        ["u": "stripe_key = \"sk_live_51HqT2vKbXc9LmPzRwYf\"\nmap_token = \"sk.eyJ1IjoiZXhhbXBsZSJ9.abcdefGHIJKl\"\n"])),
    Case(
      "a token in the address of a repository", "plain-secret", 1,
      of("m", ["u": "url = \"https://7c1f0e9ab2d34f5c8e6d7a90b1c2d3e4@git.example.com/1427739/app.git\"\n"])),
    Case(
      "the registry that a broken unit uses too", "region-mismatch", 0,
      of(
        "m",
        [
          "staging/us-east-1/app": "image = \"905513640278.dkr.ecr.eu-west-1.amazonaws.com/app\"\n",
          "prod/us-east-1/app": "image = \"905513640278.dkr.ecr.eu-west-1.amazonaws.com/app\"\n",
        ]
      ).merging([
        "prod/us-east-1/app/terraform.tfvars":
          "terragrunt = {\n  include {\n    path = \"${find_in_parent_folders(\"none.tfvars\")}\"\n  }\n}\nimage = \"905513640278.dkr.ecr.eu-west-1.amazonaws.com/app\"\n"
      ]) { _, second in second }),
  ]
}
