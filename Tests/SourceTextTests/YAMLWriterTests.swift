import SourceText
import Testing

struct YAMLWriterTests {
  private func written(_ write: (inout YAMLWriter) -> Void) -> String {
    var writer = YAMLWriter()
    write(&writer)
    return String(Text(writer.take()))
  }

  private func document(_ writer: inout YAMLWriter) {
    writer.beginObject()
    writer.member("a", 1)
    writer.key("b")
    writer.beginList()
    writer.string("x")
    writer.beginObject()
    writer.member("c", true)
    writer.key("d")
    writer.beginList()
    writer.null()
    writer.endList()
    writer.endObject()
    writer.beginList()
    writer.number("1")
    writer.number("2")
    writer.endList()
    writer.endList()
    writer.key("e")
    writer.beginObject()
    writer.endObject()
    writer.member("f", [])
    writer.endObject()
  }

  @Test
  func blockStyleNests() {
    #expect(
      written(document) == """
        a: 1
        b:
          - x
          - c: true
            d:
              - null
          - - 1
            - 2
        e: {}
        f: []

        """)
  }

  @Test(
    arguments: [
      ("plain", "plain"), ("two words", "two words"), ("a-b_c.d/e", "a-b_c.d/e"), ("/path", "/path"), ("", #""""#),
      ("true", #""true""#), ("No", #""No""#), ("null", #""null""#), ("y", #""y""#), ("1", #""1""#), ("1e3", #""1e3""#),
      ("0x1F", #""0x1F""#), ("2024-01-01", #""2024-01-01""#), ("12:30", #""12:30""#), ("- a", #""- a""#),
      ("a: b", #""a: b""#),
      ("a #b", #""a #b""#), ("*a", #""*a""#), ("&a", #""&a""#), ("!a", #""!a""#), ("a ", #""a ""#), (" a", #"" a""#),
      ("a\nb", #""a\nb""#), ("é", #""é""#), ("~", #""~""#), ("@a", #""@a""#), (".5", #"".5""#), ("=", #""=""#),
      ("<<", #""<<""#),
    ] as [(Text, String)])
  func whatCouldBeReadOtherwiseIsQuoted(text: Text, yaml: String) {
    #expect(written { $0.string(text) } == yaml + "\n")
  }

  /// PyYAML, which reads YAML 1.1, takes `1e3` for a string.
  @Test(
    arguments: [
      ("1", "1"), ("-1.50", "-1.50"), ("1e3", "1.0e+3"), ("1E+2", "1.0e+2"), ("2.5e-3", "2.5e-3"),
      ("5e-324", "5.0e-324"),
      ("1.5e9", "1.5e+9"),
    ] as [(Text, String)])
  func numbersAreNumbersToEveryReader(spelling: Text, yaml: String) {
    #expect(written { $0.number(spelling) } == yaml + "\n")
  }

  @Test
  func aFragmentIsIndentedAsItsPlaceWants() {
    func around(_ element: (inout YAMLWriter) -> Void) -> String {
      written {
        $0.beginObject()
        $0.key("list")
        $0.beginList()
        element(&$0)
        element(&$0)
        $0.endList()
        $0.endObject()
      }
    }
    var fragment = YAMLWriter(fragmentAtDepth: 2)
    document(&fragment)
    let bytes = fragment.take()
    #expect(around { $0.fragment(bytes) } == around(document))
  }
}
