/// Escapes text so that Markdown shows it literally.
package enum MarkdownText {
  /// The text in an inline code element that no value can break out of: an HTML element in which everything that
  /// Markdown, HTML or GitHub would interpret is written as character references.
  package static func code(_ text: String) -> String { "<code>\(escaped(text))</code>" }

  /// The text with every special character written as a character reference; line ends become spaces.
  package static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" || scalar == "\t" {
        output += " "
      } else if special.contains(scalar) {
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
