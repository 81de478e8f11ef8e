/// Masks secrets in diagnostics: in their messages, and in the source lines shown with them.
///
/// Caches what it found about each file, so that one redactor serves a whole run, on any number of threads.
public struct DiagnosticRedactor: Sendable {
  private let secrets: SecretPolicy
  private let regions: SecretRegionsOfFiles

  /// A redactor that follows the given rules.
  public init(_ secrets: SecretPolicy) {
    self.secrets = secrets
    regions = SecretRegionsOfFiles(secrets)
  }

  /// True when a redactor with the given rules would mask the same.
  public func goes(by other: SecretPolicy) -> Bool { secrets.isStandard && other.isStandard }

  /// The diagnostic with every secret in its texts masked. Places and code stay.
  public func redacted(_ diagnostic: Diagnostic) -> Diagnostic {
    guard secrets.isMasking else { return diagnostic }
    guard hidesSomething(around: diagnostic) else { return redacted(diagnostic, Surroundings()) }
    let all = ([diagnostic.place] + diagnostic.notes.map(\.place)).compactMap { $0 }.map { surroundings(of: $0) }
    let around = Surroundings(
      near: all.flatMap(\.near), visible: all.flatMap(\.visible),
      isMistaken: diagnostic.place.map { !$0.file.isWellFormed } ?? false)
    let own = around.touching(diagnostic.place.map { enclosing($0) } ?? [])
    let notes = diagnostic.notes.map { note in
      let touched = own.touching + (note.place.map { enclosing($0) } ?? [])
      return Diagnostic.Note(redacted(note.wording, around.touching(touched)), at: note.place.map(withoutLength))
    }
    return redacted(diagnostic, own, notes: notes)
  }

  private func redacted(
    _ diagnostic: Diagnostic, _ around: Surroundings, notes: [Diagnostic.Note]? = nil
  ) -> Diagnostic {
    let wording = masked(diagnostic.wording, around)
    let advice = diagnostic.advice.flatMap { masked($0, around) }
    let place = diagnostic.place.map(withoutLength)
    let isShorter = place?.range != diagnostic.place?.range
    if wording == nil, advice == nil, notes == nil, diagnostic.notes.isEmpty, !isShorter { return diagnostic }
    return Diagnostic(
      diagnostic.severity, diagnostic.code, wording ?? diagnostic.wording, at: place,
      notes: notes
        ?? diagnostic.notes.map { Diagnostic.Note(redacted($0.wording, around), at: $0.place.map(withoutLength)) },
      help: advice ?? diagnostic.advice, meant: diagnostic.meant, fix: diagnostic.fix)
  }

  /// The place, cut off where a secret starts in it: its end would reveal the secret's length.
  private func withoutLength(_ place: Place) -> Place {
    let range = Int(place.range.lower)..<Int(place.range.upper)
    guard let first = regions[place.file].overlapping(range).first else { return place }
    return Place(
      place.file, SourceRange(range.lowerBound, max(range.lowerBound, min(first.lowerBound, range.upperBound))))
  }

  /// True when something is hidden on any line from the start to the end of one of the diagnostic's places.
  private func hidesSomething(around diagnostic: Diagnostic) -> Bool {
    if let place = diagnostic.place, hidesSomething(around: place) { return true }
    return diagnostic.notes.contains { $0.place.map { hidesSomething(around: $0) } ?? false }
  }

  private func hidesSomething(around place: Place) -> Bool {
    let regions = regions[place.file]
    if regions.ranges.isEmpty { return false }
    let lines = place.file.lines
    let range = Int(place.range.lower)..<max(Int(place.range.lower) + 1, Int(place.range.upper))
    let lower = min(lines.range(at: place.range.lower).lowerBound, range.lowerBound)
    return !regions.overlapping(lower..<max(lines.range(at: place.range.upper).upperBound, range.upperBound)).isEmpty
  }

