import Hierarchy
import SourceText

/// A module of the tree reads a variable that it does not declare: Terraform refuses the module. One finding per name and
/// module.
enum UndeclaredReference: EstateCheck {
  static let code = "undeclared-reference"
  static let severity = Severity.error
  static let summary = "a module reads a variable that it does not declare"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var modules: [Path: ModuleVariables] = [:]
    var completed: Set<Path> = []
    var users: [Path: Int] = [:]
    for unit in estate.units {
      guard let module = unit.module else { continue }
      modules[module.folder] = module
      users[module.folder, default: 0] += 1
      if isCompleted(unit, in: estate) { completed.insert(module.folder) }
    }
    let roots = modules.values.filter { !completed.contains($0.folder) }.sorted { $0.folder < $1.folder }
    let called = estate.tree.modules(calledBy: roots).filter { $0.diagnostics.isEmpty && modules[$0.folder] == nil }
    return (roots + called).flatMap { module in
      estate.tree.undeclaredReads(in: module).map { read in
        let nearest = NearestName.of(read.value.description, among: module.variables.map(\.name.description))
        let count = users[module.folder, default: 0]
        return finding(
          "the module '\(module.path)' reads 'var.\(read.value)' and declares no such variable: Terraform refuses it",
          at: read.place, notes: count > 1 ? [Diagnostic.Note("\(units: count) use the module")] : [],
          help: nearest.map { "did you mean '\($0)'? Or write variable \"\(read.value)\" {}" }
            ?? "write variable \"\(read.value)\" {}, or correct the name")
      }
    }
  }

  /// True when something adds code to the unit's module: a `generate` block, or code beside the unit.
  private static func isCompleted(_ unit: UnitFacts, in estate: Estate) -> Bool {
    unit.configuration.generatesCode
      || unit.moduleSource != .beside
        && estate.tree.names(in: unit.folder).contains { $0.hasSuffix(".tf") || $0.hasSuffix(".tf.json") }
  }
}
