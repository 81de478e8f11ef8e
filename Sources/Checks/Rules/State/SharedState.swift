import SourceText

/// Two units keep their state in one place, so each deployment destroys what the other created.
enum SharedState: EstateCheck {
  static let code = "shared-state"
  static let severity = Severity.error
  static let summary = "two units with the same remote state bucket and key"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let all = groups(in: estate).map { finding(about: $0) }
    // One key, of which several states come, is one mistake.
    let byPlace = Dictionary(grouping: all.indices) { index in
      all[index].place.map { "\($0.file.name):\(Text(String($0.range.lower)))" as Text } ?? Text(String(index))
    }
    return byPlace.values.sorted { $0[0] < $1[0] }.map { same in
      let first = all[same[0]]
      if same.count == 1 { return first }
      return Diagnostic(
        first.severity, first.code, first.wording, at: first.place,
        notes: first.notes + [Diagnostic.Note("the same holds for \(same.count - 1) more states")], help: first.advice)
    }
  }

  private static func finding(about units: [UnitFacts]) -> Diagnostic {
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

  /// Of the units that set the key themselves, the one whose key contains the fewest of the unit's folder names: it
  /// was copied.
  private static func deviating(_ units: [UnitFacts]) -> UnitFacts? {
    let own = units.filter { $0.state?.isOwn ?? false }
    guard !own.isEmpty, own.count < units.count || units.count > 1 else { return nil }
    func share(_ unit: UnitFacts) -> Int {
      guard let identity = unit.state?.identity else { return 0 }
      return unit.path.parts.count { identity.contains($0) }
    }
    // Among units that fit the key equally well, the later one is the copy.
    var least = own[0]
    for unit in own.dropFirst() where share(unit) <= share(least) { least = unit }
    return least
  }

  /// The groups of units that share a state, in order. Leaves out roots without code, which are not deployed.
  static func groups(in estate: Estate) -> [[UnitFacts]] { groups(in: estate) { $0.state } }

  /// The groups of units for which `state` gives the same state, in order.
  static func groups(in estate: Estate, by state: (UnitFacts) -> UnitFacts.State?) -> [[UnitFacts]] {
    let units = estate.units
    var first: [Text: Int] = [:]
    // Holds only states with more than one unit, since most have only one: first index to all indices.
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
