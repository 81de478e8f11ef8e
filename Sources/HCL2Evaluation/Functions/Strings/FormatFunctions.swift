import SourceText

/// `format` and `formatlist`.
enum FormatFunctions {
  static let all: [Function] = [
    Function(
      "format", [.string("format")], variadic: Parameter("args", .any, allowsNull: true, tolerance: .nothingUnknown),
      result: .string
    ) { call throws(FunctionFailure) in
      let arguments = Array(call.arguments.dropFirst())
      if arguments.contains(where: { $0.isNull && $0.type == .any }) { return unknown(call) }
      return .string(try FormatString(call.text(0)).format(arguments, call.context.budget))
    },
    Function(
      "formatlist", [.string("format")],
      variadic: Parameter("args", .any, allowsNull: true, tolerance: .nothingUnknown), result: .list(.string), list),
  ]

  /// Terraform's result for a bare `null`, whose type is unknown.
  private static func unknown(_ call: FunctionCall) -> TypedValue {
    .unknown(.any, UnknownReason("Terraform does not say what formatting a bare null gives", at: call.place))
  }

  private static func list(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let arguments = Array(call.arguments.dropFirst())
    if arguments.contains(where: { $0.isNull && $0.type == .any }) { return unknown(call) }
    var length: (count: Int, argument: Int)?
    for (index, argument) in arguments.enumerated() {
      if argument.isNull {
        switch argument.type {
        case .list, .set, .tuple: throw FunctionFailure("a list argument must not be null", argument: index + 1)
        case .any, .string, .number, .bool, .map, .object: continue
        }
      }
      guard let items = argument.elements else { continue }
      if let before = length, before.count != items.count {
        throw FunctionFailure(
          "all lists must have the same length, but argument \(before.argument + 1) has \(before.count) elements and argument \(index + 1) has \(items.count)",
          argument: index + 1)
      }
      length = length ?? (items.count, index)
    }
    let format = FormatString(call.text(0))
    var results: [TypedValue] = []
    for row in 0..<(length?.count ?? 1) {
      let values = arguments.map { $0.elements.map { $0[row] } ?? $0 }
      if values.contains(where: { $0.isNull && $0.type == .any }) {
        results.append(.null(.string))
        continue
      }
      results.append(.string(try format.format(values, call.context.budget)))
    }
    return .list(of: .string, results)
  }
}
