import HCL1Syntax
import HCL2Evaluation
import Hierarchy
import SourceText
import TerragruntConfiguration

/// Writes the formats of `resolve`. The thread that resolves a unit also creates its text; the texts are written in
/// order.
struct ResolveOutput {
  /// The result for one unit.
  private struct Piece<Made: Sendable>: Sendable {
    let name: Text
    /// The result of `make`; nil when the unit has errors or lacks the requested value.
    let made: Made?
    let diagnostics: [Diagnostic]
    /// The requested values that the unit lacks.
    let missing: [Text]
    /// The existing names, if the unit lacks a requested one; otherwise empty.
    let otherNames: [Text]
  }

  private let content: ResolveContent
  private let tree: Tree
  private let selection: Tree.Selection
  private let workers: Int
  private let console: Console
  /// Counts the differences from Terragrunt 0.18.7; nil when nobody asks for them.
  private let tally: ExactTally?
  /// Counts what is not known.
  private let unknown: UnknownTally

  init(
    _ content: ResolveContent, _ tree: Tree, _ selection: Tree.Selection, _ workers: Int, _ console: Console,
    _ tally: ExactTally?, _ unknown: UnknownTally
  ) {
    self.unknown = unknown
    self.tally = tally
    self.content = content
    self.tree = tree
    self.selection = selection
    self.workers = workers
    self.console = console
  }

  /// Resolves each unit and calls `make` on any thread with the requested values, or nil where all are printed; then
  /// calls `use` with the results in order. Returns all diagnostics.
  private func forEachUnit<Made: Sendable>(
    _ make: @escaping @Sendable (ResolvedUnit, [PrintedValue]?, inout [Diagnostic]) -> Made, use: (Text, Made) -> Void
  ) -> [Diagnostic] {
    var diagnostics = selection.diagnostics
    var lacking: [Text: [(unit: Text, names: [Text])]] = [:]
    var count = 0
    let queries = content.queries
    let (tree, tally, unknown) = (tree, tally, unknown)
    tree.forEachUnit(of: selection, workers: workers) { unit -> Piece<Made> in
      var found = unit.diagnostics
      if found.hasErrors {
        return Piece(name: unit.path.text, made: nil, diagnostics: found, missing: [], otherNames: [])
      }
      tally?.count(tree.inexactness(of: unit))
      if tree.hasUnknownValues { unknown.count(unit) }
      let requested = queries.isEmpty ? nil : PrintedValue.find(queries, in: unit)
      let missing = requested?.missing ?? []
      let isEmpty = !missing.isEmpty && missing.count == queries.count
      let made = isEmpty ? nil : make(unit, requested?.values, &found)
      return Piece(
        name: unit.path.text, made: made, diagnostics: found, missing: missing,
        otherNames: missing.isEmpty ? [] : PrintedValue.names(in: unit))
    } use: { piece in
      if piece.made != nil || !piece.missing.isEmpty { count += 1 }
      diagnostics += piece.diagnostics
      for name in piece.missing { lacking[name, default: []].append((piece.name, piece.otherNames)) }
      if let made = piece.made { use(piece.name, made) }
    }
    let missing = queries.flatMap { name in lacking[name].map { Self.missing(name, in: $0, of: count) } ?? [] }
    return (diagnostics + missing).sortedByPlace
  }

  /// The diagnostics for a name that some units lack: only one if no unit has it.
  private static func missing(_ name: Text, in lacking: [(unit: Text, names: [Text])], of count: Int) -> [Diagnostic] {
    let kind: Message = name.hasPrefix("terragrunt.") ? "setting" : "variable"
    func diagnostic(_ message: Message, _ names: [Text], of unit: Text) -> Diagnostic {
      let nearest = NearestName.of(name.description, among: names.map(\.description))
      return Diagnostic(
        .error, "no-such-variable", message, at: nil,
        help: nearest.map { "did you mean '\($0)'?" } ?? "strata explain \(unit) lists what is set")
    }
    guard lacking.count == count, count > 1 else {
      return lacking.map { diagnostic("'\($0.unit)' has no \(kind) '\(name)'", $0.names, of: $0.unit) }
    }
    let names = Set(lacking.flatMap(\.names)).sorted()
    return [diagnostic("none of the \(count) units has a \(kind) '\(name)'", names, of: "UNIT")]
  }

