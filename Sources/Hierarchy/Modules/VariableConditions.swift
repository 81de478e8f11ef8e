import HCL1Syntax
import HCL2Evaluation
import HCL2Syntax
import SourceText

/// The `validation` blocks of a module, with the values that a unit gives to its variables.
///
/// Source: "Custom Conditions" of Terraform 1.11.
struct VariableConditions {
  private let module: ModuleVariables
  private let scope: VariableScope
  private let evaluator: Evaluator

  /// - Parameters:
  ///   - values: the values as Terraform hands them to the module. A variable without one has its default.
  ///   - workspace: Terraform's workspace.
  init(of module: ModuleVariables, _ values: [Text: TypedValue], workspace: Text, _ context: LayoutContext) {
    self.module = module
    scope = VariableScope(module, values, workspace)
    evaluator = Evaluator(
      scope: scope, context: EvaluationContext(files: context.files, workingFolder: module.folder))
  }

  /// An error for each condition that is known to be false, with the module's own message, and for each that asks null for
  /// a part, at the value that it refuses.
  func failures(in settings: [Setting]) -> [Diagnostic] {
    let named = Dictionary(settings.map { ($0.name, $0) }) { first, _ in first }
    return module.variables.flatMap { variable in
      guard !variable.validations.isEmpty, let setting = named[variable.name] else { return [] as [Diagnostic] }
      return variable.validations.compactMap { failure(of: setting, $0) }
    }
  }

  private func failure(of setting: Setting, _ validation: VariableValidation) -> Diagnostic? {
    guard let condition = validation.condition else { return nil }
    let (value, mistakes) = evaluator.separately(condition)
    let errors = mistakes.filter { $0.severity == .error }
    let message: Message
    var help: Message?
    if errors.isEmpty, value.bool == false {
      message =
        "the module refuses the value of '\(setting.name)': \(self.message(of: validation) ?? "its condition is false")"
    } else if setting.value.isNull, let cause = errors.first, Self.stopsAtNull(condition, errors) {
      message = "the module's condition for '\(setting.name)' can't be decided: \(cause.wording)"
      help = "give it a value, or write the condition so that null passes"
    } else {
      return nil
    }
    return Diagnostic(
      .error, ResolutionCode.failedValidation, message, at: setting.value.place(in: setting.winner.file),
      notes: [Diagnostic.Note("the condition is here", at: Place(condition.file, condition.range))], help: help)
  }

  private static let ofNull: Set<EvaluationCode> = [
    .attributeOfNull, .indexOfNull, .splatOfNull, .loopOverNull, .nullOperand, .nullInTemplate,
  ]

  /// True when every Terraform stops at such a condition. Since 1.12, the right side of `||` and `&&` may be left out.
  private static func stopsAtNull(_ condition: HCL2Syntax.Expression, _ errors: [Diagnostic]) -> Bool {
    let text = condition.file.text(condition.range)
    return !text.contains("||") && !text.contains("&&") && errors.allSatisfy { $0.has(oneOf: ofNull) }
  }

  /// The module's message; nil where it is not known, or quotes a secret.
  private func message(of validation: VariableValidation) -> Text? {
    guard let message = validation.message, !References.all(in: message).contains(where: scope.isSecret) else {
      return nil
    }
    return evaluator.separately(message).value.text
  }
}

/// What the conditions of variables may name: variables, the paths, and the workspace.
private final class VariableScope: EvaluationScope {
  private let module: ModuleVariables
  private let values: [Text: TypedValue]
  private let workspace: Text

  init(_ module: ModuleVariables, _ values: [Text: TypedValue], _ workspace: Text) {
    self.module = module
    self.values = values
    self.workspace = workspace
  }

  func isSecret(_ reference: Reference) -> Bool {
    guard reference.root == "var", let name = reference.attributes.first else { return false }
    if module[name]?.isSensitive ?? false { return true }
    let value = values[name]
    return value.map { !$0.allMarks.isDisjoint(with: .hidden) } ?? false
      || SecretPolicy.standard.isSecret(name: name, holding: value?.text ?? "")
  }

  func mistake(in reference: Reference) -> Diagnostic? { nil }

  func resolve(_ reference: Reference, with evaluator: Evaluator) -> ResolvedReference {
    guard let name = reference.attributes.first else {
      return ResolvedReference(unknown(reference), usedAttributes: 0)
    }
    switch reference.root {
    case "var":
      let value = values[name] ?? module.typed.fallback(of: name)?.typedForm
      return ResolvedReference(value ?? unknown(reference), usedAttributes: 1)
    case "terraform" where name == "workspace": return ResolvedReference(.string(workspace), usedAttributes: 1)
    case "path": return ResolvedReference(.string("."), usedAttributes: 1)
    default: return ResolvedReference(unknown(reference), usedAttributes: reference.attributes.count)
    }
  }

  private func unknown(_ reference: Reference) -> TypedValue {
    .unknown(.any, UnknownReason("'\(reference.root)' is known when Terraform runs", at: reference.place))
  }
}
