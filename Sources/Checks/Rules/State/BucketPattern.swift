import SourceText

/// How the buckets of states are named after the folders above their units: `acme-*-state` for `live/dev/…` and `live/prod/…`.
struct BucketPattern {
  /// The position of the folder among the parts of a unit's path, and the text around its name.
  private struct Shape: Hashable {
    let position: Int
    let before: Text
    let after: Text
  }

  private let shape: Shape
  /// The names of the folders whose buckets have their name.
  private let names: Set<Text>

  /// Fewer folders with buckets of their own show no pattern.
  private static let leastNames = 2

  /// Nil where the buckets have no folder's name, or only one does.
  init?(_ units: [UnitFacts]) {
    var names: [Shape: Set<Text>] = [:]
    var last: (folder: Path, store: Text)?
    for unit in units {
      guard let state = unit.state else { continue }
      let folder = unit.path.parent
      // Neighbours mostly keep their states in one bucket.
      if let last, last.store == state.store, last.folder == folder { continue }
      last = (folder, state.store)
      let bucket = state.bucket
      for (position, name) in folder.parts.enumerated() {
        guard let range = bucket.wordRange(of: name) else { continue }
        let shape = Shape(
          position: position, before: bucket[0..<range.lowerBound], after: bucket[range.upperBound..<bucket.count])
        names[shape, default: []].insert(name)
      }
    }
    // Of shapes with equally many names, the first in the order of their texts.
    let best = names.max { one, other in
      one.value.count == other.value.count
        ? (one.key.position, one.key.before, one.key.after) > (other.key.position, other.key.before, other.key.after)
        : one.value.count < other.value.count
    }
    guard let best, best.value.count >= Self.leastNames else { return nil }
    (shape, self.names) = (best.key, best.value)
  }

  /// The part of a unit's path after which its bucket is named; nil for a path that is too short.
  func name(of unit: UnitFacts) -> Text? {
    let parts = unit.path.parts
    return shape.position < parts.count ? parts[shape.position] : nil
  }

  /// The bucket that a unit has by the pattern.
  func bucket(of unit: UnitFacts) -> Text? { name(of: unit).map { shape.before + $0 + shape.after } }

  /// The name of another folder that a unit's bucket has in place of that of its own, which no other bucket has.
  func foreignName(of unit: UnitFacts) -> Text? {
    guard let bucket = unit.state?.bucket, let own = name(of: unit), !names.contains(own) else { return nil }
    return names.first { shape.before + $0 + shape.after == bucket }
  }
}
