import Hierarchy
import Pipelines
import SourceText

/// A value that AWS refuses: days of log retention that CloudWatch does not take, an instance type with a misspelt size, a
/// schedule in the form of Unix, a number beyond a limit, or two values that do not go together.
enum RefusedValue: UnitCheck, EstateCheck {
  static let code = "refused-value"
  static let severity = Severity.warning
  static let summary = "a schedule, a size, a number or a pair of values that AWS does not take"

  static func applies(to layout: UnitLayout) -> Bool { true }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    sizes(in: checked) + schedules(in: checked) + checked.resources.flatMap { findings(in: checked, $0) }
      + shortVisibility(in: checked)
  }

  private static func findings(in checked: CheckedUnit, _ resource: ResourceBlock) -> [Diagnostic] {
    let beyond = beyondLimits(in: checked, resource)
    var found = retentions(in: checked, resource)
    found.add(priceClass(in: checked, resource))
    found.add(runtime(in: checked, resource))
    found.add(windows(in: checked, resource))
    found.add(beyond.isEmpty ? unequal(in: checked, resource) : beyond)
    return found
  }

  // MARK: log retention

  private static let retention: Text = "retention_in_days"

  private static func retentions(in checked: CheckedUnit, _ resource: ResourceBlock) -> [Diagnostic] {
    guard resource.type == "aws_cloudwatch_log_group", let value = checked.value(of: retention, in: resource),
      value.isGiven, let days = value.number, let (below, above) = LogRetention.around(days)
    else { return [] }
    let other: Message = above.map { " or \($0)" } ?? ""
    return [
      finding(
        "'\(value.name)' is \(days), and CloudWatch keeps logs for certain numbers of days only", at: value.place,
        notes: [value.note], help: "write \(below)\(other)")
    ]
  }

  // MARK: sizes of instances

  /// Parts of names that instance types are given.
  private static let names: [StaticString] = [
    "instance_type", "instance_class", "instance_size", "node_type", "node_class", "db_class", "machine_type",
  ]

  private static func sizes(in checked: CheckedUnit) -> [Diagnostic] {
    checked.texts.compactMap { text in
      // Most values have no dot, and need not be looked at.
      guard text.text.firstIndex(of: Byte.dot) != nil else { return nil }
      let name = text.name.lowercasedASCII
      guard names.contains(where: { name.contains($0) }), let meant = InstanceSize.meant(by: text.text) else {
        return nil
      }
      return finding(
        "'\(text.name)' is '\(text.text)', and AWS has no instances of that size", at: text.place,
        help: "did you mean '\(meant)'?")
    }
  }
}
