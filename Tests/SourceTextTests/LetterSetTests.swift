import SourceText
import Testing

struct LetterSetTests {
  private static let word: StaticString = "mate"

  @Test(arguments: ["Remote_State", "états mare", "STREAM", "mate"])
  func aTextWithAllLettersMayHoldTheWord(text: Text) { #expect(LetterSet(text).mayHold(LetterSet(Self.word))) }

  @Test(arguments: ["tear", "", "@[`{1-_"])
  func aTextThatLacksOneCannot(text: Text) { #expect(!LetterSet(text).mayHold(LetterSet(Self.word))) }
}
