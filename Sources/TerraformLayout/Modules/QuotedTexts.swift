import SourceText

/// The strings in double quotes of a configuration file, whatever its syntax.
enum QuotedTexts {
  /// One string.
  struct Item {
    /// What stands behind the last `${…}`; the whole string when there is none.
    let end: Text
    /// What stands before the last `${…}`, up to the one before.
    let beforeLast: Text
    /// True for the value of a name such as `source` or `module_path`.
    let isSource: Bool
  }

  /// All strings with a slash, in order.
  static func all(in bytes: [UInt8]) -> [Item] {
    var items: [Item] = []
    var position = 0
    while position < bytes.count {
      guard bytes[position] == Byte.quote else {
        position += 1
        continue
      }
      let start = position
      let (end, cuts) = string(bytes, from: start)
      position = end + 1
      let last = cuts.last ?? start + 1..<start + 1
      let before = cuts.dropLast().last?.upperBound ?? start + 1
      guard bytes[start..<end].contains(Byte.slash) || bytes[start..<end].contains(Byte.dot) else { continue }
      items.append(
        Item(
          end: Text(Array(bytes[last.upperBound..<max(end, last.upperBound)])),
          beforeLast: Text(Array(bytes[before..<max(before, last.lowerBound)])),
          isSource: isSource(bytes, before: start)))
    }
    return items
  }

  /// The end of the string that starts with the quote at `start`, and the ranges of its `${…}`.
  private static func string(_ bytes: [UInt8], from start: Int) -> (end: Int, cuts: [Range<Int>]) {
    var cuts: [Range<Int>] = []
    var position = start + 1
    while position < bytes.count, bytes[position] != Byte.quote, bytes[position] != Byte.lineFeed {
      if bytes[position] == Byte.backslash {
        position += 2
      } else if bytes[position] == Byte.dollar, position + 1 < bytes.count,
        bytes[position + 1] == Byte.leftBrace
      {
        let end = interpolation(bytes, from: position + 2)
        cuts.append(position..<end)
        position = end
      } else {
        position += 1
      }
    }
    return (min(position, bytes.count), cuts)
  }

  /// The position behind the brace that closes `${`.
  private static func interpolation(_ bytes: [UInt8], from start: Int) -> Int {
    var depth = 1
    var position = start
    while position < bytes.count, depth > 0, bytes[position] != Byte.lineFeed {
      if bytes[position] == Byte.leftBrace { depth += 1 }
      if bytes[position] == Byte.rightBrace { depth -= 1 }
      position += 1
    }
    return position
  }

  /// True when the name before `=` speaks of a source or a module.
  private static func isSource(_ bytes: [UInt8], before quote: Int) -> Bool {
    var end = quote
    while end > 0, Byte.isBlank(bytes[end - 1]) || bytes[end - 1] == Byte.equals { end -= 1 }
    var start = end
    while start > 0, bytes[start - 1] > Byte.space, bytes[start - 1] != Byte.leftBrace { start -= 1 }
    let name = Text(Array(bytes[start..<end])).lowercasedASCII
    return end < quote && (name.contains("source") || name.contains("module"))
  }
}
