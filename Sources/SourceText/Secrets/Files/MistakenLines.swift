/// Masks the lines of a file with a syntax mistake: from a secret name to the end of its line, whatever is there.
///
/// Quotes and brackets can't be trusted in such a file: a surplus one before the name inverts the meaning of
/// everything after it.
enum MistakenLines {
  /// The most lines that a string without a closing quote may span.
  private static let longestString = 100

  /// The ranges of `text` to mask, in no particular order.
  static func ranges(in text: Text, _ secrets: SecretPolicy) -> [Range<Int>] {
    guard secrets.mayHoldSecretName(text) else { return [] }
    return text.withBytes { bytes in
      var found: [Range<Int>] = []
      var start = 0
      while start < bytes.count {
        let end = lineEnd(bytes, from: start)
        if let lower = secretStart(text, bytes, start..<end, secrets) {
          found.append(lower..<continuation(bytes, of: lower..<end))
        }
        start = end + 1
      }
      return found
    }
  }

  private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: start)
  }

  /// The offset from which to mask the line: after its first secret name; after an earlier `value`; from the start of the
  /// object, where the name is that of a pair whose `value` may stand on the line before; or from the line's start, where
  /// the name stands in a closing tag.
  private static func secretStart(
    _ text: Text, _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ secrets: SecretPolicy
  ) -> Int? {
    var value: Int?
    // The start of the object, or of its part on this line, and whether its name comes after other words.
    var object = line.lowerBound
    var holdsWord = false
    var isNamedLate = false
    // True until the first separator: a word before it may be a key.
    var mayBeKey = true
    var index = line.lowerBound
    while index < line.upperBound {
      if bytes[index] == Byte.equals || bytes[index] == Byte.colon { mayBeKey = false }
      if bytes[index] == Byte.leftBrace { (object, holdsWord, isNamedLate) = (index, false, false) }
      guard SecretRegions.isNameByte(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < line.upperBound, SecretRegions.isNameByte(bytes[index]) { index += 1 }
      let word = text[start..<index]
      if value == nil, PairNames.isValueKey(word) { value = index }
      // An escape may spell a secret name in another way.
      let isEscaped =
        mayBeKey && start > 0 && bytes[start - 1] == Byte.backslash && (word.hasPrefix("u") || word.hasPrefix("x"))
      let isAfterBreak = start > 0 && bytes[start - 1] == Byte.backslash
      if isEscaped || secrets.isSecret(name: word) || isAfterBreak && secrets.isSecret(name: word[1..<word.count]) {
        let isClosingTag =
          start > line.lowerBound + 1 && bytes[start - 1] == Byte.slash && bytes[start - 2] == Byte.less
        return isClosingTag ? line.lowerBound : value ?? (isNamedLate ? object : index)
      }
      if holdsWord, PairNames.isNameKey(word) { isNamedLate = true }
      holdsWord = true
    }
    return nil
  }

  /// The end of what to mask from `part` of a line: the end of the line, or, if only punctuation follows the name or
  /// a quote stays open, the end of the line on which the value ends.
  private static func continuation(_ bytes: UnsafeBufferPointer<UInt8>, of part: Range<Int>) -> Int {
    let rest = bytes[part]
    let isEmpty = !rest.contains { SecretRegions.isNameByte($0) }
    let isOpen = !rest.count { $0 == Byte.quote }.isMultiple(of: 2)
    guard isEmpty || isOpen, part.upperBound < bytes.count else { return part.upperBound }
    var end = part.upperBound
    for _ in 0..<longestString where end < bytes.count {
      let start = end + 1
      end = lineEnd(bytes, from: min(start, bytes.count))
      let line = bytes[min(start, end)..<end]
      if isOpen ? line.contains(Byte.quote) : line.contains(where: { SecretRegions.isNameByte($0) }) { break }
    }
    return end
  }
}
