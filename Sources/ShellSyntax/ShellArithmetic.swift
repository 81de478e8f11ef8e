import SourceText

/// Arithmetic: `$((…))`, `((…))`, `for ((…))`.
extension ShellScanner {
  /// Reads up to the closing parentheses. Names without a dollar are variables too; unset ones count as 0.
  mutating func scanArithmetic() {
    depth += 1
    defer { depth -= 1 }
    var open = 2
    while !isAtEnd, depth <= Self.deepestLevel {
      let byte = peek()
      if byte == Byte.dollar {
        _ = scanDollar(isUnquoted: false)
      } else if ShellName.isStart(byte) {
        let start = position
        while ShellName.isPart(peek()) { position += 1 }
        let name = text[start..<position]
        references.append(ShellScript.Reference(name: name, offset: start, isGuarded: true, isUnquoted: false))
        if ShellArithmetic.sets(start..<position, in: text) { assigned.insert(name) }
      } else {
        position += 1
        if byte == Byte.leftParenthesis { open += 1 }
        if byte == Byte.rightParenthesis { open -= 1 }
        if open == 0 { return }
      }
    }
    position = text.count
  }
}

/// Finds the names that an arithmetic expression sets: `i=1`, `i+=1`, `i++`, `--i`, `a[0]=1`.
enum ShellArithmetic {
  /// The names that an expression sets.
  static func names(setIn text: Text) -> [Text] {
    var names: [Text] = []
    var position = 0
    while position < text.count {
      let start = position
      while position < text.count, ShellName.isPart(text[position]) { position += 1 }
      if position > start, ShellName.isStart(text[start]), sets(start..<position, in: text) {
        names.append(text[start..<position])
      }
      if position == start { position += 1 }
    }
    return names
  }

  /// True if the expression sets the variable whose name is at `name`.
  static func sets(_ name: Range<Int>, in text: Text) -> Bool {
    func byte(_ index: Int) -> UInt8 { index >= 0 && index < text.count ? text[index] : 0 }
    let before = byte(name.lowerBound - 1)
    if before == Byte.plus || before == Byte.hyphen, byte(name.lowerBound - 2) == before { return true }
    var index = indexEnd(name.upperBound, in: text)
    while byte(index) == Byte.space || byte(index) == Byte.tab { index += 1 }
    switch byte(index) {
    case Byte.equals: return byte(index + 1) != Byte.equals
    case Byte.plus, Byte.hyphen: return byte(index + 1) == Byte.equals || byte(index + 1) == byte(index)
    case Byte.asterisk, Byte.slash, Byte.percent, Byte.ampersand, Byte.caret, Byte.pipe:
      return byte(index + 1) == Byte.equals
    case Byte.less, Byte.greater: return byte(index + 1) == byte(index) && byte(index + 2) == Byte.equals
    default: return false
    }
  }

  /// The maximum length of an array's `[…]`.
  private static let longestIndex = 100

  /// The offset after the `[…]` at `start`; `start` if there is none.
  private static func indexEnd(_ start: Int, in text: Text) -> Int {
    guard start < text.count, text[start] == Byte.leftBracket else { return start }
    let end = min(text.count, start + longestIndex)
    var open = 0
    for index in start..<end {
      if text[index] == Byte.leftBracket { open += 1 }
      if text[index] == Byte.rightBracket { open -= 1 }
      if open == 0 { return index + 1 }
    }
    return start
  }
}
