import Hierarchy
import SourceText

/// The unit sets a variable to the value that it would have anyway.
enum DefaultValue: ContextCheck {
  static let code = "default-value"
  static let severity = Severity.info
  static let summary = "a variable set to its module's default"

  static func findings(in checked: CheckedUnit, of tree: Tree) -> [Diagnostic] {
    guard let module = checked.module else { return [] }
    let settings = checked.unit.settings
    return settings.indices.compactMap { index in
      let layer = settings[index].winner.origin.layer
      guard layer == .unit || layer == .autoFile, let position = checked.positions[index],
        module.variables[position].defaultValue == settings[index].value
      else { return nil }
      let (setting, variable) = (settings[index], module.variables[position])
      guard setting.mergedKeys.isEmpty, setting.overridden.allSatisfy({ $0.value == setting.value }) else { return nil }
      return finding(
        "'\(setting.name)' has this value by default", at: setting.origin.place,
        notes: [Diagnostic.Note("declared here", at: variable.defaultPlace ?? variable.place)], help: "remove it")
    }
  }

  /// The findings without those about a line without which the unit would lack what its counterparts set.
  static func withoutWanted(_ findings: [Diagnostic], in estate: Estate) -> [Diagnostic] {
    let places = findings.lazy.filter { $0.code == code }.compactMap(\.place)
    let spots = Set(places.map(\.spot))
    if spots.isEmpty { return findings }
    // The units themselves, and the folders above them.
    var folders: Set<Path> = []
    for place in places {
      var folder = Path(place.file.name).parent
      while folders.insert(folder).inserted { folder = folder.parent }
    }
    var wanted: Set<Place.Spot> = []
    for group in estate.counterparts.groups {
      for unit in group
      where estate.environment(of: unit)?.environment.isLow == false && folders.contains(unit.path)
        && MissingInOneEnvironment.isOfEnough(group, estate)
      {
        for value in unit.values where value.isOwn && spots.contains(value.place.spot) {
          if MissingInOneEnvironment.wouldMiss(value.name, unit, among: group, estate) {
            wanted.insert(value.place.spot)
          }
        }
      }
    }
    return findings.without(code, at: wanted)
  }
}
