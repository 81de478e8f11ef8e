import Files
import HCL1Syntax
import HCL2Evaluation
import HCL2Syntax
import Hierarchy
import SourceText

/// The formats of `convert`.
enum ConvertFormat: String, OutputFormat {
  case json, tfvars, yaml
  case tfvarsJSON = "tfvars-json"
  /// The syntax tree of HCL2 files.
  case tree

  static let standard = json
}

/// `strata convert`: one file in another format. Expressions of an HCL2 file are evaluated.
enum ConvertCommand: Command {
  static let name = "convert"
  static let summary = "files in another format"
  static let operands = "FILE…"
  static let flags = [
    Flag("to", value: "FORMAT", choices: ConvertFormat.names, "the format to write (json)"),
    Flag("format", letter: "f", value: "FORMAT", choices: ConvertFormat.names, "the same as --to"),
    Flag(
      "syntax", value: "SYNTAX", choices: ["hcl1", "hcl2"],
      "the language of the files: hcl1 up to Terraform 0.11, hcl2 since (hcl2 for .tf and .hcl, else hcl1)"),
    Flag(
      "terraform", value: "VERSION", choices: ["0.11", "0.12", "1"],
      "tfvars-json: the Terraform that reads it; 0.11 loses some values of JSON, which are then refused"),
    Flag("evaluate", "HCL2: each value may name the others and call functions, as in a locals block"),
    SecretFlags.redact,
  ]
  static let examples = [
    Example("strata convert --to yaml aws/common.tfvars", "a var file as YAML"),
    Example("printf 'ports = [80 443]' | strata convert -", "all mistakes in a text, each with the way out"),
  ]
  static let resolves = false

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    guard !arguments.operands.isEmpty else {
      throw UsageError("'convert' needs a file", help: "write strata convert FILE, or - for standard input")
    }
    if let to = arguments["to"], let format = arguments["format"], to != format {
      throw UsageError(
        "'--to \(to)' and '--format \(format)' ask for two formats", help: "leave one out: they mean the same")
    }
    let format = ConvertFormat(rawValue: arguments["to"] ?? arguments["format"] ?? "") ?? .standard
    if arguments.has("terraform"), format != .tfvarsJSON {
      throw UsageError("'--terraform' belongs to '--to tfvars-json'", help: "the other formats keep every value")
    }
    if arguments["terraform"] == "0.11", isHCL2(arguments) {
      throw UsageError(
        "'--terraform 0.11' is for HCL1, and these are files of HCL2", help: "Terraform 0.11 does not read HCL2")
    }
    if format == .tree { return try writeTrees(arguments, invocation) }
    if isHCL2(arguments) { return writeEvaluated(arguments, format, invocation) }
    if arguments.has("evaluate") {
      throw UsageError("'--evaluate' evaluates HCL2 files only", help: "write --syntax hcl2")
    }
    let secrets = invocation.secrets(ofDataCommand: true)
    var documents: [HCL1File] = []
    var diagnostics: [Diagnostic] = []
    let operands = distinct(arguments.operands)
    for operand in operands {
      guard let file = readFile(operand, invocation, &diagnostics) else { continue }
      if let document = HCL1File(file, named: operand, &diagnostics) { documents.append(document) }
    }
    invocation.console.report(diagnostics)
    let isSingle = arguments.operands.count == 1
    switch format {
    case .tfvars: writeTfvars(documents, secrets: secrets, isSingle: isSingle, invocation)
    case .yaml: invocation.console.write(document(documents, YAMLWriter(), secrets: secrets, isSingle: isSingle))
    case .tfvarsJSON where arguments["terraform"] == "0.11":
      try writeFor011(documents, secrets: secrets, isSingle: isSingle, invocation)
    case .json, .tfvarsJSON, .tree:
      if format == .tfvarsJSON, arguments["terraform"] == nil { warnOf011(documents, invocation) }
      var bytes = document(documents, JSONWriter.indented, secrets: secrets, isSingle: isSingle)
      if !bytes.isEmpty { bytes.append(Byte.lineFeed) }
      invocation.console.write(bytes)
    }
    return invocation.console.finish()
  }

  /// Writes the JSON that Terraform 0.11 reads back, or nothing where it would read another value.
  private static func writeFor011(
    _ documents: [HCL1File], secrets: SecretPolicy, isSingle: Bool, _ invocation: Invocation
  ) throws(UsageError) {
    guard isSingle else {
      throw UsageError("'--to tfvars-json --terraform 0.11' writes one file", help: "convert each file by itself")
    }
    guard let document = documents.first else { return }
    let lost = document.membersLostBy011
    invocation.console.report(
      lost.map { member in
        Diagnostic(
          .error, ResolutionCode.jsonValueLost, "Terraform 0.11 can't read '\(member.key)' back from JSON",
          at: Place(document.source, member.keyRange), help: "write --to tfvars, which it reads")
      })
    guard lost.isEmpty else { return }
    var writer = JSONWriter.indented
    writer.object(document.membersFor011, secrets: secrets)
    invocation.console.write(writer.take() + [Byte.lineFeed])
  }

  /// HCL1 is mostly for Terraform 0.11, whose reader of JSON changes some values.
  private static func warnOf011(_ documents: [HCL1File], _ invocation: Invocation) {
    invocation.console.report(
      documents.compactMap { document in
        guard let first = document.membersChangedBy011.first else { return nil }
        return Diagnostic(
          .warning, ResolutionCode.jsonValueLost, "Terraform 0.11 reads '\(first.key)' from JSON as another value",
          at: Place(document.source, first.keyRange),
          help: "--terraform 0.11 writes what it reads; --terraform 0.12 is for newer versions")
      })
  }

  /// Prints the syntax tree of an HCL2 file, or an object with the trees of several files.
  private static func writeTrees(
    _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) -> ExitStatus {
    if arguments["syntax"] == "hcl1" {
      throw UsageError("'--to tree' shows the tree of HCL2 files only", help: "write --syntax hcl2")
    }
    if arguments.has("redact") {
      throw UsageError("'--to tree' shows all that is written, and masks nothing", help: "leave out --redact")
    }
    var diagnostics: [Diagnostic] = []
    var trees: [HCL2Syntax.SyntaxTree] = []
    let operands = distinct(arguments.operands)
    for operand in operands {
      guard let file = readFile(operand, invocation, &diagnostics) else { continue }
      let tree = HCL2Syntax.SyntaxTree(parsing: file)
      diagnostics += tree.diagnostics
      if !tree.diagnostics.hasErrors { trees.append(tree) }
    }
    invocation.console.report(diagnostics)
    if arguments.operands.count > 1 {
      var writer = JSONWriter.compact
      writer.beginObject()
      for tree in trees {
        writer.key(tree.file.name)
        writer.fragment(TreeWriter.json(of: tree))
      }
      writer.endObject()
      invocation.console.write(writer.take() + [Byte.lineFeed])
    } else if let tree = trees.first {
      invocation.console.write(TreeWriter.json(of: tree) + [Byte.lineFeed])
    }
    return invocation.console.finish()
  }

  /// The files, each once, in their order.
  private static func distinct(_ operands: [String]) -> [String] {
    var seen: Set<String> = []
    return operands.filter { seen.insert($0).inserted }
  }

  /// True when the files are HCL2, because a flag or all their names say so.
  private static func isHCL2(_ arguments: ParsedArguments) -> Bool {
    if let syntax = arguments["syntax"] { return syntax == "hcl2" }
    let endings = [".hcl", ".tf", ".tofu", ".hcl.json", ".tf.json"]
    return arguments.operands.allSatisfy { operand in endings.contains { operand.hasSuffix($0) } }
  }

  /// Prints the values of HCL2 files.
  private static func writeEvaluated(
    _ arguments: ParsedArguments, _ format: ConvertFormat, _ invocation: Invocation
  ) -> ExitStatus {
    let context = EvaluationContext(
      files: invocation.host.fileSystem, workingFolder: invocation.path("."))
    var documents: [(name: Text, file: EvaluatedFile)] = []
    var diagnostics: [Diagnostic] = []
    let operands = distinct(arguments.operands)
    for operand in operands {
      guard let file = readFile(operand, invocation, &diagnostics) else { continue }
      let evaluated =
        arguments.has("evaluate")
        ? EvaluatedFile(definitions: file, context: context) : EvaluatedFile(variableFile: file)
      diagnostics += evaluated.diagnostics
      if !evaluated.diagnostics.hasErrors { documents.append((file.name, evaluated)) }
    }
    invocation.console.report(diagnostics)
    let secrets = invocation.secrets(ofDataCommand: true)
    let isSingle = arguments.operands.count == 1
    switch format {
    case .tfvars: invocation.console.write(native(documents, secrets: secrets, isSingle: isSingle))
    case .yaml: invocation.console.write(evaluated(documents, YAMLWriter(), secrets: secrets, isSingle: isSingle))
    case .json, .tfvarsJSON, .tree:
      let bytes = evaluated(documents, JSONWriter.indented, secrets: secrets, isSingle: isSingle)
      invocation.console.write(bytes.isEmpty ? bytes : bytes + [Byte.lineFeed])
    }
    return invocation.console.finish()
  }

  private static func evaluated(
    _ documents: [(name: Text, file: EvaluatedFile)], _ start: some StructuredWriter, secrets: SecretPolicy,
    isSingle: Bool
  ) -> [UInt8] {
    var writer = start
    if isSingle {
      guard let only = documents.first else { return [] }
      only.file.write(to: &writer, secrets: secrets)
      return writer.take()
    }
    writer.beginObject()
    for document in documents {
      writer.key(document.name)
      document.file.write(to: &writer, secrets: secrets)
    }
    writer.endObject()
    return writer.take()
  }

  private static func native(
    _ documents: [(name: Text, file: EvaluatedFile)], secrets: SecretPolicy, isSingle: Bool
  ) -> [UInt8] {
    var printer = HCL2Printer(secrets: secrets)
    for (index, document) in documents.enumerated() {
      if index > 0 { printer.blankLine() }
      if !isSingle { printer.comment(document.name) }
      for (name, value) in document.file.values { printer.attribute(name, value) }
    }
    return printer.take()
  }

  private static func readFile(
    _ operand: String, _ invocation: Invocation, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    do throws(FileSystemError) {
      let bytes =
        operand == "-" ? try invocation.host.readInput() : try invocation.host.fileSystem.read(invocation.path(operand))
      return SourceFile(name: operand == "-" ? "standard input" : Text(operand), bytes: bytes)
    } catch {
      let place = Place(SourceFile(name: Text(operand), bytes: []), .start)
      diagnostics.append(
        Diagnostic(
          .error, "unreadable-file", "'\(operand)' can't be read: \(error.reason)", at: place,
          help: error == .isFolder
            ? "name a file; strata resolve reads folders" : "name a file; paths count from the current folder"))
      return nil
    }
  }

  private static func document(
    _ documents: [HCL1File], _ start: some StructuredWriter, secrets: SecretPolicy,
    isSingle: Bool
  ) -> [UInt8] {
    var writer = start
    if isSingle {
      guard let only = documents.first else { return [] }
      writer.object(only.members, secrets: secrets)
      return writer.take()
    }
    writer.beginObject()
    for document in documents {
      writer.key(document.name)
      writer.object(document.members, secrets: secrets)
    }
    writer.endObject()
    return writer.take()
  }

  /// Writes all files, or none where one of them can't be written.
  private static func writeTfvars(
    _ documents: [HCL1File], secrets: SecretPolicy, isSingle: Bool, _ invocation: Invocation
  ) {
    var output: [UInt8] = []
    var failures: [Diagnostic] = []
    for (index, document) in documents.enumerated() {
      if index > 0 { output.append(Byte.lineFeed) }
      if !isSingle {
        var printer = TfvarsPrinter(secrets: secrets)
        printer.comment(document.name)
        output += printer.take()
      }
      do throws(Diagnostic) {
        output += try document.tfvars(secrets)
      } catch {
        failures.append(error)
      }
    }
    invocation.console.report(failures)
    if failures.isEmpty { invocation.console.write(output) }
  }
}
