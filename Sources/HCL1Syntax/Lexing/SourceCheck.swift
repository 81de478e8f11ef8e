import SourceText

/// Checks of a file's bytes before any token is read.
enum SourceCheck {
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The number of bytes of a UTF-8 byte order mark at the start: 0 or 3.
  static func byteOrderMarkLength(_ file: SourceFile) -> Int { file.bytes.starts(with: byteOrderMark) ? 3 : 0 }

  /// True for a JSON file: by its name, or because its first non-blank character is `{`. The reference looks only at
  /// that character.
  static func isJSON(_ file: SourceFile, _ dialect: Dialect = .current) -> Bool {
    if dialect == .current, file.name.hasSuffix(".json") { return true }
    let first = file.bytes.dropFirst(byteOrderMarkLength(file)).first {
      $0 != Byte.space && $0 != Byte.tab && $0 != Byte.lineFeed && $0 != Byte.carriageReturn && $0 != Byte.verticalTab
        && $0 != Byte.formFeed
    }
    return first == Byte.leftBrace
  }

  /// An error for the first byte that is not allowed in a text file, and a warning for a byte order mark.
  static func diagnostics(of file: SourceFile) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if byteOrderMarkLength(file) > 0 {
      found.append(
        Diagnostic(
          .warning, HCL1Code.byteOrderMark, "the file starts with a byte order mark",
          at: Place(file, SourceRange(0, 3)),
          help: "save the file as UTF-8 without it: Terragrunt 0.18 refuses it"))
    }
    if let fault = firstFault(in: file.bytes, isJSON: isJSON(file)) { found.append(fault.diagnostic(in: file)) }
    return found
  }

  private enum Fault {
    case null(Int)
    case notUTF8(Int)
    case reserved(Int)

    func diagnostic(in file: SourceFile) -> Diagnostic {
      switch self {
      case .null(let offset):
        Diagnostic(
          .error, HCL1Code.nullByte, "the file holds a NUL byte", at: Place(file, SourceRange(offset, offset + 1)),
          help: "a tfvars file is UTF-8 text; remove the byte, or save the file as UTF-8 if it is UTF-16")
      case .notUTF8(let offset):
        Diagnostic(
          .error, HCL1Code.invalidUtf8, "the byte 0x\(String(file.bytes[offset], radix: 16)) is not valid UTF-8 here",
          at: Place(file, SourceRange(offset, offset + 1)), help: "save the file as UTF-8")
      case .reserved(let offset):
        Diagnostic(
          .error, HCL1Code.reservedCharacter, "the character U+E123 is reserved by HCL",
          at: Place(file, SourceRange(offset, offset + 3)), help: "remove it")
      }
    }
  }

  /// - Parameter isJSON: whether HCL's reserved character is allowed.
  private static func firstFault(in bytes: [UInt8], isJSON: Bool) -> Fault? {
    bytes.withUnsafeBytes { raw in
      var index = 0
      let count = raw.count
      while index < count {
        while index + 32 <= count, isPlain(raw, index), isPlain(raw, index + 8), isPlain(raw, index + 16),
          isPlain(raw, index + 24)
        {
          index += 32
        }
        if index >= count { break }
        if index + 8 <= count {
          if isPlain(raw, index) {
            index += 8
            continue
          }
        }
        let byte = raw[index]
        if byte == 0 { return .null(index) }
        if byte < 0x80 {
          index += 1
          continue
        }
        let length = sequenceLength(raw, at: index)
        if length == 0 { return .notUTF8(index) }
        if !isJSON, length == 3, byte == 0xEE, raw[index + 1] == 0x84, raw[index + 2] == 0xA3 {
          return .reserved(index)
        }
        index += length
      }
      return nil
    }
  }

  /// True when the eight bytes at `index` are ASCII and none is NUL.
  @inline(__always)
  private static func isPlain(_ raw: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let hasZero = (word &- 0x0101_0101_0101_0101) & ~word
    return (word | hasZero) & 0x8080_8080_8080_8080 == 0
  }

  /// The length of the well-formed UTF-8 sequence at `index` (Unicode 15, table 3-7), or 0.
  private static func sequenceLength(_ raw: UnsafeRawBufferPointer, at index: Int) -> Int {
    let first = raw[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= raw.count else { return 0 }
    for offset in 1..<length where !Byte.isContinuation(raw[index + offset]) { return 0 }
    let second = raw[index + 1]
    switch first {
    case 0xE0: return second >= 0xA0 ? length : 0
    case 0xED: return second <= 0x9F ? length : 0
    case 0xF0: return second >= 0x90 ? length : 0
    case 0xF4: return second <= 0x8F ? length : 0
    default: return length
    }
  }
}
