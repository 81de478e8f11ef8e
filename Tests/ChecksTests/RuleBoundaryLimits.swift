/// Values just inside and just outside of what AWS takes, by the argument that the module passes them to.
extension RuleBoundaryTests {
  /// A unit of a module with one resource, and variables with these values.
  private static func passing(_ values: [String: String], _ code: String) -> [String: String] {
    let names = values.keys.sorted()
    return [
      "m/main.tf": names.map { "variable \"\($0)\" {}\n" }.joined() + code + "\n",
      "u/terraform.tfvars": source("../m") + names.map { "\($0) = \(values[$0] ?? "")\n" }.joined(),
    ]
  }

  private static func resource(_ type: String, _ arguments: String) -> String {
    "resource \"\(type)\" \"x\" {\n\(arguments)\n}\n"
  }

  private static func number(_ type: String, _ argument: String, _ value: Int) -> [String: String] {
    passing(["v": "\(value)"], resource(type, "\(argument) = \"${var.v}\""))
  }

  private static func schedule(_ text: String) -> [String: String] {
    passing(["v": "\"\(text)\""], resource("aws_cloudwatch_event_rule", "schedule_expression = \"${var.v}\""))
  }

  private static func fargate(_ cpu: Int, _ memory: Int, on kind: String = "FARGATE") -> [String: String] {
    passing(
      ["c": "\(cpu)", "m": "\(memory)"],
      resource(
        "aws_ecs_task_definition", "requires_compatibilities = [\"\(kind)\"]\ncpu = \"${var.c}\"\nmemory = \"${var.m}\""
      ))
  }

  private static func lifecycle(_ warm: Int, _ cold: Int, _ end: Int) -> [String: String] {
    passing(
      ["w": "\(warm)", "c": "\(cold)", "e": "\(end)"],
      resource(
        "aws_s3_bucket",
        """
        lifecycle_rule {
          transition {
            days          = "${var.w}"
            storage_class = "STANDARD_IA"
          }
          transition {
            days          = "${var.c}"
            storage_class = "GLACIER"
          }
          expiration {
            days = "${var.e}"
          }
        }
        """))
  }

  private static func windows(_ backup: String, _ maintenance: String) -> [String: String] {
    passing(
      ["b": "\"\(backup)\"", "m": "\"\(maintenance)\""],
      resource(
        "aws_rds_cluster",
        "preferred_backup_window = \"${var.b}\"\npreferred_maintenance_window = \"${var.m}\""))
  }

  private static func ingress(_ port: Int, _ block: String, to other: Int? = nil) -> [String: String] {
    passing(
      ["v": "[\"\(block)\"]"],
      resource(
        "aws_security_group",
        "ingress {\n  from_port = \(port)\n  to_port = \(other ?? port)\n  cidr_blocks = [\"${var.v}\"]\n}"))
  }

  private static func policy(_ text: String) -> [String: String] {
    ["u/terraform.tfvars": source("git::https://h/m?ref=1") + "p = <<EOF\n\(text)\nEOF\n"]
  }

  private static let start = "{\"Version\": \"2012-10-17\", \"Statement\": ["
  private static let trust = "\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\""

  /// Pipelines of one repository in two environments, the last of which ships a branch of its own.
  private static func pipelines(_ odd: String, count: Int = 4, others: String = "main") -> [String: String] {
    var files: [String: String] = [:]
    for number in 1...count {
      let branch = { (name: String) in source("git::https://h/m?ref=1") + "branch = \"\(name)\"\n" }
      files["dev/p\(number)/terraform.tfvars"] = branch("develop")
      files["prod/p\(number)/terraform.tfvars"] = branch(number == count ? odd : others)
    }
    return files
  }

  static let scheduleCases: [Case] = [
    Case("neither day is open", "refused-value", 1, schedule("cron(5 1 * * * *)")),
    Case("one day is open", "refused-value", 0, schedule("cron(5 1 * * ? *)")),
    Case("both days are open", "refused-value", 1, schedule("cron(5 1 ? * ? *)")),
    Case("minute 59", "refused-value", 0, schedule("cron(59 23 ? * 7 *)")),
    Case("minute 60", "refused-value", 1, schedule("cron(60 23 ? * 7 *)")),
    Case("hour 24", "refused-value", 1, schedule("cron(59 24 ? * 7 *)")),
    Case("day 31", "refused-value", 0, schedule("cron(0 1 1,31 12 ? 2199)")),
    Case("day 32", "refused-value", 1, schedule("cron(0 1 1,32 12 ? *)")),
    Case("month 13", "refused-value", 1, schedule("cron(0 1 1 13 ? *)")),
    Case("a misspelt month", "refused-value", 1, schedule("cron(0 1 1 JNA ? *)")),
    Case("day 8 of the week", "refused-value", 1, schedule("cron(0 1 ? * 8 *)")),
    Case("Unix's Sunday", "refused-value", 1, schedule("cron(0 1 ? * 0 *)")),
    Case("the last Friday, and a distance", "refused-value", 0, schedule("cron(0/90 1 ? * 6L *)")),
    Case("the last Friday by name", "refused-value", 0, schedule("cron(0 1 ? * FRIL *)")),
    Case("a day that is none", "refused-value", 1, schedule("cron(0 1 ? * FRIX *)")),
    Case("year 2200", "refused-value", 1, schedule("cron(0 1 1 1 ? 2200)")),
    Case("a schedule of Unix for a rule", "refused-value", 1, schedule("5 1 * * 1-5")),
    Case(
      "a schedule of Unix for something else", "refused-value", 0,
      passing(["v": "\"5 1 * * 1-5\""], resource("aws_autoscaling_schedule", "recurrence = \"${var.v}\""))),
    Case("a word with two slips", "refused-value", 0, schedule("cronos(5 1 * * ? *)")),
    Case("a misspelt rate", "refused-value", 1, schedule("rat(5 minutes)")),
    Case("a rate", "refused-value", 0, schedule("rate(5 minutes)")),
    Case("no schedule at all", "refused-value", 0, schedule("")),
  ]

