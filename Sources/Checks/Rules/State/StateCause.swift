import Hierarchy
import SourceText

/// Why a module misses the state of the unit that it should read: the one of its bucket and the parts of its key that makes
/// it find the state when it is replaced alone.
struct StateCause {
  /// The line that gives the wrong value.
  let place: Place
  let finding: Diagnostic

  private typealias Part = StateReaders.Member.Part

  /// Nil when no single part makes the difference.
  ///
  /// - Parameters:
  ///   - keeper: the unit that should write the state.
  ///   - pattern: how buckets are named, looked for when it is needed.
  init?(
    of reader: StateReaders.Reader, keptBy keeper: UnitFacts, in estate: Estate, _ pattern: Once<BucketPattern?>
  ) {
    guard let state = keeper.state else { return nil }
    let found =
      state.key == reader.key
      ? Self.ofBucket(reader, keeper, state, estate, pattern) : Self.ofKey(reader, keeper, state)
    guard let found, let place = found.place else { return nil }
    (finding, self.place) = (found, place)
  }

  // MARK: the bucket

  private static func ofBucket(
    _ reader: StateReaders.Reader, _ keeper: UnitFacts, _ state: UnitFacts.State, _ estate: Estate,
    _ pattern: Once<BucketPattern?>
  ) -> Diagnostic? {
    guard state.store != reader.store, state.store.hasPrefix(reader.read.backend + " "), let bucket = reader.bucket
    else { return nil }
    let value = bucket.parts.lazy.compactMap(\.value).first
    let place = value?.place ?? reader.read.place
    if isKeeperWrong(reader, keeper, bucket.text, estate, pattern) {
      return UnwrittenState.finding(
        "'\(keeper.path)' keeps its state in '\(state.bucket)', and the module '\(reader.module.path)' reads \(reader.state) for '\(reader.unit.path)'",
        at: state.storePlace, notes: [Diagnostic.Note("the bucket that is read", at: place)],
        help: "did you mean '\(bucket.text)'?")
    }
    let start: Message = value.map { "with '\($0.name)' as '\($0.content)', the" } ?? "the"
    return UnwrittenState.finding(
      "\(start) module '\(reader.module.path)' reads \(reader.state), and '\(keeper.path)' keeps it in '\(state.bucket)'",
      at: place,
      notes: [
        Diagnostic.Note("kept here", at: state.storePlace), Diagnostic.Note("read here", at: reader.read.place),
      ],
      help: "did you mean '\(state.bucket)'?")
  }

  /// True when the bucket that is read is right: the buckets of other folders are named as it is, or the bucket of the unit
  /// that writes is that of units which include another file.
  private static func isKeeperWrong(
    _ reader: StateReaders.Reader, _ keeper: UnitFacts, _ read: Text, _ estate: Estate,
    _ pattern: Once<BucketPattern?>
  ) -> Bool {
    let pattern = pattern.value { BucketPattern(estate.units) }
    if let meant = pattern?.bucket(of: reader.unit), let kept = keeper.state?.bucket, (meant == read) != (meant == kept)
    {
      return meant == read
    }
    let states = estate.stateReaders
    return !states.stores.contains(reader.store) && states.isShared(keeper)
  }

  // MARK: the key

  private static func ofKey(
    _ reader: StateReaders.Reader, _ keeper: UnitFacts, _ state: UnitFacts.State
  ) -> Diagnostic? {
    guard state.store == reader.store, let parts = reader.members.last?.parts else { return nil }
    for (index, part) in parts.enumerated() {
      guard let value = part.value, let meant = replacement(of: index, in: parts, for: state.key) else { continue }
      return UnwrittenState.finding(
        "with '\(value.name)' as '\(value.content)', the module '\(reader.module.path)' reads \(reader.state) for '\(reader.unit.path)', and no unit writes it",
        at: value.place, notes: [Diagnostic.Note("read here", at: reader.read.place)],
        help: "did you mean '\(meant)', for the state of '\(keeper.path)'?")
    }
    return nil
  }

  /// What makes another key when it takes the place of one part; nil when nothing does.
  private static func replacement(of index: Int, in parts: [Part], for key: Text) -> Text? {
    let before = parts[..<index].reduce("") { $0 + $1.text } as Text
    let after = parts[(index + 1)...].reduce("") { $0 + $1.text } as Text
    guard key.count > before.count + after.count, key.hasPrefix(before), key.hasSuffix(after) else { return nil }
    let meant = key[before.count..<key.count - after.count]
    return meant == parts[index].text ? nil : meant
  }
}
