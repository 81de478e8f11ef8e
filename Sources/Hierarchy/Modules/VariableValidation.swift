public import HCL2Syntax
public import SourceText

/// One `validation` block of a variable.
public struct VariableValidation: Sendable {
  /// The condition that a valid value meets; nil when it is missing or can't be read.
  public let condition: HCL2Syntax.Expression?
  /// The module's own message about a value that does not meet it; nil when it is missing or can't be read.
  public let message: HCL2Syntax.Expression?
  /// The place of the block.
  public let place: Place
}