  static let limitCases: [Case] = [
    Case("15 minutes", "refused-value", 0, number("aws_lambda_function", "timeout", 900)),
    Case("a second more", "refused-value", 1, number("aws_lambda_function", "timeout", 901)),
    Case("127 MB", "refused-value", 1, number("aws_lambda_function", "memory_size", 127)),
    Case("another function", "refused-value", 0, number("other_function", "timeout", 901)),
    Case("35 days of backups", "refused-value", 0, number("aws_db_instance", "backup_retention_period", 35)),
    Case("36 days of backups", "refused-value", 1, number("aws_db_instance", "backup_retention_period", 36)),
    Case("no backups", "refused-value", 0, number("aws_db_instance", "backup_retention_period", 0)),
    Case("the smallest of 4096 units", "refused-value", 0, fargate(4096, 8192)),
    Case("a GB less", "refused-value", 1, fargate(4096, 7168)),
    Case("a GB more than the largest", "refused-value", 1, fargate(4096, 31_744)),
    Case("units that Fargate has not", "refused-value", 1, fargate(300, 512)),
    Case("tasks of EC2 have any size", "refused-value", 0, fargate(300, 512, on: "EC2")),
    Case("each class in its turn", "refused-value", 0, lifecycle(30, 90, 91)),
    Case("deleted on the day of the move", "refused-value", 1, lifecycle(30, 90, 90)),
    Case("back from the archive", "refused-value", 1, lifecycle(90, 30, 365)),
    Case("one window after the other", "refused-value", 0, windows("01:00-02:00", "sun:02:00-sun:03:00")),
    Case("one window into the other", "refused-value", 1, windows("01:00-02:01", "sun:02:00-sun:03:00")),
    Case("a window over midnight", "refused-value", 1, windows("23:30-00:30", "sun:00:00-sun:01:00")),
    Case("a window without days", "refused-value", 1, windows("01:00-02:00", "02:00-03:00")),
  ]

  static let openCases: [Case] = [
    Case("PostgreSQL for the world", "too-open", 1, ingress(5432, "0.0.0.0/0")),
    Case("PostgreSQL for half of it", "too-open", 0, ingress(5432, "0.0.0.0/1")),
    Case("HTTPS for the world", "too-open", 0, ingress(443, "0.0.0.0/0")),
    Case("a range of ports", "too-open", 0, ingress(22, "0.0.0.0/0", to: 8080)),
    Case("a role for anybody", "too-open", 1, policy(start + "{\(trust), \"Principal\": {\"AWS\": \"*\"}}]}")),
    Case(
      "a role on a condition", "too-open", 0,
      policy(start + "{\(trust), \"Principal\": {\"AWS\": \"*\"}, \"Condition\": {\"Bool\": {\"a\": \"b\"}}}]}")),
    Case(
      "a role for a service", "too-open", 0,
      policy(start + "{\(trust), \"Principal\": {\"Service\": \"ec2.amazonaws.com\"}}]}")),
    Case("a policy with another letter", "bad-policy", 1, policy(start + "{\"Effect\": \"allow\"}]}")),
    Case("a policy in which names stand for values", "bad-policy", 0, policy(start + "{\"Sid\": \"$${aws:x}\"}]}")),
    Case("a policy that ends too early", "bad-policy", 1, policy(start + "{\"Effect\": \"Deny\"}]")),
    Case("a policy of another template", "bad-policy", 0, policy(start + "{{ statements }}]}")),
    Case(
      "a network by default may not be made", "odd-block", 0,
      [
        "m/main.tf": "variable \"n\" {\n  default = \"10.0.0.0/16\"\n}\nvariable \"s\" {\n  type = \"list\"\n}\n"
          + resource("aws_vpc", "cidr_block = \"${var.n}\"")
          + resource("aws_subnet", "cidr_block = \"${element(var.s, 0)}\""),
        "u/terraform.tfvars": source("../m") + "s = [\"10.9.0.0/24\"]\n",
      ]),
    Case("other braces are no policy", "bad-policy", 0, policy("{ \"a\": 1, } is what we write, and no policy at all")),
    Case("the branch of another environment", "foreign-branch", 1, pipelines("develop")),
    Case("a misspelt branch", "foreign-branch", 1, pipelines("mian", others: "main")),
    Case("a branch of its own", "foreign-branch", 0, pipelines("hotfix")),
    Case("three pipelines show no rule", "foreign-branch", 0, pipelines("develop", count: 3)),
  ]
}
