import SourceText

#if canImport(Glibc)
import Glibc
#endif

extension NumericFunctions {
  /// Logarithms and powers are computed as doubles.
  static func logarithm(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    try double(log(call.number(0).asDouble) / log(call.number(1).asDouble), "logarithm")
  }

  static func power(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    try double(pow(call.number(0).asDouble, call.number(1).asDouble), "power")
  }

  private static func double(_ value: Double, _ what: String) throws(FunctionFailure) -> TypedValue {
    guard let number = ExactNumber(value) else { throw FunctionFailure("the \(words: what) of these numbers is not a number") }
    return .number(number)
  }
}
