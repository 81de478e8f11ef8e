import Comparison
import SourceText

/// One input of the fuzzer as the file of `diff --policy`: nothing may trap, and what is wrong must be printable.
public enum PolicyFuzz: FuzzTarget {
  public static func run(_ bytes: [UInt8]) {
    let file = SourceFile(name: "policy.tfvars", bytes: bytes)
    let (_, diagnostics) = PolicyReader.read(file)
    let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
    for diagnostic in diagnostics { precondition(!writer.text(of: diagnostic).isEmpty) }
  }
}
