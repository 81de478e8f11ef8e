import SourceText

/// Escapes text so that Markdown shows it literally.
package enum MarkdownText {
  /// The text in an inline code element that no value can break out of: an HTML element in which everything that
  /// Markdown, HTML or GitHub would interpret is written as character references.
  package static func code(_ text: String) -> String { "<code>\(escaped(text))</code>" }

  /// The text with every special character written as a character reference; line ends become spaces, and nothing in it
  /// drives a terminal.
  package static func escaped(_ text: String) -> String {
    let blanks = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    var output = ""
    for scalar in DiagnosticTextWriter.visible(blanks).unicodeScalars {
      if special.contains(scalar) {
        output += "&#\(scalar.value);"
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    // GitHub turns even a bare www address into a link.
    return output.replacing("www.", with: "www&#46;")
  }

  private static let special = Set("&<>|`*_[]\\~#@:$!".unicodeScalars)
}
