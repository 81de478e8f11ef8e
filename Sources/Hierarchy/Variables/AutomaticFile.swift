import SourceText

/// The names of the files that Terraform reads automatically.
enum AutomaticFile {
  static let plain: Text = "terraform.tfvars"
  static let json: Text = "terraform.tfvars.json"
  private static let suffix: Text = ".auto.tfvars"
  private static let jsonSuffix: Text = ".auto.tfvars.json"

  /// True for `*.auto.tfvars` and `*.auto.tfvars.json`; Terraform ignores names that start with a dot.
  static func isOne(_ name: Text) -> Bool {
    (name.hasSuffix(suffix) || name.hasSuffix(jsonSuffix)) && name[0] != Byte.dot
  }

  /// True for all of these files.
  static func isRead(_ name: Text) -> Bool { name == plain || name == json || isOne(name) }
}
