import SourceText
import TestSupport
import Testing

struct ByteOrderTests {
  /// Texts over a few letters and a zero byte, with common beginnings of all lengths around the eight bytes that are
  /// compared at a time.
  private static func texts(_ count: Int, _ generator: inout SeededGenerator) -> [Text] {
    (0..<count).map { _ in
      var bytes = [UInt8](repeating: 0x61, count: generator.number(below: 21))
      for _ in 0..<generator.number(below: 4) { bytes.append(generator.element(of: [0x00, 0x61, 0x62, 0xFF])) }
      return Text(bytes)
    }
  }

  @Test(arguments: [0, 1, 2, 15, 16, 17, 40, 300])
  func positionsAreThoseOfAStableSort(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count) + 1)
    for _ in 0..<40 {
      let texts = Self.texts(count, &generator)
      let expected = texts.indices.sorted { (texts[$0], $0) < (texts[$1], $1) }
      #expect(texts.positionsInOrder == expected)
    }
  }

  @Test func textsThatShareALongBeginningAreOrdered() {
    let start = [UInt8](repeating: 0x78, count: 1 << 20)
    let texts = [3, 1, 2].map { Text(start + [$0]) }
    #expect(texts.positionsInOrder == [1, 2, 0])
  }
}
