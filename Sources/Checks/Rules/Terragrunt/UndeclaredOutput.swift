import Hierarchy
import SourceText

/// A unit reads an output that the module of its dependency does not declare. Mock outputs hide this until the dependency
/// is applied; then Terragrunt refuses the unit.
enum UndeclaredOutput: EstateCheck {
  static let code = "undeclared-output"
  static let severity = Severity.error
  static let summary = "an output that the module of the dependency does not declare"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let readers = estate.units.filter { !$0.configuration.outputsRead.isEmpty }
    if readers.isEmpty { return [] }
    var declared: [Path: Set<Text>?] = [:]
    return readers.flatMap { reader in
      reader.configuration.outputsRead.compactMap { folder, read -> Diagnostic? in
        guard let unit = estate.graph[folder], let module = unit.module else { return nil }
        let names = declared[folder] ?? estate.outputs(of: unit)
        declared[folder] = names
        guard let names, !names.contains(read.name) else { return nil }
        let nearest = NearestName.of(read.name.description, among: names.map(\.description).sorted())
        return finding(
          "the module '\(module.path)' of '\(unit.path)' has no output '\(read.name)'", at: read.place,
          help: nearest.map { "did you mean '\($0)'?" } ?? "write output \"\(read.name)\" { value = … } in the module")
      }
    }.onePerPlace("more units")
  }
}
