import Hierarchy
import SourceText

/// Names findings so that they can be recognized after the lines around them have moved.
///
/// A fingerprint is the FNV-1a hash of the code, the file's name, the text of the line (secrets masked, ends trimmed)
/// and, of several findings that agree in these, which one it is.
enum Fingerprints {
  /// What findings have in common that only their number tells apart.
  private struct Anchor: Hashable {
    let code: Text
    let file: Text
    let line: Text
    /// The hash so far.
    let hash: FNVHash

    init(code: Text, file: Text, line: Text) {
      self.code = code
      self.file = file
      self.line = line
      var hash = FNVHash()
      for part in [code, file, line] { hash.add(part) }
      self.hash = hash
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
  }

  /// Findings with their fingerprints, in the given order.
  ///
  /// - Parameters:
  ///   - redactor: masks the usual secrets and nothing else, so that a finding has one fingerprint whatever is masked.
  ///   - workers: the most threads at a time.
  static func findings(of diagnostics: [Diagnostic], _ redactor: DiagnosticRedactor, workers: Int) -> [Finding] {
    var seen: [Anchor: Int] = [:]
    let anchors = ParallelMap.results(diagnostics.count, workers: workers) { anchor(of: diagnostics[$0], redactor) }
    return zip(diagnostics, anchors).map { diagnostic, anchor in
      let number = seen[anchor, default: 0]
      seen[anchor] = number + 1
      var hash = anchor.hash
      hash.add(Text(String(number)))
      return Finding(diagnostic: diagnostic, fingerprint: hash.hexadecimal)
    }
  }

  private static func anchor(of diagnostic: Diagnostic, _ redactor: DiagnosticRedactor) -> Anchor {
    guard let place = diagnostic.place else {
      return Anchor(code: Text(diagnostic.code), file: "", line: Text(diagnostic.message))
    }
    let range = place.file.lines.range(at: place.range.lower)
    let line = redactor.line(range, of: place.file, marking: range.lowerBound..<range.lowerBound).text.trimmed
    return Anchor(code: Text(diagnostic.code), file: place.file.name, line: line)
  }
}

/// The 64-bit FNV-1a hash.
private struct FNVHash: Hashable {
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
