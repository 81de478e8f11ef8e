import HCL2Evaluation
import Hierarchy
import SourceText
import TerragruntConfiguration

/// Writes the formats of `resolve` for units of `terragrunt.hcl`. The thread that evaluates a unit also creates its
/// text; the texts are written in order.
struct ConfigurationOutput {
  /// The result for one unit.
  private struct Piece: Sendable {
    /// Nil when the unit has errors.
    let bytes: [UInt8]?
    let diagnostics: [Diagnostic]
  }

  private let content: ResolveContent
  private let units: ConfigurationUnits
  private let command: Text
  private let workers: Int

  init(_ content: ResolveContent, _ units: ConfigurationUnits, command: Text, workers: Int) {
    self.content = content
    self.units = units
    self.command = command
    self.workers = workers
  }

  /// Evaluates each unit and calls `make` on any thread, then calls `use` with the results in order. Returns all
  /// diagnostics.
  private func forEachUnit(
    _ make: @escaping @Sendable (EvaluatedConfiguration, inout [Diagnostic]) -> [UInt8]?, use: ([UInt8]) -> Void
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let (reader, files) = (units.reader, units.files)
    ParallelMap.forEachResult(files.count, workers: workers) { index in
      let unit = reader.evaluate(files[index])
      var found = unit.diagnostics
      let bytes = found.hasErrors ? nil : make(unit, &found)
      return Piece(bytes: bytes, diagnostics: found)
    } use: { (piece: Piece) in
      diagnostics += piece.diagnostics
      if let bytes = piece.bytes { use(bytes) }
    }
    return diagnostics
  }

  /// The values to print for a unit, with the names that decide whether they are secret; nil, with an error, when it
  /// lacks the requested value.
  private static func values(
    of unit: EvaluatedConfiguration, _ query: Text?, _ shown: Text, _ found: inout [Diagnostic]
  ) -> [(name: Text, value: TypedValue)]? {
    let variables = unit.variables
    if let unknown = variables.unknown { found.append(warning("inputs", unknown)) }
    let all = (variables.members?.all ?? []).map { ($0.name, variables.part($0.name) ?? $0.value) }
    guard let query else { return all }
    if let value = variables.part(query) { return [(query, value)] }
    var value: TypedValue? = variables
    for step in query.split(separator: Byte.dot) { value = value?.part(step) }
    if let value { return [(query, value)] }
    let nearest = NearestName.of(query.description, among: all.map(\.0.description))
    found.append(
      Diagnostic(
        .error, "no-such-variable", "'\(shown)' has no variable '\(query)'", at: nil,
        help: nearest.map { "did you mean '\($0)'?" }))
    return nil
  }

  private static func warning(_ name: Text, _ unknown: Unknown) -> Diagnostic {
    Diagnostic(
      .warning, "unknown-value", "'\(name)' is not known and is left out: \(unknown.reason.sentence)",
      at: unknown.reason.place, help: "--format json says what is not known of each value")
  }

  // MARK: documents

  /// The objects of all units, for the document of `resolve`.
  func writeUnits<Writer: StructuredWriter>(as kind: Writer.Type, use: ([UInt8]) -> Void) -> [Diagnostic] {
    let writer = ConfigurationUnitWriter(
      reader: units.reader, command: command, showsLocals: content.showsLocals, showsOrigins: content.showsOrigins,
      secrets: content.secrets)
    return forEachUnit({ unit, _ in writer.fragment(of: unit, as: kind) }, use: use)
  }

  /// The variables as one object, without unknown ones.
  func writeVariables<Writer: StructuredWriter>(_ start: Writer, use: ([UInt8]) -> Void) -> [Diagnostic] {
    let secrets = content.secrets
    return forEachUnit(
      { unit, found in
        var writer = start
        writer.beginObject()
        for member in unit.variables.members?.all ?? [] {
          if let unknown = member.value.firstUnknown {
            found.append(Self.warning(member.name, unknown))
            continue
          }
          writer.key(member.name)
          writer.value(member.value, named: member.name, secrets: secrets)
        }
        writer.endObject()
        return writer.take().endingInLineFeed
      }, use: use)
  }

  // MARK: lines

  /// tfvars in the syntax of Terraform 0.12 and later, each unit below a heading.
  func writeTfvars(use: ([UInt8]) -> Void) -> [Diagnostic] {
    let (content, root) = (content, units.reader.root)
    return forEachUnit(
      { unit, found in
        var printer = HCL2Printer(secrets: content.secrets)
        let shown = unit.file.parent.relative(to: root).text
        guard let values = Self.values(of: unit, content.query, shown, &found) else { return nil }
        printer.comment(shown)
        for (name, value) in values {
          if content.showsOrigins, let place = value.origin?.root.place {
            printer.comment(place.file.name + ":" + Text(String(place.start.line)))
          }
          printer.attribute(name, value)
        }
        return printer.take()
      }, use: use)
  }

  /// `export TF_VAR_…` lines for a shell: strings unchanged, everything else as JSON.
  func writeExports(use: ([UInt8]) -> Void) -> [Diagnostic] {
    let (content, root) = (content, units.reader.root)
    return forEachUnit(
      { unit, found in
        let shown = unit.file.parent.relative(to: root).text
        guard let values = Self.values(of: unit, content.query, shown, &found) else { return nil }
        var output: [UInt8] = []
        if !content.isSingle { output += Array("# \(ShellText.commented(shown))\n".utf8) }
        for (name, value) in values where !value.isNull {
          if let unknown = value.firstUnknown {
            found.append(Self.warning(name, unknown))
            continue
          }
          guard ShellText.isName(name) else {
            found.append(
              Diagnostic(
                .warning, "no-shell-name", "'\(name)' can't be part of a shell variable's name and is left out",
                at: value.origin?.root.place, help: "--format json and tfvars take any name"))
            continue
          }
          output += Array("export TF_VAR_\(name)=".utf8)
          output += ShellText.quoted(Self.plain(value, name, content.secrets))
          output.append(Byte.lineFeed)
        }
        return output
      }, use: use)
  }

  private static func plain(_ value: TypedValue, _ name: Text, _ secrets: SecretPolicy) -> Text {
    if let text = value.text, !secrets.isSecret(name: name, holding: text) { return secrets.shown(text) }
    if value.text != nil { return SecretPolicy.mask }
    var writer = JSONWriter.compact
    writer.value(value, named: name, secrets: secrets)
    return Text(writer.take())
  }

  /// The one requested value as a document; if there are several units, each below its unit's name.
  func writeQuery<Writer: StructuredWriter>(_ start: Writer, into writer: inout Writer) -> [Diagnostic] {
    let (content, reader) = (content, units.reader)
    var diagnostics: [Diagnostic] = []
    for file in units.files {
      let unit = reader.evaluate(file)
      diagnostics += unit.diagnostics
      let shown = file.parent.relative(to: reader.root).text
      guard !unit.diagnostics.hasErrors, let values = Self.values(of: unit, content.query, shown, &diagnostics) else {
        continue
      }
      if !content.isSingle { writer.key(shown) }
      for (name, value) in values {
        if let unknown = value.firstUnknown { diagnostics.append(Self.warning(name, unknown)) }
        writer.value(value, named: name, secrets: content.secrets)
      }
    }
    return diagnostics
  }
}
