import SourceText

/// A character encoding by its IANA name.
enum CharacterEncoding {
  case utf8
  case ascii
  /// Two bytes per unit, with a byte order mark if the name does not include the byte order.
  case utf16(isBigEndian: Bool, hasMark: Bool)
  /// The characters for the bytes 80 to FF.
  case singleByte([Unicode.Scalar])
  /// A known encoding whose table Strata lacks.
  case withoutTable

  private static let aliases: [String: String] = [
    "latin1": "iso-8859-1", "l1": "iso-8859-1", "iso_8859-1": "iso-8859-1", "ibm819": "iso-8859-1",
    "cp819": "iso-8859-1", "latin2": "iso-8859-2", "l2": "iso-8859-2", "latin-9": "iso-8859-15",
    "cp437": "ibm437", "437": "ibm437", "cp850": "ibm850", "850": "ibm850", "cp852": "ibm852", "cp855": "ibm855",
    "cp00858": "ibm00858", "cp860": "ibm860", "cp862": "ibm862", "cp863": "ibm863", "cp865": "ibm865",
    "cp866": "ibm866", "mac": "macintosh", "cskoi8r": "koi8-r", "csutf8": "utf-8", "csutf16": "utf-16",
    "csascii": "us-ascii", "iso646-us": "us-ascii", "us": "us-ascii", "ansi_x3.4-1968": "us-ascii",
    "iso-ir-6": "us-ascii", "ibm367": "us-ascii", "cp367": "us-ascii",
  ]

  private static let multiByte: Set<String> = [
    "gbk", "gb18030", "gb2312", "hz-gb-2312", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr", "cp936",
    "ms_kanji", "csbig5", "cseuckr",
  ]

  /// The encoding with that name in any case; nil for an unknown name.
  init?(name: Text) {
    let lower = name.lowercasedASCII.description
    let name = Self.aliases[lower] ?? lower
    switch name {
    case "utf-8": self = .utf8
    case "us-ascii": self = .ascii
    case "utf-16": self = .utf16(isBigEndian: true, hasMark: true)
    case "utf-16be": self = .utf16(isBigEndian: true, hasMark: false)
    case "utf-16le": self = .utf16(isBigEndian: false, hasMark: false)
    default:
      if let table = SingleByteTables.upperHalves[name] {
        self = .singleByte(Array(table.unicodeScalars))
      } else if Self.multiByte.contains(name) {
        self = .withoutTable
      } else {
        return nil
      }
    }
  }

  var isWithoutTable: Bool { if case .withoutTable = self { true } else { false } }

  /// The bytes of a text; nil when the encoding lacks one of its characters.
  func encode(_ text: Text) -> [UInt8]? {
    switch self {
    case .utf8: return text.bytes
    case .ascii: return text.bytes.allSatisfy { $0 < 0x80 } ? text.bytes : nil
    case .utf16(let isBigEndian, let hasMark):
      let units = (hasMark && !text.isEmpty ? [0xFEFF] : []) + Array(text.description.utf16)
      return units.flatMap {
        let pair = [UInt8($0 >> 8), UInt8($0 & 0xFF)]
        return isBigEndian ? pair : pair.reversed()
      }
    case .singleByte(let table):
      var output: [UInt8] = []
      for scalar in text.description.unicodeScalars {
        if scalar.value < 0x80 {
          output.append(UInt8(scalar.value))
        } else if scalar != "\u{FFFD}", let index = table.firstIndex(of: scalar) {
          output.append(UInt8(0x80 + index))
        } else {
          return nil
        }
      }
      return output
    case .withoutTable: return nil
    }
  }

  /// The text of the bytes; nil when some of them have no character.
  func decode(_ bytes: [UInt8]) -> Text? {
    let text = decodeLossily(bytes)
    return text?.contains("\u{FFFD}") ?? true ? nil : text
  }

  private func decodeLossily(_ bytes: [UInt8]) -> Text? {
    switch self {
    case .utf8: return Text(String(decoding: bytes, as: UTF8.self))
    case .ascii: return bytes.allSatisfy { $0 < 0x80 } ? Text(bytes) : nil
    case .utf16(var isBigEndian, let hasMark):
      var bytes = bytes[...]
      if hasMark, bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        isBigEndian = bytes.first == 0xFE
        bytes = bytes.dropFirst(2)
      }
      var units: [UInt16] = []
      for start in stride(from: bytes.startIndex, to: max(bytes.startIndex, bytes.endIndex - 1), by: 2) {
        let (first, second) = (UInt16(bytes[start]), UInt16(bytes[start + 1]))
        units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      }
      if bytes.count % 2 == 1 { units.append(0xFFFD) }
      return Text(String(decoding: units, as: UTF16.self))
    case .singleByte(let table):
      var output = String.UnicodeScalarView()
      for byte in bytes { output.append(byte < 0x80 ? Unicode.Scalar(byte) : table[Int(byte) - 0x80]) }
      return Text(String(output))
    case .withoutTable: return nil
    }
  }
}
