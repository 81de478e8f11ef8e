import Glibc

/// The time at which to stop waiting, by a monotonic clock.
public struct Deadline: Sendable {
  private let milliseconds: Int

  /// The time that many seconds from now.
  public static func seconds(_ count: Int) -> Deadline { Deadline(milliseconds: now + count * 1000) }

  /// The milliseconds until then, for `poll`; 0 when the time has passed.
  var left: Int32 { Int32(clamping: max(0, milliseconds - Self.now)) }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
