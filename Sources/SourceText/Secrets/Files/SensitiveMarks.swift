/// The `strata:sensitive` comments of one file, and the names that each marks.
///
/// A mark after code marks what that code sets: the variable or key of its line; the entry, if the line has a `name`
/// and a `value`; the list or object, if the line contains an element or closes one. A mark before code marks the
/// next code. Reads HCL, JSON and YAML well enough for that, in one pass and without a parser, so that marks work in
/// a file with a mistake too.
public struct SensitiveMarks {
  /// A mark and the name it marks.
  public struct Mark: Sendable {
    /// The range of the words `strata:sensitive`, in bytes.
    public let range: Range<Int>
    /// The name that it marks, in lower case; nil when it marks nothing.
    public fileprivate(set) var name: Text?
    /// The word that was probably meant, for one that is misspelt; nil for a mark.
    public let meant: String?
  }

  private static let start: Text = "strata:"
  private static let word: Text = "sensitive"
  private static let words = ["sensitive", "ignore"]

  /// An open bracket, and what is known about its contents.
  private struct Frame {
    /// The key whose value it is; nil for an element of a list.
    let key: Text?
    let line: Int
    /// The value of its `name`.
    var pairName: Text?
    /// True when the last key was `name` and its value is next.
    var isAfterNameKey = false
    /// The marks on its `name` or `value`, which apply to the pair's name.
    var pairMarks: [Int] = []
  }

  private let text: Text
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var line = 0
  private var frames = [Frame(key: nil, line: -1)]
  private var lastWord: Text?
  private var marks: [Mark] = []
  /// The marks that apply to the code after them.
  private var waiting: [Int] = []
  /// What the line's code has set so far, and its depth.
  private var target: (name: Text?, depth: Int, isPairKey: Bool)?
  private static let deepest = 500

  /// The names marked in `text`.
  static func names(in text: Text) -> Set<Text> { Set(marks(in: text).compactMap(\.name)) }

  /// The marks of `text`, in order.
  public static func marks(in text: Text) -> [Mark] {
    guard text.contains(start) else { return [] }
    return text.withBytes { bytes in
      var scan = SensitiveMarks(text, bytes)
      return scan.run()
    }
  }

  private init(_ text: Text, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.text = text
    self.bytes = bytes
  }

  private func byte(_ index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 0 }

  private mutating func run() -> [Mark] {
    while position < bytes.count {
      switch bytes[position] {
      case Byte.lineFeed: endLine()
      case Byte.hash: comment(to: lineEnd(position))
      case Byte.slash where byte(position + 1) == Byte.slash: comment(to: lineEnd(position))
      case Byte.slash where byte(position + 1) == Byte.asterisk && !SecretRegions.isNameByte(byte(position - 1)):
        blockComment()
      case Byte.quote: string()
      case Byte.less where byte(position + 1) == Byte.less: heredoc()
      case Byte.leftBrace, Byte.leftBracket: open()
      case Byte.rightBrace, Byte.rightBracket: close()
      case Byte.equals, Byte.colon: assign()
      case let byte where SecretRegions.isNameByte(byte): word()
      default: position += 1
      }
    }
    while frames.count > 1 { close() }
    return marks
  }

