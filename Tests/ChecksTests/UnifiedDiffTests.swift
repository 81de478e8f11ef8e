import Checks
import SourceText
import Testing

/// Changes are shown as `diff -u` shows them.
struct UnifiedDiffTests {
  private static func difference(_ old: String, _ new: String) -> String {
    let files = [old, new].map { SourceFile(name: "f", bytes: Array($0.utf8)) }
    for file in files { file.noteWellFormed() }
    return String(Text(UnifiedDiff(from: files[0], to: files[1], secrets: .standard).bytes))
  }

  @Test(arguments: [
    ("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"), ("a\n", "a\nb\n", "@@ -1 +1,2 @@\n a\n+b\n"),
    ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
    ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
  ])
  func aLineEndsWithItsLineFeed(old: String, new: String, hunk: String) {
    #expect(Self.difference(old, new) == "--- a/f\n+++ b/f\n" + hunk)
  }

  /// Three lines of context on both sides: six equal lines belong to one hunk, seven part two.
  @Test(arguments: [(5, 1), (6, 1), (7, 2)])
  func changesNextToEachOtherShareAHunk(equalLines: Int, hunks: Int) {
    let between = (0..<equalLines).map { "same \($0)\n" }.joined()
    let text = Self.difference("a\n\(between)b\n", "A\n\(between)B\n")
    #expect(text.split(separator: "\n").count { $0.hasPrefix("@@") } == hunks)
  }
}
