public import SourceText

/// The syntax in which to read a file.
public enum Dialect: Sendable {
  /// The native syntax: `*.tf`, `*.tfvars`, `*.hcl`.
  case native
  /// JSON whose strings and keys are templates: `*.tf.json`, `*.hcl.json`.
  case json
  /// JSON whose strings are literal: `*.tfvars.json`.
  case literalJSON

  /// The dialect in which Terraform 1.11 reads a file with this name.
  public init(fileName: Text) {
    self = fileName.hasSuffix(".tfvars.json") ? .literalJSON : fileName.hasSuffix(".json") ? .json : .native
  }
}

/// The syntax tree of an HCL2 file, with its mistakes. The tree contains everything that could be parsed.
public struct SyntaxTree: Sendable {
  /// The file it was read from.
  public var file: SourceFile { storage.file }
  /// Errors, in source order.
  public let diagnostics: [Diagnostic]
  /// How the file was read.
  public let dialect: Dialect

  let storage: SyntaxStorage

  /// Parses a file of attributes and blocks; without a dialect, the file's name decides.
  ///
  /// Never fails and never traps: mistakes are in `diagnostics`.
  public init(parsing file: SourceFile, as dialect: Dialect? = nil) {
    let dialect = dialect ?? Dialect(fileName: file.name)
    let parsed =
      switch dialect {
      case .native: Parser.parseBody(file)
      case .json: JSONParser.parse(file, hasTemplates: true)
      case .literalJSON: JSONParser.parse(file, hasTemplates: false)
      }
    self.init(parsed, dialect)
  }

  /// Parses a text that is one expression, such as the value of `-var` for a variable that is not a string.
  public init(parsingExpression file: SourceFile) { self.init(Parser.parseExpression(file), .native) }

  /// Parses a text that is one template, such as the file of a `templatefile` call.
  public init(parsingTemplate file: SourceFile) { self.init(Parser.parseTemplate(file), .native) }

  private init(_ parsed: ParsedFile, _ dialect: Dialect) {
    storage = parsed.storage
    diagnostics = parsed.diagnostics.isEmpty ? [] : Self.causes(parsed.diagnostics.sortedByPlace, parsed)
    if !diagnostics.hasErrors { storage.file.noteWellFormed() }
    self.dialect = dialect
  }

  /// The mistakes without their consequences.
  private static func causes(_ sorted: [Diagnostic], _ parsed: ParsedFile) -> [Diagnostic] {
    let file = parsed.storage.file
    guard let conflict = ConflictMarker.first(in: file, among: sorted) else { return oneErrorPerLine(sorted, parsed) }
    return [
      Diagnostic(
        .error, HCL2Code.conflictMarker, ConflictMarker.message, at: Place(file, conflict), help: ConflictMarker.help)
    ]
  }

  /// The first error of each line: further errors on the same line are mostly the same mistake.
  private static func oneErrorPerLine(_ sorted: [Diagnostic], _ parsed: ParsedFile) -> [Diagnostic] {
    let bytes = parsed.storage.file.bytes
    var kept: [Diagnostic] = []
    var last: Int?
    for diagnostic in sorted {
      let offset = min(Int(diagnostic.place?.range.lower ?? 0), bytes.count)
      if let last, !bytes[last..<offset].contains(Byte.lineFeed) { continue }
      last = offset
      kept.append(diagnostic)
    }
    return kept
  }

  /// The items of the file; empty for a text that was parsed as an expression or a template.
  public var body: Body { Body(storage, storage.firstChild(of: 0)) }

  /// The expression of a text that was parsed as an expression or a template; `missing` for a file of items.
  public var expression: Expression { Expression(storage, storage.firstChild(of: 0)) }
}

/// The result of parsing a file.
struct ParsedFile {
  let storage: SyntaxStorage
  let diagnostics: [Diagnostic]
}
