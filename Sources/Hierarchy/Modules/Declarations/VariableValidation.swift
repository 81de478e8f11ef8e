public import HCL2Syntax
public import SourceText

/// One `validation` block of a variable.
public struct VariableValidation: Sendable {
  /// The condition for a valid value; nil when it is missing or can't be read.
  public let condition: HCL2Syntax.Expression?
  /// The module's own message about an invalid value; nil when it is missing or can't be read.
  public let message: HCL2Syntax.Expression?
  /// The place of the block.
  public let place: Place
}
