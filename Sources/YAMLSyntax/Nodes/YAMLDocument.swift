public import SourceText

/// One YAML document, with what was wrong in it. The tree holds everything that could be understood.
///
/// A subset of YAML 1.1, read as PyYAML's `safe_load` reads it: block and flow collections, all five scalar styles,
/// comments, anchors, aliases, merge keys, one document with its markers. Tags, directives, complex keys (`? `),
/// several documents, and a key given twice are errors, each with its place.
public struct YAMLDocument: Sendable {
  /// The file it was read from.
  public let file: SourceFile
  /// The document's value; null for an empty file.
  public let root: YAMLNode
  /// What is wrong, in source order. With an error among them the tree may lack parts.
  public let diagnostics: [Diagnostic]

  /// Reads `file`. Never fails and never traps: what is wrong is in `diagnostics`.
  public init(parsing file: SourceFile) {
    self.file = file
    let found = YAMLCharacterCheck.diagnostics(of: file)
    guard found.isEmpty else {
      root = YAMLNode(.scalar(.absent), at: .start)
      diagnostics = found
      return
    }
    var parser = YAMLParser(file)
    root = parser.parseDocument()
    diagnostics = parser.diagnostics
  }
}
