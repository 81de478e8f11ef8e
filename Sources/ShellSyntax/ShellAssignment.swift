import SourceText

/// Arrays: `NAME=(first second)`.
extension ShellScanner {
  /// True at the parenthesis that opens the elements of an array.
  var isAtArray: Bool {
    guard let word = words.last, word.end == position, word.literal?.hasSuffix("=") ?? false else { return false }
    return assignedName(word) != nil
  }

  /// Reads the elements of an array into the word that names it.
  mutating func scanArray() {
    guard var array = words.popLast() else { return }
    let outer = words
    words = []
    position += 1
    while !isAtEnd, peek() != Byte.rightParenthesis {
      switch peek() {
      case Byte.hash: while !isAtEnd, peek() != Byte.lineFeed { position += 1 }
      case Byte.backslash where peek(1) == Byte.lineFeed: position += 2
      case Byte.space, Byte.tab, Byte.carriageReturn, Byte.lineFeed, Byte.semicolon, Byte.ampersand, Byte.pipe,
        Byte.leftParenthesis, Byte.less, Byte.greater:
        position += 1
      default: scanWord()
      }
    }
    position = min(position + 1, text.count)
    for (index, element) in words.enumerated() {
      if index > 0 { array.parts.append(.literal(" ")) }
      array.parts += element.parts.map { part in
        // A blank within an element would count as one between two.
        if case .literal(let text) = part, text.bytes.contains(where: Byte.isBlank) { return .unknown }
        return part
      }
    }
    array.end = position
    words = outer + [array]
  }
}

extension ShellScript.Word {
  /// What stands behind the first `=`; after `+=`, the variable itself and that.
  func assignedValue(of name: Text) -> ShellScript.Word {
    guard case .literal(let text)? = parts.first, let equals = text.firstIndex(of: Byte.equals) else { return self }
    var value = self
    let rest = text[equals + 1..<text.count]
    value.parts = (rest.isEmpty && parts.count > 1 ? [] : [.literal(rest)]) + parts.dropFirst()
    guard equals > 0, text[equals - 1] == Byte.plus else { return value }
    let isArray = rest.isEmpty && parts.count > 1
    let own = ShellScript.Reference(name: name, offset: offset, isGuarded: true, isUnquoted: false)
    value.parts = [.variable(own)] + (isArray ? [.literal(" ")] : []) + value.parts
    return value
  }
}