  // MARK: documents

  /// JSON or YAML: all units as one document, only the variables of one unit, or what is requested of each unit.
  func writeDocument<Writer: StructuredWriter>(_ start: Writer, isTfvars: Bool) {
    if !content.queries.isEmpty {
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
    let diagnostics = forEachUnit { unit, _, _ in
      ResolutionWriter<Writer>.fragment(
        of: unit, showsOrigins: content.showsOrigins, showsLocals: content.showsLocals, secrets: content.secrets)
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
    let diagnostics = forEachUnit { unit, _, found in
      found += Self.madeUp(unit)
      var writer = start
      writer.beginObject()
      for setting in unit.settingsByName {
        if let unknown = setting.value.firstUnknown {
          found.append(Self.leftOut(setting.name, unknown))
          continue
        }
        guard let value = content.isRead(by011: unit) ? OldTerraformJSON.writable(setting.value) : setting.value else {
          found.append(Self.lost(setting))
          continue
        }
        writer.key(setting.name)
        writer.value(value, named: setting.name, secrets: content.secrets)
      }
      writer.endObject()
      // A file that lacks a variable would be worse than none.
      return found.hasErrors ? [] : writer.take().endingInLineFeed
    } use: { _, bytes in
      console.write(bytes)
    }
    console.report(diagnostics)
  }

  private static func lost(_ setting: Setting) -> Diagnostic {
    Diagnostic(
      .error, ResolutionCode.jsonValueLost, "Terraform 0.11 can't read '\(setting.name)' back from JSON",
      at: setting.origin.place, help: "write --format tfvars, which it reads, or give --terraform 0.12")
  }

  private func writeQuery<Writer: StructuredWriter>(_ start: Writer) {
    let content = content
    var writer = start
    if !content.isSingle { writer.beginObject() }
    let diagnostics = forEachUnit { _, requested, found in
      let values = requested ?? []
      for value in values {
        if let unknown = value.value.firstUnknown { found.append(Self.leftOut(value.name, unknown)) }
      }
      return values
    } use: { name, values in
      if !content.isSingle { writer.key(name) }
      // Several queries make an object, also where a unit has only one of them.
      let isObject = content.queries.count > 1
      if isObject { writer.beginObject() }
      for value in values {
        if isObject { writer.key(value.name) }
        writer.value(value.value, named: value.judgedName, secrets: content.secrets)
      }
      if isObject { writer.endObject() }
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
    let diagnostics = forEachUnit { unit, requested, _ in
      let values = requested ?? content.all(of: unit)
      guard content.isRead(by011: unit) else { return Self.hcl2(unit, values, content) }
      var printer = TfvarsPrinter(secrets: content.secrets)
      printer.comment(unit.path.text)
      for value in values {
        let line = content.showsOrigins ? Self.line(of: value.place) : nil
        printer.attribute(value.name, value.value, judgedBy: value.judgedName, comment: line)
      }
      return printer.take()
    } use: { _, bytes in
      if !isFirst { console.write([Byte.lineFeed]) }
      isFirst = false
      console.write(bytes)
    }
    console.report(diagnostics)
  }

  /// tfvars for Terraform 0.12 and later. Unknown values become comments.
  private static func hcl2(
    _ unit: ResolvedUnit, _ values: [PrintedValue], _ content: ResolveContent
  ) -> [UInt8] {
    var printer = HCL2Printer(secrets: content.secrets)
    printer.comment(unit.path.text)
    for value in values {
      if content.showsOrigins { printer.comment(line(of: value.place)) }
      printer.attribute(value.name, value.value.typedForm, judgedBy: value.judgedName)
    }
    return printer.take()
  }

  /// A warning about values that would look real.
  private static func madeUp(_ unit: ResolvedUnit) -> [Diagnostic] {
    let names = unit.mockedNames
    guard let first = names.first, let setting = unit.settings.first(where: { $0.name == first }) else { return [] }
    let others: Message = names.count == 1 ? "" : " and \(names.count - 1) more"
    return [
      Diagnostic(
        .warning, "mock-value",
        "in '\(unit.path)' '\(first)'\(others) \(words: names.count == 1 ? "is" : "are") made of mock outputs",
        at: setting.origin.place,
        help: "--output-of UNIT=FILE gives the real outputs; --mocks unknown leaves these values out")
    ]
  }

  private static func leftOut(_ name: Text, _ unknown: UnknownValue) -> Diagnostic {
    Diagnostic(
      .warning, "unknown-value", "'\(name)' is not known and is left out: \(unknown.reason)", at: unknown.place,
      help: "--format json says what is not known of each value")
  }

  /// `FILE:LINE` of a place.
  private static func line(of place: Place) -> Text { place.file.name + ":" + Text(String(place.start.line)) }

  /// Lines `TF_VAR_…` for a shell, a dotenv file or `$GITHUB_ENV`, each below a comment with its origin if requested.
  func writeEnvironment(_ form: EnvironmentLines.Form) {
    let content = content
    let diagnostics = forEachUnit { unit, values, found in
      if values == nil { found += Self.madeUp(unit) }
      var lines = EnvironmentLines.terraform(form, of: content)
      if !content.isSingle { lines.heading(unit.path.text) }
      for value in values ?? content.all(of: unit) where !value.value.isNull {
        if let unknown = value.value.firstUnknown {
          found.append(Self.leftOut(value.name, unknown))
          continue
        }
        let isOld = content.isRead(by011: unit)
        if isOld, let lost = Self.lostQuotes(value, content) {
          found.append(lost)
          continue
        }
        lines.add(
          "TF_VAR_" + value.name,
          isOld ? value.environmentText011(content.secrets) : value.environmentText(content.secrets), at: value.place,
          comment: content.showsOrigins ? Self.line(of: value.place) : nil)
      }
      found += lines.diagnostics
      return lines.output
    } use: { _, bytes in
      console.write(bytes)
    }
    console.report(diagnostics)
  }

  /// The one requested value as it is: a string without quotes, everything else as JSON.
  func writeRaw() {
    let content = content
    let diagnostics = forEachUnit { _, values, found in
      (values ?? []).compactMap { value -> Text? in
        if let unknown = value.value.firstUnknown {
          found.append(Self.unknownText(value.name, unknown))
          return nil
        }
        return value.text(content.secrets)
      }
    } use: { _, texts in
      for text in texts { console.write(text + "\n") }
    }
    console.report(diagnostics)
  }

  private static func unknownText(_ name: Text, _ unknown: UnknownValue) -> Diagnostic {
    Diagnostic(
      .error, "unknown-value", "'\(name)' is not known: \(unknown.reason)", at: unknown.place,
      help: "--format json says what is not known of each value")
  }

  /// A diagnostic for a string that Terraform 0.11 would change: from the environment it takes no `"` at either end.
  private static func lostQuotes(_ value: PrintedValue, _ content: ResolveContent) -> Diagnostic? {
    guard let text = value.value.string, text.hasPrefix("\"") || text.hasSuffix("\"") else { return nil }
    return Diagnostic(
      content.queries.isEmpty ? .warning : .error, "no-shell-value",
      "the value of '\(value.name)' starts or ends with a quotation mark, which Terraform 0.11 removes: it is left out",
      at: value.place, help: "--format tfvars and json take any value")
  }
}

extension [UInt8] {
  /// The bytes with a line feed at the end, unless they are empty or already have one.
  var endingInLineFeed: [UInt8] { isEmpty || last == Byte.lineFeed ? self : self + [Byte.lineFeed] }
}

extension EnvironmentLines {
  /// The `TF_VAR_…` lines of a unit, none yet. A name that was asked for and that the form can't hold is an error.
  static func terraform(_ form: Form, of content: ResolveContent) -> EnvironmentLines {
    EnvironmentLines(
      form, secrets: content.secrets, severityOfNames: content.queries.isEmpty ? .warning : .error,
      help: "--format json and tfvars take any name and value")
  }
}
