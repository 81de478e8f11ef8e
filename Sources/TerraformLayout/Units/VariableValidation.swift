import HCL1Syntax
import HCL2Evaluation
import Hierarchy
import SourceText

/// The values that the module's own `validation` blocks refuse.
enum VariableValidation {
  /// An error for each condition that is known to be false, with the module's own message.
  ///
  /// Source: "Custom Conditions" of Terraform 1.11.
  static func failures(
    of module: ModuleVariables, _ settings: [Setting], _ environment: ModuleEnvironment, _ context: LayoutContext
  ) -> [Diagnostic] {
    let checked = module.variables.filter { !$0.validations.isEmpty }
    if checked.isEmpty { return [] }
    let scope = VariableScope(settings, environment)
    let evaluator = Evaluator(
      scope: scope, functions: FunctionTable.terraform,
      context: EvaluationContext(files: context.files, workingFolder: environment.module))
    let places = Dictionary(settings.map { ($0.name, $0) }) { first, _ in first }
    return checked.flatMap { variable in
      guard let setting = places[variable.name] else { return [] as [Diagnostic] }
      return variable.validations.compactMap { validation in
        guard let condition = validation.condition else { return nil }
        let (value, mistakes) = evaluator.separately(condition)
        if mistakes.hasErrors || value.bool != false { return nil }
        let message = validation.message.flatMap { evaluator.separately($0).value.text }
        return Diagnostic(
          .error, ResolutionCode.failedValidation,
          "the module refuses the value of '\(variable.name)': \(message ?? "its condition is false")",
          at: setting.value.place(in: setting.winner.file),
          notes: [Diagnostic.Note("the condition is here", at: Place(condition.file, condition.range))])
      }
    }
  }
}

/// What the conditions of variables may name: variables, the paths, and the workspace.
private final class VariableScope: EvaluationScope {
  private let values: [Text: TypedValue]
  private let workspace: Text

  init(_ settings: [Setting], _ environment: ModuleEnvironment) {
    values = Dictionary(settings.map { ($0.name, $0.value.typedForm) }) { first, _ in first }
    workspace = environment.workspace ?? "default"
  }

  func mistake(in reference: Reference) -> Diagnostic? { nil }

  func resolve(_ reference: Reference, with evaluator: Evaluator) -> ResolvedReference {
    guard let name = reference.attributes.first else {
      return ResolvedReference(unknown(reference), usedAttributes: 0)
    }
    switch reference.root {
    case "var": return ResolvedReference(values[name] ?? .null(), usedAttributes: 1)
    case "terraform" where name == "workspace": return ResolvedReference(.string(workspace), usedAttributes: 1)
    case "path": return ResolvedReference(.string("."), usedAttributes: 1)
    default: return ResolvedReference(unknown(reference), usedAttributes: reference.attributes.count)
    }
  }

  private func unknown(_ reference: Reference) -> TypedValue {
    .unknown(.any, UnknownReason("'\(reference.root)' is known when Terraform runs", at: reference.place))
  }
}
