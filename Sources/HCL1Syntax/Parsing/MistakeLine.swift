import SourceText

/// The line of the last reported mistake; nothing more is reported for it.
///
/// Holds the line's bounds, so a check is cheap however long the line and however many its mistakes.
struct MistakeLine {
  /// 0-based offset of the mistake, or -1 before the first.
  private(set) var offset = -1
  private var lower = 0
  private var upper = -1

  /// True when `offset` is on the line.
  func holds(_ offset: Int) -> Bool { lower <= offset && offset <= upper }

  /// Records a mistake; its line becomes the current one.
  mutating func note(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.offset = offset
    if holds(offset) { return }
    lower = min(offset, bytes.count)
    while lower > 0, bytes[lower - 1] != Byte.lineFeed { lower -= 1 }
    upper = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: offset)
  }
}
