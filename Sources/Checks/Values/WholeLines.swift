import SourceText

extension SourceFile {
  /// The whole lines of an item from `lower` to `upper`, without its comments; nil when the lines contain anything else.
  ///
  /// - Parameter takesComma: whether a comma behind the item belongs to it.
  func wholeLines(from lower: Int, to upper: Int, takesComma: Bool = false) -> SourceRange? {
    guard isFirstOnLine(lower), let end = endOfBlankRest(from: upper, takesComma) else { return nil }
    var start = lower
    while start > 0, bytes[start - 1] != Byte.lineFeed { start -= 1 }
    return SourceRange(start, end)
  }

  /// True when only blanks precede `offset` on its line.
  private func isFirstOnLine(_ offset: Int) -> Bool {
    var index = offset
    while index > 0, bytes[index - 1] == Byte.space || bytes[index - 1] == Byte.tab { index -= 1 }
    return index == 0 || bytes[index - 1] == Byte.lineFeed
  }

  /// The offset after the line feed that ends the line of `offset`, if only blanks are in between; else nil.
  private func endOfBlankRest(from offset: Int, _ takesComma: Bool) -> Int? {
    var index = offset
    var takesComma = takesComma
    while index < bytes.count {
      switch bytes[index] {
      case Byte.space, Byte.tab, Byte.carriageReturn: index += 1
      case Byte.comma where takesComma:
        takesComma = false
        index += 1
      case Byte.lineFeed: return index + 1
      default: return nil
      }
    }
    return index
  }
}
