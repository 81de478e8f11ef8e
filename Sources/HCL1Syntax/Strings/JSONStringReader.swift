import SourceText

extension StringReader {
  /// The text between the quotes of a JSON string: escapes resolved, also inside `${…}`. An escape never opens a
  /// `${`.
  static func json(_ source: Text, _ range: Range<Int>, keepsOrigins: Bool) -> StringContents {
    var builder = StringContentsBuilder(source, from: range.lowerBound, keepsOrigins: keepsOrigins)
    source.withBytes { bytes in
      let end = min(range.upperBound, bytes.count)
      let bytes = UnsafeBufferPointer(rebasing: bytes[..<end])
      var index = range.lowerBound
      while index < end {
        let next = ByteScan.firstIndex(of: Byte.backslash, in: bytes, from: index)
        builder.copy(index..<next)
        guard next < end else { break }
        switch EscapeSequence.readJSON(bytes, at: next, before: end) {
        case .sequence(let escape):
          builder.add(escape.meaning, for: next..<next + escape.length)
          index = next + escape.length
        case .mistake(let length):
          builder.addMistake(next..<next + length)
          index = next + length
        }
      }
    }
    return builder.finishFindingInterpolations()
  }
}

extension EscapeSequence {
  /// Reads the JSON escape whose backslash is at `start`; never looks at or beyond `end`. Two escapes that form a
  /// surrogate pair are one sequence; half a pair gives U+FFFD.
  static func readJSON(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int) -> Reading {
    guard start + 1 < end else { return .mistake(length: 1) }
    switch bytes[start + 1] {
    case Byte.quote: return letter(Byte.quote)
    case Byte.backslash: return letter(Byte.backslash)
    case Byte.slash: return letter(Byte.slash)
    case UInt8(ascii: "b"): return letter(Byte.backspace)
    case UInt8(ascii: "f"): return letter(Byte.formFeed)
    case UInt8(ascii: "n"): return letter(Byte.lineFeed)
    case UInt8(ascii: "r"): return letter(Byte.carriageReturn)
    case UInt8(ascii: "t"): return letter(Byte.tab)
    case UInt8(ascii: "u"): return jsonCharacter(bytes, start, end)
    case let other: return .mistake(length: min(1 + scalarLength(other), end - start))
    }
  }

  private static func jsonCharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Reading {
    guard let high = fourDigits(bytes, from: start + 2, before: end) else {
      return .mistake(length: min(6, end - start))
    }
    if let scalar = Unicode.Scalar(high) { return .sequence(Self(meaning: .scalar(scalar), length: 6)) }
    let half = Reading.sequence(Self(meaning: .scalar("\u{FFFD}"), length: 6))
    guard high < 0xDC00, start + 7 < end, bytes[start + 6] == Byte.backslash, bytes[start + 7] == UInt8(ascii: "u"),
      let low = fourDigits(bytes, from: start + 8, before: end), low >= 0xDC00, low <= 0xDFFF,
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { return half }
    return .sequence(Self(meaning: .scalar(scalar), length: 12))
  }

  private static func fourDigits(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = Byte.hexadecimalValue(bytes[index]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
