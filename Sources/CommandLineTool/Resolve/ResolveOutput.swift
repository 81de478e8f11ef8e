import HCL1Syntax
import HCL2Evaluation
import Hierarchy
import SourceText

/// The values that `resolve` prints for a unit.
struct ResolveContent: Sendable {
  /// The one variable, or key of a map, that is requested; nil for all.
  let query: Text?
  let showsOrigins: Bool
  let secrets: SecretPolicy
  /// True when only one unit is printed, which needs no heading.
  let isSingle: Bool
  /// Whether to print the locals of `terragrunt.hcl` units.
  let showsLocals: Bool

  /// The version of Terraform that is to read the output.
  let terraform: ResolutionOptions.TerraformVersion

  /// True for a unit whose variables Terraform 0.11 reads.
  func isRead(by011 unit: ResolvedUnit) -> Bool { unit.layout == .terragrunt018 && terraform == .v011 }

  /// The values to print.
  func values(of unit: ResolvedUnit) -> [Explanation] {
    guard let query else { return unit.settings.map(Explanation.init(of:)) }
    return Explanation(of: query, in: unit).map { [$0] } ?? []
  }

  /// True when the unit lacks the requested value.
  func isMissing(in unit: ResolvedUnit) -> Bool {
    query.map { Explanation(of: $0, in: unit) == nil } ?? false
  }
}

/// Writes the formats of `resolve`. The thread that resolves a unit also creates its text; the texts are written in
/// order.
struct ResolveOutput {
  /// The result for one unit.
  private struct Piece<Made: Sendable>: Sendable {
    let name: Text
    /// The result of `make`; nil when the unit has errors or lacks the requested value.
    let made: Made?
    let diagnostics: [Diagnostic]
    /// The existing names, if the unit lacks the requested one; otherwise nil.
    let otherNames: [Text]?
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

  /// Resolves each unit and calls `make` on any thread, then calls `use` with the results in order. Returns all
  /// diagnostics.
  private func forEachUnit<Made: Sendable>(
    _ make: @escaping @Sendable (ResolvedUnit, inout [Diagnostic]) -> Made, use: (Text, Made) -> Void
  ) -> [Diagnostic] {
    var diagnostics = selection.diagnostics
    var lacking: [(unit: Text, names: [Text])] = []
    var count = 0
    let content = content
    let (tree, tally, unknown) = (tree, tally, unknown)
    tree.forEachUnit(of: selection, workers: workers) { unit in
      var found = unit.diagnostics
      if !found.hasErrors { tally?.count(tree.inexactness(of: unit)) }
      if !found.hasErrors, tree.hasUnknownValues { unknown.count(unit) }
      let isMissing = !found.hasErrors && content.isMissing(in: unit)
      let made = found.hasErrors || isMissing ? nil : make(unit, &found)
      return Piece(
        name: unit.path.text, made: made, diagnostics: found,
        otherNames: isMissing ? Explanation.names(in: unit) : nil)
    } use: { piece in
      if piece.made != nil || piece.otherNames != nil { count += 1 }
      diagnostics += piece.diagnostics
      if let names = piece.otherNames { lacking.append((piece.name, names)) }
      if let made = piece.made { use(piece.name, made) }
    }
    return (diagnostics + Self.unknown(content.query ?? "", in: lacking, of: count)).sortedByPlace
  }

  /// The diagnostics for a name that some units lack: only one if no unit has it.
  private static func unknown(_ name: Text, in lacking: [(unit: Text, names: [Text])], of count: Int) -> [Diagnostic] {
    func diagnostic(_ message: Message, _ names: [Text], of unit: Text) -> Diagnostic {
      let nearest = NearestName.of(name.description, among: names.map(\.description))
      return Diagnostic(
        .error, "no-such-variable", message, at: nil,
        help: nearest.map { "did you mean '\($0)'?" } ?? "strata explain \(unit) lists what is set")
    }
    guard lacking.count == count, count > 1 else {
      return lacking.map { diagnostic("'\($0.unit)' has no variable '\(name)'", $0.names, of: $0.unit) }
    }
    let names = Set(lacking.flatMap(\.names)).sorted()
    return [diagnostic("none of the \(count) units has a variable '\(name)'", names, of: "UNIT")]
  }

  // MARK: documents

  /// JSON or YAML: all units as one document, only the variables of one unit, or one variable of each unit.
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
    let diagnostics = forEachUnit { unit, found in
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
      .error, "json-value-lost", "Terraform 0.11 can't read '\(setting.name)' back from JSON",
      at: setting.origin.place, help: "write --format tfvars, which it reads, or give --terraform 0.12")
  }