  /// A source line with its secrets masked, and the offsets of the marked part in it.
  ///
  /// - Parameters:
  ///   - line: the line's bytes in `file`.
  ///   - marker: the bytes to mark, in `file`.
  /// - Returns: the text to show, and the marker's offsets in that text.
  public func line(
    _ line: Range<Int>, of file: SourceFile, marking marker: Range<Int>
  ) -> (text: Text, marker: Range<Int>) {
    let line = Self.window(line, of: file, around: marker)
    let raw = file.text(SourceRange(line.lowerBound, line.upperBound))
    let marker = marker.clamped(to: line)
    let plain = (raw, marker.lowerBound - line.lowerBound..<marker.upperBound - line.lowerBound)
    guard secrets.isMasking else { return plain }
    if secrets.isSecret(value: raw) { return (SecretPolicy.mask, 0..<SecretPolicy.mask.count) }
    let hidden = regions[file].overlapping(line)
    if hidden.isEmpty { return plain }
    var output: [UInt8] = []
    var lower: Int?
    var upper = 0
    var position = line.lowerBound
    for region in hidden.map({ $0.clamped(to: line) }) + [line.upperBound..<line.upperBound] {
      let kept = position..<region.lowerBound
      if lower == nil, marker.lowerBound < kept.upperBound { lower = output.count + marker.lowerBound - position }
      if marker.upperBound >= kept.lowerBound {
        upper = output.count + min(marker.upperBound, kept.upperBound) - position
      }
      output.append(file.text(SourceRange(kept.lowerBound, kept.upperBound)))
      if lower == nil, marker.lowerBound < region.upperBound { lower = output.count }
      if !region.isEmpty { output.append(SecretPolicy.mask) }
      if marker.upperBound > region.lowerBound || region.contains(marker.lowerBound) { upper = output.count }
      position = region.upperBound
    }
    let start = min(lower ?? output.count, output.count)
    return (Text(output), start..<max(start, upper))
  }

  // MARK: messages

  /// A region of the file and the text it hides.
  private struct Hidden {
    let text: Text
    /// True when a value read from the region may be spelt differently from the file.
    let isSpeltOtherwise: Bool
  }

  /// What is on the lines around a diagnostic's places.
  private struct Surroundings {
    /// The hidden regions that overlap the message's own place.
    var touching: [Hidden] = []
    /// The hidden regions on the lines of all places.
    var near: [Hidden] = []
    /// The visible text on those lines.
    var visible: [Text] = []
    /// True in a file with a mistake, where a message may quote a secret name with its value in any syntax.
    var isMistaken = false

    /// True when nothing is hidden there.
    var isEmpty: Bool { touching.isEmpty && near.isEmpty }

    func touching(_ hidden: [Hidden]) -> Surroundings {
      Surroundings(touching: hidden, near: near, visible: visible, isMistaken: isMistaken)
    }
  }

  private func redacted(_ message: Message, _ around: Surroundings) -> Message { masked(message, around) ?? message }

  /// The message with its secrets masked; nil if it contains none, like most.
  private func masked(_ message: Message, _ around: Surroundings) -> Message? {
    var pieces = message.pieces
    var hasSecrets = false
    for (index, piece) in message.pieces.enumerated() {
      guard let masked = masked(piece, around) else { continue }
      pieces[index] = masked
      hasSecrets = true
    }
    return hasSecrets ? Message(pieces: pieces) : nil
  }

  private func masked(_ piece: Message.Piece, _ around: Surroundings) -> Message.Piece? {
    switch piece {
    case .words: return nil
    case .input(let text):
      let isHidden = !around.isEmpty && (isHidden(text, around) || around.isMistaken && holdsMistakenSecret(text))
      return masked(text, isHidden: isHidden).map { .input($0) }
    case .unknown(let text):
      let isHidden = !around.touching.isEmpty || around.near.contains { Self.quotes(text, $0) }
      return masked(text, isHidden: isHidden).map { .unknown($0) }
    }
  }

  /// True when more than punctuation follows a secret's name.
  private func holdsMistakenSecret(_ text: Text) -> Bool {
    MistakenLines.ranges(in: text, secrets).contains { range in
      text[range].bytes.contains { SecretRegions.isNameByte($0) }
    }
  }

