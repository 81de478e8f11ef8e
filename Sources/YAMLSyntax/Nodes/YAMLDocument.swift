public import SourceText

/// One YAML document and its errors. The tree holds everything that could be parsed.
///
/// A subset of YAML 1.1, read as PyYAML's `safe_load` reads it: block and flow collections, all five scalar styles,
/// comments, anchors, aliases, merge keys, one document with its markers. Tags, directives, complex keys (`? `),
/// several documents, and duplicate keys are errors, each with its place.
public struct YAMLDocument: Sendable {
  /// Whose rules hold.
  public enum Dialect: Sendable {
    /// PyYAML's, which reads buildspecs.
    case pyYAML
    /// Those of Terraform's `yamldecode`: keys may be written twice, `<<` is a key like any other for the reader to
    /// replace, and tags of YAML itself and directives are permitted.
    case terraform
  }

  /// The file it was read from.
  public let file: SourceFile
  /// The document's value; null for an empty file.
  public let root: YAMLNode
  /// The errors, in source order. If there are any, the tree may be incomplete.
  public let diagnostics: [Diagnostic]

  /// Parses `file`. Never fails and never traps: errors are in `diagnostics`.
  public init(parsing file: SourceFile, as dialect: Dialect = .pyYAML) {
    self.file = file
    let found = YAMLCharacterCheck.diagnostics(of: file)
    guard found.isEmpty else {
      root = YAMLNode(.scalar(.absent), at: .start)
      diagnostics = found
      return
    }
    var parser = YAMLParser(file, dialect)
    root = parser.parseDocument()
    diagnostics = parser.diagnostics
    if !diagnostics.hasErrors { file.noteWellFormed() }
  }
}
