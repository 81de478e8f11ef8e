import Files
import Hierarchy
import Pipelines
import SourceText

/// Reads any bytes as the files of `render --mapping` and `--inputs`, and as a unit's own variables, and runs all
/// rules. Nothing may trap, and diagnostics must be printable.
public enum MappingFuzz: FuzzTarget {
  public static func run(_ bytes: [UInt8]) {
    var files = InMemoryFileSystem([:])
    files.add("/tree/unit/terraform.tfvars", Array("terragrunt = {}\nstage_1_name = \"Source\"\n".utf8) + bytes)
    let tree = Tree(root: "/tree", fileSystem: files, options: ResolutionOptions())
    let unit = tree.resolve("/tree/unit/terraform.tfvars")
    var settings = RenderSettings()
    settings.mapping = ParameterMapping(file: SourceFile(name: "mapping.tfvars", bytes: bytes))
    settings.inputs.add(file: SourceFile(name: "inputs.tfvars", bytes: bytes))
    let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
    let diagnostics =
      settings.mapping.diagnostics + settings.inputs.diagnostics
      + PipelineRules.findings(for: UnitRequests(unit, settings), settings)
    for diagnostic in diagnostics { precondition(!writer.text(of: diagnostic).isEmpty) }
  }
}
