public import SourceText

/// Identifies a finding, even after the lines around it have moved.
///
/// The FNV-1a hash of the code, the file's name, the name on the line, and a number that distinguishes findings which
/// agree in all these. No value takes part, secret or not: anyone who has the hash could guess values and compare.
public struct Fingerprint: Hashable, Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The part of the hash that similar findings share; only their number distinguishes them.
  private init(anchorOf diagnostic: Diagnostic) {
    add(Text(diagnostic.code))
    guard let place = diagnostic.place else {
      add("")
      for word in diagnostic.wording.ownWords { add(Text(word)) }
      return
    }
    add(place.file.name)
    let range = place.file.lines.range(at: place.range.lower)
    add(Self.name(on: place.file.text(SourceRange(range.lowerBound, range.upperBound))))
  }

  /// The name that the line sets: the text before its first `=`, `:` or bracket, if that looks like a name. On any
  /// other line, everything may be a value.
  private static func name(on line: Text) -> Text {
    let line = line.trimmed
    let end = line.withBytes { bytes in
      bytes.firstIndex { [Byte.equals, Byte.colon, Byte.leftBrace, Byte.leftBracket].contains($0) }
    }
    guard let end else { return "" }
    let name = line[0..<end].trimmed
    let isName = name.withBytes { bytes in
      bytes.allSatisfy {
        Byte.isLetterOrDigit($0) || [Byte.underscore, Byte.hyphen, Byte.quote, Byte.space].contains($0)
      }
    }
    return isName ? name : ""
  }

  /// Adds a text and an end mark.
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
  /// - Parameter diagnostics: all diagnostics of a file, or all without a place. Those of different files never
  ///   agree.
  static func findings(of diagnostics: [Diagnostic]) -> [Finding] {
    var seen: [Fingerprint: Int] = [:]
    return diagnostics.map { diagnostic in
      var fingerprint = Fingerprint(anchorOf: diagnostic)
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
