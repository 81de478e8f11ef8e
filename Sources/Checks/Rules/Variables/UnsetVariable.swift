import Hierarchy
import SourceText

/// A module requires a variable that nothing sets, for some or all of its units.
///
/// If no unit sets it, it mostly comes from elsewhere: a pipeline, a script, a person. So it counts as a mistake only
/// if other units set it. A variable that a script of the repository sets counts as set.
enum UnsetVariable: EstateCheck {
  static let code = "unset-variable"
  static let severity = Severity.error
  static let milder: [Severity] = [.warning, .info]
  static let summary = "the module requires a variable that nothing sets"

  /// A variable of a module, and the units that need it.
  private struct Need {
    let declaration: ModuleVariables.Declaration
    let module: ModuleVariables
    var units: [Int] = []
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    let needs = needs(in: estate)
    guard !needs.isEmpty else { return [] }
    let setters = setters(of: Set(needs.map(\.declaration.name)), in: estate)
    var found: [Diagnostic] = []
    var outside: [Need] = []
    for need in needs {
      let others = setters[need.declaration.name] ?? []
      if others.isEmpty || isSecret(need.declaration) {
        outside.append(need)
      } else if !estate.scripts.give(need.declaration.name) {
        found += findings(about: need, others, estate)
      }
    }
    return found + setByNobody(outside, estate)
  }

  private static func needs(in estate: Estate) -> [Need] {
    var needs: [Need] = []
    var positions: [Path: [Text: Int]] = [:]
    for (index, unit) in estate.units.enumerated() {
      guard let module = unit.module else { continue }
      for declaration in unit.unset {
        let known = positions[module.folder]?[declaration.name]
        let position = known ?? needs.count
        if known == nil {
          positions[module.folder, default: [:]][declaration.name] = position
          needs.append(Need(declaration: declaration, module: module))
        }
        needs[position].units.append(index)
      }
    }
    return needs
  }

  /// The units that set each of the names.
  private static func setters(of names: Set<Text>, in estate: Estate) -> [Text: [UnitFacts]] {
    var setters: [Text: [UnitFacts]] = [:]
    for unit in estate.units {
      for name in unit.names where names.contains(name) { setters[name, default: []].append(unit) }
    }
    return setters
  }

  /// If more units than this lack one variable, they share one finding.
  private static let mostAlone = 3

  private static func findings(about need: Need, _ setters: [UnitFacts], _ estate: Estate) -> [Diagnostic] {
    let siblings = setters.filter { $0.module?.folder == need.module.folder }
    let name = need.declaration.name
    let units = need.units.map { estate.units[$0] }
    let others: Message =
      siblings.isEmpty
      ? "which \(units: setters.count) of other modules set\(words: setters.count == 1 ? "s" : "")"
      : "which \(units: siblings.count) of the module set\(words: siblings.count == 1 ? "s" : "")"
    func finding(_ whom: Message, _ unit: UnitFacts) -> Diagnostic {
      self.finding(
        siblings.isEmpty ? .warning : .error,
        "the module requires '\(name)', \(others), and nothing sets it for \(whom)",
        at: place(of: unit) ?? need.declaration.place,
        notes: [Diagnostic.Note("declared here without a default", at: need.declaration.place)],
        help: unit.layout == .terraform
          ? "set it in \(unit.varFile.map { "'\($0.file.name)'" } ?? "a var file of it"), or pass it as TF_VAR_\(name)"
          : "set it in a tfvars file, or as TF_VAR_\(name) in env_vars")
    }
    if units.count > mostAlone { return [finding(Estate.list(units.map(\.path)), units[0])] }
    return units.map { finding("'\($0.path)'", $0) }
  }

  /// The findings for variables that no unit sets: one for all names that the same units lack.
  private static func setByNobody(_ needs: [Need], _ estate: Estate) -> [Diagnostic] {
    var byName: [Text: [Int]] = [:]
    var declarations: [Text: ModuleVariables.Declaration] = [:]
    var order: [Text] = []
    for need in needs where !estate.scripts.give(need.declaration.name) {
      let name = need.declaration.name
      if byName[name] == nil {
        order.append(name)
        declarations[name] = need.declaration
      }
      byName[name, default: []] += need.units
    }
    var groups: [[Int]: [Text]] = [:]
    var first: [[Int]] = []
    for name in order {
      let units = (byName[name] ?? []).sorted()
      if groups[units] == nil { first.append(units) }
      groups[units, default: []].append(name)
    }
    return first.map { units in
      let names = groups[units] ?? []
      let unit = estate.units[units[0]]
      let whom: Message = units.count == 1 ? "'\(unit.path)'" : "any of \(units: units.count) that require it"
      return finding(
        .info, "no file sets \(Estate.list(names, most: 5)) for \(whom)",
        at: place(of: unit) ?? declarations[names[0]]?.place,
        notes: names.compactMap { declarations[$0] }.prefix(3).map {
          Diagnostic.Note("declared here without a default", at: $0.place)
        },
        help: unit.layout == .terraform
          ? "nothing to do if a pipeline or a person gives it; else set it in a tfvars file"
          : "nothing to do if a pipeline or a person gives it; else set it in a tfvars file or in env_vars")
    }
  }

  /// Secrets often come from the environment of the person or job that runs Terraform, which no file shows.
  private static func isSecret(_ declaration: ModuleVariables.Declaration) -> Bool {
    declaration.isSensitive || SecretPolicy.standard.isSecret(name: declaration.name)
  }

  private static func place(of unit: UnitFacts) -> Place? { unit.source?.place ?? unit.place ?? unit.varFile }
}

extension Message.StringInterpolation {
  /// Adds "1 unit" or "3 units".
  mutating func appendInterpolation(units count: Int) {
    appendInterpolation(words: count == 1 ? "1 unit" : "\(count) units")
  }
}
