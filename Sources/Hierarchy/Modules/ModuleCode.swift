public import SourceText

/// The mistakes that reading the code of a module reports.
public enum ModuleCode: String, ListedCode {
  case badVariableType = "bad-variable-type"
  case refusedVariable = "refused-variable"
  case repeatedVariable = "repeated-variable"
  case replacedFile = "replaced-file"
  case terraformSyntax = "terraform-syntax"

  /// The severities that it is reported with, worst first: warnings where something else may replace the file, and outside
  /// of `strata check`.
  public var severities: [Severity] { self == .replacedFile ? [.warning, .info] : [.error, .warning] }

  /// The mistake, in one line.
  public var summary: String {
    switch self {
    case .badVariableType: "a module's variable whose type Terraform does not know"
    case .refusedVariable: "a variable block that Terraform refuses"
    case .repeatedVariable: "a module that declares a variable twice"
    case .replacedFile: "a file for Terraform in whose place OpenTofu reads another"
    case .terraformSyntax: "a module's file with a mistake of syntax, or with a block that Terraform does not have"
    }
  }
}
