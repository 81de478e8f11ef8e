import SourceText

/// The classes of characters that the patterns of the AWS models are made of. Source: `service-2.json` of botocore.
enum Characters {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  static func isLowercase(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  /// Letters, digits, the space and `_.:/=+-@`: those of the characters of a tag that have one byte.
  static func isOfTag(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x2B, 0x2D...0x3A, 0x3D, 0x40...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }

  /// Letters, digits and `_`.
  static func isWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == 0x5F }
}

extension Text {
  /// The number of characters as AWS counts them: Unicode code points.
  var characterCount: Int { withBytes { $0.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } } }

  /// True when every byte is a letter, a digit or one of `others`.
  func isMade(ofAlphanumericsAnd others: StaticString) -> Bool {
    others.withUTF8Buffer { others in
      withBytes { $0.allSatisfy { Characters.isAlphanumeric($0) || others.contains($0) } }
    }
  }

  /// True when every character is a letter, a number or a separator of any script, or one of `_.:/=+-@`. Source: the
  /// pattern of tag keys and values.
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