  private func masked(_ text: Text, isHidden: Bool) -> Text? {
    if isHidden { return SecretPolicy.mask }
    let shown = secrets.shown(text)
    return shown == text ? nil : shown
  }

  private func isHidden(_ text: Text, _ around: Surroundings) -> Bool {
    if text.isEmpty || around.visible.contains(where: { $0.contains(text) }) { return false }
    if around.touching.contains(where: { $0.isSpeltOtherwise || $0.text.contains(text) }) { return true }
    return (around.touching + around.near).contains { Self.quotes(text, $0) }
  }

  /// True when `text` quotes all of the hidden text, or a good part of it.
  private static func quotes(_ text: Text, _ hidden: Hidden) -> Bool {
    let bare = hidden.text.withoutQuotes
    if bare.count >= 3, text.contains(bare) { return true }
    return text.count >= 4 && hidden.text.contains(text)
  }

  // MARK: files

  /// How much of a long line or secret is examined, in bytes.
  private static let reach = 4096

  /// The part of a line to show around a marker, cut at character boundaries.
  private static func window(_ line: Range<Int>, of file: SourceFile, around marker: Range<Int>) -> Range<Int> {
    if line.count <= reach { return line }
    let center = min(max(marker.lowerBound, line.lowerBound), line.upperBound)
    var lower = max(line.lowerBound, center - reach / 2)
    var upper = min(line.upperBound, center + reach / 2)
    while lower > line.lowerBound, Byte.isContinuation(file.bytes[lower]) { lower -= 1 }
    while upper < line.upperBound, Byte.isContinuation(file.bytes[upper]) { upper += 1 }
    return lower..<upper
  }

  /// The hidden regions that overlap the place itself.
  private func enclosing(_ place: Place) -> [Hidden] {
    let lower = Int(place.range.lower)
    return regions[place.file].overlapping(lower..<max(lower + 1, Int(place.range.upper))).prefix(100).map {
      Self.hidden($0, place.file)
    }
  }

  /// What is hidden and what is visible on the first and the last line of the place.
  private func surroundings(of place: Place) -> Surroundings {
    var result = Surroundings()
    let table = place.file.lines
    let first = table.range(at: place.range.lower)
    let last = table.range(at: place.range.upper)
    for line in first == last ? [first] : [first, last] {
      let part = Self.window(line, of: place.file, around: Int(place.range.lower)..<Int(place.range.upper))
      var position = part.lowerBound
      for region in regions[place.file].overlapping(part).prefix(100) {
        result.near.append(Self.hidden(region, place.file))
        if region.lowerBound > position {
          result.visible.append(place.file.text(SourceRange(position, region.lowerBound)))
        }
        position = max(position, region.upperBound)
      }
      if position < part.upperBound { result.visible.append(place.file.text(SourceRange(position, part.upperBound))) }
    }
    result.visible.removeAll { secrets.isSecret(value: $0) }
    return result
  }

  private static func hidden(_ region: Range<Int>, _ file: SourceFile) -> Hidden {
    let text = file.text(SourceRange(region.lowerBound, min(region.upperBound, region.lowerBound + reach)))
    return Hidden(
      text: text,
      isSpeltOtherwise: text.contains("\\") || text.contains("${") || text.contains("<<") || region.count > reach)
  }
}

extension Text {
  /// The text without surrounding spaces, quotes and commas.
  fileprivate var withoutQuotes: Text {
    var lower = 0
    var upper = count
    let around: Set<UInt8> = [
      Byte.space, Byte.tab, Byte.carriageReturn, Byte.lineFeed, Byte.quote, Byte.apostrophe, Byte.comma,
      Byte.rightBracket, Byte.rightBrace, Byte.leftBracket, Byte.leftBrace,
    ]
    while lower < upper, around.contains(self[lower]) { lower += 1 }
    while upper > lower, around.contains(self[upper - 1]) { upper -= 1 }
    return self[lower..<upper]
  }
}
