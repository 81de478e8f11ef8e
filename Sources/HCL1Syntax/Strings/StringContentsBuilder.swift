import SourceText

/// Builds a string's contents run by run. A text that is a single run of the source becomes a view of it.
struct StringContentsBuilder {
  private let source: Text
  private let keepsOrigins: Bool
  private var output: [UInt8] = []
  /// The last copied run, not in the output yet.
  private var run: Range<Int>
  private var interpolations: [StringContents.Interpolation] = []
  private var mistakes: [Range<Int>] = []
  private var origins = OffsetMap()
  private var rawByte: Range<Int>?

  init(_ source: Text, from start: Int, keepsOrigins: Bool) {
    self.source = source
    self.keepsOrigins = keepsOrigins
    run = start..<start
  }

  /// The length of the text so far.
  private var count: Int { output.count + run.count }

  /// Copies a run of the source.
  mutating func copy(_ range: Range<Int>) {
    if range.isEmpty { return }
    if range.lowerBound != run.upperBound { flush(before: range.lowerBound) }
    run = run.lowerBound..<range.upperBound
  }

  private mutating func flush(before next: Int) {
    if !run.isEmpty {
      if keepsOrigins { origins.add(output: output.count, input: run, isCopied: true) }
      output.append(source[run])
    }
    run = next..<next
  }

  /// Copies a run of the source, with line ends as line feeds.
  mutating func copyLines(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    // Don't search beyond the range: a file may contain many strings and no carriage return.
    let bytes = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
    var start = range.lowerBound
    while start < range.upperBound {
      let next = ByteScan.firstIndex(of: Byte.carriageReturn, in: bytes, from: start)
      let isLineEnd = next + 1 < range.upperBound && bytes[next + 1] == Byte.lineFeed
      copy(start..<(isLineEnd ? next : min(range.upperBound, next + 1)))
      start = next + 1
    }
  }

  /// Writes the meaning of an escape sequence in place of `range`.
  mutating func add(_ meaning: EscapeSequence.Meaning, for range: Range<Int>) {
    flush(before: range.upperBound)
    if keepsOrigins { origins.add(output: output.count, input: range, isCopied: false) }
    switch meaning {
    case .byte(let byte):
      output.append(byte)
      if byte >= 0x80, rawByte == nil { rawByte = range }
    case .scalar(let scalar): output.append(contentsOf: String(scalar).utf8)
    }
  }

  /// Copies a `${…}` of the source, with its line ends as line feeds.
  mutating func addInterpolation(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isClosed: Bool, isEscaped: Bool
  ) {
    let start = count
    copyLines(bytes, range)
    guard keepsOrigins else { return }
    interpolations.append(
      StringContents.Interpolation(range: start..<count, isClosed: isClosed, isEscaped: isEscaped))
  }

  /// Copies an invalid escape sequence as written.
  mutating func addMistake(_ range: Range<Int>) {
    let start = count
    copy(range)
    mistakes.append(start..<count)
  }

  /// The contents, with the `${…}` that were added.
  mutating func finish() -> StringContents {
    let text = takeText()
    return contents(text, interpolations)
  }

  /// The contents, with every `${…}` in the text that was not made by an escape.
  mutating func finishFindingInterpolations() -> StringContents {
    let text = takeText()
    return contents(text, keepsOrigins ? interpolations(in: text) : [])
  }

  private func interpolations(in text: Text) -> [StringContents.Interpolation] {
    var found: [StringContents.Interpolation] = []
    text.withBytes { bytes in
      var from = 0
      while let open = text.firstRange(of: "${", from: from)?.lowerBound {
        guard origins.isCopied(open), origins.isCopied(open + 1) else {
          from = open + 1
          continue
        }
        let end = StringContents.interpolationEnd(bytes, from: open, before: bytes.count)
        let isEscaped = open > from && bytes[open - 1] == Byte.dollar && origins.isCopied(open - 1)
        found.append(
          StringContents.Interpolation(range: open..<(end ?? bytes.count), isClosed: end != nil, isEscaped: isEscaped))
        from = end ?? bytes.count
      }
    }
    return found
  }

  private func contents(_ text: Text, _ interpolations: [StringContents.Interpolation]) -> StringContents {
    let isBroken = rawByte != nil && text.withBytes { String(validating: $0, as: UTF8.self) == nil }
    return StringContents(
      text: text, interpolations: interpolations, mistakes: mistakes, origins: origins, fault: isBroken ? rawByte : nil)
  }

  private mutating func takeText() -> Text {
    if output.isEmpty {
      if keepsOrigins { origins.add(output: 0, input: run, isCopied: true) }
      return source[run]
    }
    flush(before: run.upperBound)
    return Text(output)
  }
}
