import Hierarchy
import Pipelines
import SourceText

/// A value that AWS refuses: days of log retention that CloudWatch does not take, an instance type with a misspelt size, a
/// schedule in the form of Unix.
enum RefusedValue: UnitCheck {
  static let code = "refused-value"
  static let severity = Severity.warning
  static let summary = "days of log retention, a size of an instance or a schedule that AWS does not take"

  static func applies(to layout: UnitLayout) -> Bool { true }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    retentions(in: checked) + sizes(in: checked) + schedules(in: checked)
  }

  // MARK: log retention

  private static func retentions(in checked: CheckedUnit) -> [Diagnostic] {
    let passed = checked.module?.passedVariables ?? []
    return passed.compactMap { variable in
      guard variable.argument == .logRetention, let setting = checked.setting(variable.name),
        setting.origin.layer != .moduleDefault,
        let days = UnitFacts.spelling(of: setting.value).flatMap({ Int($0.description) }),
        let (below, above) = LogRetention.around(days)
      else { return nil }
      let other: Message = above.map { " or \($0)" } ?? ""
      return finding(
        "'\(variable.name)' is \(days), and CloudWatch keeps logs for certain numbers of days only",
        at: setting.value.place(in: setting.winner.file),
        notes: [Diagnostic.Note("passed on here", at: variable.place)],
        help: "write \(below)\(other)")
    }
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

  // MARK: schedules

  private static let cron: StaticString = "cron("
  private static let rate: StaticString = "rate("
  private static let units: [Text] = ["minute", "hour", "day"]
  /// A schedule of Unix has no year.
  private static let fieldsOfUnix = 5

  /// Source: "Schedule types on EventBridge Scheduler" and "Scheduled expressions" of EventBridge's guide.
  private static func schedules(in checked: CheckedUnit) -> [Diagnostic] {
    checked.texts.compactMap { text in
      let value = text.text
      guard value.hasPrefix(cron) || value.hasPrefix(rate), value[value.count - 1] == Byte.rightParenthesis else {
        return nil
      }
      let inside = value[cron.utf8CodeUnitCount..<value.count - 1]
      let fields = inside.split(separator: Byte.space).filter { !$0.isEmpty }
      if value.hasPrefix(cron) {
        guard fields.count == fieldsOfUnix, !value.contains("${") else { return nil }
        return finding(
          "'\(text.name)' has five fields, and AWS wants a sixth, the year", at: text.place,
          help: "write \(value[0..<value.count - 1]) *), with ? in place of one of the two days")
      }
      guard fields.count == 2, let count = Int(fields[0].description), let right = unit(fields[1], of: count),
        right != fields[1]
      else { return nil }
      return finding(
        "'\(text.name)' is '\(value)', which AWS refuses", at: text.place, help: "write rate(\(count) \(right))")
    }
  }

  /// The unit of a rate as AWS wants it: one hour, two hours. Nil for anything else.
  private static func unit(_ text: Text, of count: Int) -> Text? {
    units.first { text == $0 || text == $0 + "s" }.map { count == 1 ? $0 : $0 + "s" }
  }
}
