import HCL2Syntax
import SourceText

/// `a.tf` beside `a.tofu`: OpenTofu reads the one, Terraform the other.
struct ReplacedFile {
  /// Which of the two counts.
  let diagnostic: Diagnostic

  /// - Parameters:
  ///   - old: the file for Terraform, which does not count.
  ///   - new: the one of OpenTofu.
  init(_ old: SourceFile, by new: SourceFile) {
    let isSame = Self.variables(in: old) == Self.variables(in: new)
    let (replaced, counting) = (Path(old.name).name, Path(new.name).name)
    diagnostic = Diagnostic(
      isSame ? .info : .warning, ModuleCode.replacedFile,
      isSame
        ? "'\(counting)' counts and '\(replaced)' does not: OpenTofu reads the one, and Terraform the other"
        : "'\(counting)' counts and '\(replaced)' does not, which declares other variables: OpenTofu reads the one, and Terraform the other",
      at: Place(new, .start),
      help: isSame ? nil : "remove the one that is not for you, or declare the variables in a file that both read")
  }

  /// The variables that a file declares, as it spells them, in byte order.
  private static func variables(in file: SourceFile) -> [Text] {
    TerraformFileReader(file).written.map { block in
      block.attributes.reduce(block.name ?? "") { $0 + " " + $1.name + "=" + file.text($1.expression.range) }
    }.sorted()
  }
}
