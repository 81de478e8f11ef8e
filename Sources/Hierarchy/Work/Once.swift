import Synchronization

/// A value that the first caller computes while others wait for it.
///
/// Once it is known nobody waits: all units of a tree ask for the files they share. The value is written only once,
/// with the lock held and before `isKnown` is set.
package final class Once<Value: Sendable>: @unchecked Sendable {
  private var known: Value?
  private let isKnown = Atomic(false)
  private let making = Mutex(())

  /// A value that is not known yet.
  package init() {}

  /// The value; only the first caller's `make` runs.
  package func value(_ make: () -> Value) -> Value {
    if isKnown.load(ordering: .acquiring), let known { return known }
    return making.withLock { _ in
      if let known { return known }
      let made = make()
      known = .some(made)
      isKnown.store(true, ordering: .releasing)
      return made
    }
  }
}
