import SourceText

/// A `strata:sensitive` comment marks nothing, so the value that it was meant for is shown.
enum UnusedMark: FileCheck, ConfigurationCheck {
  static let code = "unused-mark"
  static let severity = Severity.warning
  static let summary = "a 'strata:sensitive' comment that marks nothing, or a misspelt one"

  static func findings(in checked: CheckedFile) -> [Diagnostic] { findings(in: checked.file) }

  static func findings(in checked: CheckedConfiguration) -> [Diagnostic] { findings(in: checked.file) }

  private static func findings(in file: SourceFile) -> [Diagnostic] {
    SensitiveMarks.marks(in: Text(file.bytes)).filter { $0.name == nil }.map { mark in
      let place = Place(file, SourceRange(mark.range.lowerBound, mark.range.upperBound))
      if let meant = mark.meant {
        return finding("the word behind 'strata:' means nothing", at: place, help: "did you mean 'strata:\(meant)'?")
      }
      return finding(
        "the comment marks nothing as sensitive", at: place,
        help: "write it behind a variable, a key or an element, or on the line above")
    }
  }
}
