import Glibc
import LinuxCalls

/// Makes sure that what is read of a file is one version of it, however the file is written.
///
/// Linux grants a lease for reading only while no program has the file open for writing, and lets whoever wants to write
/// wait until the lease is given back. Where there are no leases, such as for another user's file, the times of the file
/// tell: the system records the time of a write, before the bytes change, in steps of some milliseconds. Two writes within
/// a step have the same time, so a file is read only after the step of its last write; any later write then changes its
/// time, and a write that is still going on is waited for.
enum FileTimes {
  /// Longer than a step on any system, in nanoseconds: the longest is 10 ms.
  private static let step = 20_000_000
  /// A program that has a file open for writing, and has not written for so many nanoseconds, is not writing it.
  private static let quiet = 2_000_000_000
  /// How often to wait for a file that is written continually.
  private static let mostWaits = 25

  /// The status of an open file that nobody is writing. Until the descriptor is closed, `areSame` tells whether somebody
  /// wrote it later.
  ///
  /// - Throws: `beingWritten` or `changed` for a file that is written again and again.
  static func settled(_ descriptor: Int32) throws(FileSystemError) -> stat {
    var hasWriter = false
    for _ in 0..<mostWaits {
      let lease = take_read_lease(descriptor)
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw DiskFileSystem.error(errno) }
      if status.st_mode & S_IFMT != S_IFREG || lease == lease_granted { return status }
      hasWriter = lease == lease_refused
      guard let left = nanosecondsLeft(status, of: hasWriter ? quiet : step) else {
        wait_for_write(descriptor)
        return status
      }
      var pause = timespec(tv_sec: 0, tv_nsec: min(left, step))
      nanosleep(&pause, nil)
    }
    throw hasWriter ? .beingWritten : .changed
  }

  /// The rest of a time that began with the file's last write, in nanoseconds; nil when it is over, or when the write is
  /// in the future.
  private static func nanosecondsLeft(_ status: stat, of time: Int) -> Int? {
    var now = timespec()
    guard clock_gettime(CLOCK_REALTIME, &now) == 0 else { return nil }
    let seconds = now.tv_sec - status.st_mtim.tv_sec
    guard seconds >= 0, seconds < 4 else { return nil }
    let age = seconds * 1_000_000_000 + now.tv_nsec - status.st_mtim.tv_nsec
    return age >= 0 && age < time ? time - age : nil
  }

  /// True when nothing was written between the two.
  static func areSame(_ before: stat, _ after: stat) -> Bool {
    before.st_size == after.st_size && areSame(before.st_mtim, after.st_mtim) && areSame(before.st_ctim, after.st_ctim)
  }

  private static func areSame(_ a: timespec, _ b: timespec) -> Bool { a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec }
}
