public import Hierarchy
public import SourceText

/// Compares a unit's variables with the declarations of its local module. Source: Terraform ignores variables that a module
/// does not declare, and requires those without a default.
public enum ModuleRules {
  /// A warning for each variable that the module does not declare, and an error for each required one that is not set.
  ///
  /// - Parameter inputs: explicit inputs count as set.
  public static func findings(for unit: ResolvedUnit, module: ModuleVariables, inputs: Inputs) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var suggestions = Suggestions { module.variables.map(\.name.description) }
    for setting in unit.settings where module[setting.name] == nil && setting.origin.layer != .environment {
      let nearest = suggestions.nearest(to: setting.name.description)
      found.append(
        Diagnostic(
          .warning, "undeclared-parameter", "the module '\(module.path)' does not declare '\(setting.name)'",
          at: setting.origin.place, help: nearest.map { "did you mean '\($0)'?" } ?? "remove it, or declare it there"))
    }
    let set = Set(unit.settings.map(\.name))
    for declaration in module.variables where declaration.isRequired && !set.contains(declaration.name) {
      if inputs[declaration.name] != nil { continue }
      found.append(
        Diagnostic(
          .error, "unset-parameter", "'\(unit.path)' does not set '\(declaration.name)', which its module requires",
          at: declaration.place, help: "set it in '\(unit.configurationFile)'"))
    }
    return found
  }
}
