import HCL1Syntax
import SourceText

/// Reads what `-var NAME=VALUE` and `TF_VAR_NAME` give: which text is a text, and which one is HCL, goes by the version
/// of Terraform and by what the module declares.
///
/// Source: `ParseInput` of Terraform 0.11.14's `helper/variables` and `parseVariableAsHCL` of its `terraform/variables.go`;
/// `decodeVariableType` of Terraform 1.11's `internal/configs`.
struct VariableText {
  private let terraform: ResolutionOptions.TerraformVersion
  private let module: ModuleVariables?

  /// - Parameter module: the unit's module; nil where it is not at hand.
  init(_ terraform: ResolutionOptions.TerraformVersion, module: ModuleVariables?) {
    self.terraform = terraform
    self.module = module
  }

  /// How the text for a variable is read.
  private enum Reading {
    /// As it stands.
    case text
    /// As a list, HCL1.
    case list
    /// As a map, HCL1.
    case map
    /// As an expression, HCL2.
    case expression
    /// Not at all: nothing declares the variable.
    case ignored
    /// Nobody knows: the module is not at hand.
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
      case .boolean, .number, .string, nil: return .text
      }
    case (.v012, nil), (_, .string), (_, .number), (_, .boolean): return .text
    case (.v011, .list), (.v011, .set), (.v011, .tuple): return .list
    case (.v011, .map), (.v011, .object): return .map
    case (.v011, .any): return .unknown
    case (.v012, .list), (.v012, .set), (.v012, .tuple), (.v012, .map), (.v012, .object), (.v012, .any):
      return .expression
    }
  }

  /// The value that `TF_VAR_NAME` gives; nil where Terraform does not ask for it.
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

  /// The value that `-var NAME=VALUE` gives.
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

  /// Where the type is not known: what looks like a list or a map and reads as one is that, the rest a text.
  private func guess(_ text: Text, _ name: Text, _ place: Place) -> Value? {
    let plain = Value(.string(text), at: place.range)
    let trimmed = text.trimmed
    guard trimmed.hasPrefix("[") || trimmed.hasPrefix("{") else { return plain }
    return switch terraform {
    case .v011: (try? VariableArgument.decoded(text, name, place)) ?? plain
    case .v012: (try? expression(text, name, place)) ?? plain
    }
  }

  /// What a literal of HCL2 says; nil for `null`, which is as if nothing were given.
  private func expression(_ text: Text, _ name: Text, _ place: Place) throws(Diagnostic) -> Value? {
    let file = SourceFile(name: place.file.name, bytes: text.trimmed.bytes)
    let (tokens, found) = TerraformScanner.scan(file)
    if let mistake = found.first { throw VariableArgument.failure(name, mistake.wording, place) }
    switch TerraformLiteralReader.literal(TerraformCursor(file, tokens)) {
    case .null: return nil
    case .value(let value): return value.placed(at: place.range)
    case .computed: throw VariableArgument.failure(name, "it is no literal", place)
    }
  }
}
