import Comparison
import HCL1Syntax
import Hierarchy
import SourceText

/// A value that `resolve` prints.
struct PrintedValue: Sendable {
  /// The variable, or the path of a part as it was requested.
  let name: Text
  /// The name that decides whether the value is secret.
  let judgedName: Text
  let value: Value
  /// What sets it.
  let place: Place

  /// A variable or a part of one.
  init(_ explanation: Explanation) {
    name = explanation.name
    judgedName = explanation.judgedName
    value = explanation.winner.value
    place = explanation.winner.origin.place
  }

  /// A part of a unit's configuration.
  private init(_ part: ConfigurationPart, at path: Text) {
    name = path
    judgedName = part.judgedName
    value = part.value
    place = part.place
  }

  /// The values at these paths, as `diff` prints them, in the order of the paths, and the paths at which the unit has none.
  static func find(_ paths: [Text], in unit: ResolvedUnit) -> (values: [PrintedValue], missing: [Text]) {
    let settings = SettingsByName(unit)
    var values: [PrintedValue] = []
    var missing: [Text] = []
    for path in paths {
      if let explanation = Explanation(of: path, among: settings) {
        values.append(PrintedValue(explanation))
      } else if let part = ConfigurationPart(path, in: unit) {
        values.append(PrintedValue(part, at: path))
      } else {
        missing.append(path)
      }
    }
    return (values, missing)
  }

  /// The paths that can be requested of a unit, two levels deep.
  static func names(in unit: ResolvedUnit) -> [Text] { Explanation.names(in: unit) + ConfigurationPart.names(in: unit) }
}
