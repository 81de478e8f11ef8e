public import SourceText

/// A window of time of RDS: `01:00-02:00` each day, or `sun:03:00-mon:04:00` each week.
public struct TimeWindow: Sendable {
  /// The minutes since the start of the day or the week.
  private let start: Int
  private let end: Int

  private static let days: [Text] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let minutesOfDay = 24 * 60

  /// Nil for a text in another form.
  ///
  /// - Parameter hasDays: whether a day of the week stands before each time.
  public init?(_ text: Text, hasDays: Bool) {
    let ends = text.lowercasedASCII.split(separator: Byte.hyphen)
    guard ends.count == 2, let start = Self.minutes(ends[0], hasDays), let end = Self.minutes(ends[1], hasDays) else {
      return nil
    }
    (self.start, self.end) = (start, end)
  }

  private static func minutes(_ text: Text, _ hasDay: Bool) -> Int? {
    let parts = text.split(separator: Byte.colon)
    guard parts.count == (hasDay ? 3 : 2), parts.suffix(2).allSatisfy({ $0.count <= 2 }),
      let hour = Int(parts[parts.count - 2].description), let minute = Int(parts[parts.count - 1].description),
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    let time = hour * 60 + minute
    if !hasDay { return time }
    return days.firstIndex(of: parts[0]).map { $0 * minutesOfDay + time }
  }

  /// True when a window of each week overlaps one of each day.
  public func overlaps(daily other: TimeWindow) -> Bool {
    let week = Self.days.count * Self.minutesOfDay
    let last = end < start ? end + week : end
    let length = other.end < other.start ? other.end + Self.minutesOfDay - other.start : other.end - other.start
    // The last of them begins in the next week.
    return (-1...2 * Self.days.count).contains { day in
      let opens = day * Self.minutesOfDay + other.start
      return opens < last && start < opens + length
    }
  }
}
