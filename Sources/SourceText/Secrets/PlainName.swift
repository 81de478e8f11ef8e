/// A name in lower case and without separators, as it is judged: `dbPassword`, `db-password` and `DB_PASSWORD` are the
/// same.
struct PlainName {
  /// Words that make a name secret wherever they stand in it, written without separators.
  private static let words: [Text] = [
    "passwd", "password", "passphrase", "passcode", "secret", "token", "privatekey", "apikey", "accesskey",
    "credential", "authkey", "encryptionkey", "signingkey", "sshkey", "oauth",
  ]

  /// Words that make a name secret only where they stand alone, between separators.
  private static let wholeWords: [Text] = ["pass", "pwd", "psk"]

  private static let secretWords = WordStarts(words)
  private static let allWords = WordStarts(words + wholeWords)

  /// Names that hold such a word and no secret, written without separators: keys of a buildspec below which names of
  /// parameters and secrets stand, switches of AWS, and a flag of this program.
  private static let plainNames: Set<Text> = [
    "secretsmanager", "parameterstore", "gitcredentialhelper", "imagepullcredentialstype", "secretpattern",
  ]

  /// The letters that are left.
  private let letters: UnsafeBufferPointer<UInt8>
  /// True when one of the whole words stands alone.
  private let hasWholeWord: Bool

  /// Judges a name as it is left without case and separators. Its parts end at `_`, `-`, `.` and before a capital that
  /// follows a small letter.
  static func judge(_ name: Text, _ judgement: (PlainName) -> Bool) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count) { plain in
      name.withBytes { judgement(PlainName($0, in: plain)) }
    }
  }

  /// False when no part of the text can be a secret name.
  static func mayBePart(of text: Text) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 1) { letters in
      guard let start = letters.baseAddress else { return false }
      var count = 0
      smallLetters.withUnsafeBufferPointer { smallLetters in
        text.withBytes { bytes in
          for byte in bytes {
            let letter = smallLetters[Int(byte)]
            (start + count).initialize(to: letter)
            count += letter == 0 ? 0 : 1
          }
        }
      }
      return allWords.holds(UnsafeBufferPointer(start: start, count: count)) { _, _ in true }
    }
  }

  /// What each byte becomes in a plain name: capitals small letters, separators nothing.
  private static let smallLetters: [UInt8] = (0...UInt8.max).map { byte in
    if isSeparator(byte) { return 0 }
    return Byte.isUppercase(byte) ? byte | Byte.caseBit : byte
  }

  @inline(__always)
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == Byte.underscore || byte == Byte.hyphen || byte == Byte.dot || byte == Byte.space
  }

  private init(_ name: UnsafeBufferPointer<UInt8>, in plain: UnsafeMutableBufferPointer<UInt8>) {
    var hasWholeWord = false
    var count = 0
    var partStart = 0
    var previous: UInt8 = 0
    for byte in name {
      let isSeparator = Self.isSeparator(byte)
      let isCapital = Byte.isUppercase(byte)
      if isSeparator || isCapital && Byte.isLowercase(previous) {
        hasWholeWord = hasWholeWord || Self.isWholeWord(plain[partStart..<count])
        partStart = count
      }
      if !isSeparator {
        plain.initializeElement(at: count, to: isCapital ? byte | Byte.caseBit : byte)
        count += 1
      }
      previous = byte
    }
    self.hasWholeWord = hasWholeWord || Self.isWholeWord(plain[partStart..<count])
    letters = UnsafeBufferPointer(rebasing: plain[..<count])
  }

  private static func isWholeWord(_ part: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Bool {
    guard part.count == 3 || part.count == 4 else { return false }
    return wholeWords.contains { word in word.count == part.count && word.withBytes { part.elementsEqual($0) } }
  }

  /// True when a value of this name is to be masked.
  var isSecret: Bool {
    hasWholeWord || Self.secretWords.holds(letters) { _, _ in true } && !Self.plainNames.contains(Text(Array(letters)))
  }

  /// True when that is the whole name, in small letters.
  func isEqual(to name: StaticString) -> Bool { name.withUTF8Buffer { letters.elementsEqual($0) } }
}
