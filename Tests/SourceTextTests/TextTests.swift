import SourceText
import Testing

struct TextTests {
  @Test
  func textsAreComparedAsBytes() {
    #expect(("é" as Text) != "e\u{301}")
    #expect(("a" as Text) < "b")
    #expect(("a" as Text) < "aa")
    #expect(("Z" as Text) < "a")
    #expect(("z" as Text) < "é")
    #expect(!(("" as Text) < ""))
  }

  @Test
  func equalTextsHashAlikeWhereverTheyAreStored() {
    let storage = Array("xabcx".utf8)
    let slice = Text(storage, in: SourceRange(1, 4))
    #expect(slice == "abc")
    #expect(Set([slice, "abc"]).count == 1)
    #expect(slice.bytes == Array("abc".utf8))
  }

  @Test
  func rangesAreClamped() {
    #expect(Text(Array("abc".utf8), in: SourceRange(1, 99)) == "bc")
    #expect(Text(Array("abc".utf8), in: SourceRange(7, 9)) == "")
    #expect(("abc" as Text)[1..<99] == "bc")
    #expect(("abc" as Text)[5..<9] == "")
    #expect(("abcdef" as Text)[1..<5][1..<3] == "cd")
  }

  @Test
  func piecesAreFound() {
    let text: Text = "one two two"
    #expect(text.firstIndex(of: 0x74) == 4)
    #expect(text.firstIndex(of: 0x74, from: 5) == 8)
    #expect(text.firstIndex(of: 0x7A) == nil)
    #expect(text.firstRange(of: "two") == 4..<7)
    #expect(text.firstRange(of: "two", from: 5) == 8..<11)
    #expect(text.firstRange(of: "twox") == nil)
    #expect(text.firstRange(of: "", from: 3) == 3..<3)
    #expect(text.contains("e t"))
    #expect(!text.contains("x"))
    #expect(text.hasPrefix("one") && text.hasPrefix("") && !text.hasPrefix("one two two three"))
    #expect(text.hasSuffix("two") && text.hasSuffix("") && !text.hasSuffix("one"))
  }

  @Test(
    arguments: [
      ("", [""]), (",", ["", ""]), ("a", ["a"]), ("a,b", ["a", "b"]), (",a,,b,", ["", "a", "", "b", ""]),
    ] as [(Text, [Text])])
  func splitGivesOneMoreThanThereAreSeparators(text: Text, pieces: [Text]) {
    #expect(text.split(separator: 0x2C) == pieces)
  }

  @Test(arguments: [("", ""), (" \t\r\n", ""), (" a b\n", "a b"), ("a", "a")] as [(Text, Text)])
  func trimmedTakesBlanksFromBothEnds(text: Text, trimmed: Text) {
    #expect(text.trimmed == trimmed)
  }

  @Test
  func lowercasedChangesNothingButASCII() {
    #expect(("AbZ[É" as Text).lowercasedASCII == "abz[É")
  }

  @Test
  func bytesThatAreNotUTF8ShowAsReplacement() {
    #expect(String(Text([0x61, 0xFF])) == "a\u{FFFD}")
    #expect(Text([0xFF]) != Text([0xFE]))
    #expect(Text([0x61]) + "b" == "ab")
  }
}
