import SourceText

/// The line of the mistake reported last: no more is said about it.
///
/// Holds the line's bounds: asking is cheap, however long the line and however many its mistakes.
struct MistakeLine {
  /// 0-based offset of the mistake, or -1 before the first.
  private(set) var offset = -1
  private var lower = 0
  private var upper = -1

  /// True when `offset` lies on the line.
  func holds(_ offset: Int) -> Bool { lower <= offset && offset <= upper }

  /// Notes a mistake; its line becomes the one that is remembered.
  mutating func note(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.offset = offset
    if holds(offset) { return }
    lower = min(offset, bytes.count)
    while lower > 0, bytes[lower - 1] != Byte.lineFeed { lower -= 1 }
    upper = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: offset)
  }
}
