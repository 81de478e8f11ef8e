import SourceText

/// A variable that says a unit's folder elsewhere says that of a sibling here: the unit was copied from it.
enum CopiedName: EstateCheck {
  static let code = "copied-name"
  static let severity = Severity.warning
  static let summary = "a unit with the name of the sibling from which it was copied"

  /// A variable of the units of one module.
  private struct Variable: Hashable {
    let source: Text
    let name: Text
  }

  /// Fewer units whose folders are named so show no rule.
  private static let leastNamed = 3

  static func findings(in estate: Estate) -> [Diagnostic] {
    // Which folders a variable names, with the number of their units, and what may be copied. `api-canary` may be a part
    // of `api`.
    var named: [Variable: [Text: Int]] = [:]
    var suspects: [Variable: [(unit: UnitFacts, value: UnitFacts.Value)]] = [:]
    var folders: [Path: Set<Text>] = [:]
    for unit in estate.units { folders[unit.path.parent, default: []].insert(unit.path.name) }
    for unit in estate.units {
      guard let source = unit.module?.path.text ?? unit.source?.value else { continue }
      let own = unit.path.name
      let siblings = folders[unit.path.parent] ?? []
      for value in unit.values where value.isOwn && value.content.count >= shortest {
        if value.content == own {
          named[Variable(source: source, name: value.name), default: [:]][value.content, default: 0] += 1
        } else if siblings.contains(value.content), !own.contains(value.content) {
          suspects[Variable(source: source, name: value.name), default: []].append((unit, value))
        }
      }
    }
    return suspects.flatMap { variable, suspects -> [Diagnostic] in
      guard let named = named[variable], named.count > 1, named.values.reduce(0, +) >= leastNamed,
        suspects.count == 1, let (unit, value) = suspects.first, named[value.content] != nil
      else { return [] }
      return [
        finding(
          "'\(value.name)' is '\(value.content)', the name of a sibling, where other units have their folder's name",
          at: value.place, help: "write '\(unit.path.name)' if the unit was copied")
      ]
    }
  }

  private static let shortest = 3
}
