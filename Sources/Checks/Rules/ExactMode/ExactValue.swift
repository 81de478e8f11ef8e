import SourceText

/// A value is different in Terragrunt 0.18.7 and in the default mode.
enum ExactValue: EstateCheck {
  static let code = "exact-value"
  static let severity = Severity.info
  static let summary = "a value that is another under Terragrunt 0.18.7"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var groups = PlaceGroups<ExactFacts.Other>()
    let sharing = Set(ExactState.groups(in: estate).joined().map(\.path))
    for unit in estate.units {
      for value in unit.exact?.others ?? [] {
        // `exact-state` reports a state that several units share.
        let isState = sharing.contains(unit.path) && value.place.range == unit.exact?.state?.place.range
        if !isState { groups.add(value, at: value.place, of: unit) }
      }
    }
    return groups.all.compactMap { group in
      guard let first = group.first else { return nil }
      let what: Message = first.value.name.map { "'\($0)'" } ?? "this text"
      let made: Message = first.value.exact.map { "makes '\($0)' of \(what)" } ?? "makes another value of \(what)"
      let units: Message = group.count == 1 ? "" : ", here and in \(group.count - 1) more units"
      return finding(
        "Terragrunt 0.18.7 \(made) in '\(first.unit.path)'\(units)", at: first.value.place,
        help: first.value.name == nil
          ? "write the value itself, or move the line into the included file"
          : "write the value itself: Terragrunt 0.18.7 evaluates nothing in plain variables")
    }
  }
}
