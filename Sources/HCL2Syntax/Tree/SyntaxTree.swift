public import SourceText

/// How the bytes of a file are to be read.
public enum Dialect: Sendable {
  /// The native syntax: `*.tf`, `*.tfvars`, `*.hcl`.
  case native
  /// JSON in which strings and keys are templates: `*.tf.json`, `*.hcl.json`.
  case json
  /// JSON in which strings are what they say: `*.tfvars.json`.
  case literalJSON

  /// The dialect that Terraform 1.11 takes for a file of this name.
  public init(fileName: Text) {
    self = fileName.hasSuffix(".tfvars.json") ? .literalJSON : fileName.hasSuffix(".json") ? .json : .native
  }
}

/// The syntax tree of an HCL2 file, with what was wrong in it. The tree holds everything that could be understood.
public struct SyntaxTree: Sendable {
  /// The file it was read from.
  public var file: SourceFile { storage.file }
  /// Errors, in source order.
  public let diagnostics: [Diagnostic]
  /// How the file was read.
  public let dialect: Dialect

  let storage: SyntaxStorage

  /// Reads a file of attributes and blocks; without a dialect, the file's name decides.
  ///
  /// Never fails and never traps: what is wrong is in `diagnostics`.
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

  /// Reads a text that is one expression, such as the value of `-var` for a variable that is no string.
  public init(parsingExpression file: SourceFile) { self.init(Parser.parseExpression(file), .native) }

  /// Reads a text that is one template, such as the file that `templatefile` names.
  public init(parsingTemplate file: SourceFile) { self.init(Parser.parseTemplate(file), .native) }

  private init(_ parsed: ParsedFile, _ dialect: Dialect) {
    storage = parsed.storage
    diagnostics = parsed.diagnostics.isEmpty ? [] : Self.oneErrorPerLine(parsed.diagnostics.sortedByPlace, parsed)
    if !diagnostics.hasErrors { storage.file.noteWellFormed() }
    self.dialect = dialect
  }

  /// The first error of each line: what follows it there is most often the same mistake.
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

  /// The items of the file; of a text that is one expression or template there are none.
  public var body: Body { Body(storage, storage.firstChild(of: 0)) }

  /// The one expression of a text that was read as such; a template is one too. Of a file of items it is `missing`.
  public var expression: Expression { Expression(storage, storage.firstChild(of: 0)) }
}

/// What a parser made of a file.
struct ParsedFile {
  let storage: SyntaxStorage
  let diagnostics: [Diagnostic]
}
