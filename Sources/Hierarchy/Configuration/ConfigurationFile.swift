public import SourceText

/// The names of configuration files.
public enum ConfigurationFile {
  static let oldName: Text = ".terragrunt"
  static let name: Text = "terraform.tfvars"
  /// All of them, highest precedence first.
  public static let names = [oldName, name]

  /// True for a file whose whole body is the configuration: Terragrunt decides by the end of its name.
  static func isOldStyle(_ path: Path) -> Bool { path.text.hasSuffix(oldName) }
}
