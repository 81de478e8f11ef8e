import SourceText

/// Names findings so that they can be recognized after the lines around them have moved.
///
/// A fingerprint is the FNV-1a hash of the code, the file's name, the text of the line (secrets masked, ends trimmed)
/// and, of several findings that agree in these, which one it is.
enum Fingerprints {
  private struct Anchor: Hashable {
    let code: String
    let file: Text
    let line: Text
  }

  /// Findings with their fingerprints, in the given order.
  static func findings(of diagnostics: [Diagnostic]) -> [Finding] {
    var tables = LineTables()
    var redactor = DiagnosticRedactor(.standard)
    var seen: [Anchor: Int] = [:]
    return diagnostics.map { diagnostic in
      let anchor = anchor(of: diagnostic, &tables, &redactor)
      let number = seen[anchor, default: 0]
      seen[anchor] = number + 1
      var hash = FNVHash()
      for part in [Text(diagnostic.code), anchor.file, anchor.line, Text(String(number))] { hash.add(part) }
      return Finding(diagnostic: diagnostic, fingerprint: hash.hexadecimal)
    }
  }

  private static func anchor(
    of diagnostic: Diagnostic, _ tables: inout LineTables, _ redactor: inout DiagnosticRedactor
  ) -> Anchor {
    guard let place = diagnostic.place else {
      return Anchor(code: diagnostic.code, file: "", line: Text(diagnostic.message))
    }
    let table = tables.table(of: place.file)
    let range = table.range(ofLine: table.position(of: place.range.lower).line)
    let line = redactor.line(range, of: place.file, marking: range.lowerBound..<range.lowerBound).text.trimmed
    return Anchor(code: diagnostic.code, file: place.file.name, line: line)
  }
}

/// The 64-bit FNV-1a hash.
private struct FNVHash {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a text and a mark of its end.
  mutating func add(_ text: Text) {
    text.withBytes { bytes in
      for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }

  /// Sixteen digits.
  var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
