import Hierarchy
import SourceText

/// A comment contains a `${…}` that makes Terragrunt 0.18, which also substitutes in comments, fail or do something.
/// Calls that only look something up are harmless there.
enum InterpolationInComment: FileCheck {
  static let code = "interpolation-in-comment"
  static let severity = Severity.warning
  static let summary = "a '${…}' in a comment, which Terragrunt 0.18 evaluates or trips over"

  static func findings(in checked: CheckedFile) -> [Diagnostic] {
    // With --compat 0.18.7, the substitution itself reports what it can't evaluate.
    guard checked.isConfiguration, !checked.isExact else { return [] }
    return checked.comments.flatMap { comment in
      interpolations(in: checked.file.text(comment.range)).compactMap { range -> Diagnostic? in
        let base = Int(comment.range.lower)
        let written = checked.file.text(SourceRange(base + range.lowerBound, base + range.upperBound))
        if FunctionCalls.areHarmless(written) { return nil }
        return finding(
          "the comment holds '\(written)', which Terragrunt 0.18 evaluates even here",
          at: checked.place(SourceRange(base + range.lowerBound, base + range.upperBound)),
          help: "write it without '${'")
      }
    }
  }

  /// Every `${…}` that is closed on its line.
  private static func interpolations(in comment: Text) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var from = 0
    while let start = comment.firstRange(of: "${", from: from)?.lowerBound {
      let lineEnd = comment.firstIndex(of: Byte.lineFeed, from: start) ?? comment.count
      guard let end = comment.firstIndex(of: Byte.rightBrace, from: start), end < lineEnd else {
        from = start + 2
        continue
      }
      found.append(start..<end + 1)
      from = end + 1
    }
    return found
  }
}
