import Glibc

/// An open file descriptor.
public enum Descriptor {
  /// Writes all bytes, in as many calls as necessary; returns 0 or the error number.
  public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let length = write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if length < 0, errno != EINTR { return errno }
        written += max(0, length)
      }
      return 0
    }
  }

  /// Writes all bytes, syncs them to disk if `isSynced`, and closes the descriptor; returns 0 or the number of the
  /// first error.
  static func finish(_ descriptor: Int32, writing bytes: [UInt8], isSynced: Bool) -> Int32 {
    var failure = writeAll(bytes, to: descriptor)
    if failure == 0, isSynced, fsync(descriptor) != 0 { failure = errno }
    // Some file systems report a full disk only here.
    if Glibc.close(descriptor) != 0, failure == 0 { failure = errno }
    return failure
  }

  /// Closes the descriptor; does nothing for -1.
  static func close(_ descriptor: Int32) { if descriptor >= 0 { _ = Glibc.close(descriptor) } }
}
