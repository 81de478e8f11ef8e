import SourceText
import YAMLSyntax

/// Reads any bytes as YAML. Nothing may trap, and every node must lie inside the file.
public enum YAMLFuzz: FuzzTarget {
  public static func run(_ bytes: [UInt8]) {
    let file = SourceFile(name: "fuzz.yml", bytes: bytes)
    let document = YAMLDocument(parsing: file)
    let writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
    for diagnostic in document.diagnostics { precondition(!writer.text(of: diagnostic).isEmpty) }
    var waiting = [document.root]
    while let node = waiting.popLast() {
      precondition(Int(node.range.upper) <= bytes.count, "a node reaches past the end of the file")
      waiting += node.elements ?? []
      waiting += (node.entries ?? []).flatMap { [$0.key, $0.value] }
    }
  }
}
