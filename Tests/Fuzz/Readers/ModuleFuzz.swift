import Files
import Hierarchy
import SourceText

/// Reads any bytes as a module's Terraform code. Nothing may trap.
public enum ModuleFuzz: FuzzTarget {
  public static func run(_ bytes: [UInt8]) {
    var files = InMemoryFileSystem([
      "/tree/unit/terraform.tfvars": "terragrunt = { terraform { source = \"../module\" } }\n"
    ])
    files.add("/tree/module/main.tf", bytes)
    var options = ResolutionOptions()
    options.usesModuleDefaults = true
    let tree = Tree(root: "/tree", fileSystem: files, options: options)
    let unit = tree.resolve("/tree/unit/terraform.tfvars")
    let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
    for diagnostic in unit.diagnostics { precondition(!writer.text(of: diagnostic).isEmpty) }
    _ = ResolutionWriter<YAMLWriter>.fragment(of: unit, showsOrigins: true, secrets: .standard)
  }
}
