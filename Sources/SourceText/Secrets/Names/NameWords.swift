/// A name split into words, in lower case: `dbPassword`, `db-password` and `DB_PASSWORD` give the same two.
///
/// A word ends at anything other than a letter or digit, before a capital that follows a lowercase letter or digit,
/// and before the last of several capitals: `AWSSecretKey` is three words. Trailing digits of a word are ignored
/// (`password2`).
struct NameWords {
  private(set) var words: [Text] = []

  init(_ name: Text) {
    name.withBytes { bytes in
      var word: [UInt8] = []
      for index in bytes.indices {
        let byte = bytes[index]
        guard Byte.isLetter(byte) || Byte.isDigit(byte) || byte >= 0x80 else {
          add(&word)
          continue
        }
        if Byte.isUppercase(byte), startsWord(bytes, at: index) { add(&word) }
        word.append(Byte.isUppercase(byte) ? byte | Byte.caseBit : byte)
      }
      add(&word)
    }
  }

  /// True when the capital at `index` starts a word.
  private func startsWord(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = bytes[index - 1]
    if Byte.isLowercase(before) || Byte.isDigit(before) { return true }
    return Byte.isUppercase(before) && index + 1 < bytes.count && Byte.isLowercase(bytes[index + 1])
  }

  private mutating func add(_ word: inout [UInt8]) {
    while word.count > 2, let last = word.last, Byte.isDigit(last) { word.removeLast() }
    if !word.isEmpty { words += SecretVocabulary.parted(Text(word)) }
    word.removeAll(keepingCapacity: true)
  }
}
