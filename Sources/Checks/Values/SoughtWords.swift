import SourceText

/// Words that are looked for in many texts, most of which hold none.
struct SoughtWords: Sendable {
  private let words: [(word: StaticString, letters: LetterSet)]

  init(_ words: [StaticString]) { self.words = words.map { ($0, LetterSet($0)) } }

  /// True when a text in lower case holds one of the words.
  func areIn(_ plain: Text, _ letters: LetterSet) -> Bool {
    words.contains { letters.mayHold($0.letters) && plain.contains($0.word) }
  }
}
