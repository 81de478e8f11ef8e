/// The lines that git leaves in a file that it could not merge: `<<<<<<< HEAD`, `=======`, `>>>>>>> branch`.
package enum ConflictMarker {
  private static let signs = [Byte.less, Byte.pipe, Byte.equals, Byte.greater]
  private static let length = 7

  /// The first `<<<<<<<` line of a file, if one of the mistakes is at a marker; nil when the mistakes have other causes.
  package static func first(in file: SourceFile, among mistakes: [Diagnostic]) -> SourceRange? {
    file.bytes.withUnsafeBufferPointer { bytes in
      let isMarked = mistakes.contains { mistake in
        guard mistake.severity == .error, let offset = mistake.place?.range.lower else { return false }
        return isMarker(bytes, at: lineStart(bytes, before: Int(offset)))
      }
      guard isMarked else { return nil }
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: Byte.lineFeed) ?? bytes.count
        if bytes[start] == Byte.less, isMarker(bytes, at: start) {
          return SourceRange(start, end > start && bytes[end - 1] == Byte.carriageReturn ? end - 1 : end)
        }
        start = end + 1
      }
      return nil
    }
  }

  /// What to say about it.
  package static let message: Message = "git could not merge this file, and the marks of the conflict are still in it"
  /// How to go on.
  package static let help: Message =
    "keep one of the two sides, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"

  private static func lineStart(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != Byte.lineFeed { start -= 1 }
    return start
  }

  /// True when seven of a sign stand at the start of a line, with a blank or nothing behind them.
  private static func isMarker(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start + length <= bytes.count, signs.contains(bytes[start]),
      bytes[start..<start + length].allSatisfy({ $0 == bytes[start] })
    else { return false }
    let next = start + length
    return next == bytes.count || [Byte.space, Byte.lineFeed, Byte.carriageReturn].contains(bytes[next])
  }
}
