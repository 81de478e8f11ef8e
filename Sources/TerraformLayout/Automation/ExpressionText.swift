import SourceText

/// The expressions of continuous integration systems in texts: `${{ matrix.environment }}`, `$(environment)`.
enum ExpressionText {
  /// The text with each expression spelt as a shell variable of the same length, so that places stay true.
  ///
  /// - Parameter parentheses: true where `$(name)` is a variable, as in Azure DevOps and in Makefiles.
  static func asShell(_ text: Text, parentheses: Bool) -> Text {
    guard text.contains("$") else { return text }
    var bytes = text.bytes
    var index = 0
    while index + 2 < bytes.count {
      guard bytes[index] == Byte.dollar else {
        index += 1
        continue
      }
      if bytes[index + 1] == Byte.leftBrace, bytes[index + 2] == Byte.leftBrace {
        guard let end = closing(of: bytes, from: index + 3) else { return Text(bytes) }
        spell(&bytes, index, end + 1)
        index = end + 2
      } else if parentheses, bytes[index + 1] == Byte.leftParenthesis,
        let end = bytes[(index + 2)...].firstIndex(of: Byte.rightParenthesis), isName(bytes[(index + 2)..<end])
      {
        spell(&bytes, index, end)
        index = end + 1
      } else {
        index += 1
      }
    }
    return Text(bytes)
  }

  /// What stands in `${{ … }}`; nil for any other text.
  static func inside(_ text: Text) -> Text? {
    guard text.hasPrefix("${{"), text.hasSuffix("}}"), text.count > 4 else { return nil }
    return text[3..<text.count - 2].trimmed
  }

  /// Where the `}}` is that closes an expression.
  private static func closing(of bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == Byte.rightBrace, bytes[index + 1] == Byte.rightBrace { return index }
      index += 1
    }
    return nil
  }

  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { ShellName.isPart($0) || $0 == Byte.dot || $0 == Byte.hyphen }
  }

  /// Turns what lies from `$` to `end` into `${…}`.
  private static func spell(_ bytes: inout [UInt8], _ start: Int, _ end: Int) {
    bytes[start + 1] = Byte.leftBrace
    for index in (start + 2)..<end where !ShellName.isPart(bytes[index]) { bytes[index] = Byte.underscore }
    if Byte.isDigit(bytes[start + 2]) { bytes[start + 2] = Byte.underscore }
    bytes[end] = Byte.rightBrace
  }

  /// The variable that a name of such a text stands for: without padding, and the same however it is reached.
  static func name(_ spelt: Text) -> Text {
    var range = 0..<spelt.count
    while let first = range.first, spelt[first] == Byte.underscore { range = first + 1..<range.upperBound }
    while let last = range.last, spelt[last] == Byte.underscore { range = range.lowerBound..<last }
    if range.isEmpty { return spelt }
    let name = spelt[range]
    if name.hasPrefix("github_event_inputs_") { return name[13..<name.count] }
    if name.hasPrefix("env_") { return name[4..<name.count] }
    if name.hasPrefix("variables_") { return name[10..<name.count] }
    return name
  }
}
