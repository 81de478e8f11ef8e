import SourceText

extension Text {
  /// The first place from `start` where a word stands with neither a letter nor a digit beside it; nil when there is none.
  func wordRange(of word: Text, from start: Int = 0) -> Range<Int>? {
    var position = start
    while let range = firstRange(of: word, from: position) {
      let isStart = range.lowerBound == 0 || !Byte.isLetterOrDigit(self[range.lowerBound - 1])
      if isStart, range.upperBound == count || !Byte.isLetterOrDigit(self[range.upperBound]) { return range }
      position = range.lowerBound + 1
    }
    return nil
  }

  /// True when a word stands in the text with neither a letter nor a digit beside it.
  func holdsWord(_ word: Text) -> Bool { wordRange(of: word) != nil }

  /// The text with each such word replaced by another one.
  func replacingWords(_ word: Text, with other: Text) -> Text {
    var pieces: [UInt8] = []
    var position = 0
    while let range = wordRange(of: word, from: position) {
      pieces += self[position..<range.lowerBound].bytes
      pieces += other.bytes
      position = range.upperBound
    }
    pieces += self[position..<count].bytes
    return Text(pieces)
  }
}
