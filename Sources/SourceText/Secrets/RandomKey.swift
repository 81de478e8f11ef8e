/// Keys without a mark of their own, recognised by their randomness: AWS secret access keys, account keys of Azure
/// storage.
enum RandomKey {
  /// The length of an AWS secret access key, in letters, digits, `/` and `+`.
  private static let awsLength = 40
  /// The length of an Azure account key, followed by `==`.
  private static let azureLength = 86

  static let shortest = awsLength

  /// The keys in `bytes`, in order.
  static func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, Kind(bytes[end]) != .other { end += 1 }
      if end - start == awsLength, isRandom(bytes[start..<end]) { found.append(start..<end) }
      if end - start == azureLength, end + 1 < bytes.count, bytes[end] == Byte.equals,
        bytes[end + 1] == Byte.equals, isRandom(bytes[start..<end])
      {
        found.append(start..<end + 2)
      }
      start = end + 1
    }
    return found
  }

  private enum Kind {
    case small, capital, digit, sign, other

    init(_ byte: UInt8) {
      self =
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .small
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case Byte.slash, Byte.plus: .sign
        default: .other
        }
    }
  }

  /// True when lowercase letters, capitals and digits are mixed as in a random text. In a path or in joined words the
  /// kind of character changes once or twice per word, and lowercase letters come in groups; in a random text it
  /// changes in two of three places.
  private static func isRandom(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var changes = 0
    var runsOfSmall = 0
    var counts: [Kind: Int] = [:]
    var previous: Kind?
    for byte in bytes {
      let kind = Kind(byte)
      if previous != kind {
        changes += 1
        if kind == .small { runsOfSmall += 1 }
      }
      counts[kind, default: 0] += 1
      previous = kind
    }
    let small = counts[.small, default: 0]
    return changes * 5 >= bytes.count * 2 && counts[.capital, default: 0] >= 5 && small >= 5
      && small * 10 <= runsOfSmall * 26 && counts[.sign, default: 0] <= bytes.count / 8
  }
}
