import Hierarchy
import SourceText

/// Finds the units in which only variables of shared files changed that their modules do not declare: Terraform ignores what a
/// var file says about them, so a plan shows nothing. What a unit's own file says in vain is a finding of `check`.
///
/// Source: Terraform 0.11; Terraform 1.11 warns.
struct IgnoredChanges {
  let before: Tree
  let now: Tree

  /// True when all that changed in a unit is ignored, in both states.
  func areAll(of unit: UnitDifference) -> Bool {
    guard unit.configuration.isEmpty, !unit.variables.isEmpty,
      unit.variables.flatMap({ [$0.a, $0.b] }).allSatisfy({ side in
        side.map { !Path($0.place.file.name).isWithin(unit.b) } ?? true
      })
    else { return false }
    let names = Set(
      unit.variables.compactMap { change -> Text? in
        if case .key(let name) = change.path.steps.first { name } else { nil }
      })
    return before.ignores(names, in: unit.a) && now.ignores(names, in: unit.b)
  }
}

extension Tree {
  /// True when Terraform ignores the variables with these names in a unit, relative to the tree's top folder. False where
  /// that is not known: the module would have to be downloaded, is not complete, or files beside the unit may declare more.
  fileprivate func ignores(_ names: Set<Text>, in path: Path) -> Bool {
    guard let file = selection(of: [root.appending(path).cleaned], workers: 1).units.first else { return false }
    let unit = resolve(file)
    let source = moduleSource(of: unit)
    guard unit.layout != .terragrunt, let module = module(of: unit, at: source)?.whenComplete,
      source == .beside || !self.names(in: unit.folder).contains(where: ModuleFiles.isCode)
    else { return false }
    return unit.settings.allSatisfy { setting in
      guard names.contains(setting.name) else { return true }
      // Terraform refuses a -var argument for a variable that is not declared.
      let isArgument = ([setting.winner] + setting.overridden).contains { $0.origin.layer == .variableArgument }
      return !isArgument && !module.declares(setting.name)
    }
  }
}
