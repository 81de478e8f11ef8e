import HCL1Syntax
import SourceText

/// A string with `${…}` taken apart: text, calls, and what is neither.
struct Template: Sendable {
  enum Part: Sendable {
    /// Text as it is to appear.
    case text(Text)
    /// `${name("argument", …)}`.
    case call(Call)
    /// Any other `${…}`, as written.
    case other(Text, SourceRange)
  }

  struct Call: Sendable {
    let name: Text
    let arguments: [Template]
    let range: SourceRange
  }

  let parts: [Part]

  /// The single call that the whole string is, or nil.
  var onlyCall: Call? {
    if parts.count == 1, case .call(let call) = parts[0] { call } else { nil }
  }
}

extension Template {
  /// Takes a string literal apart. `$${` is a plain `${`; an escape never opens an interpolation.
  ///
  /// - Parameters:
  ///   - literal: the string.
  ///   - range: where it stands in `file`, quotes or heredoc markers included.
  init(_ literal: StringLiteral, at range: SourceRange, in file: SourceFile) {
    switch literal.form {
    case .template:
      var reader = TemplateReader(
        text: file.text(SourceRange(Int(range.lower) + 1, Int(range.upper) - 1)), origin: .inStep(Int(range.lower) + 1),
        hasEscapes: true)
      parts = reader.readParts()
    case .heredoc:
      let origin = TemplateOrigin.offsets(Self.offsets(of: literal.text, inHeredoc: range, of: file))
      var reader = TemplateReader(text: literal.text, origin: origin, hasEscapes: false)
      parts = reader.readParts()
    case .json, .plain:
      var reader = TemplateReader(text: literal.text, origin: .whole(range), hasEscapes: false)
      parts = reader.readParts()
    }
  }

  /// Where each byte of a heredoc's text stands in the file, and where the last one ends: the text is what is written
  /// below the marker, without carriage returns and the lines' indent.
  private static func offsets(of text: Text, inHeredoc range: SourceRange, of file: SourceFile) -> [Int] {
    let end = min(Int(range.upper), file.bytes.count)
    var index = Int(range.lower)
    while index < end, file.bytes[index] != Byte.lineFeed { index += 1 }
    index += 1
    var offsets: [Int] = []
    offsets.reserveCapacity(text.count + 1)
    for byte in text.bytes {
      while index < end, file.bytes[index] != byte { index += 1 }
      offsets.append(min(index, end))
      index += 1
    }
    offsets.append(min(index, end))
    return offsets
  }
}

/// Where the bytes of a template's text stand in the file.
private enum TemplateOrigin {
  /// In step with the text, from that offset on.
  case inStep(Int)
  /// Each at an offset of its own, and last the offset behind them.
  case offsets([Int])
  /// Somewhere in that range.
  case whole(SourceRange)

  func range(_ lower: Int, _ upper: Int) -> SourceRange {
    switch self {
    case .inStep(let base): SourceRange(base + lower, base + upper)
    case .offsets(let offsets): SourceRange(offsets[lower], upper > lower ? offsets[upper - 1] + 1 : offsets[lower])
    case .whole(let range): range
    }
  }

  /// The origin of what starts `count` bytes further on.
  func dropping(_ count: Int) -> TemplateOrigin {
    switch self {
    case .inStep(let base): .inStep(base + count)
    case .offsets(let offsets): .offsets(Array(offsets.dropFirst(count)))
    case .whole: self
    }
  }
}

/// The cursor that takes a string apart.
private struct TemplateReader {
  /// How deep calls may stand inside one another's arguments; a deeper one is taken for no call.
  static let deepestNesting = 50

  let text: Text
  let origin: TemplateOrigin
  let hasEscapes: Bool
  /// How many calls this text stands in.
  var depth = 0
  private var position = 0

  init(text: Text, origin: TemplateOrigin, hasEscapes: Bool) {
    self.text = text
    self.origin = origin
    self.hasEscapes = hasEscapes
  }

