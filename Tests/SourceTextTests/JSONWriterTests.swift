import SourceText
import Testing

struct JSONWriterTests {
  private func written(_ start: JSONWriter, _ write: (inout JSONWriter) -> Void) -> String {
    var writer = start
    write(&writer)
    return String(Text(writer.take()))
  }

  private func document(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("a", 1)
    writer.key("b")
    writer.beginList()
    writer.string("x")
    writer.null()
    writer.beginObject()
    writer.endObject()
    writer.endList()
    writer.member("c", [])
    writer.member("d", true)
    writer.endObject()
  }

  @Test
  func membersStandInTheOrderGiven() {
    #expect(
      written(.indented, document) == """
        {
          "a": 1,
          "b": [
            "x",
            null,
            {}
          ],
          "c": [],
          "d": true
        }
        """)
    #expect(written(.compact, document) == #"{"a":1,"b":["x",null,{}],"c":[],"d":true}"#)
  }

  @Test(
    arguments: [
      ("é/日", #""é/日""#), ("\"\\", #""\"\\""#), ("\u{8}\u{9}\u{A}\u{C}\u{D}", #""\b\t\n\f\r""#),
      ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("", #""""#),
    ] as [(Text, String)])
  func stringsAreEscaped(text: Text, json: String) {
    #expect(written(.compact) { $0.string(text) } == json)
  }

  @Test
  func bytesThatAreNotUTF8BecomeReplacements() {
    #expect(written(.compact) { $0.string(Text([0x61, 0xFF, 0x22, 0xC3, 0xA9])) } == "\"a\u{FFFD}\\\"é\"")
  }

  @Test
  func aFragmentIsIndentedAsItsPlaceWants() {
    var fragment = JSONWriter(fragmentAtDepth: 2)
    document(&fragment)
    let bytes = fragment.take()
    func around(_ element: (inout JSONWriter) -> Void) -> String {
      written(.indented) {
        $0.beginObject()
        $0.key("list")
        $0.beginList()
        element(&$0)
        element(&$0)
        $0.endList()
        $0.endObject()
      }
    }
    #expect(around { $0.fragment(bytes) } == around(document))
  }

  @Test
  func aDocumentCanBeTakenPieceByPiece() {
    var writer = JSONWriter.indented
    var bytes: [UInt8] = []
    writer.beginList()
    for number in ["1", "2"] as [Text] {
      writer.number(number)
      bytes += writer.take()
    }
    writer.endList()
    #expect(String(Text(bytes + writer.take())) == "[\n  1,\n  2\n]")
  }
}
