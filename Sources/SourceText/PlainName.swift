/// A name in lower case and without separators, as it is judged: `dbPassword`, `db-password` and `DB_PASSWORD` are the
/// same.
struct PlainName {
  /// Words that make a name secret wherever they stand in it, written without separators.
  private static let words: [Text] = [
    "passwd", "password", "passphrase", "passcode", "secret", "token", "privatekey", "apikey", "accesskey",
    "credential", "authkey", "encryptionkey", "signingkey", "sshkey", "oauth",
  ]

  /// True for each two letters that a word starts with, by the first times 256 and the second: few names hold any.
  private static let startsWord: [Bool] = words.reduce(into: [Bool](repeating: false, count: 1 << 16)) {
    $0[Int($1[0]) << 8 | Int($1[1])] = true
  }

  /// Words that make a name secret only where they stand alone, between separators.
  private static let wholeWords: [Text] = ["pass", "pwd", "psk"]

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

  private init(_ name: UnsafeBufferPointer<UInt8>, in plain: UnsafeMutableBufferPointer<UInt8>) {
    var hasWholeWord = false
    var count = 0
    var partStart = 0
    var previous: UInt8 = 0
    for byte in name {
      let isSeparator = byte == 0x5F || byte == 0x2D || byte == 0x2E || byte == 0x20
      let isCapital = byte >= 0x41 && byte <= 0x5A
      if isSeparator || isCapital && previous >= 0x61 && previous <= 0x7A {
        hasWholeWord = hasWholeWord || Self.isWholeWord(plain[partStart..<count])
        partStart = count
      }
      if !isSeparator {
        plain.initializeElement(at: count, to: isCapital ? byte | 0x20 : byte)
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
  var isSecret: Bool { hasWholeWord || holdsWord && !Self.plainNames.contains(Text(Array(letters))) }

  /// True when that is the whole name, in small letters.
  func isEqual(to name: StaticString) -> Bool { name.withUTF8Buffer { letters.elementsEqual($0) } }

  private var holdsWord: Bool {
    Self.startsWord.withUnsafeBufferPointer { startsWord in
      var index = 1
      while index < letters.count {
        if startsWord[Int(letters[index - 1]) << 8 | Int(letters[index])], Self.isWord(at: index - 1, of: letters) {
          return true
        }
        index += 1
      }
      return false
    }
  }

  private static func isWord(at start: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    words.contains { word in
      word.count <= bytes.count - start && word.withBytes { bytes[start..<start + $0.count].elementsEqual($0) }
    }
  }
}
