import Synchronization

/// A value that whoever asks first works out, while others wait for it.
///
/// Once it is known nobody waits any more: all units of a tree ask for the files they share. The value is written with the
/// lock held and before `isKnown` is set, and never again.
package final class Once<Value: Sendable>: @unchecked Sendable {
  private var known: Value?
  private let isKnown = Atomic(false)
  private let making = Mutex(())

  /// Nothing known yet.
  package init() {}

  /// The value; `make` is called for the first who asks only.
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
