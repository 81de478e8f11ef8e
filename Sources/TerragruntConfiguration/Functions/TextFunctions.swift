import HCL2Evaluation
import SourceText

/// Terragrunt's additional functions for texts and versions.
enum TextFunctions {
  static let all: [Function] = [
    test("startswith") { $0.hasPrefix($1) }, test("endswith") { $0.hasSuffix($1) },
    test("strcontains") { $0.contains($1) },
    Function("mark_as_read", [Parameter("path", .string)], result: .string) { call in .string(call.text(0)) },
    Function("constraint_check", [Parameter("version", .string), Parameter("constraint", .string)], result: .bool) {
      call throws(FunctionFailure) in
      guard let version = Version(call.text(0)) else {
        throw FunctionFailure("'\(call.text(0))' is not a version", argument: 0)
      }
      guard let holds = version.satisfies(call.text(1)) else {
        throw FunctionFailure("'\(call.text(1))' is not a version constraint", argument: 1)
      }
      return .bool(holds)
    },
    Function("deep_merge", [], variadic: Parameter("map", .any, allowsNull: true), result: .any) {
      _ throws(FunctionFailure) in
      throw FunctionFailure("needs the experiment 'deep-merge', which is not enabled")
    },
  ]

  private static func test(_ name: Text, _ holds: @escaping @Sendable (Text, Text) -> Bool) -> Function {
    Function(name, [Parameter("string", .string), Parameter("part", .string)], result: .bool) { call in
      .bool(holds(call.text(0), call.text(1)))
    }
  }
}
