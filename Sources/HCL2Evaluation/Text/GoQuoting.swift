import SourceText

/// Writes text in double quotes, as Go's `strconv.Quote` does.
enum GoQuoting {
  static func quoted(_ text: Text) -> [UInt8] {
    var output: [UInt8] = [UInt8(ascii: "\"")]
    for scalar in text.description.unicodeScalars { append(scalar, to: &output) }
    output.append(UInt8(ascii: "\""))
    return output
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar {
    case "\"", "\\": output += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
    case "\u{07}": output += Array("\\a".utf8)
    case "\u{08}": output += Array("\\b".utf8)
    case "\u{0C}": output += Array("\\f".utf8)
    case "\n": output += Array("\\n".utf8)
    case "\r": output += Array("\\r".utf8)
    case "\t": output += Array("\\t".utf8)
    case "\u{0B}": output += Array("\\v".utf8)
    default:
      if isPrintable(scalar) {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else if scalar.value < 0x80 {
        output += Array("\\x\(hex(scalar.value, 2))".utf8)
      } else {
        output += Array((scalar.value < 0x10000 ? "\\u\(hex(scalar.value, 4))" : "\\U\(hex(scalar.value, 8))").utf8)
      }
    }
  }

  private static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }
}
