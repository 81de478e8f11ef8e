import Hierarchy
import Pipelines
import SourceText

extension RefusedValue {
  /// The findings about two values of a resource that do not go together.
  static func unequal(in checked: CheckedUnit, _ resource: ResourceBlock) -> [Diagnostic] {
    switch resource.type.description {
    case "aws_ecs_task_definition": fargate(in: checked, resource).map { [$0] } ?? []
    case "aws_s3_bucket": resource.blocks("lifecycle_rule").compactMap { lifecycle(in: checked, $0) }
    case "aws_s3_bucket_lifecycle_configuration": resource.blocks("rule").compactMap { lifecycle(in: checked, $0) }
    case "aws_cloudfront_distribution":
      resource.blocks.compactMap {
        order(in: checked, $0, "default_ttl", atMost: "max_ttl", "CloudFront takes no default above the maximum")
      }
    case "aws_lb_target_group", "aws_alb_target_group":
      resource.blocks("health_check").compactMap {
        order(
          in: checked, $0, "timeout", atMost: "interval", "AWS takes no timeout of a health check above its interval")
      }
    default: []
    }
  }

  /// The finding about a number that is above another one, if a unit gives one of them.
  private static func order(
    in checked: CheckedUnit, _ block: ResourceBlock, _ lower: Text, atMost upper: Text, _ rule: String
  ) -> Diagnostic? {
    guard let low = checked.value(of: lower, in: block), let high = checked.value(of: upper, in: block),
      let least = low.number, let most = high.number, least > most, checked.gives(low, high)
    else { return nil }
    return finding(
      "'\(low.name)' is \(least) and '\(high.name)' is \(most), and \(words: rule)",
      at: low.isGiven ? low.place : high.place, notes: low.isGiven && high.isGiven ? [note(about: high)] : [],
      help: "lower the one, or raise the other")
  }

  static func note(about value: PassedValue) -> Diagnostic.Note {
    Diagnostic.Note("the other value", at: value.place)
  }

  // MARK: Fargate

  private static let fargate: Text = "FARGATE"

  private static func fargate(in checked: CheckedUnit, _ resource: ResourceBlock) -> Diagnostic? {
    guard checked.values(of: "requires_compatibilities", in: resource).contains(where: { $0.text == fargate }),
      let cpu = checked.value(of: "cpu", in: resource), let units = cpu.number
    else { return nil }
    guard let sizes = FargateSize.memories(withCPU: units) else {
      if !cpu.isGiven { return nil }
      return finding(
        "'\(cpu.name)' is \(units), and Fargate has no tasks with as many CPU units", at: cpu.place, notes: [cpu.note],
        help: "write \(words: either(FargateSize.cpus))")
    }
    guard let memory = checked.value(of: "memory", in: resource), let megabytes = memory.number,
      !sizes.contains(megabytes), checked.gives(cpu, memory)
    else { return nil }
    let near = [sizes.last { $0 < megabytes }, sizes.first { $0 > megabytes }].compactMap { $0 }
    return finding(
      "'\(memory.name)' is \(megabytes) and '\(cpu.name)' is \(units), and Fargate has no tasks of that size",
      at: memory.isGiven ? memory.place : cpu.place,
      notes: memory.isGiven && cpu.isGiven ? [note(about: cpu)] : [],
      help: "with \(units) CPU units the memory may be \(words: either(near)) MB")
  }

  /// The numbers as "1, 2 or 3".
  private static func either(_ numbers: [Int]) -> String {
    let all = numbers.map(String.init)
    return all.count > 1 ? all.dropLast().joined(separator: ", ") + " or " + all[all.count - 1] : all.joined()
  }

  // MARK: lifecycles of objects

  /// A step of an object to another class of storage.
  private struct Move {
    let storage: Text
    let days: PassedValue
  }

  private static let days: Text = "days"
  private static let infrequent: StaticString = "_IA"
  private static let glacier: StaticString = "GLACIER"

  /// The finding about a bucket that deletes objects before it moves them, or moves them back from the archive.
  private static func lifecycle(in checked: CheckedUnit, _ rule: ResourceBlock) -> Diagnostic? {
    let moves = rule.blocks("transition").compactMap { block -> Move? in
      guard let name = checked.value(of: "storage_class", in: block), let value = checked.value(of: days, in: block),
        value.number != nil
      else { return nil }
      return Move(storage: name.text, days: value)
    }
    if let last = moves.max(by: { ($0.days.number ?? 0) < ($1.days.number ?? 0) })?.days,
      let end = rule.blocks("expiration").compactMap({ checked.value(of: days, in: $0) }).first,
      let expiry = end.number, let move = last.number, expiry > 0, expiry <= move, checked.gives(end, last)
    {
      return finding(
        "'\(end.name)' is \(expiry), and objects move to another class after \(move) days: S3 wants them to expire later",
        at: end.isGiven ? end.place : last.place, notes: end.isGiven && last.isGiven ? [note(about: last)] : [],
        help: "raise '\(end.name)', or lower '\(last.name)'")
    }
    guard let early = moves.first(where: { $0.storage.hasSuffix(infrequent) })?.days,
      let late = moves.first(where: { $0.storage == glacier })?.days, let first = early.number,
      let second = late.number,
      second <= first, checked.gives(early, late)
    else { return nil }
    return finding(
      "'\(late.name)' is \(second) and '\(early.name)' is \(first), and S3 moves nothing from Glacier to a warmer class",
      at: late.isGiven ? late.place : early.place, notes: early.isGiven && late.isGiven ? [note(about: early)] : [],
      help: "raise '\(late.name)', or lower '\(early.name)'")
  }
}
