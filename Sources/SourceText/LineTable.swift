/// A line and a column, both 1-based; the column counts Unicode scalars, as editors do.
public struct LineColumn: Sendable, Hashable {
  /// 1-based line.
  public let line: Int
  /// 1-based column in Unicode scalars.
  public let column: Int
}

/// The starts of a file's lines, computed once, for turning byte offsets into lines and columns.
public struct LineTable: Sendable {
  private let file: SourceFile
  private let starts: [UInt32]

  /// Scans `file` for line feeds.
  public init(_ file: SourceFile) {
    self.file = file
    var starts: [UInt32] = [0]
    file.bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] == 0x0A { starts.append(UInt32(truncatingIfNeeded: index + 1)) }
        index += 1
      }
    }
    self.starts = starts
  }

  /// The place of a 0-based byte offset; an offset past the end gives the end.
  public func position(of offset: UInt32) -> LineColumn {
    let line = lineIndex(of: offset)
    let end = min(Int(offset), file.bytes.count)
    var column = 1
    var index = Int(starts[line])
    if line == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = min(3, end) }
    while index < end {
      if file.bytes[index] & 0xC0 != 0x80 { column += 1 }
      index += 1
    }
    return LineColumn(line: line + 1, column: column)
  }

  /// The bytes of the line of a 0-based byte offset, without its line ending.
  public func range(at offset: UInt32) -> Range<Int> { range(ofLine: lineIndex(of: offset) + 1) }

  /// The bytes of a 1-based line, without its line ending.
  public func range(ofLine line: Int) -> Range<Int> {
    let lower = Int(starts[line - 1])
    var upper = line < starts.count ? Int(starts[line]) - 1 : file.bytes.count
    if upper > lower, file.bytes[upper - 1] == 0x0D { upper -= 1 }
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

/// The line tables of several files, each made when it is first asked for.
public struct LineTables {
  private var tables: [ObjectIdentifier: LineTable] = [:]

  /// No tables yet.
  public init() {}

  /// The table of `file`.
  public mutating func table(of file: SourceFile) -> LineTable {
    let identity = ObjectIdentifier(file)
    if let known = tables[identity] { return known }
    let table = LineTable(file)
    tables[identity] = table
    return table
  }

  /// The line and column where a place starts.
  public mutating func position(of place: Place) -> LineColumn {
    table(of: place.file).position(of: place.range.lower)
  }
}
