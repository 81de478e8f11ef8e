import HCL1Syntax
import HCL2Evaluation
import HCL2Syntax
import SourceText

/// Reads the values of `-var NAME=VALUE` and `TF_VAR_NAME`. Whether a text is plain text or HCL depends on the
/// Terraform version and on the module's declaration.
///
/// Source: `ParseInput` of Terraform 0.11.14's `helper/variables` and `parseVariableAsHCL` of its
/// `terraform/variables.go`; `decodeVariableType` of Terraform 1.11's `internal/configs`.
struct VariableText {
  private let terraform: ResolutionOptions.TerraformVersion
  private let module: ModuleVariables?

  /// - Parameter module: the unit's module; nil when it is not available.
  init(_ terraform: ResolutionOptions.TerraformVersion, module: ModuleVariables?) {
    self.terraform = terraform
    self.module = module
  }

  /// How to read the text for a variable.
  private enum Reading {
    /// As plain text.
    case text
    /// As a list, in HCL1.
    case list
    /// As a map, in HCL1.
    case map
    /// As an expression, in HCL2.
    case expression
    /// Not at all: no declaration names the variable.
    case ignored
    /// Unknown: the module is not available.
    case unknown
  }

  private func reading(of name: Text) -> Reading {
    guard let module else { return .unknown }
    guard let declaration = module[name] else { return module.diagnostics.isEmpty ? .ignored : .unknown }
    switch (terraform, declaration.type) {
    case (.v011, nil):
      switch declaration.defaultValue?.content {
      case .list: return .list
      case .object: return .map
      case .boolean, .number, .string, .null, .unknown, nil: return .text
      }
    case (.v012, nil), (_, .string), (_, .number), (_, .boolean): return .text
    case (.v011, .list), (.v011, .set), (.v011, .tuple): return .list
    case (.v011, .map), (.v011, .object): return .map
    case (.v011, .any): return .unknown
    case (.v012, .list), (.v012, .set), (.v012, .tuple), (.v012, .map), (.v012, .object), (.v012, .any):
      return .expression
    }
  }

  /// The value of `TF_VAR_NAME`; nil when Terraform does not read it.
  func environmentValue(_ text: Text, name: Text, at place: Place) throws(Diagnostic) -> Value? {
    switch reading(of: name) {
    case .ignored: return nil
    case .text: return Value(.string(terraform == .v011 ? Self.withoutQuotes(text) : text), at: place.range)
    case .list: return try structured(text, name, place, blank: Value(.list([]), at: place.range))
    case .map:
      let value = try structured(text, name, place, blank: Value(.object([]), at: place.range))
      guard value.members != nil else {
        throw VariableArgument.failure(name, "it is \(words: value.kindName), and the module declares a map", place)
      }
      return value
    case .expression: return try expression(text, name, place)
    case .unknown: return guess(text, name, place)
    }
  }

  /// The value of `-var NAME=VALUE`.
  func argumentValue(_ text: Text, name: Text, at place: Place) throws(Diagnostic) -> Value? {
    guard terraform == .v012 else { return try VariableArgument.value(of: text, name: name, at: place) }
    switch reading(of: name) {
    case .text, .ignored, .list, .map: return Value(.string(text), at: place.range)
    case .expression: return try expression(text, name, place)
    case .unknown: return guess(text, name, place)
    }
  }

  private static func withoutQuotes(_ text: Text) -> Text {
    var range = 0..<text.count
    while let first = range.first, text[first] == Byte.quote { range = first + 1..<range.upperBound }
    while let last = range.last, text[last] == Byte.quote { range = range.lowerBound..<last }
    return text[range]
  }

  private func structured(_ text: Text, _ name: Text, _ place: Place, blank: Value) throws(Diagnostic) -> Value {
    text.trimmed.isEmpty ? blank : try VariableArgument.decoded(text, name, place)
  }

  /// The value when the type is unknown: a text that looks like a list or a map and parses as one is that; any other
  /// stays text.
  private func guess(_ text: Text, _ name: Text, _ place: Place) -> Value? {
    let plain = Value(.string(text), at: place.range)
    let trimmed = text.trimmed
    guard trimmed.hasPrefix("[") || trimmed.hasPrefix("{") else { return plain }
    return switch terraform {
    case .v011: (try? VariableArgument.decoded(text, name, place)) ?? plain
    case .v012: (try? expression(text, name, place)) ?? plain
    }
  }

  /// The value of an HCL2 literal; nil for `null`, which is the same as no value.
  private func expression(_ text: Text, _ name: Text, _ place: Place) throws(Diagnostic) -> Value? {
    let file = SourceFile(name: place.file.name, bytes: text.trimmed.bytes)
    let tree = HCL2Syntax.SyntaxTree(parsingExpression: file)
    if let mistake = tree.diagnostics.first { throw VariableArgument.failure(name, mistake.wording, place) }
    switch TerraformLiteral(tree.expression) {
    case .null: return nil
    case .value(let value): return value.placed(at: place.range, isSecret: text.isSecret)
    case .computed:
      // A collection that contains null, or an operation without names.
      let evaluator = Evaluator(
        scope: EmptyScope(help: "put a string in double quotes"), functions: nil, context: EvaluationContext())
      let value = evaluator.value(of: tree.expression)
      if evaluator.allDiagnostics.contains(where: { $0.has(EvaluationCode.functionsNotAllowed) }) {
        throw VariableArgument.failure(
          name, "it calls a function, which Terraform does not allow here", place, help: "write the value itself")
      }
      if evaluator.allDiagnostics.hasErrors { throw VariableArgument.failure(name, "it is not a literal", place) }
      return Value(text.isSecret ? value.marked(.secret) : value, fallback: place)
    }
  }
}
