import SourceText

/// A line inside a heredoc ends with the heredoc's marker: Terragrunt 0.18.7 and Terraform 0.11 end the heredoc
/// there.
enum HeredocMarker: FileCheck {
  static let code = "heredoc-marker"
  static let severity = Severity.warning
  static let summary = "a line of a heredoc that ends in its marker, where Terraform 0.11 ends it"

  static func findings(in checked: CheckedFile) -> [Diagnostic] {
    guard !checked.isExact else { return [] }
    return checked.syntax.heredocs.compactMap { heredoc in
      guard let line = line(in: heredoc, of: checked.file) else { return nil }
      return finding(
        "a line of this heredoc ends in its marker, where Terragrunt 0.18.7 and Terraform 0.11 end it",
        at: checked.place(opening(of: heredoc, in: checked.file)),
        notes: [Diagnostic.Note("this line", at: checked.place(line))], help: "choose a marker that no line ends in")
    }
  }

  /// The range of `<<NAME`.
  private static func opening(of heredoc: SourceRange, in file: SourceFile) -> SourceRange {
    let text = file.text(heredoc)
    let end = text.firstIndex(of: Byte.lineFeed) ?? text.count
    return SourceRange(Int(heredoc.lower), Int(heredoc.lower) + text[0..<end].trimmed.count)
  }

  /// The first content line of the heredoc that ends with its marker.
  private static func line(in heredoc: SourceRange, of file: SourceFile) -> SourceRange? {
    let text = file.text(heredoc)
    guard let firstEnd = text.firstIndex(of: Byte.lineFeed) else { return nil }
    let opening = text[0..<firstEnd].trimmed
    let name = opening[(opening.hasPrefix("<<-") ? 3 : 2)..<opening.count]
    var start = firstEnd + 1
    while let end = text.firstIndex(of: Byte.lineFeed, from: start), end + 1 < text.count {
      let line = text[start..<end]
      if line.hasSuffix(name) {
        return SourceRange(Int(heredoc.lower) + start, Int(heredoc.lower) + end)
      }
      start = end + 1
    }
    return nil
  }
}
