import SourceText

/// The format language of `formatdate`: repeated letters are parts of the time, quotes enclose text.
enum DateFormat {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

  static func format(_ time: Timestamp, _ format: Text) throws(FunctionFailure) -> Text {
    var output = ""
    var rest = Array(format.description.unicodeScalars)[...]
    while let first = rest.first {
      if first == "'" {
        output += try literal(&rest)
        continue
      }
      guard first.isASCII, first.properties.isAlphabetic else {
        output.unicodeScalars.append(first)
        rest.removeFirst()
        continue
      }
      let verb = rest.prefix { $0 == first }
      rest = rest.dropFirst(verb.count)
      let name = String(String.UnicodeScalarView(verb))
      guard let part = part(name, of: time) else {
        throw FunctionFailure("'\(name)' is not a part of a date format; put text in single quotes", argument: 0)
      }
      output += part
    }
    return Text(output)
  }

  /// Text in single quotes; two quotes inside it are one quote.
  private static func literal(_ rest: inout ArraySlice<Unicode.Scalar>) throws(FunctionFailure) -> String {
    rest.removeFirst()
    var text = String.UnicodeScalarView()
    while let next = rest.popFirst() {
      if next != "'" {
        text.append(next)
      } else if rest.first == "'" {
        text.append("'")
        rest.removeFirst()
      } else {
        return String(text)
      }
    }
    throw FunctionFailure("a single quote is not closed", argument: 0)
  }

  private static func part(_ verb: String, of time: Timestamp) -> String? {
    let twelve = time.hour % 12 == 0 ? 12 : time.hour % 12
    let isUTC = time.offset == 0
    return switch verb {
    case "YYYY": Timestamp.padded(time.year, 4)
    case "YY": Timestamp.padded(time.year % 100, 2)
    case "MMMM": months[time.month - 1]
    case "MMM": String(months[time.month - 1].prefix(3))
    case "MM": Timestamp.padded(time.month, 2)
    case "M": String(time.month)
    case "DD": Timestamp.padded(time.day, 2)
    case "D": String(time.day)
    case "EEEE": weekdays[time.weekday]
    case "EEE": String(weekdays[time.weekday].prefix(3))
    case "hh": Timestamp.padded(time.hour, 2)
    case "h": String(time.hour)
    case "HH": Timestamp.padded(twelve, 2)
    case "H": String(twelve)
    case "AA": time.hour < 12 ? "AM" : "PM"
    case "aa": time.hour < 12 ? "am" : "pm"
    case "mm": Timestamp.padded(time.minute, 2)
    case "m": String(time.minute)
    case "ss": Timestamp.padded(time.second, 2)
    case "s": String(time.second)
    case "ZZZZZ": time.offsetText(":")
    case "ZZZZ": time.offsetText("")
    case "ZZZ": isUTC ? "UTC" : time.offsetText("")
    case "Z": isUTC ? "Z" : time.offsetText(":")
    default: nil
    }
  }
}
