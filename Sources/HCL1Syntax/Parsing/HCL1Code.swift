public import SourceText

/// The mistakes that reading HCL1, or its JSON form, reports.
public enum HCL1Code: String, ListedCode {
  case badEscape = "bad-escape"
  case badHeredoc = "bad-heredoc"
  case badNumber = "bad-number"
  case bareWord = "bare-word"
  case booleanName = "boolean-name"
  case byteOrderMark = "byte-order-mark"
  case conflictMarker = "conflict-marker"
  case illegalCharacter = "illegal-character"
  case invalidUtf8 = "invalid-utf8"
  case keyOfTwoKinds = "key-of-two-kinds"
  case labelBeforeEquals = "label-before-equals"
  case loneSlash = "lone-slash"
  case missingComma = "missing-comma"
  case missingEquals = "missing-equals"
  case missingName = "missing-name"
  case missingValue = "missing-value"
  case mixedLabels = "mixed-labels"
  case nestedTooDeeply = "nested-too-deeply"
  case nullByte = "null-byte"
  case nullValue = "null-value"
  case numberOutOfRange = "number-out-of-range"
  case reservedCharacter = "reserved-character"
  case singleQuotes = "single-quotes"
  case strayClosing = "stray-closing"
  case unclosedBrace = "unclosed-brace"
  case unclosedBracket = "unclosed-bracket"
  case unexpectedToken = "unexpected-token"
  case unterminatedComment = "unterminated-comment"
  case unterminatedHeredoc = "unterminated-heredoc"
  case unterminatedInterpolation = "unterminated-interpolation"
  case unterminatedString = "unterminated-string"
  case wrongClosing = "wrong-closing"

  /// The severities that it is reported with, worst first.
  public var severities: [Severity] {
    switch self {
    case .missingValue: [.error, .warning]
    case .byteOrderMark, .mixedLabels: [.warning]
    case .badEscape, .badHeredoc, .badNumber, .bareWord, .booleanName, .conflictMarker, .illegalCharacter, .invalidUtf8,
      .keyOfTwoKinds, .labelBeforeEquals, .loneSlash, .missingComma, .missingEquals, .missingName,
      .nestedTooDeeply, .nullByte, .nullValue, .numberOutOfRange, .reservedCharacter, .singleQuotes,
      .strayClosing, .unclosedBrace, .unclosedBracket, .unexpectedToken, .unterminatedComment,
      .unterminatedHeredoc, .unterminatedInterpolation, .unterminatedString, .wrongClosing:
      [.error]
    }
  }

  /// The mistake, in one line.
  public var summary: String {
    switch self {
    case .badEscape: "an escape in a string that HCL does not know"
    case .badHeredoc: "a heredoc whose marker can't be read"
    case .badNumber: "a number that can't be read"
    case .bareWord: "a word without quotes where a value is expected"
    case .booleanName: "true or false where a name is expected"
    case .byteOrderMark: "a byte order mark at the start of a file"
    case .conflictMarker: "the marks of a conflict that git could not merge"
    case .illegalCharacter: "a character that is not allowed here"
    case .invalidUtf8: "bytes that are not UTF-8"
    case .keyOfTwoKinds: "a key written twice with values of different kinds"
    case .labelBeforeEquals: "a label before '='"
    case .loneSlash: "a '/' that starts no comment"
    case .missingComma: "two values of a list without a comma between"
    case .missingEquals: "a name and a value without '=' between"
    case .missingName: "a value without a name"
    case .missingValue: "a name without a value"
    case .mixedLabels: "a key written both with and without labels"
    case .nestedTooDeeply: "brackets nested deeper than 500 levels"
    case .nullByte: "a NUL byte"
    case .nullValue: "a JSON null, which no variable can be"
    case .numberOutOfRange: "a number beyond 64 bits"
    case .reservedCharacter: "a character that HCL keeps for itself"
    case .singleQuotes: "a string in single quotes"
    case .strayClosing: "a closing bracket without its opening one"
    case .unclosedBrace: "a '{' that is never closed"
    case .unclosedBracket: "a '[' that is never closed"
    case .unexpectedToken: "something that is not allowed here"
    case .unterminatedComment: "a comment that is never closed"
    case .unterminatedHeredoc: "a heredoc that never ends"
    case .unterminatedInterpolation: "a '${' that is never closed"
    case .unterminatedString: "a string that never ends"
    case .wrongClosing: "a ']' that closes a '{'"
    }
  }
}
