import Glibc

/// Detects, by a file's times, whether it was written while it was read.
///
/// The system records write times in steps of some milliseconds. Two writes within a step have the same time, and a
/// read between them would look consistent. So a file that was just written is read only after that step; any later
/// write then changes its time.
enum FileTimes {
  /// Longer than a step on any system, in nanoseconds: the longest is 10 ms.
  private static let step = 20_000_000
  /// How often to wait for a file that is written continually.
  private static let mostWaits = 25

  /// The status of an open file whose last write is at least one step old.
  ///
  /// - Throws: `changed` for a file that is written again and again.
  static func settled(_ descriptor: Int32) throws(FileSystemError) -> stat {
    for _ in 0..<mostWaits {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw DiskFileSystem.error(errno) }
      guard status.st_mode & S_IFMT == S_IFREG, let left = nanosecondsLeft(status) else { return status }
      var pause = timespec(tv_sec: 0, tv_nsec: left)
      nanosleep(&pause, nil)
    }
    throw .changed
  }

  /// The rest of the step of the file's last write, in nanoseconds; nil when it is over, or when the time is in the
  /// future.
  private static func nanosecondsLeft(_ status: stat) -> Int? {
    var now = timespec()
    guard clock_gettime(CLOCK_REALTIME, &now) == 0 else { return nil }
    let seconds = now.tv_sec - status.st_mtim.tv_sec
    guard seconds >= 0, seconds < 2 else { return nil }
    let age = seconds * 1_000_000_000 + now.tv_nsec - status.st_mtim.tv_nsec
    return age >= 0 && age < step ? step - age : nil
  }

  /// True when nothing was written between the two.
  static func areSame(_ before: stat, _ after: stat) -> Bool {
    before.st_size == after.st_size && areSame(before.st_mtim, after.st_mtim) && areSame(before.st_ctim, after.st_ctim)
  }

  private static func areSame(_ a: timespec, _ b: timespec) -> Bool { a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec }
}
