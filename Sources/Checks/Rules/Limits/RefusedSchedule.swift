import Hierarchy
import Pipelines
import SourceText

extension RefusedValue {
  /// The findings about schedules: `cron(…)` and `rate(…)` anywhere, and what else is given as the schedule of a resource.
  ///
  /// Source: "Schedule types on EventBridge Scheduler" and "Scheduled expressions" of EventBridge's guide.
  static func schedules(in checked: CheckedUnit) -> [Diagnostic] {
    let found = checked.texts.compactMap { text in
      // Most values do not end so, and need not be looked at.
      text.text.count >= shortest && text.text[text.text.count - 1] == Byte.rightParenthesis
        ? expression(text.text, named: text.name, at: text.place) : nil
    }
    return found + bare(in: checked)
  }

  private static let shortest = 8
  private static let kinds = ["cron", "rate"]
  private static let cron: Text = "cron"
  private static let rate: Text = "rate"
  private static let units: [Text] = ["minute", "hour", "day"]
  /// The lengths of the words with a letter too many or too few.
  private static let mistyped = 3...5

  private static func expression(_ value: Text, named name: Text, at place: Place) -> Diagnostic? {
    guard let open = value.firstIndex(of: Byte.leftParenthesis), mistyped.contains(open), !value.contains("${") else {
      return nil
    }
    let word = value[0..<open]
    let inside = value[open + 1..<value.count - 1]
    if word == cron { return CronSchedule(inside).flatMap { finding(about: $0, inside, named: name, at: place) } }
    if word == rate { return wrongRate(inside, named: name, at: place) }
    guard word.bytes.allSatisfy(Byte.isLowercase),
      let meant = NearestName.of(word.description, among: kinds, atMost: mostSlips),
      Text(meant) == cron ? CronSchedule(inside) != nil : unitOfRate(inside) != nil
    else { return nil }
    return finding(
      "'\(name)' is '\(value)', which is no schedule of AWS", at: place, help: "did you mean '\(meant)(\(inside))'?")
  }

  /// Two swapped letters are one.
  private static let mostSlips = 1

  private static func finding(
    about schedule: CronSchedule, _ inside: Text, named name: Text, at place: Place
  ) -> Diagnostic? {
    let corrected: Message? = schedule.corrected.map { "write cron(\($0))" }
    return switch schedule.mistake {
    case nil: nil
    case .lacksYear:
      finding(
        "'\(name)' has five fields, and AWS wants a sixth, the year", at: place,
        help: corrected ?? "write cron(\(inside) *), with ? in place of one of the two days")
    case .namesBothDays:
      finding(
        "'\(name)' names a day of the month and a day of the week, and AWS wants ? in place of one of them", at: place,
        help: corrected ?? "write ? for the day that does not count")
    case .namesNoDay:
      finding(
        "'\(name)' has ? for both days, and AWS wants it for one of them", at: place,
        help: corrected ?? "write * for one of them")
    case .beyond(let part, let field, let range):
      finding(
        "'\(name)' has '\(part)' as the \(words: field), which AWS refuses", at: place,
        help: "write \(words: "\(range.lowerBound)") to \(words: "\(range.upperBound)")")
    }
  }

  // MARK: rates

  private static func wrongRate(_ inside: Text, named name: Text, at place: Place) -> Diagnostic? {
    guard let (count, written, right) = unitOfRate(inside), right != written else { return nil }
    return finding(
      "'\(name)' is 'rate(\(inside))', which AWS refuses", at: place, help: "write rate(\(count) \(right))")
  }

  /// The number of a rate, its unit, and the unit as AWS wants it: one hour, two hours. Nil for anything else.
  private static func unitOfRate(_ inside: Text) -> (count: Int, written: Text, right: Text)? {
    let fields = inside.split(separator: Byte.space).filter { !$0.isEmpty }
    guard fields.count == 2, let count = Int(fields[0].description) else { return nil }
    return units.first { fields[1] == $0 || fields[1] == $0 + "s" }
      .map { (count, fields[1], count == 1 ? $0 : $0 + "s") }
  }

  // MARK: schedules of Unix

  /// The arguments that take a schedule of AWS and no other, by the type of the resource.
  private static let arguments: [Text: Text] = [
    "aws_cloudwatch_event_rule": "schedule_expression", "aws_scheduler_schedule": "schedule_expression",
    "aws_appautoscaling_scheduled_action": "schedule",
  ]
  private static let named: Text = "schedule_expression"

  /// The findings about schedules without `cron(…)` around them.
  private static func bare(in checked: CheckedUnit) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var told: Set<Text> = []
    for resource in checked.resources {
      guard let argument = arguments[resource.type] else { continue }
      for value in checked.values(of: argument, in: resource) where value.isGiven && told.insert(value.name).inserted {
        if let finding = bare(value.text, named: value.name, at: value.place, [value.note]) { found.append(finding) }
      }
    }
    for text in checked.texts where text.name.count == named.count && text.name == named {
      if !told.contains(text.name), let finding = bare(text.text, named: text.name, at: text.place, []) {
        found.append(finding)
      }
    }
    return found
  }

  private static func bare(_ text: Text, named name: Text, at place: Place, _ notes: [Diagnostic.Note]) -> Diagnostic? {
    guard let schedule = CronSchedule(text), schedule.isOfUnix || schedule.mistake == nil else { return nil }
    let help: Message =
      schedule.corrected.map { "write cron(\($0))" }
      ?? "write cron(\(text) *), with ? in place of one of the two days; AWS counts the days of the week from 1, Sunday"
    return finding(
      "'\(name)' is '\(text)', a schedule of Unix, and AWS wants cron(…) or rate(…)", at: place, notes: notes,
      help: help)
  }
}
