/// A line and a column, both 1-based; the column counts Unicode scalars, as editors do.
public struct LineColumn: Sendable, Hashable {
  /// 1-based line.
  public let line: Int
  /// 1-based column in Unicode scalars.
  public let column: Int
}

/// The starts of a file's lines, computed once, for converting byte offsets into lines and columns.
public final class LineTable: Sendable {
  private let bytes: [UInt8]
  private let starts: [UInt32]
  /// How many characters begin before each stretch of the file, so that a column costs the same on a line of any
  /// length.
  private let charactersBefore: [UInt32]

  private static let stretch = 1024
  /// The typical length of a line in bytes.
  private static let usualLine = 24
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Scans a file for line feeds.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [UInt32] = []
    starts.reserveCapacity(bytes.count / Self.usualLine + 2)
    starts.append(0)
    var charactersBefore: [UInt32] = []
    bytes.withUnsafeBufferPointer { bytes in
      var end = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: 0)
      while end < bytes.count {
        starts.append(UInt32(truncatingIfNeeded: end + 1))
        end = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: end + 1)
      }
      var count: UInt32 = 0
      for lower in stride(from: 0, to: bytes.count, by: Self.stretch) {
        charactersBefore.append(count)
        // No line or character starts after the last stretch.
        if lower + Self.stretch >= bytes.count { break }
        for byte in bytes[lower..<lower + Self.stretch] { count += Byte.isContinuation(byte) ? 0 : 1 }
      }
    }
    self.starts = starts
    self.charactersBefore = charactersBefore
  }

  /// The line and column of a 0-based byte offset; an offset past the end gives the end.
  public func position(of offset: UInt32) -> LineColumn {
    let line = lineIndex(of: offset)
    let start = range(ofLine: line + 1).lowerBound
    let end = max(start, min(Int(offset), bytes.count))
    let count =
      end - start < Self.stretch ? characters(start..<end) : characters(before: end) - characters(before: start)
    return LineColumn(line: line + 1, column: count + 1)
  }

  /// How many characters begin before a byte offset.
  private func characters(before offset: Int) -> Int {
    guard !charactersBefore.isEmpty else { return 0 }
    let stretch = min(offset / Self.stretch, charactersBefore.count - 1)
    return Int(charactersBefore[stretch]) + characters(stretch * Self.stretch..<offset)
  }

  /// How many characters begin within a range of bytes.
  private func characters(_ range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for byte in bytes[range] { count += Byte.isContinuation(byte) ? 0 : 1 }
      return count
    }
  }

  /// The bytes of the line that contains a 0-based byte offset, without its line ending.
  public func range(at offset: UInt32) -> Range<Int> { range(ofLine: lineIndex(of: offset) + 1) }

  /// The bytes of a 1-based line, without its line ending and without a byte order mark.
  public func range(ofLine line: Int) -> Range<Int> {
    var lower = Int(starts[line - 1])
    if line == 1, bytes.starts(with: Self.byteOrderMark) { lower = Self.byteOrderMark.count }
    var upper = line < starts.count ? Int(starts[line]) - 1 : bytes.count
    if upper > lower, bytes[upper - 1] == Byte.carriageReturn { upper -= 1 }
    return lower..<max(lower, upper)
  }

  private func lineIndex(of offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
