import Comparison
import SourceText

/// Reads any bytes as the file of `diff --policy`. Nothing may trap, and diagnostics must be printable.
public enum PolicyFuzz: FuzzTarget {
  public static func run(_ bytes: [UInt8]) {
    let file = SourceFile(name: "policy.tfvars", bytes: bytes)
    let (_, diagnostics) = PolicyReader.read(file)
    let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
    for diagnostic in diagnostics { precondition(!writer.text(of: diagnostic).isEmpty) }
  }
}
