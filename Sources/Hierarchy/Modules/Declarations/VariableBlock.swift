import HCL1Syntax
import HCL2Syntax
import SourceText

/// The contents of one `variable` block.
struct VariableBlock {
  let name: Text
  /// The place of the name.
  let place: Place
  var type: VariableType?
  /// True for a type in quotes, as Terraform 0.11 writes it; nil without a type.
  var isTypeQuoted: Bool?
  var defaultValue: TerraformLiteral?
  /// The place of the word `default`.
  var defaultPlace: Place?
  var description: Text?
  var isSensitive: Bool?
  var isNullable: Bool?
  var isEphemeral: Bool?
  /// True for a block that is invalid in HCL2, so that only Terraform 0.11 reads it.
  var isOnlyFor011 = false
  var validations: [VariableValidation] = []
  /// The type and the default as written, for a block of HCL2.
  var typeExpression: HCL2Syntax.Expression?
  var defaultExpression: HCL2Syntax.Expression?

  /// True when Terraform 0.11 treats the variable as a map: by its type or, without one, by its default.
  var isOldStyleMap: Bool {
    if isTypeQuoted != nil { return type == .map(.any) }
    guard case .value(let value) = defaultValue else { return false }
    return value.members != nil
  }

  /// This block with the changes of `override`, from a file that Terraform merges last. Such a file can't change validations.
  func overridden(by override: VariableBlock) -> VariableBlock {
    var block = self
    block.type = override.type ?? type
    block.isTypeQuoted = override.isTypeQuoted ?? isTypeQuoted
    block.defaultValue = override.defaultValue ?? defaultValue
    block.defaultPlace = override.defaultPlace ?? defaultPlace
    block.description = override.description ?? description
    block.isSensitive = override.isSensitive ?? isSensitive
    block.isNullable = override.isNullable ?? isNullable
    block.isEphemeral = override.isEphemeral ?? isEphemeral
    block.typeExpression = override.typeExpression ?? typeExpression
    block.defaultExpression = override.defaultExpression ?? defaultExpression
    return block
  }
}
