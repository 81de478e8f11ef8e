import Hierarchy
import SourceText

/// Which units of a module set a variable that others lack.
struct GivenNames {
  private let estate: Estate
  private let units: [Path: [UnitFacts]]

  init(_ estate: Estate) {
    self.estate = estate
    units = Dictionary(grouping: estate.units.filter { $0.module != nil }) { $0.module?.folder ?? "." }
  }

  /// True when one of the units has no value for a variable that its module requires.
  func areLacking(_ name: Text, _ units: [UnitFacts]) -> Bool {
    units.contains { unit in unit.unset.contains { $0.name == name } }
  }

  /// True when other units of the module set the variable in their files, so that no pipeline or person gives it.
  func siblingsSet(_ name: Text, of module: ModuleVariables) -> Bool {
    guard let declaration = module[name], !UnsetVariable.isSecret(declaration), !estate.scripts.give(name) else {
      return false
    }
    return units[module.folder, default: []].contains { $0.names.contains(name) }
  }
}
