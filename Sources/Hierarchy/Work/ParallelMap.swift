import Glibc

/// Does independent pieces of work on several threads and gives their results in order.
package enum ParallelMap {
  /// The most pieces taken at once: enough that taking them costs nothing, few enough that no thread waits long at the
  /// end.
  private static let mostPieces = 8

  /// The results of `work` for `0..<count`, in order.
  ///
  /// - Parameter workers: the most threads at a time; 1 does all on the calling thread.
  package static func results<Result: Sendable>(
    _ count: Int, workers: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    guard workers > 1, count > 1 else { return (0..<count).map(work) }
    var results: [Result] = []
    results.reserveCapacity(count)
    forEachResult(count, workers: workers, inFlight: count, work) { results.append($0) }
    return results
  }

  /// Hands the results of `work` for `0..<count` to `use`, in order and as soon as they are there.
  ///
  /// - Parameters:
  ///   - workers: the most threads at a time; 1 does all on the calling thread.
  ///   - inFlight: about how many results wait at most to be used: enough that no thread waits for the one that uses them.
  ///   - work: runs on any thread.
  ///   - use: runs on the calling thread, which works as well while no result waits.
  package static func forEachResult<Result: Sendable>(
    _ count: Int, workers: Int, inFlight: Int = 512, _ work: @escaping @Sendable (Int) -> Result,
    use: (Result) -> Void
  ) {
    guard workers > 1, count > 1 else {
      for index in 0..<count { use(work(index)) }
      return
    }
    let pieces = max(1, min(mostPieces, count / (2 * workers)))
    let line = AssemblyLine(count: count, pieces: pieces, inFlight: max(1, inFlight / pieces), work)
    let threads = (1..<min(workers, count)).compactMap { _ in WorkerThread.start(line) }
    line.runAndUse(use)
    for thread in threads { pthread_join(thread, nil) }
  }
}

/// What the threads of one `ParallelMap` share: bundles of pieces are taken in order, worked on, and used in order.
///
/// Every stored variable is touched with the lock held.
private final class AssemblyLine<Result: Sendable>: Runnable, @unchecked Sendable {
  private let count: Int
  private let pieces: Int
  private let bundles: Int
  private let inFlight: Int
  private let work: @Sendable (Int) -> Result
  private let lock = Lock()
  /// The bundle that is taken next.
  private var next = 0
  /// The bundle that is used next.
  private var used = 0
  /// The bundles that wait to be used, by their number modulo `inFlight`.
  private var finished: [[Result]?]

  init(count: Int, pieces: Int, inFlight: Int, _ work: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.pieces = pieces
    bundles = (count + pieces - 1) / pieces
    self.inFlight = min(inFlight, bundles)
    self.work = work
    finished = Array(repeating: nil, count: self.inFlight)
  }

  /// What the calling thread does: uses what is there, and works while nothing is.
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

  /// What the other threads do.
  func run() {
    lock.lock()
    while next < bundles {
      if canTake { workOnNext() } else { lock.wait() }
    }
    lock.unlock()
  }

  private var canTake: Bool { next < bundles && next - used < inFlight }

  /// Takes a bundle and works on it; the lock is held before and after, not meanwhile.
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

/// A thread that runs some work and ends.
private enum WorkerThread {
  /// Threads get the stack of a main thread: the reader recurses as deep as a file nests.
  private static let stackSize = 16 << 20

  /// Starts a thread; nil when the system gives none, so that the others do its share.
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

/// A lock that a thread can wait at until another has changed something.
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
  /// Gives the lock up until another thread calls `wakeAll`, and takes it again.
  func wait() { pthread_cond_wait(change, mutex) }
  func wakeAll() { pthread_cond_broadcast(change) }
}
