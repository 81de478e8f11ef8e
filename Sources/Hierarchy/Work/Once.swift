import Synchronization

/// A value that the first caller computes while others wait for it.
///
/// Once it is known nobody waits: all units of a tree ask for the files they share.
package final class Once<Value: Sendable>: Sendable {
  private let known = AtomicLazyReference<Box>()
  private let making = Mutex(())

  /// A value that is not known yet.
  package init() {}

  /// The value; only the first caller's `make` runs.
  package func value(_ make: () -> Value) -> Value {
    if let known = known.load() { return known.value }
    return making.withLock { _ in
      if let known = known.load() { return known.value }
      return known.storeIfNil(Box(make())).value
    }
  }

  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }
}
