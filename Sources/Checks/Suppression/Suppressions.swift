import HCL1Syntax
import Hierarchy
import SourceText

/// `# strata:ignore CODE[, CODE] [reason]`: the findings that the comments of one file suppress.
struct Suppressions {
  /// A comment that suppresses codes.
  struct Directive {
    /// A code and its range.
    struct Code {
      let text: Text
      let range: SourceRange
    }

    /// The codes, in order; empty when the comment names none.
    let codes: [Code]
    /// The range of the words `strata:ignore`.
    let range: SourceRange
  }

  private static let marker: Text = "strata:ignore"

  private let codesByLine: [Int: Set<Text>]

  /// The suppressions in a file of the tree.
  init(in file: SourceFile, of tree: Tree) { codesByLine = Self.codesByLine(of: file, tree) }

  /// True when a comment on the finding's line, or on comment lines directly above it, names its code; in a heredoc that of
  /// its first line.
  func cover(_ diagnostic: Diagnostic) -> Bool {
    guard !codesByLine.isEmpty, let line = diagnostic.place?.start.line else { return false }
    return codesByLine[line]?.contains(Text(diagnostic.code)) ?? false
  }

  private static func codesByLine(of file: SourceFile, _ tree: Tree) -> [Int: Set<Text>] {
    guard Text(file.bytes).contains(Self.marker) else { return [:] }
    let table = file.lines
    var codes: [Int: Set<Text>] = [:]
    var waiting: Set<Text> = []
    var lastLine = 0
    for comment in comments(of: file, tree) {
      let line = table.position(of: comment.range.lower).line
      if line != lastLine + 1 { waiting = [] }
      let named = Set(directive(comment.range, of: file)?.codes.map(\.text) ?? [])
      if comment.isAlone {
        waiting.formUnion(named)
        lastLine = table.position(of: comment.range.upper).line
        if !waiting.isEmpty { codes[lastLine + 1, default: []].formUnion(waiting) }
      } else if !named.isEmpty {
        codes[line, default: []].formUnion(named)
      }
    }
    addHeredocs(of: file, tree, to: &codes)
    return codes
  }

  /// No comment can stand in a heredoc: one at its first line counts for all of it.
  private static func addHeredocs(of file: SourceFile, _ tree: Tree, to codes: inout [Int: Set<Text>]) {
    guard !codes.isEmpty, isTfvars(file), let read = tree.treeFile(at: Path(file.name)) else { return }
    for heredoc in read.syntax.heredocs {
      let first = file.lines.position(of: heredoc.lower).line
      guard let named = codes[first] else { continue }
      let last = file.lines.position(of: heredoc.upper).line
      for line in stride(from: first + 1, to: last, by: 1) { codes[line, default: []].formUnion(named) }
    }
  }

  private static func isTfvars(_ file: SourceFile) -> Bool {
    file.name.hasSuffix(".tfvars") || file.name.hasSuffix(".terragrunt")
  }

  /// The comments of a tfvars file according to HCL; in any other file (a buildspec), whatever follows `#` on a line.
  private static func comments(of file: SourceFile, _ tree: Tree) -> [SourceComment] {
    if isTfvars(file), let read = tree.treeFile(at: Path(file.name)), !read.diagnostics.hasErrors {
      return read.syntax.comments
    }
    return lineComments(of: file)
  }

  /// The comments that name the marker, one a line at most.
  static func lineComments(of file: SourceFile) -> [SourceComment] {
    let takesSlashes = !isYAML(file)
    var comments: [SourceComment] = []
    var lineStart = 0
    for line in Text(file.bytes).split(separator: Byte.lineFeed) {
      if let found = line.firstRange(of: marker),
        let mark = commentStart(in: line, before: found.lowerBound, takesSlashes)
      {
        let isAlone = line[0..<mark].trimmed.isEmpty
        let range = SourceRange(lineStart + mark, lineStart + line.count)
        comments.append(SourceComment(range: range, isAlone: isAlone))
      }
      lineStart += line.count + 1
    }
    return comments
  }

  private static func isYAML(_ file: SourceFile) -> Bool { file.name.hasSuffix(".yml") || file.name.hasSuffix(".yaml") }

  /// Where a comment starts that has only its own signs before the marker; nil when there is none.
  private static func commentStart(in line: Text, before end: Int, _ takesSlashes: Bool) -> Int? {
    var start = end
    while start > 0, commentBytes.contains(line[start - 1]) { start -= 1 }
    return (start..<end).first { index in
      line[index] == Byte.hash
        || takesSlashes && line[index] == Byte.slash && index + 1 < end
          && (line[index + 1] == Byte.slash || line[index + 1] == Byte.asterisk)
    }
  }

  private static let commentBytes: Set<UInt8> = [Byte.hash, Byte.slash, Byte.asterisk, Byte.space, Byte.tab]

  /// The codes that a comment suppresses; nil for any other comment.
  static func directive(_ comment: SourceRange, of file: SourceFile) -> Directive? {
    let text = file.text(comment)
    guard let found = text.firstRange(of: marker) else { return nil }
    let base = Int(comment.lower)
    let before = text[0..<found.lowerBound]
    guard before.bytes.allSatisfy({ commentBytes.contains($0) }) else { return nil }
    var codes: [Directive.Code] = []
    var index = found.upperBound
    while true {
      while index < text.count, text[index] == Byte.space || text[index] == Byte.tab { index += 1 }
      let start = index
      while index < text.count, isCodeByte(text[index]) { index += 1 }
      guard index > start else { break }
      codes.append(Directive.Code(text: text[start..<index], range: SourceRange(base + start, base + index)))
      guard index < text.count, text[index] == Byte.comma else { break }
      index += 1
    }
    return Directive(codes: codes, range: SourceRange(base + found.lowerBound, base + found.upperBound))
  }

  private static func isCodeByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.hyphen || byte == Byte.underscore
  }
}
