import SourceText

/// Functions on times.
enum DateFunctions {
  static let all: [Function] = [
    Function("formatdate", [.string("format"), .string("time")], result: .string) { call throws(FunctionFailure) in
      .string(try DateFormat.format(try time(call, 1), call.text(0)))
    },
    Function("timeadd", [.string("timestamp"), .string("duration")], result: .string, add),
    Function("timecmp", [.string("timestamp_a"), .string("timestamp_b")], result: .number) {
      call throws(FunctionFailure) in
      let (a, b) = (try time(call, 0), try time(call, 1))
      let (first, second) = ((a.secondsSinceEpoch, a.nanosecond), (b.secondsSinceEpoch, b.nanosecond))
      return .count(first == second ? 0 : first < second ? -1 : 1)
    },
  ]

  private static func time(_ call: FunctionCall, _ index: Int) throws(FunctionFailure) -> Timestamp {
    do throws(Timestamp.Failure) {
      return try Timestamp(rfc3339: call.text(index))
    } catch {
      throw FunctionFailure("'\(call.text(index))' is not an RFC 3339 time: \(words: error.message)", argument: index)
    }
  }

  private static func add(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let start = try time(call, 0)
    guard let duration = duration(call.text(1)) else {
      throw FunctionFailure("'\(call.text(1))' is not a duration like 1h30m, -10s or 500ms", argument: 1)
    }
    let total = start.nanosecond + duration % 1_000_000_000
    let carry = total < 0 ? -1 : total / 1_000_000_000
    let seconds = start.secondsSinceEpoch + duration / 1_000_000_000 + carry
    let result = Timestamp(secondsSinceEpoch: seconds, offset: start.offset)
    guard (0...9999).contains(result.year) else { throw FunctionFailure("the year is outside of 0 to 9999") }
    return .string(result.text)
  }

  private static let units: [String: Int] = [
    "ns": 1, "us": 1000, "µs": 1000, "μs": 1000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000,
    "h": 3_600_000_000_000,
  ]

  /// The nanoseconds of a duration in Go's notation; nil for anything else, and for more than 64 bits.
  static func duration(_ text: Text) -> Int? {
    var rest = Array(text.description.unicodeScalars)[...]
    var isNegative = false
    if let sign = rest.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      rest.removeFirst()
    }
    if rest.count == 1, rest.first == "0" { return 0 }
    if rest.isEmpty { return nil }
    var total = 0
    while !rest.isEmpty {
      let whole = rest.prefix { ("0"..."9").contains($0) }
      rest = rest.dropFirst(whole.count)
      var fraction = rest.prefix(0)
      if rest.first == "." {
        rest.removeFirst()
        fraction = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(fraction.count)
      }
      if whole.isEmpty, fraction.isEmpty { return nil }
      let name = rest.prefix { $0 != "." && !("0"..."9").contains($0) }
      rest = rest.dropFirst(name.count)
      guard let unit = units[String(String.UnicodeScalarView(name))] else { return nil }
      guard let count = whole.isEmpty ? 0 : Int(String(String.UnicodeScalarView(whole))) else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: unit)
      var scale = 1.0
      var part = 0
      for digit in fraction.prefix(18) {
        part = part * 10 + Int(digit.value) - 48
        scale *= 10
      }
      let (sum, carried) = product.addingReportingOverflow(Int(Double(part) * (Double(unit) / scale)))
      let (next, carriedAgain) = total.addingReportingOverflow(sum)
      if overflow || carried || carriedAgain { return nil }
      total = next
    }
    return isNegative ? -total : total
  }
}
