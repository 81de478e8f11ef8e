import SourceText

/// Values of several units, grouped by the place that they concern. Groups are in the order of their first value.
struct PlaceGroups<Value> {
  private struct Key: Hashable {
    let file: Text
    let range: SourceRange
  }

  private var positions: [Key: Int] = [:]
  /// The groups; none is empty.
  private(set) var all: [[(value: Value, unit: UnitFacts)]] = []

  mutating func add(_ value: Value, at place: Place, of unit: UnitFacts) {
    let key = Key(file: place.file.name, range: place.range)
    if let position = positions[key] {
      all[position].append((value, unit))
    } else {
      positions[key] = all.count
      all.append([(value, unit)])
    }
  }
}
