public import SourceText

/// Brings files into the canonical layout: the bytes that `terraform fmt` 1.11 writes.
public enum Formatter {
  /// The file in canonical layout; nil for a file with mistakes, and for JSON, which has none.
  public static func formatted(_ tree: SyntaxTree) -> [UInt8]? {
    guard tree.diagnostics.isEmpty, tree.dialect == .native else { return nil }
    return written(Layout(Simplification.tokens(of: tree)), tree.file)
  }

  /// The file with its blanks in canonical layout and nothing else changed, whatever it says: HCL1 is cut into tokens in
  /// the same way. Whoever asks makes sure that it says the same then.
  public static func laidOut(_ file: SourceFile) -> [UInt8] { written(Layout(LayoutScanner.tokens(of: file)), file) }

  private static func written(_ layout: Layout, _ file: SourceFile) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.bytes.count * 5 / 4)
    for token in layout.tokens {
      bytes.append(contentsOf: repeatElement(Byte.space, count: token.spaces))
      bytes.append(token.text)
    }
    // terraform fmt leaves blanks alone that no line end follows.
    if let last = layout.tokens.last, last.kind != .comment {
      bytes.append(
        contentsOf: repeatElement(Byte.space, count: file.bytes.reversed().prefix(while: Byte.isBlank).count))
    }
    return bytes
  }
}
