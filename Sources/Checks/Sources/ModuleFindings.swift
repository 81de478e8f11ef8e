import Hierarchy
import SourceText

/// What Terraform refuses in the modules of units, and in the local modules that these call. A module's mistake is one
/// finding, however many units use it.
enum ModuleFindings {
  /// The diagnostics of a unit without those of its module, which `findings` reports.
  static func without(_ module: ModuleVariables?, _ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard let module, !diagnostics.isEmpty else { return diagnostics }
    let own = Set((module.diagnostics + module.refusals + module.mistakes + module.replaced).map(ObjectIdentifier.init))
    return own.isEmpty ? diagnostics : diagnostics.filter { !own.contains(ObjectIdentifier($0)) }
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    let own = estate.modules.map(\.module)
    // Terragrunt 0.18 and Terraform 0.11 belong together.
    let isOld = Set(
      estate.modules.filter { $0.units.contains { $0.layout == .terragrunt018 } }.map(\.module.folder))
    return (own + estate.tree.modules(calledBy: own)).flatMap { module -> [Diagnostic] in
      let refused = refused(in: module)
      if refused.isEmpty, module.replaced.isEmpty, module.quotedTypes.isEmpty { return [] }
      // What is added to a module may replace the file with the mistake.
      let isCertain = !estate.completedModules.contains(module.folder)
      return refused.map { isCertain ? $0.rated(.error) : $0 } + module.replaced
        + quotedTypes(
          in: module, isCertain && module.isForNewer ? .error : isOld.contains(module.folder) ? nil : .warning)
    }
  }

  private static func refused(in module: ModuleVariables) -> [Diagnostic] {
    // Terraform 0.11 takes these blocks, but not the HCL2 that stands beside them.
    let mixed = module.refusals.isEmpty || module.isForTerraform011 ? [] : module.refusals
    return module.diagnostics.filter { $0.has(oneOf: codes) } + mixed + module.mistakes
  }

  private static let codes: Set<ModuleCode> = [.terraformSyntax, .repeatedVariable]

  /// One finding for all types of a module that are in quotes.
  private static func quotedTypes(in module: ModuleVariables, _ severity: Severity?) -> [Diagnostic] {
    guard let severity, let first = module.quotedTypes.first else { return [] }
    let count = module.quotedTypes.count - 1
    let note: [Diagnostic.Note] =
      count == 0 ? [] : [.init("and \(count) more type\(words: count == 1 ? "" : "s") in quotes in this module")]
    return [
      Diagnostic(
        severity, first.code, "Terraform 0.15 and later refuse a type in quotes", at: first.place, notes: note,
        help: first.advice)
    ]
  }
}
