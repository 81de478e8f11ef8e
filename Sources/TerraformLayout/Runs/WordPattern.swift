import SourceText

/// A word of a command, as far as it is known without a run.
struct WordPattern: Sendable, Hashable {
  /// A piece of the word.
  enum Part: Sendable, Hashable {
    /// Text.
    case text(Text)
    /// The value of that variable, which is not known.
    case hole(Text)
  }

  /// The pieces; two texts never follow one another.
  private(set) var parts: [Part] = []

  init() {}

  /// A word that is known.
  init(_ text: Text) { append(.text(text)) }

  /// A word that is the value of an unknown variable.
  init(hole name: Text) { parts = [.hole(name)] }

  mutating func append(_ part: Part) {
    guard case .text(let text) = part else {
      parts.append(part)
      return
    }
    if text.isEmpty { return }
    if case .text(let before)? = parts.last {
      parts[parts.count - 1] = .text(before + text)
    } else {
      parts.append(part)
    }
  }

  mutating func append(_ other: WordPattern) { for part in other.parts { append(part) } }

  /// The whole text; nil when a part is unknown.
  var text: Text? {
    if parts.isEmpty { return "" }
    guard parts.count == 1, case .text(let text) = parts[0] else { return nil }
    return text
  }

  /// True when a part is known.
  var hasText: Bool { parts.contains { if case .text = $0 { true } else { false } } }

  /// The bytes of its texts.
  var length: Int {
    parts.reduce(0) { sum, part in if case .text(let text) = part { sum + text.count } else { sum + 1 } }
  }

  /// The text before the first unknown part.
  var start: Text {
    guard case .text(let text)? = parts.first else { return "" }
    return text
  }

  /// The unknown variables, in order, each once.
  var holes: [Text] {
    var seen: Set<Text> = []
    return parts.compactMap { if case .hole(let name) = $0, seen.insert(name).inserted { name } else { nil } }
  }

  /// The word without its first bytes, all of which are known.
  func dropping(_ count: Int) -> WordPattern {
    var rest = WordPattern()
    for (index, part) in parts.enumerated() {
      if index == 0, case .text(let text) = part {
        rest.append(.text(text[count..<text.count]))
      } else {
        rest.append(part)
      }
    }
    return rest
  }

  /// The path that leads from this folder.
  func appending(path: WordPattern) -> WordPattern {
    if path.start.hasPrefix("/") { return path }
    if let folder = text, let path = path.text { return WordPattern(Path(folder).appending(Path(path)).cleaned.text) }
    var joined = self
    joined.append(.text("/"))
    joined.append(path.start.hasPrefix("./") ? path.dropping(2) : path)
    return joined.withCleanedStart
  }

  /// A path whose known start has no `..` in it, which leads out of a folder.
  var withCleanedStart: WordPattern {
    guard start.contains("/../") || start.hasSuffix("/..") else { return self }
    var cleaned = WordPattern(Path(start).cleaned.text + (start.hasSuffix("/") ? "/" : ""))
    cleaned.append(dropping(start.count))
    return cleaned
  }

  /// The words with which all values begin, up to a blank or the end.
  static func sharedWords(of values: [WordPattern]) -> WordPattern {
    guard case .text(var shared)? = values.first?.parts.first else { return WordPattern() }
    for value in values.dropFirst() {
      var length = 0
      while length < min(shared.count, value.start.count), shared[length] == value.start[length] { length += 1 }
      shared = shared[0..<length]
    }
    func ends(_ value: WordPattern, at index: Int) -> Bool {
      index < value.start.count ? Byte.isBlank(value.start[index]) : value.parts.count == 1
    }
    var end = shared.count
    while end > 0, !values.allSatisfy({ ends($0, at: end) }) { end -= 1 }
    return WordPattern(shared[0..<end])
  }

  /// The word without that start.
  func dropping(_ shared: WordPattern) -> WordPattern { shared.start.isEmpty ? self : dropping(shared.start.count) }

  /// The word as the value of that variable: its text is secret if the name says so.
  func named(_ name: Text) -> WordPattern {
    guard SecretPolicy.standard.isSecret(name: name) else { return self }
    var word = WordPattern()
    for part in parts {
      if case .text(let text) = part {
        word.append(.text(text.marked(isSecret: SecretPolicy.standard.isSecret(name: name, holding: text))))
      } else {
        word.append(part)
      }
    }
    return word
  }

  /// The word with the variables that now are known.
  func filled(with values: [Text: Text]) -> WordPattern {
    if values.isEmpty || parts.isEmpty { return self }
    var filled = WordPattern()
    for part in parts {
      if case .hole(let name) = part, let value = values[name] {
        filled.append(WordPattern(value).named(name))
      } else {
        filled.append(part)
      }
    }
    return filled
  }

  /// The words that a shell makes of it where its variables are not quoted.
  var splitAtBlanks: [WordPattern] {
    var words: [WordPattern] = []
    var word: WordPattern?
    for part in parts {
      switch part {
      case .hole:
        word = word ?? WordPattern()
        word?.append(part)
      case .text(let text):
        var start = 0
        for index in 0...text.count
        where index == text.count || Byte.isBlank(text[index]) || text[index] == Byte.lineFeed {
          if index > start {
            word = word ?? WordPattern()
            word?.append(.text(text[start..<index]))
          }
          if index < text.count, let whole = word {
            words.append(whole)
            word = nil
          }
          start = index + 1
        }
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// The values of the unknown variables that make the word `path`; nil when nothing does. A value holds no slash.
  func values(making path: Text) -> [Text: Text]? {
    var steps = 0
    return match(0, path, 0, [:], &steps)
  }

  private static let mostSteps = 10_000

  private func match(
    _ index: Int, _ path: Text, _ offset: Int, _ values: [Text: Text], _ steps: inout Int
  ) -> [Text: Text]? {
    steps += 1
    if steps > Self.mostSteps { return nil }
    guard index < parts.count else { return offset == path.count ? values : nil }
    switch parts[index] {
    case .text(let text):
      guard path[offset..<path.count].hasPrefix(text) else { return nil }
      return match(index + 1, path, offset + text.count, values, &steps)
    case .hole(let name):
      if let known = values[name] {
        guard path[offset..<path.count].hasPrefix(known) else { return nil }
        return match(index + 1, path, offset + known.count, values, &steps)
      }
      var end = offset
      while end < path.count, path[end] != Byte.slash {
        end += 1
        var longer = values
        longer[name] = path[offset..<end]
        if let found = match(index + 1, path, end, longer, &steps) { return found }
      }
      return nil
    }
  }
}
