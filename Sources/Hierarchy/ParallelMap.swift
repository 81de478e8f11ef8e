import Glibc
import Synchronization

/// Does independent pieces of work on several threads and gives their results in order.
enum ParallelMap {
  /// Threads get the stack of a main thread: the reader recurses as deep as a file nests.
  private static let stackSize = 16 << 20

  /// The results of `work` for `0..<count`, in order.
  ///
  /// - Parameter workers: the most threads at a time; 1 does all on the calling thread.
  static func results<Result: Sendable>(
    _ count: Int, workers: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    guard workers > 1, count > 1 else { return (0..<count).map(work) }
    let shares = Shares(count: count, work)
    let threads = (1..<min(workers, count)).compactMap { _ in start(shares) }
    shares.run()
    for thread in threads { pthread_join(thread, nil) }
    return shares.results
  }

  /// What the threads share: the next piece, and the results so far.
  private final class Shares<Result: Sendable>: Runnable, Sendable {
    /// Pieces taken at once: enough that taking them costs nothing, few enough that no thread waits long at the end.
    private static var pieces: Int { 8 }

    private let count: Int
    private let work: @Sendable (Int) -> Result
    private let next = Mutex(0)
    private let finished: Mutex<[Result?]>

    init(count: Int, _ work: @escaping @Sendable (Int) -> Result) {
      self.count = count
      self.work = work
      finished = Mutex(Array(repeating: nil, count: count))
    }

    func run() {
      while true {
        let start = next.withLock { next in
          defer { next += Self.pieces }
          return next
        }
        guard start < count else { return }
        let indices = start..<min(count, start + Self.pieces)
        let results = indices.map(work)
        finished.withLock { finished in
          for (index, result) in zip(indices, results) { finished[index] = result }
        }
      }
    }

    var results: [Result] { finished.withLock { $0.compactMap { $0 } } }
  }

  /// Work a thread can do.
  fileprivate protocol Runnable: AnyObject, Sendable {
    func run()
  }

  /// Starts a thread; nil when the system gives none, so that the others do its share.
  private static func start(_ work: any Runnable) -> pthread_t? {
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