  private func writeQuery<Writer: StructuredWriter>(_ start: Writer) {
    let content = content
    var writer = start
    if !content.isSingle { writer.beginObject() }
    let diagnostics = forEachUnit { unit, found in
      let values = content.values(of: unit)
      for value in values {
        if let unknown = value.winner.value.firstUnknown { found.append(Self.leftOut(value.name, unknown)) }
      }
      return values
    } use: { name, values in
      if !content.isSingle { writer.key(name) }
      for value in values { writer.value(value.winner.value, named: value.judgedName, secrets: content.secrets) }
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
      guard content.isRead(by011: unit) else { return Self.hcl2(unit, content) }
      var printer = TfvarsPrinter(secrets: content.secrets)
      printer.comment(unit.path.text)
      for value in content.values(of: unit) {
        let line = content.showsOrigins ? Self.line(of: value.winner.origin) : nil
        printer.attribute(value.name, value.winner.value, judgedBy: value.judgedName, comment: line)
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
  private static func hcl2(_ unit: ResolvedUnit, _ content: ResolveContent) -> [UInt8] {
    var printer = HCL2Printer(secrets: content.secrets)
    printer.comment(unit.path.text)
    for value in content.values(of: unit) {
      if content.showsOrigins { printer.comment(line(of: value.winner.origin)) }
      printer.attribute(value.name, value.winner.value.typedForm, judgedBy: value.judgedName)
    }
    return printer.take()
  }

  private static func leftOut(_ name: Text, _ unknown: UnknownValue) -> Diagnostic {
    Diagnostic(
      .warning, "unknown-value", "'\(name)' is not known and is left out: \(unknown.reason)", at: unknown.place,
      help: "--format json says what is not known of each value")
  }

  /// `FILE:LINE` of an origin.
  private static func line(of origin: Hierarchy.Origin) -> Text {
    origin.place.file.name + ":" + Text(String(origin.place.start.line))
  }

  /// `export TF_VAR_…` lines for a shell, each below a comment with its origin if requested.
  func writeExports() {
    let content = content
    let diagnostics = forEachUnit { unit, found in
      var lines = EnvironmentLines.exports(of: content)
      if !content.isSingle { lines.heading(unit.path.text) }
      for value in content.values(of: unit) where !value.winner.value.isNull {
        if let unknown = value.winner.value.firstUnknown {
          found.append(Self.leftOut(value.name, unknown))
          continue
        }
        let isOld = content.isRead(by011: unit)
        if isOld, let lost = Self.lostQuotes(value, content) {
          found.append(lost)
          continue
        }
        lines.add(
          "TF_VAR_" + value.name, isOld ? Self.plain011(value, content.secrets) : Self.plain(value, content.secrets),
          at: value.winner.origin.place,
          comment: content.showsOrigins ? Self.line(of: value.winner.origin) : nil)
      }
      found += lines.diagnostics
      return lines.output
    } use: { _, bytes in
      console.write(bytes)
    }
    console.report(diagnostics)
  }

  /// The value as Terraform 0.11 reads it from the environment: a string unchanged, a boolean or number as the text that
  /// it makes of one in a tfvars file, everything else as HCL1.
  private static func plain011(_ value: Explanation, _ secrets: SecretPolicy) -> Text {
    if secrets.isSecret(name: value.judgedName, value.winner.value) { return SecretPolicy.mask }
    return switch value.winner.value.content {
    case .string(let text): secrets.shown(text)
    case .boolean(let flag): flag ? "1" : "0"
    case .number(let number): number.terraform011Text
    case .list, .object, .null, .unknown:
      Text(TfvarsPrinter.compact(value.winner.value, named: value.judgedName, secrets: secrets))
    }
  }

  /// A diagnostic for a string that Terraform 0.11 would change: from the environment it takes no `"` at either end.
  private static func lostQuotes(_ value: Explanation, _ content: ResolveContent) -> Diagnostic? {
    guard let text = value.winner.value.string, text.hasPrefix("\"") || text.hasSuffix("\"") else { return nil }
    return Diagnostic(
      content.query == nil ? .warning : .error, "no-shell-value",
      "the value of '\(value.name)' starts or ends with a quotation mark, which Terraform 0.11 removes: it is left out",
      at: value.winner.origin.place, help: "--format tfvars and json take any value")
  }

  /// The value as Terraform 0.12 and later read it from the environment: a string unchanged, everything else as JSON,
  /// which is valid HCL2 once `${` and `%{` are escaped.
  private static func plain(_ value: Explanation, _ secrets: SecretPolicy) -> Text {
    if secrets.isSecret(name: value.judgedName, value.winner.value) { return SecretPolicy.mask }
    if case .string(let text) = value.winner.value.content {
      return secrets.shown(text)
    }
    var writer = JSONWriter.compact
    writer.value(value.winner.value, named: value.judgedName, secrets: secrets)
    return escapingTemplates(writer.take())
  }

  /// JSON in which each `${` and `%{` is escaped; both occur only inside strings.
  private static func escapingTemplates(_ json: [UInt8]) -> Text {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(json.count)
    for (index, byte) in json.enumerated() {
      let opens = (byte == Byte.dollar || byte == Byte.percent) && json.dropFirst(index + 1).first == Byte.leftBrace
      escaped += opens ? [byte, byte] : [byte]
    }
    return Text(escaped)
  }
}

extension [UInt8] {
  /// The bytes with a line feed at the end, unless they are empty or already have one.
  var endingInLineFeed: [UInt8] { isEmpty || last == Byte.lineFeed ? self : self + [Byte.lineFeed] }
}

extension EnvironmentLines {
  /// The `export TF_VAR_…` lines of a unit, none yet. A name that was asked for and can't be exported is an error.
  static func exports(of content: ResolveContent) -> EnvironmentLines {
    EnvironmentLines(
      .shell, secrets: content.secrets, severityOfNames: content.query == nil ? .warning : .error,
      help: "--format json and tfvars take any name and value")
  }
}
