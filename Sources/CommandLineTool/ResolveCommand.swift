import HCLSyntax
import Hierarchy
import SourceText

/// `strata resolve`: the effective configuration and variables of units.
enum ResolveCommand: Command {
  static let name = "resolve"
  static let summary = "the effective configuration and variables of units"
  static let operands = "[PATH…]"
  static let flags = [
    Flag(
      "format", letter: "f", value: "FORMAT", choices: ["tfvars", "json", "yaml", "tfvars-json", "env"],
      "the format to write (tfvars)"),
    Flag("show-origin", "say for each value which file and line set it"),
    Flag("query", value: "NAME", "print one variable only"),
    Flag("redact", "mask values that look secret"),
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let paths = (arguments.operands.isEmpty ? ["."] : arguments.operands).map { invocation.path($0) }
    let tree = try invocation.tree(for: paths)
    let selection = tree.selection(of: paths)
    let all = tree.resolve(selection)
    let diagnostics = selection.diagnostics + all.flatMap(\.diagnostics)
    invocation.console.report(diagnostics)
    let units = all.filter { !$0.diagnostics.hasErrors }
    let format = arguments["format"] ?? "tfvars"
    if format == "tfvars-json", units.count > 1 {
      throw UsageError(
        "'--format tfvars-json' writes one unit, and there are \(units.count)", help: "name one unit's folder")
    }
    let secrets = arguments.has("redact") ? SecretPolicy.standard : .revealing
    let output = ResolveOutput(
      units: units, diagnostics: diagnostics.sortedByPlace, showsOrigins: arguments.has("show-origin"),
      secrets: secrets,
      console: invocation.console)
    if let name = arguments["query"] {
      output.query(Text(name), format: format)
    } else {
      output.write(format: format)
    }
    return invocation.console.finish()
  }
}

/// The formats of `resolve`.
private struct ResolveOutput {
  let units: [ResolvedUnit]
  let diagnostics: [Diagnostic]
  let showsOrigins: Bool
  let secrets: SecretPolicy
  let console: Console

  func write(format: String) {
    switch format {
    case "json":
      write(JSONWriter.indented)
      console.write([0x0A])
    case "yaml": write(YAMLWriter())
    case "tfvars-json":
      for unit in units { console.write(variables(of: unit, JSONWriter.indented) + [0x0A]) }
    case "env":
      for unit in units { console.write(exports(unit, unit.settings)) }
    default: writeTfvars(units.map { ($0, $0.settings) })
    }
  }

  private func write(_ start: some StructuredWriter) {
    var writer = ResolutionWriter(start, showsOrigins: showsOrigins, secrets: secrets)
    writer.begin()
    for unit in units {
      writer.add(unit)
      console.write(writer.take())
    }
    writer.end(diagnostics)
    console.write(writer.take())
  }

  private func variables(of unit: ResolvedUnit, _ start: some StructuredWriter) -> [UInt8] {
    var writer = start
    writer.beginObject()
    for setting in unit.settings.sorted(by: { $0.name < $1.name }) {
      writer.key(setting.name)
      writer.value(setting.value, named: setting.name, secrets: secrets)
    }
    writer.endObject()
    return writer.take()
  }

  private func writeTfvars(_ units: [(unit: ResolvedUnit, settings: [Setting])]) {
    var printer = TfvarsPrinter(secrets: secrets)
    var tables = LineTables()
    for (index, entry) in units.enumerated() {
      if index > 0 { printer.blankLine() }
      printer.comment(entry.unit.path.text)
      for setting in entry.settings {
        let place = setting.origin.place
        let comment = showsOrigins ? place.file.name + ":" + Text(String(tables.position(of: place).line)) : nil
        printer.attribute(setting.name, setting.value, comment: comment)
      }
      console.write(printer.take())
    }
  }

  private func exports(_ unit: ResolvedUnit, _ settings: [Setting]) -> [UInt8] {
    var output: [UInt8] = []
    if units.count > 1 { output += Array("# \(unit.path)\n".utf8) }
    for setting in settings {
      guard ShellText.isName(setting.name) else {
        console.report([
          Diagnostic(
            .warning, "no-shell-name", "'\(setting.name)' can't be part of a shell variable's name and is left out",
            at: setting.origin.place)
        ])
        continue
      }
      output += Array("export TF_VAR_".utf8)
      output.append(setting.name)
      output.append(0x3D)
      output += ShellText.quoted(plain(setting.value, named: setting.name))
      output.append(0x0A)
    }
    return output
  }

  /// The value as an environment variable carries it: a string as it is, anything else as JSON.
  private func plain(_ value: Value, named name: Text) -> Text {
    if case .string(let text) = value.content, !secrets.isSecret(name: name), !secrets.isSecret(value: text) {
      return text
    }
    if secrets.isSecret(name: name) { return SecretPolicy.mask }
    var writer = JSONWriter.compact
    writer.value(value, named: name, secrets: secrets)
    return Text(writer.take())
  }

  func query(_ name: Text, format: String) {
    var found: [(unit: ResolvedUnit, settings: [Setting])] = []
    for unit in units {
      let settings = unit.settings.filter { $0.name == name }
      if settings.isEmpty {
        let nearest = NearestName.of(name.description, among: unit.settings.map(\.name.description))
        console.report([
          Diagnostic(
            .error, "no-such-variable", "'\(unit.path)' has no variable '\(name)'", at: nil,
            help: nearest.map { "did you mean '\($0)'?" })
        ])
      } else {
        found.append((unit, settings))
      }
    }
    switch format {
    case "json", "tfvars-json": queryDocument(found, JSONWriter.indented, end: [0x0A])
    case "yaml": queryDocument(found, YAMLWriter(), end: [])
    case "env":
      for entry in found { console.write(exports(entry.unit, entry.settings)) }
    default: writeTfvars(found)
    }
  }

  private func queryDocument(
    _ found: [(unit: ResolvedUnit, settings: [Setting])], _ start: some StructuredWriter, end: [UInt8]
  ) {
    var writer = start
    if units.count > 1 { writer.beginObject() }
    for entry in found {
      if units.count > 1 { writer.key(entry.unit.path.text) }
      for setting in entry.settings { writer.value(setting.value, named: setting.name, secrets: secrets) }
    }
    if units.count > 1 { writer.endObject() }
    let bytes = writer.take()
    if !bytes.isEmpty { console.write(bytes + end) }
  }
}
