import Hierarchy
import SourceText

/// A module in the tree, and the units that use it.
struct ModuleUse: Sendable {
  /// The module, even with mistakes.
  private(set) var module: ModuleVariables
  /// The module, if it could be read completely.
  private(set) var complete: ModuleVariables?
  /// In order.
  private(set) var units: [UnitFacts] = []

  /// The modules of units, by their folders.
  static func all(in units: [UnitFacts]) -> [ModuleUse] {
    var uses: [ModuleUse] = []
    var positions: [ObjectIdentifier: Int] = [:]
    // A module may be read as two versions of Terraform read it.
    var folders: [Path: Int] = [:]
    for unit in units {
      guard let module = unit.readModule else { continue }
      let position = positions[ObjectIdentifier(module)] ?? folders[module.folder, default: uses.count]
      if position == uses.count { uses.append(ModuleUse(module: module)) }
      if uses[position].units.last?.readModule !== module {
        positions[ObjectIdentifier(module)] = position
        folders[module.folder] = position
      }
      uses[position].add(unit, module)
    }
    return uses.sorted { $0.module.folder < $1.module.folder }
  }

  private mutating func add(_ unit: UnitFacts, _ module: ModuleVariables) {
    units.append(unit)
    self.module = module
    if let module = unit.module { complete = module }
  }
}