  private func lineEnd(_ start: Int) -> Int {
    ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: start)
  }

  private mutating func endLine() {
    position += 1
    line += 1
    target = nil
  }

  // MARK: comments

  private mutating func comment(to end: Int) {
    noteMarks(in: position..<end)
    position = end
  }

  private var isEveryCommentClosed = true

  private mutating func blockComment() {
    // Search only once for the end of a comment that never ends.
    let close = isEveryCommentClosed ? text.firstRange(of: "*/", from: position + 2)?.upperBound : nil
    isEveryCommentClosed = close != nil
    let end = close ?? position + 2
    noteMarks(in: position..<end)
    for index in position..<end where bytes[index] == Byte.lineFeed {
      line += 1
      target = nil
    }
    position = end
  }

  private mutating func noteMarks(in comment: Range<Int>) {
    let words = text[comment]
    var from = 0
    while let found = words.firstRange(of: Self.start, from: from) {
      from = found.upperBound
      guard let end = noteWord(at: from, of: words, comment.lowerBound + found.lowerBound) else { continue }
      from = end
      let index = marks.count - 1
      guard let target else {
        waiting.append(index)
        continue
      }
      if target.isPairKey { frames[frames.count - 1].pairMarks.append(index) }
      marks[index].name = target.name
    }
  }

  /// Notes the mark whose word starts at an offset of `words`, or a misspelt one.
  ///
  /// - Returns: the end of the word, of a mark.
  private mutating func noteWord(at start: Int, of words: Text, _ place: Int) -> Int? {
    let isMark = words[start..<min(words.count, start + Self.word.count)] == Self.word
    var end = start
    while end < words.count, Byte.isLetterOrDigit(words[end]) { end += 1 }
    if isMark { end = start + Self.word.count }
    let range = place..<place + Self.start.count + end - start
    if isMark {
      marks.append(Mark(range: range, meant: nil))
      return end
    }
    let word = words[start..<end].description
    if !Self.words.contains(word), let meant = NearestName.of(word, among: Self.words) {
      marks.append(Mark(range: range, meant: meant))
    }
    return nil
  }

  // MARK: code

  /// Records that the code here sets `name`.
  private mutating func set(_ name: Text?, depth: Int, isPairKey: Bool = false) {
    let name = name?.lowercasedASCII
    for index in waiting {
      marks[index].name = name
      if isPairKey { frames[frames.count - 1].pairMarks.append(index) }
    }
    waiting = []
    if target == nil || depth < target?.depth ?? 0 { target = (name, depth, isPairKey) }
  }

  /// The nearest enclosing name: that of the innermost open list or object with one.
  private var enclosing: Text? { frames.last { $0.key != nil || $0.pairName != nil }.flatMap { $0.pairName ?? $0.key } }

  private mutating func word() {
    let start = position
    while position < bytes.count, SecretRegions.isNameByte(bytes[position]) { position += 1 }
    value(text[start..<position], quoted: false)
  }

  private mutating func string() {
    let start = position + 1
    var end = start
    while end < bytes.count, bytes[end] != Byte.quote, bytes[end] != Byte.lineFeed {
      end += bytes[end] == Byte.backslash ? 2 : 1
    }
    end = min(end, bytes.count)
    position = byte(end) == Byte.quote ? end + 1 : end
    value(Self.unescaped(text[start..<end]), quoted: true)
  }

  /// A word or string: a key if `=`, `:` or `{` follows, otherwise a value.
  private mutating func value(_ word: Text, quoted: Bool) {
    var next = position
    while [Byte.space, Byte.tab].contains(byte(next)) { next += 1 }
    lastWord = word
    let follower = byte(next)
    let isKey = follower == Byte.equals || follower == Byte.colon || follower == Byte.leftBrace
    // `variable "x" {` and `variable "x"` name x.
    if isKey || !quoted && follower == Byte.quote { return }
    let last = frames.count - 1
    if frames[last].isAfterNameKey {
      frames[last].isAfterNameKey = false
      frames[last].pairName = word
    }
    if target == nil || !waiting.isEmpty { set(pendingKey ?? enclosing, depth: frames.count) }
    pendingKey = nil
  }

  private mutating func assign() {
    position += 1
    guard let key = lastWord else { return }
    lastWord = nil
    let isName = PairNames.isNameKey(key)
    let isPairKey = frames.count > 1 && (isName || PairNames.isValueKey(key))
    set(key, depth: frames.count, isPairKey: isPairKey)
    frames[frames.count - 1].isAfterNameKey = isPairKey && isName
    pendingKey = key
  }

  /// The key whose value is next.
  private var pendingKey: Text?

  private mutating func open() {
    let key = byte(position) == Byte.leftBrace ? pendingKey ?? lastWord : pendingKey
    if pendingKey == nil, let key { set(key, depth: frames.count) }
    pendingKey = nil
    lastWord = nil
    position += 1
    if frames.count < Self.deepest { frames.append(Frame(key: key, line: line)) }
  }

  private mutating func close() {
    position = min(position + 1, bytes.count)
    pendingKey = nil
    lastWord = nil
    guard frames.count > 1, let frame = frames.popLast() else { return }
    if let name = frame.pairName { for index in frame.pairMarks { marks[index].name = name.lowercasedASCII } }
    // After an entry on one line, or a bracket that closes one, the mark applies to the entry or the list.
    let name = frame.pairName ?? frame.key ?? enclosing
    if target == nil || frames.count < target?.depth ?? 0 { target = (name?.lowercasedASCII, frames.count, false) }
  }

  private mutating func heredoc() {
    let first = lineEnd(position)
    var marker = text[position + 2..<first].trimmed
    if marker.hasPrefix("-") { marker = marker[1..<marker.count] }
    var end = first
    while end < bytes.count {
      let start = end + 1
      end = lineEnd(min(start, bytes.count))
      line += 1
      if marker.isEmpty || text[min(start, end)..<end].trimmed == marker { break }
    }
    position = end
    if !waiting.isEmpty { set(pendingKey, depth: frames.count) }
  }

  /// The text with its escapes resolved.
  private static func unescaped(_ text: Text) -> Text {
    guard text.contains("\\") else { return text }
    var output = String()
    var rest = Substring(text.description)
    while let start = rest.firstIndex(of: "\\") {
      output += rest[..<start]
      let digits = rest[start...].dropFirst(2).prefix(4)
      if rest[start...].hasPrefix("\\u"), let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number) {
        output.unicodeScalars.append(scalar)
        rest = rest[start...].dropFirst(6)
      } else {
        output += rest[start...].dropFirst().prefix(1)
        rest = rest[start...].dropFirst(2)
      }
    }
    return Text(output + rest)
  }
}
