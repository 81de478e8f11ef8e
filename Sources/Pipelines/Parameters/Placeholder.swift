import SourceText

/// A piece of an input: a placeholder `{name}`, or text between placeholders.
enum Placeholder {
  case text(Text)
  case placeholder(Text)
  /// `{name?}`: empty if nothing sets it. `{-name}`: the same, with a hyphen before the value unless it comes first.
  case optional(Text, hyphen: Bool)

  /// The pieces of an input, in order. A name is a letter or `_`, then letters, digits, `_` and `-`. Any other brace, and
  /// one after `$` or `#`, is text. `{{name}}` is the text `{name}`. `{name?}` and `{-name}` may be empty.
  static func pieces(of text: Text) -> [Placeholder] {
    var pieces: [Placeholder] = []
    var start = 0
    var index = 0
    while let open = text.firstIndex(of: Byte.leftBrace, from: index) {
      index = open + 1
      if open > 0, text[open - 1] == Byte.dollar || text[open - 1] == Byte.hash { continue }
      let isDoubled = index < text.count && text[index] == Byte.leftBrace
      let hasHyphen = !isDoubled && index < text.count && text[index] == Byte.hyphen
      let nameStart = isDoubled || hasHyphen ? index + 1 : index
      guard let close = end(of: text, nameFrom: nameStart, isDoubled: isDoubled) else { continue }
      pieces.append(.text(text[start..<open]))
      let name = text[nameStart..<close]
      let isOptional = !isDoubled && (hasHyphen || text[close] == Byte.questionMark)
      pieces.append(
        isDoubled
          ? .text("{" + name + "}") : isOptional ? .optional(name, hyphen: hasHyphen) : .placeholder(name))
      start = close + (isDoubled || text[close] == Byte.questionMark ? 2 : 1)
      index = start
    }
    pieces.append(.text(text[start..<text.count]))
    return pieces
  }

  /// The offset of the brace that ends the name; nil if this is not a placeholder.
  private static func end(of text: Text, nameFrom start: Int, isDoubled: Bool) -> Int? {
    var index = start
    while index < text.count, Characters.isWord(text[index]) || text[index] == Byte.hyphen && index > start {
      index += 1
    }
    guard index > start, index < text.count, !Byte.isDigit(text[start]) else { return nil }
    if !isDoubled, text[index] == Byte.questionMark {
      return index + 1 < text.count && text[index + 1] == Byte.rightBrace ? index : nil
    }
    guard text[index] == Byte.rightBrace else { return nil }
    if isDoubled { return index + 1 < text.count && text[index + 1] == Byte.rightBrace ? index : nil }
    return index
  }

  /// The names of all placeholders in a text.
  static func names(in text: Text) -> [Text] {
    pieces(of: text).compactMap { piece in
      switch piece {
      case .text: nil
      case .placeholder(let name), .optional(let name, _): name
      }
    }
  }
}
