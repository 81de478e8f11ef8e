/// Renders diagnostics for people: a line for editors and CI, the source line with a marker, notes and the help.
public struct DiagnosticTextWriter: Sendable {
  private let usesColor: Bool
  private let redactor: DiagnosticRedactor

  private static let widestLine = 160

  /// A writer; `usesColor` adds ANSI colours, `secrets` decides what source lines may show.
  public init(usesColor: Bool, secrets: SecretPolicy) {
    self.init(usesColor: usesColor, redactor: DiagnosticRedactor(secrets))
  }

  /// A writer whose source lines show what `redactor` leaves visible.
  public init(usesColor: Bool, redactor: DiagnosticRedactor) {
    self.usesColor = usesColor
    self.redactor = redactor
  }

  /// The text of one diagnostic, ending in a line feed.
  public func text(of diagnostic: Diagnostic) -> Text {
    let original = diagnostic
    let diagnostic = redactor.redacted(original)
    var output: [UInt8] = []
    output.reserveCapacity(Self.usualLength)
    appendHeadline(
      at: diagnostic.place, word: diagnostic.severity.rawValue, color: diagnostic.severity.color, to: &output)
    Self.append(visible: diagnostic.wording.text, to: &output)
    output.append(literal: " [")
    output.append(contentsOf: diagnostic.code.utf8)
    output.append(literal: "]\n")
    // A line is masked together with its marker, so pass the whole place.
    if let place = original.place { appendSnippet(of: place, to: &output) }
    for (note, originalNote) in zip(diagnostic.notes, original.notes) {
      if let place = note.place {
        appendHeadline(at: place, word: "note", color: "36", to: &output)
        Self.append(visible: note.wording.text, to: &output)
        output.append(Byte.lineFeed)
        appendSnippet(of: originalNote.place ?? place, to: &output)
      } else {
        output.append(literal: "   = note: ")
        Self.append(visible: note.wording.text, to: &output)
        output.append(Byte.lineFeed)
      }
    }
    if let help = diagnostic.advice {
      output.append(literal: "   = help: ")
      Self.append(visible: help.text, to: &output)
      output.append(Byte.lineFeed)
    }
    return Text(output)
  }

  /// Most texts are shorter than this, in bytes.
  private static let usualLength = 1024

  private func appendHeadline(at place: Place?, word: String, color: String, to output: inout [UInt8]) {
    if let place {
      let position = place.start
      Self.append(visible: place.file.name, to: &output)
      output.append(Byte.colon)
      output.append(decimal: position.line)
      output.append(Byte.colon)
      output.append(decimal: position.column)
      output.append(literal: ": ")
    }
    output.append(contentsOf: (usesColor ? "\u{1B}[1;\(color)m\(word):\u{1B}[0m " : "\(word): ").utf8)
  }

  private func appendSnippet(of place: Place, to output: inout [UInt8]) {
    guard !place.file.bytes.isEmpty else { return }
    let number = place.start.line
    let line = place.file.lines.range(ofLine: number)
    let shown = redactor.line(line, of: place.file, marking: Int(place.range.lower)..<Int(place.range.upper))
    let digits = Array(String(number).utf8)
    let width = max(2, digits.count)
    let window = Self.window(shown.text, around: shown.marker)
    output.append(blanks: width)
    output.append(literal: " |\n")
    output.append(blanks: width - digits.count)
    output.append(contentsOf: digits)
    output.append(literal: " | ")
    let visibleLine = Text(window.text)
    output.append(
      Self.mayBeCommand(visibleLine) ? Text(visibleLine.description.withoutCommands) : visibleLine)
    while let last = output.last, last == Byte.space || last == Byte.tab { output.removeLast() }
    output.append(Byte.lineFeed)
    output.append(blanks: width)
    output.append(literal: " | ")
    output.append(contentsOf: window.lead)
    output.append(contentsOf: repeatElement(Byte.caret, count: max(1, window.marked)))
    output.append(Byte.lineFeed)
  }

  /// The part of a line around a marker.
  private struct Window {
    var text: [UInt8] = []
    /// The padding under the text before the marker: spaces, and tabs under tabs.
    var lead: [UInt8] = []
    /// The marker's width in characters.
    var marked = 0
  }

  private static func window(_ line: Text, around marker: Range<Int>) -> Window {
    let before = line[0..<marker.lowerBound]
    let marked = line[marker]
    let after = line[marker.upperBound..<line.count]
    return isPlain(line) ? window(plain: before, marked, after) : window(before, marked, after)
  }

