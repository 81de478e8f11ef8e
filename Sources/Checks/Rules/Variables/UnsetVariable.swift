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

    /// The same without the units that lack a var file; nil when that is all of them.
    func without(_ files: [UnpassedVarFile]) -> Need? {
      var need = self
      need.units = units.filter { unit in !files.contains { $0.units.contains(unit) } }
      return need.units.isEmpty ? nil : need
    }
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    let needs = needs(in: estate)
    guard !needs.isEmpty else { return [] }
    let setters = setters(of: Set(needs.map(\.declaration.name)), in: estate)
    var found: [Diagnostic] = []
    var outside: [Need] = []
    var wanted: [Text: [Need]] = [:]
    var names: [Text] = []
    for need in needs {
      let name = need.declaration.name
      if setters[name, default: []].isEmpty || isSecret(need.declaration) {
        outside.append(need)
      } else if !estate.scripts.give(name) {
        if wanted[name] == nil { names.append(name) }
        wanted[name, default: []].append(need)
      }
    }
    var groups: [Group: [Need]] = [:]
    var order: [Group] = []
    let unpassed = UnpassedVarFile.all(
      behind: names.map { name in (name, (wanted[name] ?? []).flatMap(\.units)) }, setters, in: estate)
    found += unpassed.map { finding(about: $0, in: estate) }
    for name in names {
      let told = unpassed.filter { $0.names.contains(name) }
      let (needs, others) = ((wanted[name] ?? []).compactMap { $0.without(told) }, setters[name] ?? [])
      if needs.count > 1, let forgotten = forgotten(needs, others, estate) {
        found.append(forgotten)
        continue
      }
      for need in needs {
        let siblings = others.count { $0.module?.folder == need.module.folder }
        let group = Group(
          module: need.module.folder, units: need.units, count: siblings > 0 ? siblings : others.count,
          isOfModule: siblings > 0)
        if groups[group] == nil { order.append(group) }
        groups[group, default: []].append(need)
      }
    }
    for group in order { found += findings(about: groups[group] ?? [], group, estate) }
    return found + setByNobody(outside, estate)
  }

  /// A variable that a module requires and no file sets.
  struct Requirement: Sendable {
    let name: Text
    /// The module's folder, relative to the tree's top folder.
    let module: Path
    /// What to say where the module did not require it before, and others come from a pipeline.
    let finding: Diagnostic
    /// What to say where none do.
    let stop: Diagnostic
  }

  /// What modules require and no file and no script sets, without secrets.
  static func requirements(in estate: Estate) -> [Requirement] {
    let needs = needs(in: estate).filter { !isSecret($0.declaration) && !estate.scripts.give($0.declaration.name) }
    let setters = setters(of: Set(needs.map(\.declaration.name)), in: estate)
    return needs.filter { setters[$0.declaration.name, default: []].isEmpty }.map { need in
      let name = need.declaration.name
      let unit = estate.units[need.units[0]]
      let message: Message =
        "the module '\(need.module.path)' now requires '\(name)', and no file sets it for its \(units: need.units.count)"
      let help: Message = "\(wayOut(name, unit.layout, unit.varFile)), or give it a default"
      let place = need.declaration.place
      return Requirement(
        name: name, module: need.module.path,
        finding: finding(.warning, message, at: place, help: "\(help); nothing to do if a pipeline gives it"),
        stop: finding(.error, message, at: place, help: help))
    }
  }

  /// What names must have in common to share a finding.
  private struct Group: Hashable {
    let module: Path
    /// The units that lack them.
    let units: [Int]
    /// How many units set them.
    let count: Int
    /// True when those are units of the module.
    let isOfModule: Bool
  }

  /// The finding for a name that units of several modules lack because a file which they all read does not set it, unlike
  /// the file of that name which others read; nil when there is no such file.
  private static func forgotten(_ needs: [Need], _ setters: [UnitFacts], _ estate: Estate) -> Diagnostic? {
    guard let first = needs.first else { return nil }
    let name = first.declaration.name
    let units = Set(needs.flatMap(\.units)).sorted().map { estate.units[$0] }
    var common = Set(units[0].sharedFiles)
    for unit in units.dropFirst() { common.formIntersection(unit.sharedFiles) }
    guard !common.isEmpty else { return nil }
    for setter in setters {
      guard let place = setter.values.first(where: { $0.name == name })?.place else { continue }
      let fileName = Path(place.file.name).name
      guard let path = common.first(where: { Path($0).name == fileName && $0 != place.file.name }),
        let file = estate.tree.treeFile(at: Path(path))
      else { continue }
      return finding(
        "'\(path)' does not set '\(name)', which the modules of \(units: units.count) require: \(Estate.list(units.map(\.path)))",
        at: Place(file.file, .start), notes: [Diagnostic.Note("the file of other units sets it here", at: place)],
        help: "set it in this file")
    }
    return nil
  }

  private static func finding(about file: UnpassedVarFile, in estate: Estate) -> Diagnostic {
    finding(
      "'\(file.root)' passes no '\(file.fileName)', as others do, and nothing sets \(Estate.list(file.names)) for its \(units: file.units.count), whose modules require \(words: file.names.count == 1 ? "it" : "them")",
      at: file.place(in: estate), notes: [Diagnostic.Note("passed here for other units", at: file.passed)],
      help: "pass the file here too")
  }

  private static func needs(in estate: Estate) -> [Need] {
    var needs: [Need] = []
    var positions: [Path: [Text: Int]] = [:]
    for (index, unit) in estate.units.enumerated() where !unit.unset.isEmpty {
      // A forgotten include is reported with what it costs.
      guard let module = unit.module, !estate.lacksInclude(unit) else { continue }
      for declaration in unit.unset where !estate.slips.explain(declaration.name, in: unit) {
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

  private static func findings(about needs: [Need], _ group: Group, _ estate: Estate) -> [Diagnostic] {
    let units = group.units.map { estate.units[$0] }
    guard let first = needs.first, let layout = units.first?.layout else { return [] }
    let isOne = needs.count == 1
    let others: Message =
      "which \(units: group.count) of \(words: group.isOfModule ? "the module" : "other modules") set\(words: group.count == 1 ? "s" : "")"
    func finding(_ whom: Message, _ unit: UnitFacts) -> Diagnostic {
      let place = place(of: unit)
      return self.finding(
        group.isOfModule ? .error : .warning,
        "the module requires \(Estate.list(needs.map(\.declaration.name))), \(others), and nothing sets \(words: isOne ? "it" : "them") for \(whom)",
        at: place ?? first.declaration.place,
        notes: place == nil ? [] : [Diagnostic.Note("declared here without a default", at: first.declaration.place)],
        help: wayOut(isOne ? first.declaration.name : "NAME", layout, unit.varFile))
    }
    if units.count > mostAlone { return [finding(Estate.list(units.map(\.path)), units[0])] }
    return units.map { finding("'\($0.path)'", $0) }
  }

  private static func wayOut(_ name: Text, _ layout: UnitLayout, _ varFile: Place?) -> Message {
    switch layout {
    case .terragrunt018: "set it in a tfvars file, or as TF_VAR_\(name) in env_vars"
    case .terragrunt: "set it in inputs"
    case .terraform:
      varFile.map { "set it in '\($0.file.name)', or as TF_VAR_\(name) where Terraform runs" }
        ?? "set it in a var file of the environment, or as TF_VAR_\(name) where Terraform runs"
    }
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
    let isOnlyOne =
      order.count == 1 && declarations.values.allSatisfy { !isSecret($0) && !isOfRun($0.name) } && setsMost(estate)
    return first.flatMap { units -> [Diagnostic] in
      let names = groups[units] ?? []
      let unit = estate.units[units[0]]
      if units.allSatisfy({ estate.units[$0].isGiven }) {
        return ofGiven(names.compactMap { declarations[$0] }, unit)
      }
      let whom: Message = units.count == 1 ? "'\(unit.path)'" : "any of \(units: units.count) that require it"
      return [
        finding(
          isOnlyOne ? .warning : .info, "no file sets \(Estate.list(names, most: 5)) for \(whom)",
          at: place(of: unit) ?? declarations[names[0]]?.place,
          notes: names.compactMap { declarations[$0] }.prefix(3).map {
            Diagnostic.Note("declared here without a default", at: $0.place)
          },
          help: "nothing to do if a pipeline or a person gives it; else \(wayOut("NAME", unit.layout, unit.varFile))")
      ]
    }
  }

  /// What the arguments that the user gives do not set. Secrets come from the environment.
  private static func ofGiven(_ declarations: [ModuleVariables.Declaration], _ unit: UnitFacts) -> [Diagnostic] {
    declarations.map { declaration in
      finding(
        isSecret(declaration) ? .info : .error,
        "the module requires '\(declaration.name)', and the arguments for '\(unit.path)' do not set it",
        at: declaration.place,
        help: "give --var \(declaration.name)=VALUE, or --with-env if TF_VAR_\(declaration.name) is set")
    }
  }

  /// Words in the names of what each run gives anew.
  private static let ofRuns: [StaticString] = [
    "tag", "version", "build", "commit", "sha", "revision", "release", "user",
  ]

  /// True for a variable that a pipeline or a person often gives: the tag of an image, a version.
  private static func isOfRun(_ name: Text) -> Bool {
    let plain = name.lowercasedASCII
    return ofRuns.contains { plain.contains($0) }
  }

  /// True for an estate of Terragrunt whose files set many variables that its modules require.
  private static func setsMost(_ estate: Estate) -> Bool {
    guard estate.units.allSatisfy({ $0.layout != .terraform }) else { return false }
    let modules = Dictionary(estate.units.compactMap(\.module).map { ($0.folder, $0.required.count) }) { first, _ in
      first
    }
    return modules.values.reduce(0, +) > leastRequired
  }

  /// Fewer say little about the estate.
  private static let leastRequired = 20

  /// Secrets often come from the environment of the person or job that runs Terraform, which no file shows.
  static func isSecret(_ declaration: ModuleVariables.Declaration) -> Bool {
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
