/// Text that Markdown shows as it is.
enum MarkdownText {
  /// The text in a code span that no value can leave: an HTML element, with everything that Markdown, HTML or GitHub
  /// would read written as character references.
  static func code(_ text: String) -> String { "<code>\(escaped(text))</code>" }

  /// The text with every character that means something written as a character reference; line ends become blanks.
  static func escaped(_ text: String) -> String {
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
    // GitHub makes a link of a bare www address too.
    return output.replacing("www.", with: "www&#46;")
  }

  private static let special = Set("&<>|`*_[]\\~#@:$!".unicodeScalars)
}
