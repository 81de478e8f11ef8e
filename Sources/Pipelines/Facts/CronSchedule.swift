public import SourceText

/// A schedule of EventBridge in six fields, as `cron(…)` holds it.
///
/// Source: "Cron-based schedules" of EventBridge's guides.
public struct CronSchedule: Sendable {
  /// What AWS refuses in a schedule.
  public enum Mistake: Sendable {
    /// The year is missing, as in schedules of Unix.
    case lacksYear
    /// Neither of the two days is `?`.
    case namesBothDays
    /// Both days are `?`.
    case namesNoDay
    /// A number or a name that the field with this name does not have.
    case beyond(part: Text, field: String, range: ClosedRange<Int>)
  }

  private struct Field {
    let name: String
    let range: ClosedRange<Int>
    var names: [Text] = []
  }

  private static let fields = [
    Field(name: "minute", range: 0...59), Field(name: "hour", range: 0...23),
    Field(name: "day of the month", range: 1...31),
    Field(
      name: "month", range: 1...12,
      names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
    Field(
      name: "day of the week", range: 1...7, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    Field(name: "year", range: 1970...2199),
  ]
  private static let (monthDay, weekDay) = (2, 4)

  /// The fields.
  public let parts: [Text]

  /// The fields of a schedule; nil for a text that does not look like one.
  ///
  /// - Parameter text: what stands between the parentheses.
  public init?(_ text: Text) {
    parts = text.split(separator: Byte.space).filter { !$0.isEmpty }
    guard parts.count == Self.fields.count || parts.count == Self.fields.count - 1,
      parts.allSatisfy({ $0.bytes.allSatisfy(Self.isPart) })
    else { return nil }
  }

  /// True when it is written as Unix wants it: five fields, and no `?`.
  public var isOfUnix: Bool {
    parts.count == Self.fields.count - 1 && !parts.contains { $0 == Self.any }
      && parts.contains { $0.bytes.contains { Byte.isDigit($0) || $0 == Byte.asterisk } }
  }

  private static let any: Text = "?"
  private static let every: Text = "*"

  private static func isPart(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.comma || byte == Byte.hyphen || byte == Byte.slash
      || byte == Byte.asterisk || byte == Byte.questionMark || byte == Byte.hash
  }

  /// The first mistake; nil for a schedule that AWS takes, and for one that can't be judged.
  public var mistake: Mistake? {
    guard parts.count == Self.fields.count else { return .lacksYear }
    for (part, field) in zip(parts, Self.fields) {
      if let odd = Self.odd(in: part, field) { return .beyond(part: odd, field: field.name, range: field.range) }
    }
    return switch (parts[Self.monthDay] == Self.any, parts[Self.weekDay] == Self.any) {
    case (true, true): .namesNoDay
    case (false, false): .namesBothDays
    case (true, false), (false, true): nil
    }
  }

  /// The schedule as AWS wants it, where that is clear: with a year, and with `?` in place of a day that is `*`. Unix
  /// counts the days of the week from another number.
  public var corrected: Text? {
    var all = parts
    if all.count < Self.fields.count {
      if all[Self.weekDay].bytes.contains(where: Byte.isDigit) { return nil }
      all.append(Self.every)
    }
    let isAny = [all[Self.monthDay], all[Self.weekDay]].map { $0 == Self.any }
    if isAny == [false, false] {
      if all[Self.weekDay] == Self.every {
        all[Self.weekDay] = Self.any
      } else if all[Self.monthDay] == Self.every {
        all[Self.monthDay] = Self.any
      } else {
        return nil
      }
    } else if isAny == [true, true] {
      all[Self.monthDay] = Self.every
    }
    return all.dropFirst().reduce(all[0]) { $0 + " " + $1 }
  }

  /// The first number or name of a part that the field does not have; nil for parts with other letters, such as `L` and `W`.
  private static func odd(in part: Text, _ field: Field) -> Text? {
    for element in part.split(separator: Byte.comma) {
      // What stands behind a slash is a distance.
      let bounds = (element.split(separator: Byte.slash).first ?? element).split(separator: Byte.hyphen)
      for bound in bounds where !bound.isEmpty {
        let bytes = bound.bytes
        if bytes.allSatisfy(Byte.isDigit) {
          guard let number = Int(bound.description), field.range.contains(number) else { return bound }
        } else if bytes.count >= shortestName, bytes.allSatisfy(Byte.isLetter) {
          let name = bound.lowercasedASCII
          if !field.names.contains(name) && !field.names.contains(where: { name == $0 + last }) { return bound }
        }
      }
    }
    return nil
  }

  private static let shortestName = 3
  /// Behind a day it means the last such day of the month.
  private static let last: Text = "l"
}
