import Glibc

/// Does independent pieces of work on several threads and delivers their results in order.
package enum ParallelMap {
  /// The most pieces taken at once: enough to make taking cheap.
  private static let mostPieces = 8
  /// How many times each thread takes pieces at least, if there are so many: pieces differ in size, and no thread is to
  /// wait long for the others at the end.
  private static let leastTurns = 16

  /// The results of `work` for `0..<count`, in order.
  ///
  /// - Parameter workers: the maximum number of threads; 1 does everything on the calling thread.
  package static func results<Result: Sendable>(
    _ count: Int, workers: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    guard workers > 1, count > 1 else { return (0..<count).map(work) }
    var results: [Result] = []
    results.reserveCapacity(count)
    forEachResult(count, workers: workers, inFlight: count, work) { results.append($0) }
    return results
  }

  /// The results of two pieces of work, done at the same time if there may be two threads.
  package static func both<First: Sendable, Second: Sendable>(
    workers: Int, _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    let (one, other) = (Once<First>(), Once<Second>())
    forEachResult(2, workers: workers) {
      if $0 == 0 { _ = one.value(first) } else { _ = other.value(second) }
    } use: {
    }
    return (one.value(first), other.value(second))
  }

  /// Releases a value on a thread of its own: nobody waits until thousands of objects are gone.
  package static func release(_ value: consuming some Sendable) {
    if let thread = WorkerThread.start(Remains(value)) { pthread_detach(thread) }
  }

  /// Passes the results of `work` for `0..<count` to `use`, in order and as soon as they are available.
  ///
  /// - Parameters:
  ///   - workers: the maximum number of threads; 1 does everything on the calling thread.
  ///   - inFlight: about how many results may be buffered: enough that no thread waits for the one that uses them.
  ///   - work: runs on any thread.
  ///   - use: runs on the calling thread, which also works while no result is ready.
  package static func forEachResult<Result: Sendable>(
    _ count: Int, workers: Int, inFlight: Int = 512, _ work: @escaping @Sendable (Int) -> Result,
    use: (Result) -> Void
  ) {
    guard workers > 1, count > 1 else {
      for index in 0..<count { use(work(index)) }
      return
    }
    let pieces = max(1, min(mostPieces, count / (leastTurns * workers)))
    let line = AssemblyLine(count: count, pieces: pieces, inFlight: max(1, inFlight / pieces), work)
    let threads = (1..<min(workers, count)).compactMap { _ in WorkerThread.start(line) }
    line.runAndUse(use)
    for thread in threads { pthread_join(thread, nil) }
  }
}

/// The shared state of one `ParallelMap`'s threads: bundles of pieces are taken in order, processed, and used in
/// order.
///
/// `@unchecked`, because the compiler can't see that `lock` protects the variables: each is accessed only while it is held.
/// A `Mutex` would be checked, but has no condition to wait for.
private final class AssemblyLine<Result: Sendable>: Runnable, @unchecked Sendable {
  private let count: Int
  private let pieces: Int
  private let bundles: Int
  private let inFlight: Int
  private let work: @Sendable (Int) -> Result
  private let lock = Lock()
  /// The next bundle to take.
  private var next = 0
  /// The next bundle to use.
  private var used = 0
  /// The bundles ready for use, by their number modulo `inFlight`.
  private var finished: [[Result]?]

  init(count: Int, pieces: Int, inFlight: Int, _ work: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.pieces = pieces
    bundles = (count + pieces - 1) / pieces
    self.inFlight = min(inFlight, bundles)
    self.work = work
    finished = Array(repeating: nil, count: self.inFlight)
  }

  /// The calling thread's loop: uses what is ready, and works while nothing is.
  func runAndUse(_ use: (Result) -> Void) {
    lock.lock()
    while used < bundles {
      if let results = finished[used % inFlight] {
        finished[used % inFlight] = nil
        used += 1
        lock.wakeAll()
        lock.unlock()
        for result in results { use(result) }
        lock.lock()
      } else if canTake {
        workOnNext()
      } else {
        lock.wait()
      }
    }
    lock.unlock()
  }

  /// The other threads' loop.
  func run() {
    lock.lock()
    while next < bundles {
      if canTake { workOnNext() } else { lock.wait() }
    }
    lock.unlock()
  }

  private var canTake: Bool { next < bundles && next - used < inFlight }

  /// Takes a bundle and processes it; the lock is held before and after, not during the work.
  private func workOnNext() {
    let bundle = next
    next += 1
    lock.unlock()
    let first = bundle * pieces
    let results = (first..<min(count, first + pieces)).map(work)
    lock.lock()
    finished[bundle % inFlight] = results
    lock.wakeAll()
  }
}

/// Work a thread can do.
private protocol Runnable: AnyObject, Sendable {
  func run()
}

/// A value that the thread releases which holds it last.
private final class Remains<Value: Sendable>: Runnable {
  private let value: Value

  init(_ value: Value) { self.value = value }

  func run() {}
}

/// A thread that runs some work and ends.
private enum WorkerThread {
  /// Threads get a main thread's stack size because the reader recurses as deep as a file nests.
  private static let stackSize = 16 << 20

  /// Starts a thread; nil when the system refuses, in which case the other threads do its share.
  static func start(_ work: any Runnable) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    let box = Unmanaged.passRetained(Box(work))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().work.run() }
        return nil
      }, box.toOpaque())
    if failure == 0 { return thread }
    box.release()
    return nil
  }

  private final class Box {
    let work: any Runnable

    init(_ work: any Runnable) { self.work = work }
  }
}

/// A lock with a condition: a thread can wait until another has changed something.
private final class Lock {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(mutex)
    change.deallocate()
    mutex.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }
  func unlock() { pthread_mutex_unlock(mutex) }
  /// Releases the lock until another thread calls `wakeAll`, then takes it again.
  func wait() { pthread_cond_wait(change, mutex) }
  func wakeAll() { pthread_cond_broadcast(change) }
}
