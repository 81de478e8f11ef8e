public import SourceText

/// Formats files in the canonical layout: the bytes that `terraform fmt` 1.11 writes.
public enum Formatter {
  /// The file in canonical layout; nil for a file with mistakes, and for JSON, which has no canonical layout.
  public static func formatted(_ tree: SyntaxTree) -> [UInt8]? {
    guard tree.diagnostics.isEmpty, tree.dialect == .native else { return nil }
    return written(Layout(Simplification.tokens(of: tree)), tree.file)
  }

  /// The file with only its blanks changed to canonical layout, whatever its contents: HCL1 has the same tokens. The
  /// caller must check that its meaning stays the same.
  public static func laidOut(_ file: SourceFile) -> [UInt8] { written(Layout(LayoutScanner.tokens(of: file)), file) }

  private static func written(_ layout: Layout, _ file: SourceFile) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.bytes.count * 5 / 4)
    for token in layout.tokens {
      bytes.append(contentsOf: repeatElement(Byte.space, count: token.spaces))
      bytes.append(token.text)
    }
    // terraform fmt does not change blanks without a line end after them. A line comment contains its own.
    if layout.tokens.last.map({ $0.kind != .comment || $0.text.hasPrefix("/*") }) ?? true {
      bytes.append(
        contentsOf: repeatElement(Byte.space, count: file.bytes.reversed().prefix(while: Byte.isBlank).count))
    }
    return bytes
  }
}
