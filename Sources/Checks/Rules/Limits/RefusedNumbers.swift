import Hierarchy
import Pipelines
import SourceText

extension RefusedValue {
  // MARK: limits

  /// The numbers that an argument takes.
  private struct Limit {
    let argument: Text
    let range: ClosedRange<Int>
    let what: String
    /// The block that it stands in; nil for the resource itself.
    var block: Text?
  }

  /// By the type of the resource. Source: the quotas of Lambda, SQS, RDS and IAM, and their APIs.
  private static let limits: [Text: [Limit]] = [
    "aws_lambda_function": [
      Limit(argument: "timeout", range: 1...900, what: "as the seconds that a Lambda function may run"),
      Limit(argument: "memory_size", range: 128...10_240, what: "as the MB of a Lambda function"),
    ],
    "aws_lambda_event_source_mapping": [
      Limit(argument: "batch_size", range: 1...10_000, what: "as the size of a batch")
    ],
    "aws_sqs_queue": [
      Limit(
        argument: "visibility_timeout_seconds", range: 0...43_200, what: "as the visibility timeout of a queue"),
      Limit(
        argument: "message_retention_seconds", range: 60...1_209_600, what: "as the seconds that a queue keeps messages"
      ),
      Limit(argument: "delay_seconds", range: 0...900, what: "as the delay of a queue"),
      Limit(argument: "receive_wait_time_seconds", range: 0...20, what: "as the time to wait for messages"),
    ],
    "aws_db_instance": [
      Limit(argument: "backup_retention_period", range: 0...35, what: "as the days that RDS keeps backups")
    ],
    "aws_rds_cluster": [
      Limit(argument: "backup_retention_period", range: 1...35, what: "as the days that RDS keeps backups")
    ],
    "aws_iam_role": [
      Limit(argument: "max_session_duration", range: 3600...43_200, what: "as the seconds of a role's session")
    ],
    "aws_lb_target_group": healthLimits, "aws_alb_target_group": healthLimits,
  ]
  private static let healthLimits = [
    Limit(argument: "interval", range: 5...300, what: "as the interval of a health check", block: "health_check"),
    Limit(argument: "timeout", range: 2...120, what: "as the timeout of a health check", block: "health_check"),
  ]

  /// The findings about numbers that are too small or too large.
  static func beyondLimits(in checked: CheckedUnit, _ resource: ResourceBlock) -> [Diagnostic] {
    (limits[resource.type] ?? []).flatMap { limit in
      let blocks = limit.block.map { resource.blocks($0) } ?? [resource]
      return blocks.compactMap { block -> Diagnostic? in
        guard let value = checked.value(of: limit.argument, in: block), value.isGiven, let number = value.number,
          !limit.range.contains(number)
        else { return nil }
        let (least, most) = (limit.range.lowerBound, limit.range.upperBound)
        return finding(
          "'\(value.name)' is \(number), and AWS takes \(least) to \(most) \(words: limit.what)", at: value.place,
          notes: [value.note], help: "write a number from \(least) to \(most)")
      }
    }
  }

  // MARK: words

  private static let priceClasses = ["PriceClass_All", "PriceClass_200", "PriceClass_100", "None"]
  private static let runtimes = ["python", "nodejs", "java", "dotnet", "dotnetcore", "go", "ruby", "provided"]
  private static let mostSlips = 2

  /// The finding about a price class that CloudFront does not have.
  static func priceClass(in checked: CheckedUnit, _ resource: ResourceBlock) -> [Diagnostic] {
    guard resource.type == "aws_cloudfront_distribution", let value = checked.value(of: "price_class", in: resource),
      value.isGiven, !value.text.isEmpty, !priceClasses.contains(value.text.description)
    else { return [] }
    let nearest = NearestName.of(value.text.description, among: priceClasses, atMost: mostSlips)
    return [
      finding(
        "'\(value.name)' is '\(value.text)', and CloudFront has no such price class", at: value.place,
        notes: [value.note],
        help: nearest.map { "did you mean '\($0)'?" } ?? "write PriceClass_All, PriceClass_200 or PriceClass_100")
    ]
  }

  /// The finding about a misspelt runtime of Lambda.
  static func runtime(in checked: CheckedUnit, _ resource: ResourceBlock) -> [Diagnostic] {
    guard resource.type == "aws_lambda_function", let value = checked.value(of: "runtime", in: resource), value.isGiven
    else { return [] }
    let stem = value.text.bytes.prefix { Byte.isLetter($0) }.count
    let word = value.text[0..<stem].description
    guard !runtimes.contains(word), let meant = NearestName.of(word, among: runtimes, atMost: mostSlips) else {
      return []
    }
    return [
      finding(
        "'\(value.name)' is '\(value.text)', and Lambda has no such runtime", at: value.place, notes: [value.note],
        help: "did you mean '\(Text(meant) + value.text[stem..<value.text.count])'?")
    ]
  }
}