  /// The window of a line of printable ASCII characters, one byte each.
  private static func window(plain before: Text, _ marked: Text, _ after: Text) -> Window {
    let keptBefore = before[max(0, before.count - widestLine / 2)..<before.count]
    let keptMarked = marked[0..<min(marked.count, widestLine / 2)]
    let keptAfter = after[0..<(marked.count > keptMarked.count ? 0 : widestLine - keptBefore.count)]
    var window = Window()
    let isCut = keptBefore.count < before.count
    if isCut { window.text.append(literal: ellipsis) }
    window.lead.append(blanks: keptBefore.count + (isCut ? 1 : 0))
    for part in [keptBefore, keptMarked, keptAfter] { window.text.append(part) }
    if keptAfter.count < after.count { window.text.append(literal: ellipsis) }
    window.marked = keptMarked.count
    return window
  }

  private static func window(_ before: Text, _ marked: Text, _ after: Text) -> Window {
    let before = Array(before.description.unicodeScalars)
    let marked = Array(marked.description.unicodeScalars)
    let after = Array(after.description.unicodeScalars)
    let keptBefore = before.suffix(widestLine / 2)
    let keptMarked = marked.prefix(widestLine / 2)
    let keptAfter = marked.count > keptMarked.count ? [] : after.prefix(widestLine - keptBefore.count)
    var window = Window()
    if keptBefore.count < before.count {
      window.text.append(literal: ellipsis)
      window.lead.append(Byte.space)
    }
    for scalar in keptBefore {
      window.text.append(contentsOf: visible(scalar).utf8)
      if scalar == "\t" { window.lead.append(Byte.tab) } else { window.lead.append(blanks: width(scalar)) }
    }
    for scalar in keptMarked { window.text.append(contentsOf: visible(scalar).utf8) }
    for scalar in keptAfter { window.text.append(contentsOf: visible(scalar).utf8) }
    if keptAfter.count < after.count { window.text.append(literal: ellipsis) }
    window.marked = keptMarked.reduce(0) { $0 + width($1) }
    return window
  }

  private static let ellipsis: StaticString = "…"

  private static func width(_ scalar: Unicode.Scalar) -> Int { visible(scalar).unicodeScalars.count }

  /// True when every byte is a printable ASCII character or a space.
  private static func isPlain(_ text: Text) -> Bool {
    text.withBytes { bytes in bytes.allSatisfy { $0 >= Byte.space && $0 < Byte.delete } }
  }

  private static func append(visible text: Text, to output: inout [UInt8]) { output.append(visible(text)) }

  /// `text` with control and invisible formatting characters escaped, so that no name or message can control a
  /// terminal.
  /// terminal.
  public static func visible(_ text: Text) -> Text {
    isPlain(text) && !mayBeCommand(text) ? text : Text(visible(text.description))
  }

  /// The same, but keeps line feeds and carriage returns, for a format that has them in quotes.
  public static func visibleLines(_ text: Text) -> Text {
    if isPlain(text), !mayBeCommand(text) { return text }
    let scalars = text.description.unicodeScalars
    return Text(scalars.map { $0 == "\n" || $0 == "\r" ? String($0) : visible($0) }.joined().withoutCommands)
  }

  /// True for a text that may contain what a CI log treats as a command: `::` at its start, or `##[` and `##vso[`
  /// anywhere.
  private static func mayBeCommand(_ text: Text) -> Bool {
    text.hasPrefix("::")
      || text.withBytes { bytes in
        ByteScan.firstPair(of: Byte.hash, then: Byte.hash, or: Byte.hash, in: bytes, from: 0) < bytes.count
      }
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    scalar == "\t" || !drivesTerminal(scalar) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
  }

  /// True for a control character, and for an invisible character that changes how its neighbours are displayed.
  private static func drivesTerminal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x0020, 0x007F..<0x00A0, 0x00AD, 0x034F, 0x061C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
      0x200B...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// `text` with control and invisible formatting characters escaped, so that no name or message can control a
  /// terminal.
  public static func visible(_ text: String) -> String {
    let shown =
      text.unicodeScalars.contains { drivesTerminal($0) } ? text.unicodeScalars.map { visible($0) }.joined() : text
    return shown.withoutCommands
  }
}

extension String {
  /// The text with the first character escaped of anything that a CI log would treat as a command.
  ///
  /// Source: `ActionCommand` of the runner of GitHub Actions reads `::name::` at a line's start and `##[name]`
  /// anywhere, Azure Pipelines `##vso[…]`, TeamCity `##teamcity[…]`.
  fileprivate var withoutCommands: String {
    var text = self
    if text.hasPrefix("::") { text = "\\u{3a}" + text.dropFirst() }
    var utf8 = Substring(text)
    guard utf8.utf8.contains(Byte.hash) else { return text }
    var output = ""
    while let start = utf8.firstIndex(of: "#") {
      output += utf8[..<start]
      let rest = utf8[start...]
      let isCommand = rest.hasPrefix("##[") || rest.hasPrefix("##vso[") || rest.hasPrefix("##teamcity[")
      output += isCommand ? "\\u{23}" : "#"
      utf8 = rest.dropFirst()
    }
    return output + utf8
  }
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
