import HCLSyntax
import SourceText

/// One input of the fuzzer: any bytes are parsed, decoded, printed and read back; nothing may trap, and what was read
/// without errors must survive printing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let file = SourceFile(name: "fuzz.tfvars", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let tree = SyntaxTree(parsing: file)
  var writer = DiagnosticTextWriter(usesColor: false, secrets: .standard)
  for diagnostic in tree.diagnostics { precondition(!writer.text(of: diagnostic).isEmpty) }
  let (members, found) = Decoder.decode(tree)
  if tree.diagnostics.hasErrors || found.hasErrors { return 0 }
  var printer = TfvarsPrinter(secrets: .revealing)
  for member in members { printer.attribute(member.key, member.value) }
  let again = SyntaxTree(parsing: SourceFile(name: "again.tfvars", bytes: printer.take()))
  precondition(!again.diagnostics.hasErrors, "what was printed does not parse")
  let reread = Decoder.decode(again).members
  precondition(Value(.object(members), at: .start) == Value(.object(reread), at: .start), "printing changed the value")
  return 0
}
