import Hierarchy
import Pipelines
import SourceText

/// A value that AWS refuses: days of log retention that CloudWatch does not take, an instance type with a misspelt size.
enum RefusedValue: UnitCheck {
  static let code = "refused-value"
  static let severity = Severity.warning
  static let summary = "days of log retention or a size of an instance that AWS does not know"

  static func applies(to layout: UnitLayout) -> Bool { true }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] { retentions(in: checked) + sizes(in: checked) }

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
}
