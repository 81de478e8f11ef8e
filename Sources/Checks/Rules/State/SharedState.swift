import SourceText

/// Two units keep their state in one place: each deployment destroys what the other made.
enum SharedState: EstateCheck {
  static let code = "shared-state"
  static let severity = Severity.error
  static let summary = "two units with the same remote state bucket and key"

  static func findings(in estate: Estate) -> [Diagnostic] {
    groups(in: estate).map { units in
      let deviating = deviating(units)
      let place = deviating?.state?.place ?? units[1].state?.place
      let first = units.first { $0 !== deviating }?.state?.place
      let isElsewhere = first?.file.name != place?.file.name || first?.range != place?.range
      return finding(
        "\(units.count) units keep their state in one place: \(Estate.list(units.map(\.path)))", at: place,
        notes: isElsewhere ? [Diagnostic.Note("another of them says so here", at: first)] : [],
        help: deviating.map { "give '\($0.path)' a key of its own" }
          ?? "give each its own key: key = \"${path_relative_to_include()}/terraform.tfstate\" in the parent")
    }
  }

  /// The unit that says the key itself and has the fewest of its own folders in it: it was copied from another.
  private static func deviating(_ units: [UnitFacts]) -> UnitFacts? {
    let own = units.filter { $0.state?.isOwn ?? false }
    guard !own.isEmpty, own.count < units.count || units.count > 1 else { return nil }
    func share(_ unit: UnitFacts) -> Int {
      guard let identity = unit.state?.identity else { return 0 }
      return unit.path.parts.count { identity.contains($0) }
    }
    // Of units that fit the key equally well, the later one is the copy.
    var least = own[0]
    for unit in own.dropFirst() where share(unit) <= share(least) { least = unit }
    return least
  }

  /// The units that share a state, group by group, in order; roots without code, which are not deployed, are left out.
  static func groups(in estate: Estate) -> [[UnitFacts]] { groups(in: estate) { $0.state } }

  /// The units that share what `state` gives of them, group by group, in order.
  static func groups(in estate: Estate, by state: (UnitFacts) -> UnitFacts.State?) -> [[UnitFacts]] {
    let units = estate.units
    var first: [Text: Int] = [:]
    // Most states are one unit's: only of those that are not is more remembered than their first unit.
    var groups: [Int: [Int]] = [:]
    for index in units.indices {
      guard let identity = state(units[index])?.identity,
        !NoCode.isRootAlone(units[index]) || NoCode.hasCode(units[index], in: estate)
      else { continue }
      if let known = first[identity] {
        groups[known, default: [known]].append(index)
      } else {
        first[identity] = index
      }
    }
    return groups.sorted { $0.key < $1.key }.map { $0.value.map { units[$0] } }
  }
}
