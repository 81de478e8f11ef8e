import Glibc

/// A moment after which nobody waits any more, by a clock that no change of the time disturbs.
public struct Deadline: Sendable {
  private let milliseconds: Int

  /// The moment that many seconds from now.
  public static func seconds(_ count: Int) -> Deadline { Deadline(milliseconds: now + count * 1000) }

  /// The milliseconds until then, as `poll` takes them; 0 when the moment has passed.
  var left: Int32 { Int32(clamping: max(0, milliseconds - Self.now)) }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
