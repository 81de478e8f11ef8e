/// One self-contained page: it includes its style and script and loads nothing.
///
/// Everything is readable without scripts; the script adds a filter and sortable columns.
public struct HTMLPage {
  private var body: HTML = ""
  private let title: Text
  private let navigation: HTML

  /// A page.
  ///
  /// - Parameters:
  ///   - title: the heading, and the title of the window.
  ///   - navigation: links to other pages of a site, before the heading; nothing for a page on its own.
  public init(title: Text, navigation: HTML = "") {
    self.title = title
    self.navigation = navigation
  }

  /// Adds a piece to the page's content.
  public mutating func add(_ html: HTML) { body += html }

  /// A part that scrolls by itself, so that a wide table does not make the page wider; reachable by keyboard.
  ///
  /// - Parameter label: what a screen reader calls it.
  public static func scrolling(_ content: HTML, label: Text) -> HTML {
    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(label)\">\(content)</div>\n"
  }

  /// The whole page.
  public var bytes: [UInt8] {
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src 'unsafe-inline'; img-src data:">
      <link rel="icon" href="data:,">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      \(navigation)<main>
      <h1>\(title)</h1>
      <p class="filter" hidden><label>Filter <input type="search" id="filter" autocomplete="off"></label> \
      <span id="shown" role="status"></span></p>
      \(body)</main>
      <script>
      \(Self.script)
      </script>
      </body>
      </html>

      """
    return page.bytes
  }
}
