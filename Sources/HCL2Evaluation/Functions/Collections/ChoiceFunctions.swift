import SourceText

/// Functions that choose among their arguments, or among the members of one.
enum ChoiceFunctions {
  static let all: [Function] = [
    Function(
      "coalesce", [],
      variadic: Parameter("vals", .any, allowsNull: true, tolerance: .unknown, marks: .keptInParts), result: .any,
      coalesce),
    Function(
      "coalescelist", [],
      variadic: Parameter("vals", .any, allowsNull: true, tolerance: .unknown, marks: .keptInParts), result: .any,
      coalesceList),
    Function(
      "lookup", [.source("inputMap"), .string("key")],
      variadic: Parameter("default", .any, allowsNull: true, tolerance: .unknown, marks: .keptInParts), result: .any,
      lookup),
    Function("matchkeys", matchKeysParameters, result: .list(.any), matchKeys),
  ]

  private static let matchKeysParameters = [
    Parameter("values", .list(.any)), Parameter("keys", .list(.any), tolerance: .nothingUnknown),
    Parameter("searchset", .list(.any), tolerance: .nothingUnknown),
  ]

  private static func coalesce(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    if call.arguments.isEmpty { throw FunctionFailure("at least one argument is required") }
    let types = call.arguments.map(\.type)
    guard let type = Unification.type(of: types, isUnsafe: true) else {
      throw FunctionFailure("all arguments must have the same type")
    }
    for argument in call.arguments {
      if let unknown = argument.unknown { return call.unknown(type, because: unknown) }
      if argument.isNull { continue }
      do throws(ConversionFailure) {
        let value = try argument.converted(to: type)
        if value.text?.isEmpty ?? false { continue }
        return value
      } catch {
        throw FunctionFailure(error.sentence)
      }
    }
    throw FunctionFailure("all arguments are null or empty strings")
  }

  private static func coalesceList(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    if call.arguments.isEmpty { throw FunctionFailure("at least one argument is required") }
    for (index, argument) in call.arguments.enumerated() {
      switch argument.type {
      case .any, .list, .tuple: continue
      case .string, .number, .bool, .set, .map, .object:
        throw FunctionFailure("a list is required, but this is \(words: argument.type.kind)", argument: index)
      }
    }
    for (index, argument) in call.arguments.enumerated() {
      if let unknown = argument.unknown { return call.unknown(.any, because: unknown) }
      if argument.isNull { throw FunctionFailure("the argument must not be null", argument: index) }
      if !argument.parts.isEmpty { return argument }
    }
    throw FunctionFailure("all lists are empty")
  }

  private static func lookup(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    if call.arguments.count > 3 { throw FunctionFailure("two or three arguments are required") }
    let key = call.text(1)
    guard let members = call.arguments[0].members else {
      throw FunctionFailure("a map is required, but this is \(words: call.arguments[0].type.kind)", argument: 0)
    }
    var fallback = call.arguments.count == 3 ? call.arguments[2] : nil
    if let type = members.type, let given = fallback, !(given.isNull && given.type == .any) {
      do throws(ConversionFailure) {
        fallback = try given.converted(to: type)
      } catch {
        throw FunctionFailure(
          "the default value must have the type of the map's elements, \(words: type.name)", argument: 2)
      }
    }
    if let value = members[key] { return value }
    if let fallback { return fallback }
    throw FunctionFailure("the map has no key '\(key)', and no default is given")
  }

  private static func matchKeys(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let (values, keys, wanted) = (call.elements(0), call.elements(1), call.elements(2))
    guard values.count == keys.count else {
      throw FunctionFailure("values and keys must have the same length, but have \(values.count) and \(keys.count)")
    }
    let types = [call.arguments[1].type.element ?? .any, call.arguments[2].type.element ?? .any].filter { $0 != .any }
    guard let type = types.isEmpty ? .any : Unification.type(of: types, isUnsafe: true) else {
      throw FunctionFailure("keys and searchset must have the same type")
    }
    var output: [TypedValue] = []
    do throws(ConversionFailure) {
      var search: [TypedValue] = []
      for item in wanted { search.append(try item.converted(to: type)) }
      for (value, key) in zip(values, keys) {
        let key = try key.converted(to: type)
        if !call.context.budget.spend(1 + search.count) { break }
        if search.contains(where: { $0.isEqual(to: key) }) { output.append(value) }
      }
    } catch {
      throw FunctionFailure(error.sentence)
    }
    try call.context.budget.spend()
    return .list(of: call.arguments[0].type.element ?? .any, output)
  }
}
