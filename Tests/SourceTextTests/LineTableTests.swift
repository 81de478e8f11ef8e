import SourceText
import TestSupport
import Testing

struct LineTableTests {
  private func position(_ text: String, _ offset: Int) -> String {
    let position = SourceFile(name: "a", bytes: Array(text.utf8)).lines.position(of: UInt32(offset))
    return "\(position.line):\(position.column)"
  }

  @Test(arguments: [
    ("", 0, "1:1"), ("abc", 0, "1:1"), ("abc", 2, "1:3"), ("abc", 3, "1:4"), ("abc", 99, "1:4"), ("a\nb", 1, "1:2"),
    ("a\nb", 2, "2:1"), ("a\n", 2, "2:1"), ("a\r\nb", 3, "2:1"), ("é日🦆x", 2, "1:2"), ("é日🦆x", 9, "1:4"),
    ("\u{FEFF}ab", 4, "1:2"), ("\u{FEFF}ab", 0, "1:1"), ("\u{FEFF}a\nb", 5, "2:1"), ("\n\n\nx", 3, "4:1"),
    ("\tx", 1, "1:2"),
  ])
  func columnsCountCharacters(text: String, offset: Int, place: String) {
    #expect(position(text, offset) == place)
  }

  @Test
  func aLineRangeLeavesOutItsEnd() {
    let table = SourceFile(name: "a", bytes: Array("one\r\ntwo\n\nlast".utf8)).lines
    #expect((1...4).map { table.range(ofLine: $0) } == [0..<3, 5..<8, 9..<9, 10..<14])
  }

  /// Columns in a line that is longer than the table's counting interval, compared with counting from the start of
  /// the line.
  @Test(arguments: 0..<20)
  func longLinesCountLikeShortOnes(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var text = ""
    for _ in 0..<3000 { text += random.element(of: ["a", "é", "日", "🦆", "\t"]) }
    if seed % 2 == 0 { text = "first\n" + text }
    let bytes = Array(text.utf8)
    let table = SourceFile(name: "a", bytes: bytes).lines
    let start = seed % 2 == 0 ? 6 : 0
    for _ in 0..<50 {
      let offset = start + random.number(below: bytes.count - start + 1)
      let before = bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
      let position = table.position(of: UInt32(offset))
      #expect(position.line == (seed % 2 == 0 ? 2 : 1))
      #expect(position.column == before + 1)
    }
  }

  @Test
  func sourceFileCountsLinesTheSameWay() {
    let file = SourceFile(name: "a", bytes: Array("a\nb\n".utf8))
    #expect([0, 1, 2, 3, 4, 9].map { file.line(at: $0) } == [1, 1, 2, 2, 3, 3])
  }
}
