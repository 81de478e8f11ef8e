public import HCL1Syntax
import SourceText

/// What Terraform 0.11 makes of a variable's value in a JSON file.
///
/// Source: the JSON parser of hashicorp/hcl, which turns objects of objects and lists of objects into blocks, and drops
/// booleans from lists; measured with Terraform 0.11.11.
public enum OldTerraformJSON {
  /// The result of reading a value.
  public enum Reading: Sendable {
    /// The value as written.
    case kept
    /// The value without the booleans of its lists.
    case withoutBooleans
    /// An error, or another value.
    case lost
  }

  /// How Terraform 0.11 reads a value from JSON.
  public static func reading(of value: Value) -> Reading {
    switch value.content {
    case .boolean, .number, .string, .null, .unknown: return .kept
    case .list(let elements):
      // A list of objects alone becomes blocks; one object among other values stays.
      if elements.contains(where: \.isList) || !elements.isEmpty && elements.allSatisfy(\.isObject) { return .lost }
      let dropsBooleans = elements.contains { if case .boolean = $0.content { true } else { false } }
      return worst(of: elements, atLeast: dropsBooleans ? .withoutBooleans : .kept)
    case .object(let members):
      if members.count > 1, members.allSatisfy({ $0.value.isObject }) { return .lost }
      return worst(of: members.map(\.value), atLeast: .kept)
    }
  }

  private static func worst(of values: [Value], atLeast first: Reading) -> Reading {
    var worst = first
    for value in values {
      switch reading(of: value) {
      case .kept: break
      case .withoutBooleans: worst = .withoutBooleans
      case .lost: return .lost
      }
    }
    return worst
  }

  /// The value in a form that Terraform 0.11 reads back: booleans in lists as "1" and "0", which it makes of them
  /// anyway; nil when there is no such form.
  public static func writable(_ value: Value) -> Value? {
    switch reading(of: value) {
    case .kept: value
    case .withoutBooleans: withoutBooleans(value)
    case .lost: nil
    }
  }

  private static func withoutBooleans(_ value: Value) -> Value {
    switch value.content {
    case .boolean, .number, .string, .null, .unknown: return value
    case .list(let elements):
      let texts = elements.map { element in
        guard case .boolean(let flag) = element.content else { return withoutBooleans(element) }
        return Value(.string(flag ? "1" : "0"), at: element.range)
      }
      return Value(.list(texts), at: value.range)
    case .object(let members):
      let others = members.map { Member(key: $0.key, keyRange: $0.keyRange, value: withoutBooleans($0.value)) }
      return Value(.object(others), at: value.range)
    }
  }
}
