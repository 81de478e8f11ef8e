package import SourceText

/// A string with `${…}` split into text, calls, and anything else.
package struct Template: Sendable {
  package enum Part: Sendable {
    /// Text to output as it is.
    case text(Text)
    /// `${name("argument", …)}`.
    case call(Call)
    /// Any other `${…}`, as written.
    case other(Text, SourceRange)
    /// In a call's argument: an invalid escape sequence, as written.
    case badEscape(Text, SourceRange)
  }

  package struct Call: Sendable {
    package let name: Text
    package let arguments: [Template]
    package let range: SourceRange
  }

  package let parts: [Part]

  /// The call, if the whole string is a single one; otherwise nil.
  package var onlyCall: Call? {
    if parts.count == 1, case .call(let call) = parts[0] { call } else { nil }
  }

  /// True when it contains an invalid escape sequence.
  package var hasBadEscape: Bool {
    parts.contains { part in
      if case .badEscape = part { true } else { false }
    }
  }

  /// True for the characters of a function name (ASCII letters, digits and `_`): `\w` of Go's regular expressions.
  package static func isNameByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore
  }
}

extension StringLiteral {
  /// The string split into its parts. `$${` is a literal `${`; an escape never opens an interpolation.
  package var template: Template {
    let contents = storage.contents(of: index, keepsOrigins: true)
    var reader = TemplateReader(contents, origins: [contents.origins], move: storage.move)
    return reader.read()
  }
}

/// Splits a string's contents, and those of the arguments in it.
private struct TemplateReader {
  private let contents: StringContents
  /// The maps from this text to the file, one per enclosing text; the file's own is first.
  private let origins: [OffsetMap]
  private let move: (@Sendable (SourceRange) -> SourceRange)?
  private var parts: [Template.Part] = []
  /// Text that ends at the reader's position and is not among the parts yet.
  private var plain: [UInt8] = []

  init(_ contents: StringContents, origins: [OffsetMap], move: (@Sendable (SourceRange) -> SourceRange)?) {
    self.contents = contents
    self.origins = origins
    self.move = move
  }

  private func range(_ part: Range<Int>) -> SourceRange {
    let range = OffsetMap.original(SourceRange(part.lowerBound, part.upperBound), through: origins)
    return move.map { $0(range) } ?? range
  }

  mutating func read() -> Template {
    var position = 0
    var mistakes = contents.mistakes[...]
    for interpolation in contents.interpolations {
      let range = interpolation.range
      addText(position..<range.lowerBound - (interpolation.isEscaped ? 1 : 0), &mistakes)
      position = range.upperBound
      if interpolation.isEscaped {
        plain.append(contents.text[range])
      } else {
        flush()
        parts.append(part(of: interpolation))
      }
    }
    addText(position..<contents.text.count, &mistakes)
    if !plain.isEmpty || parts.isEmpty { parts.append(.text(Text(plain))) }
    return Template(parts: parts)
  }

  private mutating func flush() {
    if !plain.isEmpty { parts.append(.text(Text(plain))) }
    plain = []
  }

  private mutating func addText(_ part: Range<Int>, _ mistakes: inout ArraySlice<Range<Int>>) {
    var start = part.lowerBound
    while let mistake = mistakes.first, mistake.upperBound <= part.upperBound {
      plain.append(contents.text[start..<mistake.lowerBound])
      flush()
      parts.append(.badEscape(contents.text[mistake], range(mistake)))
      start = mistake.upperBound
      mistakes = mistakes.dropFirst()
    }
    plain.append(contents.text[start..<part.upperBound])
  }

  private func part(of interpolation: StringContents.Interpolation) -> Template.Part {
    let range = interpolation.range
    let written = Template.Part.other(contents.text[range], self.range(range))
    guard interpolation.isClosed, origins.count <= Limits.callNesting,
      let call = contents.text.withBytes({ CallReader.read($0, range.lowerBound + 2..<range.upperBound - 1) })
    else { return written }
    let arguments = call.arguments.map { argument in
      let inner = StringReader.quoted(contents.text, argument, keepsOrigins: true)
      var reader = TemplateReader(inner, origins: origins + [inner.origins], move: move)
      return reader.read()
    }
    return .call(Template.Call(name: contents.text[call.name], arguments: arguments, range: self.range(range)))
  }
}

/// Reads `name("argument", …)`.
private struct CallReader {
  /// The ranges of the name and of each argument without its quotes.
  struct Found {
    let name: Range<Int>
    let arguments: [Range<Int>]
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var position: Int

  /// The call that fills `range`, or nil for anything else.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Found? {
    var reader = CallReader(bytes: bytes, end: range.upperBound, position: range.lowerBound)
    return reader.read()
  }

  private var byte: UInt8? { position < end ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte, byte == Byte.space || byte == Byte.tab || byte == Byte.lineFeed || byte == Byte.carriageReturn {
      position += 1
    }
  }

  private mutating func skip(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    position += 1
    skipBlanks()
    return true
  }

  private mutating func read() -> Found? {
    skipBlanks()
    let start = position
    while let byte, Template.isNameByte(byte) { position += 1 }
    let name = start..<position
    skipBlanks()
    guard !name.isEmpty, skip(Byte.leftParenthesis), let arguments = readArguments() else { return nil }
    return position == end ? Found(name: name, arguments: arguments) : nil
  }

  /// Reads the arguments and the `)` after them; a trailing comma is allowed.
  private mutating func readArguments() -> [Range<Int>]? {
    var arguments: [Range<Int>] = []
    while !skip(Byte.rightParenthesis) {
      guard byte == Byte.quote, let close = StringReader.closingQuote(bytes, from: position + 1, before: end) else {
        return nil
      }
      arguments.append(position + 1..<close)
      position = close + 1
      skipBlanks()
      if !skip(Byte.comma), byte != Byte.rightParenthesis { return nil }
    }
    return arguments
  }
}
