import SourceText

/// Classes of characters in the patterns of the AWS models. Source: `service-2.json` of botocore.
enum Characters {
  /// The ASCII characters of tags: letters, digits, the space and `_.:/=+-@`.
  static func isOfTag(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.digits, Byte.uppercaseLetters, Byte.lowercaseLetters: true
    case Byte.space, Byte.plus, Byte.hyphen, Byte.dot, Byte.slash, Byte.colon, Byte.equals, Byte.at, Byte.underscore:
      true
    default: false
    }
  }

  /// Letters, digits and `_`.
  static func isWord(_ byte: UInt8) -> Bool { Byte.isLetterOrDigit(byte) || byte == Byte.underscore }
}

extension Text {
  /// The number of characters, which AWS counts as Unicode code points.
  var characterCount: Int { withBytes { $0.reduce(0) { Byte.isContinuation($1) ? $0 : $0 + 1 } } }

  /// True if every byte is a letter, a digit or one of `others`.
  func isMade(ofAlphanumericsAnd others: StaticString) -> Bool {
    others.withUTF8Buffer { others in
      withBytes { $0.allSatisfy { Byte.isLetterOrDigit($0) || others.contains($0) } }
    }
  }

  /// True if every character is a letter, number or separator of any script, or one of `_.:/=+-@`. Source: the pattern of
  /// tag keys and values.
  var isMadeOfTagCharacters: Bool {
    if withBytes({ $0.allSatisfy(Characters.isOfTag) }) { return true }
    return description.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber, .spaceSeparator, .lineSeparator, .paragraphSeparator:
        true
      default: "_.:/=+-@".unicodeScalars.contains(scalar)
      }
    }
  }
}
