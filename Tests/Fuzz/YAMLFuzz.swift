import SourceText
import YAMLSyntax

/// One input of the fuzzer, read as YAML: nothing may trap, and every node lies inside the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let file = SourceFile(name: "fuzz.yml", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let document = YAMLDocument(parsing: file)
  var writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
  for diagnostic in document.diagnostics { precondition(!writer.text(of: diagnostic).isEmpty) }
  var waiting = [document.root]
  while let node = waiting.popLast() {
    precondition(Int(node.range.upper) <= count, "a node reaches past the end of the file")
    waiting += node.elements ?? []
    waiting += (node.entries ?? []).flatMap { [$0.key, $0.value] }
  }
  return 0
}
