import Comparison
import SourceText

/// One input of the fuzzer as the file of `diff --policy`: nothing may trap, and what is wrong must be printable.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let file = SourceFile(name: "policy.tfvars", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let (_, diagnostics) = PolicyReader.read(file)
  var writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
  for diagnostic in diagnostics { precondition(!writer.text(of: diagnostic).isEmpty) }
  return 0
}
