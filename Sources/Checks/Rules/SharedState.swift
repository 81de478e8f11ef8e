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
    var order: [Text] = []
    var groups: [Text: [UnitFacts]] = [:]
    for unit in estate.units {
      guard let state = unit.state else { continue }
      if groups[state.identity]?.append(unit) == nil {
        groups[state.identity] = [unit]
        order.append(state.identity)
      }
    }
    return order.compactMap { groups[$0] }.filter { $0.count > 1 }
  }
}
