public import SourceText

/// A comment of a file: `# …`, `// …` or `/* … */`.
public struct SourceComment: Sendable {
  /// From its marker to its last byte, without the line feed.
  public let range: SourceRange
  /// True when only white space precedes it on its line.
  public let isAlone: Bool

  /// A comment at a range.
  public init(range: SourceRange, isAlone: Bool) {
    self.range = range
    self.isAlone = isAlone
  }
}

extension SyntaxTree {
  /// The comments, in source order; none for a JSON file and for bytes that are no text. Each call searches the bytes
  /// between the tree's keys and scalars; if parts of the file could not be parsed, the file is scanned again.
  public var comments: [SourceComment] {
    guard isText, !SourceCheck.isJSON(file) else { return [] }
    return file.bytes.withUnsafeBufferPointer { bytes in
      diagnostics.isEmpty ? commentsBetweenNodes(bytes) : commentsBetweenTokens(bytes)
    }
  }

  private var isText: Bool { !diagnostics.hasErrors || !SourceCheck.diagnostics(of: file).hasErrors }

  private func commentsBetweenNodes(_ bytes: UnsafeBufferPointer<UInt8>) -> [SourceComment] {
    var comments: [SourceComment] = []
    var gapStart = 0
    storage.nodes.withUnsafeBufferPointer { nodes in
      for index in nodes.indices where !nodes[index].kind.isCollection {
        Self.addComments(bytes, gapStart..<Int(nodes[index].lower), to: &comments)
        gapStart = Int(nodes[index].upper)
      }
    }
    Self.addComments(bytes, gapStart..<bytes.count, to: &comments)
    return comments
  }

  private func commentsBetweenTokens(_ bytes: UnsafeBufferPointer<UInt8>) -> [SourceComment] {
    var lexer = Lexer(file, bytes)
    var comments: [SourceComment] = []
    var gapStart = 0
    while true {
      let token = lexer.next()
      Self.addComments(bytes, gapStart..<token.start, to: &comments)
      if token.kind == .endOfFile { return comments }
      gapStart = token.end
    }
  }

  /// Adds the comments in a run of bytes that contains only white space, comments and punctuation.
  private static func addComments(
    _ bytes: UnsafeBufferPointer<UInt8>, _ gap: Range<Int>, to comments: inout [SourceComment]
  ) {
    var index = gap.lowerBound
    while index < gap.upperBound {
      let next = index + 1 < gap.upperBound ? bytes[index + 1] : 0
      let isSlash = bytes[index] == Byte.slash
      guard bytes[index] == Byte.hash || isSlash && (next == Byte.slash || next == Byte.asterisk) else {
        index += 1
        continue
      }
      let start = index
      if isSlash, next == Byte.asterisk {
        index += 2
        while index < gap.upperBound,
          !(bytes[index - 1] == Byte.asterisk && bytes[index] == Byte.slash && index > start + 2)
        {
          index += 1
        }
        index = min(gap.upperBound, index + 1)
      } else {
        index = ByteScan.firstIndex(of: Byte.lineFeed, in: bytes, from: index)
      }
      var before = start
      while before > 0, bytes[before - 1] == Byte.space || bytes[before - 1] == Byte.tab { before -= 1 }
      let isAlone = before == 0 || bytes[before - 1] == Byte.lineFeed
      comments.append(SourceComment(range: SourceRange(start, index), isAlone: isAlone))
    }
  }
}
