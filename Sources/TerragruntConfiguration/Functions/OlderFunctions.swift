import HCL2Evaluation
import SourceText

/// Functions that Terragrunt takes from Terraform 0.15.3, if they differ from those of Terraform 1.11.
enum OlderFunctions {
  static let all: [Function] = [
    conversion("tostring", .string), conversion("tonumber", .number), conversion("tobool", .bool),
    conversion("tolist", .list(.any)), conversion("toset", .set(.any)), conversion("tomap", .map(.any)),
    Function(
      "nonsensitive", [Parameter("value", .any, allowsNull: true, tolerance: .unknown, marks: .visible)], result: .any
    ) {
      call throws(FunctionFailure) in
      guard call.arguments[0].allMarks.contains(.sensitive) || !call.arguments[0].isKnown else {
        throw FunctionFailure("the value is not sensitive, so the call does nothing", argument: 0)
      }
      let value = call.arguments[0]
      // The author takes back a mark, not the origin of the value.
      return value.allMarks.contains(.secret) ? value.withoutTerraformMarks : value.withoutMarks.shown
    },
    Function(
      "element", [Parameter("list", .any, marks: .keptInParts), Parameter("index", .number)], result: .any, element),
  ]

  /// A conversion function. For a bare null, whose type is unknown, the result is unknown.
  private static func conversion(_ name: Text, _ type: ValueType) -> Function {
    let parameter = Parameter("value", .any, allowsNull: true, marks: .keptInParts)
    return Function(name, [parameter], result: type) { call throws(FunctionFailure) in
      let value = call.arguments[0]
      if case .null(.any) = value.content {
        return .unknown(
          type, UnknownReason("\(name)(null) has no type, and Terragrunt takes it as unknown", at: call.place))
      }
      do throws(ConversionFailure) {
        return try value.converted(to: type)
      } catch {
        throw FunctionFailure(error.sentence, argument: 0)
      }
    }
  }

  private static func element(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard let elements = call.arguments[0].elements else {
      throw FunctionFailure("must be a list, but is \(words: call.arguments[0].type.kind)", argument: 0)
    }
    if elements.isEmpty { throw FunctionFailure("an empty list has no elements", argument: 0) }
    guard let index = call.arguments[1].number?.asInt else {
      throw FunctionFailure("the index must be a whole number", argument: 1)
    }
    let position = index % elements.count
    let found = position < 0 ? position + elements.count : position
    return call.arguments[0].part(at: found) ?? elements[found]
  }
}