  private func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

  mutating func readParts() -> [Template.Part] {
    var parts: [Template.Part] = []
    var plain: [UInt8] = []
    while position < text.count {
      let next = byte(position)
      if next == Byte.dollar, byte(position + 1) == Byte.dollar, byte(position + 2) == Byte.leftBrace {
        let end = interpolationEnd(from: position + 1)
        plain.append(text[position + 1..<end])
        position = end
      } else if next == Byte.dollar, byte(position + 1) == Byte.leftBrace {
        let start = position
        let end = interpolationEnd(from: start)
        let part = readCall(from: start, to: end)
        position = end
        if !plain.isEmpty { parts.append(.text(Text(plain))) }
        plain = []
        parts.append(part)
      } else if next == Byte.backslash, hasEscapes {
        plain.append(LiteralText.resolvedEscape(text, at: &position))
      } else {
        plain.append(next)
        position += 1
      }
    }
    if !plain.isEmpty || parts.isEmpty { parts.append(.text(Text(plain))) }
    return parts
  }

  /// One past the `}` that closes the `${` at `start`, or the end of the text.
  private func interpolationEnd(from start: Int) -> Int {
    var braces = 0
    var index = start + 1
    while index < text.count {
      if text[index] == Byte.leftBrace { braces += 1 }
      if text[index] == Byte.rightBrace { braces -= 1 }
      index += 1
      if braces == 0 { break }
    }
    return index
  }

  private func readCall(from start: Int, to end: Int) -> Template.Part {
    let range = origin.range(start, end)
    let written = Template.Part.other(text[start..<end], range)
    guard end > start + 3, depth < Self.deepestNesting else { return written }
    var cursor = CallReader(text: text[start + 2..<end - 1])
    guard let (name, arguments) = cursor.read() else { return written }
    let templates = arguments.map { argument in
      var reader = TemplateReader(
        text: argument.text, origin: origin.dropping(start + 2 + argument.offset), hasEscapes: true)
      reader.depth = depth + 1
      return Template(parts: reader.readParts())
    }
    return .call(Template.Call(name: name, arguments: templates, range: range))
  }
}

/// Reads `name("argument", …)`.
private struct CallReader {
  let text: Text
  private var position = 0

  init(text: Text) { self.text = text }

  private var byte: UInt8 { position < text.count ? text[position] : 0 }

  private mutating func skipBlanks() {
    while [Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn].contains(byte) { position += 1 }
  }

  mutating func read() -> (name: Text, arguments: [(text: Text, offset: Int)])? {
    skipBlanks()
    let start = position
    while TextSubstitution.isWord(byte) { position += 1 }
    let name = text[start..<position]
    skipBlanks()
    guard !name.isEmpty, byte == Byte.leftParenthesis else { return nil }
    position += 1
    var arguments: [(text: Text, offset: Int)] = []
    skipBlanks()
    while byte != Byte.rightParenthesis {
      guard let argument = readString() else { return nil }
      arguments.append(argument)
      skipBlanks()
      if byte == Byte.comma {
        position += 1
        skipBlanks()
      } else if byte != Byte.rightParenthesis {
        return nil
      }
    }
    position += 1
    skipBlanks()
    return position == text.count ? (name, arguments) : nil
  }

  private mutating func readString() -> (text: Text, offset: Int)? {
    guard byte == Byte.quote else { return nil }
    position += 1
    let start = position
    var braces = 0
    while position < text.count {
      if byte == Byte.backslash {
        position += 2
        continue
      }
      if byte == Byte.dollar, position + 1 < text.count, text[position + 1] == Byte.leftBrace { braces += 1 }
      if byte == Byte.rightBrace, braces > 0 { braces -= 1 }
      if byte == Byte.quote, braces == 0 {
        position += 1
        return (text[start..<position - 1], start)
      }
      position += 1
    }
    return nil
  }
}
