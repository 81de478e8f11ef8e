public import SourceText

/// The names of the files that Terraform reads automatically.
public enum AutomaticFile {
  static let plain: Text = "terraform.tfvars"
  static let json: Text = "terraform.tfvars.json"
  private static let suffix: Text = ".auto.tfvars"
  private static let jsonSuffix: Text = ".auto.tfvars.json"

  /// True for `*.auto.tfvars` and `*.auto.tfvars.json`.
  ///
  /// - Parameter takesHidden: whether a name may start with a dot. Terraform takes those, but Terragrunt does not copy
  ///   them to the folder in which Terraform runs.
  static func isOne(_ name: Text, takesHidden: Bool = false) -> Bool {
    (name.hasSuffix(suffix) || name.hasSuffix(jsonSuffix)) && (takesHidden || name[0] != Byte.dot)
  }

  /// True for all of these files.
  public static func isRead(_ name: Text, takesHidden: Bool = false) -> Bool {
    name == plain || name == json || isOne(name, takesHidden: takesHidden)
  }
}
