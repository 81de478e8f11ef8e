import Hierarchy
import SourceText
import TerragruntConfiguration

extension NameSlips {
  /// The inputs that the files which a unit includes give and its module does not declare, where they are written.
  static func undeclaredInIncludes(of unit: ResolvedUnit, _ module: ModuleVariables) -> [Located<Text>] {
    guard let details = unit.details as? EvaluatedConfiguration, !unit.includes.isEmpty, !unit.isBroken else {
      return []
    }
    return details.inputLayers.flatMap { layer in
      (layer.members?.all ?? []).compactMap { member -> Located<Text>? in
        guard let place = member.value.origin?.place, !module.declares(member.name),
          unit.includes.contains(Path(place.file.name)), isWritten(member.name, before: place)
        else { return nil }
        return Located(member.name, at: place)
      }
    }
  }

  /// An input that an included file gives, and the units whose modules do not declare it.
  private struct Given {
    let place: Place
    var units: [UnitFacts]
  }

  /// True if the name stands before its value: many files merge whole objects of others, for whoever needs them.
  private static func isWritten(_ name: Text, before place: Place) -> Bool {
    let line = place.file.lines.range(at: place.range.lower)
    let before = place.file.text(SourceRange(line.lowerBound, Int(place.range.lower))).trimmed
    guard before.hasSuffix("=") || before.hasSuffix(":") else { return false }
    let key = before[0..<before.count - 1].trimmed
    return key.hasSuffix(name) || key.hasSuffix("\"" + name + "\"")
  }

  /// The inputs in included files of `terragrunt.hcl` that no module of their readers declares, by file. A file with a
  /// reader whose module is not in the tree, or that was not checked, has none.
  static func included(in estate: Estate) -> [SharedFile] {
    var given: [Text: [Text: Given]] = [:]
    for unit in estate.units {
      for name in unit.undeclaredInIncludes {
        given[name.place.file.name, default: [:]][name.value, default: Given(place: name.place, units: [])].units
          .append(unit)
      }
    }
    if given.isEmpty { return [] }
    var readers: [Text: [UnitFacts]] = [:]
    for unit in estate.units {
      for file in Set(unit.includes) where given[file.text] != nil { readers[file.text, default: []].append(unit) }
    }
    return given.sorted { $0.key < $1.key }.compactMap { file, names in
      sharedFile(file, names, readers[file] ?? [], in: estate)
    }
  }

  private static func sharedFile(
    _ file: Text, _ names: [Text: Given], _ readers: [UnitFacts], in estate: Estate
  ) -> SharedFile? {
    guard knowsAll(readers, of: Path(file), in: estate) else { return nil }
    var modules: [Path: ModuleVariables] = [:]
    for reader in readers {
      guard let module = reader.module, !reader.configuration.generated.mayDeclare(.variable) else { return nil }
      modules[module.folder] = module
    }
    let unused = names.filter { name, _ in modules.values.allSatisfy { !$0.declares(name) } }
    var suggestions = Suggestions {
      Set(modules.values.flatMap { $0.variables.map(\.name) }).sorted().map(\.description)
    }
    let slips = unused.sorted { $0.value.place.range.lower < $1.value.place.range.lower }.map { name, given in
      let nearest = name.count < shortest ? nil : suggestions.nearest(to: name.description).map { Text($0) }
      let meant = nearest.flatMap { name in given.units.allSatisfy { $0.givenNames.contains(name) } ? nil : name }
      return Shared(name: name, place: given.place, meant: meant)
    }
    return slips.isEmpty ? nil : SharedFile(name: file, slips: slips, readers: readers)
  }

  /// True when all units were checked in the folder around the file and its readers, so that others are unlikely.
  private static func knowsAll(_ readers: [UnitFacts], of file: Path, in estate: Estate) -> Bool {
    var top = estate.tree.root.appending(file.parent).cleaned
    for reader in readers {
      while !reader.folder.isWithin(top), !top.isTop { top = top.parent }
    }
    return estate.knowsAll(in: top)
  }
}
