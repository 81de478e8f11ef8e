import SourceText

/// How the reference splits the text of a string into tokens.
enum TextTokens {
  /// True when the quoted text is at most one token. A `$` or `%` that does not open a part is a token of its own.
  static func isOne(in quoted: Text) -> Bool {
    quoted.withBytes { bytes in
      var count = 0
      var index = 1
      var isInRun = false
      while index + 1 < bytes.count {
        let byte = bytes[index]
        if byte == Byte.dollar || byte == Byte.percent {
          let isEscape = index + 2 < bytes.count && bytes[index + 1] == byte && bytes[index + 2] == Byte.leftBrace
          count += 1
          isInRun = false
          index += !isEscape ? 1 : index + 3 < bytes.count && bytes[index + 3] == Byte.tilde ? 4 : 3
        } else {
          if !isInRun { count += 1 }
          isInRun = true
          index += byte == Byte.backslash ? 2 : 1
        }
      }
      return count <= 1
    }
  }
}

/// Writes numbers without an exponent.
enum DecimalText {
  /// The number as digits, with an optional point and more digits; without zeros at either end.
  static func plain(_ spelling: Text) -> Text {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var index = 0
    while index < spelling.count, spelling[index] | Byte.caseBit != UInt8(ascii: "e") {
      if spelling[index] == Byte.dot { point = digits.count } else { digits.append(spelling[index]) }
      index += 1
    }
    if index < spelling.count { exponent = Int(spelling[index + 1..<spelling.count].description) ?? 0 }
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    var place = (point ?? digits.count) + exponent - leading
    digits.removeFirst(leading)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.isEmpty { return "0" }
    // Nobody reads a number with more digits; the reference would write them all.
    place = min(max(place, -longest), longest)
    let zero = UInt8(ascii: "0")
    if place <= 0 { return Text([zero, Byte.dot] + [UInt8](repeating: zero, count: -place) + digits) }
    if place >= digits.count { return Text(digits + [UInt8](repeating: zero, count: place - digits.count)) }
    return Text(digits[..<place] + [Byte.dot] + digits[place...])
  }

  private static let longest = 100_000
}

/// Lines and columns as the reference counts them.
struct GraphemePlaces {
  private let file: SourceFile

  init(_ file: SourceFile) { self.file = file }

  /// The 1-based line and column of an offset; columns count grapheme clusters.
  func position(of offset: UInt32) -> (line: Int, column: Int) {
    let place = file.lines.position(of: offset)
    let lower = file.lines.range(at: offset).lowerBound
    let before = file.bytes[lower..<max(lower, min(Int(offset), file.bytes.count))]
    guard before.contains(where: { $0 >= 0x80 || $0 == Byte.carriageReturn }) else { return (place.line, place.column) }
    return (place.line, String(decoding: before, as: UTF8.self).count + 1)
  }
}
