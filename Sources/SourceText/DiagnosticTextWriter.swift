/// Renders diagnostics for people: a line for editors and CI, the source line with a marker, notes and the help.
public struct DiagnosticTextWriter: Sendable {
  private let usesColor: Bool
  private let redactor: DiagnosticRedactor

  private static let widestLine = 160

  /// A writer; `usesColor` adds ANSI colours, `secrets` decides what source lines may show.
  public init(usesColor: Bool, secrets: SecretPolicy) {
    self.init(usesColor: usesColor, redactor: DiagnosticRedactor(secrets))
  }

  /// A writer whose source lines show what `redactor` leaves of them.
  public init(usesColor: Bool, redactor: DiagnosticRedactor) {
    self.usesColor = usesColor
    self.redactor = redactor
  }

  /// The text of one diagnostic, ending in a line feed.
  public func text(of whole: Diagnostic) -> String {
    let diagnostic = redactor.redacted(whole)
    var lines = [
      headline(at: diagnostic.place, word: diagnostic.severity.rawValue, color: diagnostic.severity.color)
        + "\(visible(diagnostic.message)) [\(diagnostic.code)]"
    ]
    if let place = diagnostic.place { lines += snippet(of: place) }
    for note in diagnostic.notes {
      guard let place = note.place else {
        lines.append("   = note: \(visible(note.message))")
        continue
      }
      lines.append(headline(at: place, word: "note", color: "36") + visible(note.message))
      lines += snippet(of: place)
    }
    if let help = diagnostic.help { lines.append("   = help: \(visible(help))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(at place: Place?, word: String, color: String) -> String {
    let label = usesColor ? "\u{1B}[1;\(color)m\(word):\u{1B}[0m " : "\(word): "
    guard let place else { return label }
    let position = place.start
    return "\(visible(place.file.name.description)):\(position.line):\(position.column): \(label)"
  }

  private func snippet(of place: Place) -> [String] {
    let position = place.start
    let line = place.file.lines.range(ofLine: position.line)
    guard !place.file.bytes.isEmpty else { return [] }
    let shown = redactor.line(line, of: place.file, marking: Int(place.range.lower)..<Int(place.range.upper))
    let number = String(position.line)
    let gutter = String(repeating: " ", count: max(2, number.count))
    let padded = String(repeating: " ", count: max(0, 2 - number.count)) + number
    let (text, lead, marked) = Self.window(shown.text, from: shown.marker.lowerBound, to: shown.marker.upperBound)
    return [
      "\(gutter) |", "\(padded) | \(text)".trimmingTrailingBlanks,
      "\(gutter) | \(lead)\(String(repeating: "^", count: max(1, marked)))",
    ]
  }

  /// The part of a line around the marker, its blank lead, and the marker's width in characters.
  private static func window(_ line: Text, from start: Int, to end: Int) -> (text: String, lead: String, marked: Int) {
    let before = Array(line[0..<start].description.unicodeScalars)
    let marked = Array(line[start..<end].description.unicodeScalars)
    let after = Array(line[end..<line.count].description.unicodeScalars)
    let keptBefore = before.suffix(widestLine / 2)
    let keptMarked = marked.prefix(widestLine / 2)
    let keptAfter = marked.count > keptMarked.count ? [] : after.prefix(widestLine - keptBefore.count)
    var text = ""
    var lead = ""
    if keptBefore.count < before.count {
      text += "…"
      lead += " "
    }
    for scalar in keptBefore {
      text += visible(scalar)
      lead += scalar == "\t" ? "\t" : String(repeating: " ", count: visible(scalar).unicodeScalars.count)
    }
    for scalar in keptMarked { text += visible(scalar) }
    for scalar in keptAfter { text += visible(scalar) }
    if keptAfter.count < after.count { text += "…" }
    return (text, lead, keptMarked.reduce(0) { $0 + visible($1).unicodeScalars.count })
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    scalar == "\t" || !drivesTerminal(scalar) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
  }

  /// True for a control character, and for a character without a shape of its own that changes how its neighbours are
  /// shown.
  private static func drivesTerminal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  /// `text` with control characters and the like escaped, so that no name or message can drive a terminal.
  public static func visible(_ text: String) -> String {
    text.unicodeScalars.contains { drivesTerminal($0) } ? text.unicodeScalars.map { visible($0) }.joined() : text
  }

  private func visible(_ text: String) -> String { Self.visible(text) }
}

extension Severity {
  fileprivate var color: String {
    switch self {
    case .error: "31"
    case .warning: "33"
    case .info: "36"
    }
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    var view = self[...]
    while view.last == " " || view.last == "\t" { view.removeLast() }
    return String(view)
  }
}
