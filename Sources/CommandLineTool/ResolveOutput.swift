import HCLSyntax
import Hierarchy
import SourceText

/// What `resolve` prints of a unit.
struct ResolveContent: Sendable {
  /// The one variable that is asked for, or nil for all.
  let query: Text?
  let showsOrigins: Bool
  let secrets: SecretPolicy
  /// True when one unit is printed: it then needs no heading.
  let isSingle: Bool

  /// The settings to print.
  func settings(of unit: ResolvedUnit) -> [Setting] {
    guard let query else { return unit.settings }
    return unit.settings.filter { $0.name == query }
  }
}

/// The formats of `resolve`: each unit's text is made on the thread that resolved it, and written in order.
struct ResolveOutput {
  /// What one unit adds to the output.
  private struct Piece<Made: Sendable>: Sendable {
    let name: Text
    /// What was made of the unit; nil when it has errors.
    let made: Made?
    let diagnostics: [Diagnostic]
  }

  private let content: ResolveContent
  private let tree: Tree
  private let selection: Tree.Selection
  private let workers: Int
  private let console: Console

  init(
    _ content: ResolveContent, _ tree: Tree, _ selection: Tree.Selection, _ workers: Int, _ console: Console
  ) {
    self.content = content
    self.tree = tree
    self.selection = selection
    self.workers = workers
    self.console = console
  }

  /// Resolves each unit and makes something of it on any thread, then uses what was made in order; gives back
  /// everything that was found wrong.
  private func forEachUnit<Made: Sendable>(
    _ make: @escaping @Sendable (ResolvedUnit, inout [Diagnostic]) -> Made, use: (Text, Made) -> Void
  ) -> [Diagnostic] {
    var diagnostics = selection.diagnostics
    let content = content
    tree.forEachUnit(of: selection, workers: workers) { unit in
      var found = unit.diagnostics
      if let query = content.query, !found.hasErrors, content.settings(of: unit).isEmpty {
        found.append(Self.unknown(query, in: unit))
      }
      let made = found.hasErrors ? nil : make(unit, &found)
      return Piece(name: unit.path.text, made: made, diagnostics: found)
    } use: { piece in
      diagnostics += piece.diagnostics
      if let made = piece.made { use(piece.name, made) }
    }
    return diagnostics.sortedByPlace
  }

  private static func unknown(_ name: Text, in unit: ResolvedUnit) -> Diagnostic {
    let nearest = NearestName.of(name.description, among: unit.settings.map(\.name.description))
    return Diagnostic(
      .error, "no-such-variable", "'\(unit.path)' has no variable '\(name)'", at: nil,
      help: nearest.map { "did you mean '\($0)'?" })
  }

  // MARK: documents

  /// JSON or YAML: all units as one document, one unit's variables alone, or one variable of each.
  func writeDocument<Writer: StructuredWriter>(_ start: Writer, isTfvars: Bool) {
    if content.query != nil {
      writeQuery(start)
    } else if isTfvars {
      writeVariables(start)
    } else {
      writeUnits(start)
    }
  }

  private func writeUnits<Writer: StructuredWriter>(_ start: Writer) {
    var writer = ResolutionWriter(start, showsOrigins: content.showsOrigins, secrets: content.secrets)
    writer.begin()
    let content = content
    let diagnostics = forEachUnit { unit, _ in
      ResolutionWriter<Writer>.fragment(of: unit, showsOrigins: content.showsOrigins, secrets: content.secrets)
    } use: { _, bytes in
      writer.add(bytes)
      console.write(writer.take())
    }
    writer.end(diagnostics)
    console.write(writer.take().endingInLineFeed)
    console.report(diagnostics)
  }

  private func writeVariables<Writer: StructuredWriter>(_ start: Writer) {
    let content = content
    let diagnostics = forEachUnit { unit, _ in
      var writer = start
      writer.beginObject()
      for setting in unit.settingsByName {
        writer.key(setting.name)
        writer.value(setting.value, named: setting.name, secrets: content.secrets)
      }
      writer.endObject()
      return writer.take().endingInLineFeed
    } use: { _, bytes in
      console.write(bytes)
    }
    console.report(diagnostics)
  }

  private func writeQuery<Writer: StructuredWriter>(_ start: Writer) {
    let content = content
    var writer = start
    if !content.isSingle { writer.beginObject() }
    let diagnostics = forEachUnit { unit, _ in
      content.settings(of: unit)
    } use: { name, settings in
      if !content.isSingle { writer.key(name) }
      for setting in settings { writer.value(setting.value, named: setting.name, secrets: content.secrets) }
    }
    if !content.isSingle { writer.endObject() }
    console.write(writer.take().endingInLineFeed)
    console.report(diagnostics)
  }

  // MARK: lines

  /// tfvars, each unit below a heading.
  func writeTfvars() {
    let content = content
    var isFirst = true
    let diagnostics = forEachUnit { unit, _ in
      var printer = TfvarsPrinter(secrets: content.secrets)
      var tables = LineTables()
      printer.comment(unit.path.text)
      for setting in content.settings(of: unit) {
        let place = setting.origin.place
        let line = content.showsOrigins ? place.file.name + ":" + Text(String(tables.position(of: place).line)) : nil
        printer.attribute(setting.name, setting.value, comment: line)
      }
      return printer.take()
    } use: { _, bytes in
      if !isFirst { console.write([0x0A]) }
      isFirst = false
      console.write(bytes)
    }
    console.report(diagnostics)
  }

  /// `export TF_VAR_…` lines for a shell.
  func writeExports() {
    let content = content
    let diagnostics = forEachUnit { unit, found in
      var output: [UInt8] = []
      if !content.isSingle { output += Array("# \(ShellText.commented(unit.path.text))\n".utf8) }
      for setting in content.settings(of: unit) {
        guard ShellText.isName(setting.name) else {
          found.append(
            Diagnostic(
              .warning, "no-shell-name", "'\(setting.name)' can't be part of a shell variable's name and is left out",
              at: setting.origin.place))
          continue
        }
        output += Array("export TF_VAR_".utf8)
        output.append(setting.name)
        output.append(0x3D)
        output += ShellText.quoted(Self.plain(setting, content.secrets))
        output.append(0x0A)
      }
      return output
    } use: { _, bytes in
      console.write(bytes)
    }
    console.report(diagnostics)
  }

  /// The value as an environment variable carries it: a string as it is, anything else as JSON.
  private static func plain(_ setting: Setting, _ secrets: SecretPolicy) -> Text {
    if secrets.isSecret(name: setting.name) { return SecretPolicy.mask }
    if case .string(let text) = setting.value.content {
      return secrets.shown(text)
    }
    var writer = JSONWriter.compact
    writer.value(setting.value, named: setting.name, secrets: secrets)
    return Text(writer.take())
  }
}

extension [UInt8] {
  /// The bytes with a line feed at their end, where there is none.
  var endingInLineFeed: [UInt8] { isEmpty || last == 0x0A ? self : self + [0x0A] }
}
