import HCL1Syntax
import SourceText

/// What one `variable` block says.
struct VariableBlock {
  let name: Text
  /// Where the name stands.
  let place: Place
  var type: VariableType?
  /// True for a type in quotes, as Terraform 0.11 writes it; nil without a type.
  var isTypeQuoted: Bool?
  var defaultValue: TerraformLiteral?
  /// Where the word `default` stands.
  var defaultPlace: Place?
  var description: Text?
  var isSensitive: Bool?
  var isNullable: Bool?

  /// True for what Terraform 0.11 takes for a map: by its type or, where that is not given, by its default.
  var isOldStyleMap: Bool {
    if isTypeQuoted != nil { return type == .map(.any) }
    guard case .value(let value) = defaultValue else { return false }
    return value.members != nil
  }

  /// This block with what `override`, of a file that Terraform reads last, says instead.
  func overridden(by override: VariableBlock) -> VariableBlock {
    var block = self
    block.type = override.type ?? type
    block.isTypeQuoted = override.isTypeQuoted ?? isTypeQuoted
    block.defaultValue = override.defaultValue ?? defaultValue
    block.defaultPlace = override.defaultPlace ?? defaultPlace
    block.description = override.description ?? description
    block.isSensitive = override.isSensitive ?? isSensitive
    block.isNullable = override.isNullable ?? isNullable
    return block
  }
}
