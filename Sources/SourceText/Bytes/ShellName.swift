/// The form of a shell variable's name: letters, digits and `_`, without a digit at the start. Source: "Name" in the
/// definitions of POSIX.
public enum ShellName {
  /// True for a valid name.
  public static func isName(_ text: Text) -> Bool {
    !text.isEmpty && !Byte.isDigit(text[0]) && text.withBytes { $0.allSatisfy(isPart) }
  }

  /// Every run of letters, digits and `_` in a text that is a valid name.
  public static func names(in text: Text) -> Set<Text> {
    var names: Set<Text> = []
    var start = 0
    for index in 0...text.count where index == text.count || !isPart(text[index]) {
      let word = text[start..<index]
      if isName(word) { names.insert(word) }
      start = index + 1
    }
    return names
  }

  /// True for a byte that a name may start with.
  public static func isStart(_ byte: UInt8) -> Bool { isPart(byte) && !Byte.isDigit(byte) }

  /// True for a byte that a name may hold.
  public static func isPart(_ byte: UInt8) -> Bool {
    Byte.isLetter(byte) || Byte.isDigit(byte) || byte == Byte.underscore
  }
}
