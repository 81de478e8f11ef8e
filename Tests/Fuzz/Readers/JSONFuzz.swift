import HCL1Syntax
import SourceText

/// Reads any bytes as a JSON tfvars file. Nothing may trap. Input without errors must survive being written as JSON
/// and read again.
public enum JSONFuzz: FuzzTarget {
  public static func run(_ bytes: [UInt8]) {
    let file = SourceFile(name: "fuzz.tfvars.json", bytes: bytes)
    let tree = SyntaxTree(parsing: file)
    var diagnosticWriter = DiagnosticJSONWriter(secrets: .standard)
    var shown = JSONWriter.indented
    diagnosticWriter.write(tree.diagnostics, to: &shown)
    let (members, found) = Decoder.decode(tree)
    if tree.diagnostics.hasErrors || found.hasErrors { return }
    var writer = JSONWriter.indented
    writer.object(members, secrets: .revealing)
    let again = SyntaxTree(parsing: SourceFile(name: "again.json", bytes: writer.take()))
    precondition(!again.diagnostics.hasErrors, "what was written does not parse")
    let reread = Decoder.decode(again).members
    precondition(Value(.object(members), at: .start) == Value(.object(reread), at: .start), "writing changed the value")
  }
}
