package import SourceText

/// A string with `${…}` taken apart: text, calls, and what is neither.
package struct Template: Sendable {
  package enum Part: Sendable {
    /// Text as it is to appear.
    case text(Text)
    /// `${name("argument", …)}`.
    case call(Call)
    /// Any other `${…}`, as written.
    case other(Text, SourceRange)
    /// In the argument of a call: a backslash that starts no escape sequence, with what was taken for one.
    case badEscape(Text, SourceRange)
  }

  package struct Call: Sendable {
    package let name: Text
    package let arguments: [Template]
    package let range: SourceRange
  }

  package let parts: [Part]

  /// The single call that the whole string is, or nil.
  package var onlyCall: Call? {
    if parts.count == 1, case .call(let call) = parts[0] { call } else { nil }
  }

  /// True when a backslash in it starts no escape sequence.
  package var hasBadEscape: Bool {
    parts.contains { part in
      if case .badEscape = part { true } else { false }
    }
  }

  /// True for the ASCII letters, digits and `_` of which a function's name is made: `\w` of Go's regular expressions.
  package static func isNameByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore
  }
}

extension StringLiteral {
  /// The string taken apart. `$${` is a plain `${`; an escape never opens an interpolation.
  package var template: Template {
    let contents = storage.contents(of: index, keepsOrigins: true)
    var reader = TemplateReader(contents, origins: [contents.origins], move: storage.move)
    return reader.read()
  }
}

/// Takes a string's contents apart, and those of the arguments in it.
private struct TemplateReader {
  private let contents: StringContents
  /// The ways from this text to the text it stands in, and from there on to the file; the file's own is first.
  private let origins: [OffsetMap]
  private let move: (@Sendable (SourceRange) -> SourceRange)?
  private var parts: [Template.Part] = []
  /// Text that ends where the reader is and is not among the parts yet.
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
  /// Where the name stands, and each argument without its quotes.
  struct Found {
    let name: Range<Int>
    let arguments: [Range<Int>]
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var position: Int

  /// The call that fills `range`, or nil when something else does.
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

  /// Reads the arguments and the `)` behind them; a comma may follow the last one.
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
