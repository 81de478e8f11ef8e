import SourceText

/// Two units keep their state in one place: each deployment destroys what the other made.
enum SharedState: EstateCheck {
  static let code = "shared-state"
  static let severity = Severity.error
  static let summary = "two units with the same remote state bucket and key"

  private static let mostNamed = 3

  static func findings(in estate: Estate) -> [Diagnostic] {
    groups(in: estate).map { units in
      let names = units.map { "'\($0.path)'" }
      let others = names.count - mostNamed
      let shown = names.prefix(mostNamed).joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
      let place = units[1].state?.place
      let first = units[0].state?.place
      let isElsewhere = first?.file.name != place?.file.name || first?.range != place?.range
      return finding(
        "\(units.count) units keep their state in one place: \(shown)", at: place,
        notes: isElsewhere ? [Diagnostic.Note("the first of them says so here", at: first)] : [],
        help: "give each its own key: key = \"${path_relative_to_include()}/terraform.tfstate\" in the parent")
    }
  }

  /// The units that share a state, group by group, in order.
  static func groups(in estate: Estate) -> [[UnitFacts]] {
    let units = estate.units
    var first: [Text: Int] = [:]
    // Most states are one unit's: only of those that are not is more remembered than their first unit.
    var groups: [Int: [Int]] = [:]
    for index in units.indices {
      guard let identity = units[index].state?.identity else { continue }
      if let known = first[identity] {
        groups[known, default: [known]].append(index)
      } else {
        first[identity] = index
      }
    }
    return groups.sorted { $0.key < $1.key }.map { $0.value.map { units[$0] } }
  }
}
