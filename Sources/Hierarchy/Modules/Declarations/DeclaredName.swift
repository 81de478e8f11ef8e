public import SourceText

/// The names that a variable may have.
public enum DeclaredName {
  /// Names with a meaning in a `module` block, which no variable may have. Source: `moduleBlockSchema` of Terraform 1.11's
  /// `internal/configs`.
  public static let reserved: Set<Text> = [
    "source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals", "provider", "_",
  ]

  /// True for letters, digits, `_` and `-` that start with a letter or `_`. Bytes beyond ASCII count too, because
  /// Terraform 0.12 and later accept such letters.
  public static func isName(_ name: Text) -> Bool {
    guard !name.isEmpty, !Byte.isDigit(name[0]), name[0] != Byte.hyphen else { return false }
    return name.withBytes { $0.allSatisfy(isNameByte) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore || byte == Byte.hyphen || byte > Byte.delete
  }
}
