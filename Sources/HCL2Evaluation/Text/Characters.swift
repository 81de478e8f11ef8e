import SourceText

extension Text {
  /// The grapheme clusters; in ASCII text one per byte, except that CR LF counts as one.
  var graphemes: [Text] {
    if withBytes({ $0.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") } }) {
      return (0..<count).map { self[$0..<$0 + 1] }
    }
    return description.map { Text(String($0)) }
  }

  /// The number of grapheme clusters.
  var graphemeCount: Int {
    withBytes({ $0.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") } }) ? count : description.count
  }

  /// The text with each Unicode scalar replaced.
  func mapScalars(_ transform: (Unicode.Scalar) -> Unicode.Scalar) -> Text {
    var output = String.UnicodeScalarView()
    for scalar in description.unicodeScalars { output.append(transform(scalar)) }
    return Text(String(output))
  }
}

extension Unicode.Scalar {
  /// True for Unicode white space, as in Go's `unicode.IsSpace`.
  var isSpace: Bool { properties.isWhitespace }

  /// The uppercase letter, if it is a single scalar; else the scalar itself.
  var simpleUppercase: Unicode.Scalar { Self.single(properties.uppercaseMapping) ?? self }
  /// The lowercase letter, if it is a single scalar; else the scalar itself.
  var simpleLowercase: Unicode.Scalar { value == 0x130 ? "i" : Self.single(properties.lowercaseMapping) ?? self }
  /// The title case letter, if it is a single scalar; else the scalar itself.
  var simpleTitlecase: Unicode.Scalar { Self.single(properties.titlecaseMapping) ?? self }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }

  /// True for a letter, as in Go's `unicode.IsLetter`.
  var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// True for a decimal digit, as in Go's `unicode.IsDigit`.
  var isDecimalDigit: Bool { properties.generalCategory == .decimalNumber }
}
