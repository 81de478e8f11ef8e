import SourceText

/// Two units keep their state in one place, so each deployment destroys what the other created.
enum SharedState: EstateCheck {
  static let code = "shared-state"
  static let severity = Severity.error
  static let summary = "two units with the same remote state bucket and key"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let groups = groups(in: estate)
    var found: [Diagnostic] = []
    // Groups of units whose parents name one store: one mistake, however many units collide.
    var pairs: [Stores: [[UnitFacts]]] = [:]
    var order: [Stores] = []
    for units in groups {
      guard let stores = Stores(units) else {
        found.append(finding(about: units))
        continue
      }
      if pairs[stores] == nil { order.append(stores) }
      pairs[stores, default: []].append(units)
    }
    // One key, of which several states come, is one mistake.
    return (found + order.compactMap { stores in finding(about: pairs[stores] ?? []) }).onePerPlace("more states")
  }

  /// Two places in included files that name one store.
  private struct Stores: Hashable {
    let first: Place.Spot
    let second: Place.Spot

    /// Nil unless the units get their keys from two included files that tell their own units apart.
    init?(_ units: [UnitFacts]) {
      guard units.count == 2, let a = units[0].state, let b = units[1].state, !a.isOwn, !b.isOwn, !a.isFixed,
        !b.isFixed,
        a.storePlace.file.name != b.storePlace.file.name
      else { return nil }
      first = a.storePlace.spot
      second = b.storePlace.spot
    }
  }

  private static func finding(about pairs: [[UnitFacts]]) -> Diagnostic? {
    guard let pair = pairs.first, let a = pair[0].state, let b = pair[1].state else { return nil }
    let rest: Message = pairs.count > 1 ? ", and so do \(words: (pairs.count - 1).counted("more pair"))" : ""
    // The parent whose key names a folder of the other's unit was copied, or begins with the wrong name.
    let strange = [
      (pair[0], a.place, pair[1], b.place), (pair[1], b.place, pair[0], a.place),
      (pair[0], a.storePlace, pair[1], b.storePlace), (pair[1], b.storePlace, pair[0], a.storePlace),
    ].first { own, place, other, _ in
      let written = place.file.text(place.range)
      return other.path.parts.contains { !own.path.parts.contains($0) && written.contains($0) }
    }
    if let (own, place, _, correct) = strange {
      return finding(
        "'\(pair[0].path)' and '\(pair[1].path)' keep their state in one place\(rest): the parent of '\(own.path)' names the other's folder here",
        at: place, notes: [Diagnostic.Note("the other parent says this", at: correct)],
        help: place.spot == own.state?.storePlace.spot ? "name a store of its own" : "name the unit's own folder")
    }
    return finding(
      "'\(pair[0].path)' and '\(pair[1].path)' keep their state in one place\(rest): their parents name the same store",
      at: b.storePlace, notes: [Diagnostic.Note("the other parent names it here", at: a.storePlace)],
      help: "give each parent a store of its own, or keys that begin differently")
  }

  private static func finding(about units: [UnitFacts]) -> Diagnostic {
    let deviating = deviating(units)
    let place = deviating?.state?.place ?? units[1].state?.place
    let first = units.first { $0 !== deviating }?.state?.place
    let isElsewhere = first?.spot != place?.spot
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
    var first = [Text: Int](minimumCapacity: units.count)
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
