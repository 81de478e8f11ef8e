import HCLSyntax
import SourceText

/// What one `variable` block says.
struct VariableBlock {
  let name: Text
  /// Where the name stands.
  let place: Place
  var type: VariableType?
  var defaultValue: TerraformLiteral?
  /// Where the word `default` stands.
  var defaultPlace: Place?
  var description: Text?
  var isSensitive: Bool?
  var isNullable: Bool?

  /// This block with what `override`, of a file that Terraform reads last, says instead.
  func overridden(by override: VariableBlock) -> VariableBlock {
    var block = self
    block.type = override.type ?? type
    block.defaultValue = override.defaultValue ?? defaultValue
    block.defaultPlace = override.defaultPlace ?? defaultPlace
    block.description = override.description ?? description
    block.isSensitive = override.isSensitive ?? isSensitive
    block.isNullable = override.isNullable ?? isNullable
    return block
  }
}
