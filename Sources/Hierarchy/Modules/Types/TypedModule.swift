import HCL1Syntax
import HCL2Evaluation
import SourceText

/// The types and defaults of a module's variables, as Terraform 0.12 and later evaluates them.
struct TypedModule: Sendable {
  /// One variable.
  private struct Variable: Sendable {
    let constraint: TypeConstraint
    /// The default, converted to the type; nil without one.
    let fallback: Value?
    let declaration: ModuleVariables.Declaration
  }

  private let variables: [Text: Variable]

  init(_ module: ModuleVariables) {
    variables = Dictionary(module.variables.map { ($0.name, Self.variable($0)) }) { first, _ in first }
  }

  private static func variable(_ declaration: ModuleVariables.Declaration) -> Variable {
    let constraint = declaration.typeExpression.map { TypeConstraintReader.read($0).constraint } ?? .any
    guard let expression = declaration.defaultExpression else {
      return Variable(constraint: constraint, fallback: declaration.defaultValue, declaration: declaration)
    }
    let place = Place(expression.file, expression.range)
    let evaluator = Evaluator(
      scope: EmptyScope(help: "a default is a plain value"), functions: nil, context: EvaluationContext())
    let value = evaluator.value(of: expression)
    let converted = (try? constraint.converted(value)) ?? value
    return Variable(
      constraint: constraint, fallback: Value(converted, fallback: place), declaration: declaration)
  }

  /// The default of a variable, converted to its type; nil without one.
  func fallback(of name: Text) -> Value? { variables[name]?.fallback }

  /// A setting as Terraform hands it to the module: its value converted to the declared type, and the default in place
  /// of a `null` that the variable does not allow.
  ///
  /// - Throws: the mistake where Terraform refuses the value.
  func converted(_ setting: Setting) throws(Diagnostic) -> Setting {
    guard let variable = variables[setting.name], setting.origin.layer != .moduleDefault else { return setting }
    if setting.value.isNull, !variable.declaration.isNullable { return try replacingNull(setting, variable) }
    if Self.isSimple(variable.constraint) { return setting }
    do throws(ConversionFailure) {
      let value = try variable.constraint.converted(setting.value.typedForm)
      return setting.with(Value(value, fallback: setting.value.place(in: setting.winner.file)))
    } catch {
      throw Diagnostic(
        .error, ResolutionCode.typeMismatch, "'\(setting.name)' does not fit its type: \(error.sentence)",
        at: error.value.origin?.place ?? setting.value.place(in: setting.winner.file),
        notes: [Diagnostic.Note("declared here", at: Self.typePlace(of: variable.declaration))],
        help: Self.wayOut(variable.declaration))
    }
  }

  private static func typePlace(of declaration: ModuleVariables.Declaration) -> Place {
    declaration.typeExpression.map { Place($0.file, $0.range) } ?? declaration.place
  }

  /// The longest type that help repeats.
  private static let longestType = 100

  private static func wayOut(_ declaration: ModuleVariables.Declaration) -> Message {
    let type = declaration.type?.description ?? ""
    // A text in it is a default, which may be a secret.
    let isShown = !type.isEmpty && type.utf8.count <= longestType && !type.utf8.contains(Byte.quote)
    return isShown ? "write a value of type \(words: type)" : "write a value of its type"
  }

  /// The value that the module gets where Terraform reads it from an environment variable; unknown where it can't be
  /// told, or where Terraform refuses it.
  func handed(_ setting: Setting) -> TypedValue {
    let unknown = TypedValue.unknown(.any, UnknownReason("Terraform refuses it", at: setting.origin.place))
    guard let variable = variables[setting.name], let found = try? converted(setting) else { return unknown }
    let value = found.value.typedForm
    if variable.declaration.typeExpression != nil || setting.origin.layer == .moduleDefault { return value }
    // Without a type, the variable gets the text of the environment variable.
    return (try? value.converted(to: .string)) ?? unknown
  }

  private static func isSimple(_ constraint: TypeConstraint) -> Bool {
    if case .any = constraint.type { true } else { false }
  }

  private func replacingNull(_ setting: Setting, _ variable: Variable) throws(Diagnostic) -> Setting {
    guard let fallback = variable.fallback else {
      throw Diagnostic(
        .error, ResolutionCode.nullNotAllowed, "'\(setting.name)' must not be null", at: setting.origin.place,
        notes: [Diagnostic.Note("declared here with nullable = false", at: variable.declaration.place)],
        help: "give it a value")
    }
    let origin = Origin(
      layer: .moduleDefault, place: variable.declaration.defaultPlace ?? variable.declaration.place)
    return Setting(
      name: setting.name, winner: Assignment(value: fallback, origin: origin),
      overridden: setting.overridden, mergedKeys: [])
  }
}

extension Setting {
  /// The same setting with its value in another form.
  fileprivate func with(_ value: Value) -> Setting {
    Setting(
      name: name, winner: Assignment(value: value, origin: origin), overridden: overridden, mergedKeys: mergedKeys,
      given: self.value)
  }
}
