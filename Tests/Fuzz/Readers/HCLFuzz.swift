import HCL1Syntax
import SourceText

/// Parses, decodes, prints and rereads any bytes as HCL. Nothing may trap. Diagnostics must lie within the file and
/// be printable. Input without errors must survive printing as HCL and as JSON.
public enum HCLFuzz: FuzzTarget {
  public static func run(_ bytes: [UInt8]) {
    let file = SourceFile(name: "fuzz.tfvars", bytes: bytes)
    let tree = SyntaxTree(parsing: file)
    let (members, found) = Decoder.decode(tree)
    checkDiagnostics(tree.diagnostics + found, bytes.count)
    if tree.diagnostics.hasErrors || found.hasErrors { return }
    var printer = TfvarsPrinter(secrets: .revealing)
    for member in members { printer.attribute(member.key, member.value) }
    checkReread(printer.take(), as: "again.tfvars", members)
    var writer = JSONWriter.indented
    writer.object(members, secrets: .revealing)
    checkReread(writer.take(), as: "again.json", members)
  }
}

private func checkDiagnostics(_ diagnostics: [Diagnostic], _ count: Int) {
  let text = DiagnosticTextWriter(usesColor: false, secrets: .standard)
  for diagnostic in diagnostics {
    for place in [diagnostic.place].compactMap({ $0 }) + diagnostic.notes.compactMap(\.place) {
      precondition(
        place.range.lower <= place.range.upper && Int(place.range.upper) <= count, "a place outside the file")
    }
    precondition(!text.text(of: diagnostic).isEmpty)
  }
  var writer = JSONWriter.compact
  var json = DiagnosticJSONWriter(secrets: .standard)
  json.write(diagnostics, to: &writer)
  precondition(writer.take().count >= 2)
}

private func checkReread(_ bytes: [UInt8], as name: Text, _ members: [Member]) {
  let again = SyntaxTree(parsing: SourceFile(name: name, bytes: bytes))
  precondition(!again.diagnostics.hasErrors, "what was printed does not parse")
  let reread = Decoder.decode(again).members
  precondition(Value(.object(members), at: .start) == Value(.object(reread), at: .start), "printing changed the value")
}
