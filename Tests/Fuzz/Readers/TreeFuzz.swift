import Files
import HCL1Syntax
import Hierarchy
import SourceText

/// Uses any bytes for a whole unit, in default and in exact mode: as its configuration file, an included file, the
/// environment and a `-var` argument. Nothing may trap, and in default mode a value from the environment stays one
/// value.
public enum TreeFuzz: FuzzTarget {
  public static func run(_ bytes: [UInt8]) {
    var argument: [UInt8] = []
    TfvarsPrinter.appendQuoted("-var=" + Text(bytes), to: &argument)
    let before = Array("terragrunt = { terraform { extra_arguments \"a\" { commands = [\"plan\"] arguments = [".utf8)
    let passing = before + argument + Array("] } } }\nenvironment = \"${get_env(\"A\", \"b\")}\"\n".utf8)
    let block = Array("terragrunt = { include { path = \"../terraform.tfvars\" } }\n".utf8)
    var files = InMemoryFileSystem([:])
    files.add("/tree/terraform.tfvars", Array("terragrunt = {}\n".utf8) + bytes)
    files.add("/tree/whole/terraform.tfvars", bytes)
    files.add("/tree/child/terraform.tfvars", block + bytes)
    files.add("/tree/passing/terraform.tfvars", passing)
    for compatibility in [ResolutionOptions.Compatibility.expected, .terragrunt0187] {
      var options = ResolutionOptions()
      options.compatibility = compatibility
      options.usesEnvironment = true
      options.environment = ["A": Text(bytes), "TF_VAR_a": Text(bytes)]
      let tree = Tree(root: "/tree", fileSystem: files, options: options)
      for unit in ["whole", "child", "passing"] {
        let resolved = tree.resolve(Path("/tree/\(unit)/terraform.tfvars"))
        let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
        for diagnostic in resolved.diagnostics { precondition(!writer.text(of: diagnostic).isEmpty) }
        _ = ResolutionWriter<JSONWriter>.fragment(of: resolved, showsOrigins: true, secrets: .standard)
        if unit == "passing", compatibility == .expected, !resolved.diagnostics.hasErrors {
          let value = resolved.settings.first { $0.name == "environment" }?.value.string
          precondition(value == Text(bytes) || value == nil, "the environment changed the configuration")
        }
      }
    }
  }
}
