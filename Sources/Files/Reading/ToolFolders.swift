public import SourceText

/// Names of folders that programs fill, and that hold nothing of the user's.
public enum ToolFolders {
  /// What Terraform, Terragrunt and git leave.
  public static let ofTerraform: Set<Text> = [".git", ".terraform", ".terragrunt-cache"]
  /// Those, and the packages of Node.
  public static let all = ofTerraform.union(["node_modules"])
}
