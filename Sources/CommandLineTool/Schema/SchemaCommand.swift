import SourceText

/// The JSON documents that have a schema.
enum SchemaName: String, CaseIterable {
  case resolve, explain, diff, matrix, render
  case buildspecEnv = "buildspec-env"
  case buildspecCheck = "buildspec-check"
  case check, list, gate, config, diagnostics
  case uses = "where"

  /// The command line whose output the schema describes.
  var document: String {
    switch self {
    case .resolve: "strata resolve --format json"
    case .explain: "strata explain --format json"
    case .diff: "strata diff --format json"
    case .matrix: "strata diff --matrix --format json"
    case .render: "strata render, and the index.json of its --output-dir"
    case .buildspecEnv: "strata buildspec env --format json"
    case .buildspecCheck: "strata buildspec check --format json"
    case .check: "strata check --format json"
    case .list: "strata list --format json"
    case .gate: "strata gate --format json"
    case .config: "strata config --format json"
    case .uses: "strata where --format json"
    case .diagnostics: "what --diagnostics json writes to standard error"
    }
  }

  /// The JSON Schema (draft 2020-12).
  var text: String {
    switch self {
    case .resolve: Self.resolveSchema
    case .explain: Self.explainSchema
    case .diff: Self.diffSchema
    case .matrix: Self.matrixSchema
    case .render: Self.renderSchema
    case .buildspecEnv: Self.buildspecEnvSchema
    case .buildspecCheck: Self.buildspecCheckSchema
    case .check: Self.checkSchema
    case .list: Self.listSchema
    case .gate: Self.gateSchema
    case .config: Self.configSchema
    case .uses: Self.whereSchema
    case .diagnostics: Self.diagnosticsSchema
    }
  }
}

/// `strata schema`: the JSON Schema of a JSON output.
enum SchemaCommand: Command {
  static let name = "schema"
  static let summary = "the JSON Schema of a JSON output"
  static let operands = "[SCHEMA]"
  static let flags: [Flag] = []
  static let examples = [
    Example("strata schema", "the names of all schemas"),
    Example("strata schema resolve >resolve.schema.json", "the schema of what strata resolve --format json writes"),
  ]
  static let resolves = false

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    guard let operand = arguments.operands.first else {
      let width = (SchemaName.allCases.map { $0.rawValue.count }.max() ?? 0) + 2
      for schema in SchemaName.allCases {
        let gap = String(repeating: " ", count: width - schema.rawValue.count)
        invocation.console.write(schema.rawValue + gap + schema.document + "\n")
      }
      return invocation.console.finish()
    }
    guard arguments.operands.count == 1 else {
      throw UsageError(
        "'schema' takes one name, not \(arguments.operands.count)",
        help: "run it once for each, or without a name for a list")
    }
    guard let schema = SchemaName(rawValue: operand) else {
      let names = SchemaName.allCases.map(\.rawValue)
      throw UsageError(
        "there is no schema '\(operand)'",
        help: NearestName.of(operand, among: names).map { "did you mean '\($0)'?" }
          ?? "known: \(names.joined(separator: ", "))")
    }
    invocation.console.write(schema.text)
    return invocation.console.finish()
  }
}
