import SourceText

/// Functions on numbers.
enum NumericFunctions {
  static let all: [Function] = [
    Function("abs", [.number("num")], result: .number) { call throws(FunctionFailure) in
      .number(call.number(0).magnitude)
    },
    Function("ceil", [.number("num")], result: .number) { call throws(FunctionFailure) in
      .number(call.number(0).ceiling)
    },
    Function("floor", [.number("num")], result: .number) { call throws(FunctionFailure) in
      .number(call.number(0).floor)
    },
    Function("signum", [.number("num")], result: .number) { call throws(FunctionFailure) in
      .count(try call.int(0).signum())
    },
    Function("log", [.number("num"), .number("base")], result: .number, logarithm),
    Function("pow", [.number("num"), .number("power")], result: .number, power),
    Function("max", [], variadic: .number("numbers"), result: .number) { call throws(FunctionFailure) in
      try extreme(call) { $0 > $1 }
    },
    Function("min", [], variadic: .number("numbers"), result: .number) { call throws(FunctionFailure) in
      try extreme(call) { $0 < $1 }
    },
    Function("sum", [.any("list", .nothingUnknown)], result: .number, sum),
    Function("parseint", [.any("number"), .number("base")], result: .number, parseInteger),
    Function("range", [], variadic: .number("params"), result: .list(.number), range),
  ]

  private static func extreme(
    _ call: FunctionCall, _ isBetter: (ExactNumber, ExactNumber) -> Bool
  ) throws(FunctionFailure) -> TypedValue {
    guard var best = call.arguments.first else { throw FunctionFailure("at least one number is required") }
    for candidate in call.arguments.dropFirst() {
      if let a = candidate.number, let b = best.number, isBetter(a, b) { best = candidate }
    }
    return best
  }

  private static func sum(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard let elements = call.arguments[0].elements else {
      throw FunctionFailure(
        "a list, set or tuple is required, but this is \(words: call.arguments[0].type.kind)", argument: 0)
    }
    if elements.isEmpty { throw FunctionFailure("can't add up an empty list", argument: 0) }
    var total: ExactNumber?
    for element in elements {
      guard let value = try? element.converted(to: .number), let number = value.number else {
        throw FunctionFailure("all elements must be numbers", argument: 0)
      }
      guard let before = total else {
        total = number
        continue
      }
      guard let next = before.adding(number) else {
        throw FunctionFailure("infinities with different signs have no sum")
      }
      total = next
    }
    return .number(total ?? .zero)
  }

  private static func range(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let numbers = call.arguments.compactMap(\.number)
    let one = ExactNumber(1)
    let start: ExactNumber
    let end: ExactNumber
    var step = one
    switch numbers.count {
    case 1: (start, end) = (.zero, numbers[0])
    case 2: (start, end) = (numbers[0], numbers[1])
    case 3: (start, end, step) = (numbers[0], numbers[1], numbers[2])
    default: throw FunctionFailure("one, two or three arguments are required")
    }
    if numbers.count < 3, end < start { step = one.negated }
    let isDownward = end < start
    if isDownward, !(step < .zero), !step.isZero {
      throw FunctionFailure("the end must not be below the start when the step is positive", argument: 1)
    }
    if !isDownward, start < end, step < .zero {
      throw FunctionFailure("the end must not be above the start when the step is negative", argument: 1)
    }
    var items: [TypedValue] = []
    var next = start
    while isDownward ? next > end : next < end {
      if items.count == rangeLimit { throw FunctionFailure("more than \(rangeLimit) values: use a smaller range") }
      items.append(.number(next))
      guard let following = next.adding(step) else { break }
      next = following
    }
    return .list(of: .number, items)
  }

  /// The maximum length of a list, as in Terraform.
  private static let rangeLimit = 1024
}
