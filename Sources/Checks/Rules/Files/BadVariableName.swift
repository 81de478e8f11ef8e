import SourceText

/// A file sets a name that no variable can have, so the value has no effect.
///
/// Source: `NameRegexp` of Terraform 0.11's `config/config.go` (letters, digits, `-`, `_`); later versions also
/// refuse a digit at the start.
enum BadVariableName: FileCheck {
  static let code = "bad-variable-name"
  static let severity = Severity.warning
  static let summary = "a name that no variable can have"

  static func findings(in checked: CheckedFile) -> [Diagnostic] {
    checked.variables.compactMap { member in
      guard !isName(member.key) else { return nil }
      return finding(
        "no variable can be called '\(member.key)', so this value goes nowhere", at: checked.place(member.keyRange),
        help: "use letters, digits, _ and -; the name starts with a letter")
    }
  }

  private static func isName(_ name: Text) -> Bool {
    guard let first = name.bytes.first, isNameByte(first), !Byte.isDigit(first), first != Byte.hyphen else {
      return false
    }
    return name.bytes.allSatisfy(isNameByte)
  }

  /// Bytes beyond ASCII count too, because later versions accept such letters.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore || byte == Byte.hyphen || byte > Byte.delete
  }
}
