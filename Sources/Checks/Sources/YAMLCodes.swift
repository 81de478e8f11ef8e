import SourceText

/// The codes that reading a buildspec's YAML reports.
enum YAMLCodes {
  /// In byte order of the codes.
  static let all: [CheckDescription] = [
    ("yaml-alias-bomb", "aliases that stand for more than a buildspec can hold"),
    ("yaml-bad-escape", "an escape that YAML does not know"),
    ("yaml-bad-merge", "a '<<' that merges something else than mappings"),
    ("yaml-bad-name", "an anchor or alias without a name"),
    ("yaml-bad-start", "a character that can't start a value"),
    ("yaml-block-header", "a '|' or '>' with something behind it that means nothing"),
    ("yaml-block-indentation", "an empty line with more blanks than the text below it"),
    ("yaml-character", "bytes or characters that YAML does not allow"),
    ("yaml-complex-key", "a list or a mapping as a key"),
    ("yaml-directive", "a directive: there are none in a buildspec"),
    ("yaml-duplicate-anchor", "an anchor that is given twice"),
    ("yaml-duplicate-key", "a key written twice in a mapping"),
    ("yaml-indentation", "a line indented like none above it"),
    ("yaml-long-key", "a key that is longer than YAML allows"),
    ("yaml-missing-colon", "a key without a ':'"),
    ("yaml-nested-mapping", "a second 'key: value' on one line"),
    ("yaml-nested-sequence", "a list that starts on a line where none can"),
    ("yaml-several-documents", "more than one document in the file"),
    ("yaml-structure", "something that is not allowed here"),
    ("yaml-tab", "a tab in the indentation"),
    ("yaml-tag", "a tag: there are none in a buildspec"),
    ("yaml-text-after-value", "text behind a value that has ended"),
    ("yaml-too-deep", "values nested deeper than can be read"),
    ("yaml-unclosed", "a '[' or '{' that is never closed"),
    ("yaml-unknown-alias", "an alias of an anchor that is not there"),
    ("yaml-unterminated", "a quoted value that never ends"),
  ].map { CheckDescription(code: $0.0, severity: .error, summary: $0.1) }
}
