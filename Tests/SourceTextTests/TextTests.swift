import SourceText
import TestSupport
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

  @Test(arguments: [UInt64](1...8))
  func whatIsFoundStandsThereAndNowhereBefore(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func bytes(_ longest: Int) -> [UInt8] {
      (0..<generator.number(below: longest)).map { _ in generator.element(of: [0x00, 0x01, 0x61, 0x62, 0x80, 0xFF]) }
    }
    for _ in 0..<500 {
      let whole = bytes(60)
      let needle = bytes(4) + [0x61]
      let start = generator.number(below: whole.count + 1)
      let expected = (start..<max(start, whole.count - needle.count + 1)).first {
        Array(whole[$0...].prefix(needle.count)) == needle
      }
      // Slices of larger texts, to show that the bytes around a text do not count.
      let text = Text([0x61, 0x62] + whole + [0x61, 0x61, 0x62], in: SourceRange(2, 2 + whole.count))
      #expect(text.firstRange(of: Text(needle), from: start)?.lowerBound == expected)
    }
  }

  @Test(arguments: ["", "a", "ab", "abc", "xabcx", "ab\u{e9}", "abcabcabcabcabcabcabc"])
  func literalsAreComparedLikeTexts(string: String) {
    let text = Text(string)
    let abc: Text = "abc"
    let empty: Text = ""
    #expect((text == "abc") == (text == abc) && (text != "abc") == (text != abc))
    #expect(text.hasPrefix("abc") == text.hasPrefix(abc) && text.hasSuffix("abc") == text.hasSuffix(abc))
    #expect(text.contains("abc") == text.contains(abc))
    #expect((text == "") == (text == empty) && text.hasPrefix("") && text.hasSuffix(""))
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
