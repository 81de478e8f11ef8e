import SourceText
import Testing

/// What is interpolated into HTML is text, whatever it contains.
struct HTMLTests {
  @Test(arguments: [
    ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), ("\" onclick='x'", "&quot; onclick=&#39;x&#39;"),
    ("\u{1B}[2J", "\\u{1b}[2J"), ("a\u{202E}b", "a\\u{202e}b"), ("größe", "größe"), ("</code>", "&lt;/code&gt;"),
  ])
  func textIsEscaped(text: String, wanted: String) {
    let pieces: [HTML] = ["\(text)", "\(Text(text))", "\(Path(text))"]
    for piece in pieces { #expect(String(Text(piece.bytes)) == wanted) }
  }

  @Test func piecesStayMarkup() {
    let name: HTML = "<b>\("<")</b>"
    let line: HTML = "<p>\(name)\(3)</p>"
    #expect(String(Text((line + "\n").bytes)) == "<p><b>&lt;</b>3</p>\n")
    let all: [HTML] = ["<i>", "\("<i>")"]
    #expect(String(Text(all.joined(separator: ", ").bytes)) == "<i>, &lt;i&gt;")
  }

  @Test func bytesThatAreNoTextAreReplaced() {
    let piece: HTML = "\(Text([0x61, 0xFF, 0x3C]))"
    #expect(String(Text(piece.bytes)) == "a\u{FFFD}&lt;")
  }

  @Test func titleOfAPageIsText() {
    let page = String(Text(HTMLPage(title: "</title><script>").bytes))
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
    #expect(page.contains("<h1>&lt;/title&gt;&lt;script&gt;</h1>"))
  }
}
