import SourceText

/// Values of several units, grouped by the place that they concern. Groups are in the order of their first value.
struct PlaceGroups<Value> {
  private var positions: [Place.Spot: Int] = [:]
  /// The groups; none is empty.
  private(set) var all: [[(value: Value, unit: UnitFacts)]] = []

  mutating func add(_ value: Value, at place: Place, of unit: UnitFacts) {
    if let position = positions[place.spot] {
      all[position].append((value, unit))
    } else {
      positions[place.spot] = all.count
      all.append([(value, unit)])
    }
  }
}
