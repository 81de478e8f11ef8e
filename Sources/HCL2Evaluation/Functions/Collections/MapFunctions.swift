import SourceText

/// Functions on maps and objects.
enum MapFunctions {
  static let all: [Function] = [
    Function("keys", [.source("inputMap")], result: .any, keys),
    Function("values", [.source("mapping")], result: .any, values),
    Function("merge", [], variadic: .source("maps", allowsNull: true), result: .any, merge),
    Function(
      "zipmap", [Parameter("keys", .list(.string), tolerance: .nothingUnknown), .source("values")], result: .any, zipMap
    ),
    Function(
      "transpose", [Parameter("values", .map(.list(.string)), tolerance: .nothingUnknown)],
      result: .map(.list(.string)), transpose),
  ]

  private static func members(_ call: FunctionCall) throws(FunctionFailure) -> Members {
    guard let members = call.arguments[0].members else {
      throw FunctionFailure(
        "a map or object is required, but this is \(words: call.arguments[0].type.kind)", argument: 0)
    }
    return members
  }

  private static func keys(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let members = try members(call)
    let names = members.all.map { TypedValue.string($0.name, origin: $0.value.origin) }
    return members.type == nil ? .tuple(names) : .list(of: .string, names)
  }

  private static func values(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let members = try members(call)
    return members.type.map { .list(of: $0, members.values) } ?? .tuple(members.values)
  }

  private static func merge(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    if call.arguments.isEmpty { return .object([]) }
    var pairs: [(Text, TypedValue)] = []
    var positions: [Text: Int] = [:]
    for (index, argument) in call.arguments.enumerated() where !argument.isNull {
      guard let members = argument.members else {
        throw FunctionFailure("a map or object is required, but this is \(words: argument.type.kind)", argument: index)
      }
      try call.context.budget.spend(elements: members.count)
      for member in members.all {
        if let position = positions.updateValue(pairs.count, forKey: member.name) {
          let earlier = pairs[position].1
          let origin = member.value.origin?.beating(earlier.beaten + [earlier])
          pairs.append((member.name, member.value.from(origin)))
        } else {
          pairs.append((member.name, member.value))
        }
      }
    }
    let types = call.arguments.map(\.type)
    let first = types[0]
    let areEqual = types.allSatisfy { $0 == first }
    if areEqual, case .map(let element) = first { return .map(of: element, pairs) }
    return .object(pairs)
  }

  private static func zipMap(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let keys = call.elements(0)
    let values: [TypedValue]
    var element: ValueType?
    switch call.arguments[1].content {
    case .list(let list): (values, element) = (list.items, list.type)
    case .tuple(let items): values = items
    case .null, .unknown, .string, .number, .bool, .set, .map, .object:
      throw FunctionFailure("a list is required, but this is \(words: call.arguments[1].type.kind)", argument: 1)
    }
    guard keys.count == values.count else {
      throw FunctionFailure("keys and values must have the same length, but have \(keys.count) and \(values.count)")
    }
    var pairs: [(Text, TypedValue)] = []
    for (position, (key, value)) in zip(keys, values).enumerated() {
      guard let name = key.text else { throw FunctionFailure("key \(position) is null", argument: 0) }
      pairs.append((name, value))
    }
    return element.map { .map(of: $0, pairs) } ?? .object(pairs)
  }

  private static func transpose(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    var output: [Text: [Text]] = [:]
    for member in call.arguments[0].members?.all ?? [] {
      guard let items = member.value.elements else {
        throw FunctionFailure("the list '\(member.name)' is null", argument: 0)
      }
      for item in items {
        guard let text = item.text else {
          throw FunctionFailure("the list '\(member.name)' has a null element", argument: 0)
        }
        output[text, default: []].append(member.name)
      }
    }
    let pairs = output.sorted { $0.key < $1.key }.map {
      ($0.key, TypedValue.list(of: .string, $0.value.sorted().map { .string($0) }))
    }
    return .map(of: .list(.string), pairs)
  }
}
