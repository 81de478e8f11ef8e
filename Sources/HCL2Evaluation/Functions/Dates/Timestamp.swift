import SourceText

/// A time according to RFC 3339: a date and a time of day with an offset from UTC.
struct Timestamp {
  var year: Int
  var month: Int
  var day: Int
  var hour: Int
  var minute: Int
  var second: Int
  /// The nanoseconds within the second.
  var nanosecond = 0
  /// Minutes east of UTC.
  var offset: Int

  /// The reason why a text is not a time.
  struct Failure: Error { let message: String }

  private static func daysInMonth(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Reads `2018-01-02T15:04:05Z`, with an optional fraction, `Z` or an offset.
  init(rfc3339 text: Text) throws(Failure) {
    let bytes = text.bytes
    func number(_ range: Range<Int>, _ what: String, _ allowed: ClosedRange<Int>) throws(Failure) -> Int {
      guard range.upperBound <= bytes.count else { throw Failure(message: "it ends before the \(what)") }
      var value = 0
      for byte in bytes[range] {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
          throw Failure(message: "the \(what) is not a number")
        }
        value = value * 10 + Int(byte) - 48
      }
      guard allowed.contains(value) else { throw Failure(message: "the \(what) is out of range") }
      return value
    }
    func sign(_ index: Int, _ wanted: Unicode.Scalar, _ what: String) throws(Failure) {
      guard index < bytes.count, bytes[index] == UInt8(ascii: wanted) else {
        throw Failure(message: "'\(wanted)' is missing \(what)")
      }
    }
    year = try number(0..<4, "year", 0...9999)
    try sign(4, "-", "after the year")
    month = try number(5..<7, "month", 1...12)
    try sign(7, "-", "after the month")
    day = try number(8..<10, "day", 1...31)
    if day > Self.daysInMonth(month, year) { throw Failure(message: "the month has fewer days") }
    try sign(10, "T", "between date and time")
    hour = try number(11..<13, "hour", 0...23)
    try sign(13, ":", "after the hour")
    minute = try number(14..<16, "minute", 0...59)
    try sign(16, ":", "after the minute")
    second = try number(17..<19, "second", 0...59)
    var index = 19
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",") {
      var scale = 100_000_000
      index += 1
      let start = index
      while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") {
        nanosecond += (Int(bytes[index]) - 48) * scale
        scale /= 10
        index += 1
      }
      if index == start { throw Failure(message: "the fraction has no digits") }
    }
    guard index < bytes.count else { throw Failure(message: "the offset from UTC is missing: write Z or +00:00") }
    switch bytes[index] {
    case UInt8(ascii: "Z"):
      offset = 0
      index += 1
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      let hours = try number(index + 1..<index + 3, "offset", 0...23)
      try sign(index + 3, ":", "in the offset")
      let minutes = try number(index + 4..<index + 6, "offset", 0...59)
      offset = (hours * 60 + minutes) * (bytes[index] == UInt8(ascii: "-") ? -1 : 1)
      index += 6
    default: throw Failure(message: "the offset from UTC must be Z, or like +00:00")
    }
    if index != bytes.count { throw Failure(message: "there is something after the time") }
  }

  /// Seconds since 1970 in UTC.
  var secondsSinceEpoch: Int {
    Self.days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset * 60
  }

  /// Days since 1970-01-01.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The time that many seconds after 1970, with the given offset.
  init(secondsSinceEpoch: Int, nanosecond: Int = 0, offset: Int) {
    let local = secondsSinceEpoch + offset * 60
    let dayNumber = local >= 0 ? local / 86400 : (local - 86399) / 86400
    let rest = local - dayNumber * 86400
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * part + 2) / 5 + 1
    month = part < 10 ? part + 3 : part - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3600
    minute = rest % 3600 / 60
    second = rest % 60
    self.nanosecond = nanosecond
    self.offset = offset
  }

  /// 0 for Sunday.
  var weekday: Int { ((Self.days(year, month, day) + 4) % 7 + 7) % 7 }

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(abs(value))
    return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The offset as `+05:30`, with any separator.
  func offsetText(_ separator: String) -> String {
    (offset < 0 ? "-" : "+") + Self.padded(abs(offset) / 60, 2) + separator + Self.padded(abs(offset) % 60, 2)
  }

  /// RFC 3339 without a fraction.
  var text: Text {
    let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    let time = "\(Self.padded(hour, 2)):\(Self.padded(minute, 2)):\(Self.padded(second, 2))"
    return Text("\(date)T\(time)\(offset == 0 ? "Z" : offsetText(":"))")
  }

  /// A plain scalar that YAML interprets as a time: `2001-12-14`, `2001-12-14t21:59:43.10-05:00`, `2001-12-14
  /// 21:59:43`.
  init?(yaml text: Text) {
    guard text.count >= 8, text.bytes.prefix(4).allSatisfy({ $0 >= 48 && $0 <= 57 }), text[4] == UInt8(ascii: "-")
    else {
      return nil
    }
    let parts = text.description.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[1].count) else { return nil }
    let day = parts[2].prefix { $0.isNumber }
    let rest = parts[2].dropFirst(day.count)
    guard (1...2).contains(day.count) else { return nil }
    let date = "\(parts[0])-\(Self.twoDigits(parts[1]))-\(Self.twoDigits(day))"
    if rest.isEmpty {
      guard let found = try? Timestamp(rfc3339: Text("\(date)T00:00:00Z")), text.count == 10 else { return nil }
      self = found
      return
    }
    guard let separator = rest.first, separator == " " || separator == "T" || separator == "t" else { return nil }
    var time = String(rest.dropFirst())
    if separator == " ", !time.contains("Z"), !time.contains("+"), !time.contains("-") { time += "Z" }
    if time.prefix(2).last == ":" { time = "0" + time }
    guard let found = try? Timestamp(rfc3339: Text("\(date)T\(time)")) else { return nil }
    self = found
  }

  private static func twoDigits(_ text: Substring) -> String { text.count == 1 ? "0\(text)" : String(text) }
}
