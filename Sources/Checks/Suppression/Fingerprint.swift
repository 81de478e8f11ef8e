public import SourceText

/// What names a finding so that it can be recognized after the lines around it have moved.
///
/// The FNV-1a hash of the code, the file's name, the text of the line (secrets masked, ends trimmed) and, of several
/// findings that agree in these, which one it is.
public struct Fingerprint: Hashable, Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// What findings have in common that only their number tells apart.
  private init(anchorOf diagnostic: Diagnostic, _ redactor: DiagnosticRedactor) {
    add(Text(diagnostic.code))
    guard let place = diagnostic.place else {
      add("")
      add(diagnostic.wording.text)
      return
    }
    add(place.file.name)
    let range = place.file.lines.range(at: place.range.lower)
    add(redactor.line(range, of: place.file, marking: range.lowerBound..<range.lowerBound).text.trimmed)
  }

  /// Adds a text and a mark of its end.
  private mutating func add(_ text: Text) {
    text.withBytes { bytes in
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    hash = (hash ^ 0xFF) &* 0x100_0000_01B3
  }

  /// Sixteen hexadecimal digits.
  public var text: Text {
    let digits = String(hash, radix: 16)
    return Text(String(repeating: "0", count: 16 - digits.count) + digits)
  }

  /// Findings with their fingerprints, in the given order.
  ///
  /// - Parameters:
  ///   - diagnostics: all of a file, or all that have no place: those of different files never agree.
  ///   - redactor: masks the usual secrets and nothing else, so that a finding has one fingerprint whatever is masked.
  static func findings(of diagnostics: [Diagnostic], _ redactor: DiagnosticRedactor) -> [Finding] {
    var seen: [Fingerprint: Int] = [:]
    return diagnostics.map { diagnostic in
      var fingerprint = Fingerprint(anchorOf: diagnostic, redactor)
      var number = 0
      if diagnostics.count > 1 {
        number = seen[fingerprint, default: 0]
        seen[fingerprint] = number + 1
      }
      fingerprint.add(Text(String(number)))
      return Finding(diagnostic: diagnostic, fingerprint: fingerprint)
    }
  }
}
