import SourceText

/// Functions on sets.
enum SetFunctions {
  private static func set(_ name: String) -> Parameter { Parameter(name, .set(.any), tolerance: .nothingUnknown) }

  static let all: [Function] = [
    Function("setunion", [set("first_set")], variadic: set("other_sets"), result: .set(.any)) {
      call throws(FunctionFailure) in
      try combine(call) { $0 + $1 }
    },
    Function("setintersection", [set("first_set")], variadic: set("other_sets"), result: .set(.any)) {
      call throws(FunctionFailure) in
      try combine(call) { kept, next in kept.filter { item in next.contains { $0.isEqual(to: item) } } }
    },
    Function("setsubtract", [set("a"), set("b")], result: .set(.any)) { call throws(FunctionFailure) in
      try combine(call) { kept, next in kept.filter { item in !next.contains { $0.isEqual(to: item) } } }
    },
    Function(
      "setproduct", [], variadic: Parameter("sets", .any, tolerance: .nothingUnknown), result: .any, product),
  ]

  private static func combine(
    _ call: FunctionCall, _ step: ([TypedValue], [TypedValue]) -> [TypedValue]
  ) throws(FunctionFailure) -> TypedValue {
    let given = call.arguments.filter { !($0.type == .set(.any) && ($0.elements ?? []).isEmpty) }.compactMap(
      \.type.element)
    guard let type = given.isEmpty ? .any : Unification.type(of: given, isUnsafe: true) else {
      throw FunctionFailure("all sets must have elements of compatible types")
    }
    var result: [TypedValue] = []
    for (index, argument) in call.arguments.enumerated() {
      let items = try convert(argument.elements ?? [], to: type, argument: index)
      try call.context.budget.spend(elements: index == 0 ? items.count : items.count + result.count * items.count / 16)
      result = index == 0 ? items : step(result, items)
    }
    return .set(of: type, result)
  }

  private static func convert(
    _ items: [TypedValue], to type: ValueType, argument: Int
  ) throws(FunctionFailure) -> [TypedValue] {
    var result: [TypedValue] = []
    do throws(ConversionFailure) {
      for item in items { result.append(try item.converted(to: type)) }
    } catch {
      throw FunctionFailure(error.sentence, argument: argument)
    }
    return result
  }

  private static func product(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    if call.arguments.count < 2 { throw FunctionFailure("at least two arguments are required") }
    var columns: [[TypedValue]] = []
    var types: [ValueType] = []
    var hasSet = false
    for (index, argument) in call.arguments.enumerated() {
      let isSet = if case .set = argument.content { true } else { false }
      hasSet = hasSet || isSet
      guard argument.elements != nil,
        let list = try? argument.converted(to: isSet ? .set(.any) : .list(.any)), let items = list.elements
      else { throw FunctionFailure("a set or list of elements of one type is required", argument: index) }
      columns.append(items)
      types.append(list.type.element ?? .any)
    }
    var total = 1
    for column in columns {
      total = total.multipliedReportingOverflow(by: column.count).overflow ? Int.max / 2 : total * column.count
    }
    try call.context.budget.spend(
      elements: total.multipliedReportingOverflow(by: columns.count).overflow ? Int.max / 2 : total * columns.count)
    var rows: [[TypedValue]] = [[]]
    for column in columns { rows = rows.flatMap { row in column.map { row + [$0] } } }
    let element = ValueType.tuple(types)
    let items = rows.map { TypedValue.tuple($0) }
    return hasSet ? .set(of: element, items) : .list(of: element, items)
  }
}
