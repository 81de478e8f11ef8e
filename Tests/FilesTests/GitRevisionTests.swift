import SourceText
import Testing

@testable import Files

/// Which revisions are passed to git.
struct GitRevisionTests {
  @Test(arguments: [
    "main", "HEAD", "origin/main", "v1.2.3", "feature/größe", "0123abc", "main~2", "HEAD^", "HEAD^2~3", "a(b)",
    "refs/heads/x",
    "@",
  ])
  func namesAndHashesDo(text: String) { #expect(GitRevision(Text(text)) != nil) }

  @Test(arguments: [
    "", "-h", "--all", ":x", ":/text", "a:b", "a..b", "..", "^main", "main^{tree}", "main@{1}", "@{u}", "a b", "a\nb",
    "a\0b",
    "a*", "a?", "a[b]", "a\\b", "/main", "main/", "a//b", ".main", "a/.b", "main.", "main.lock", "main~x", "main^x",
    "~1",
  ])
  func nothingElseDoes(text: String) { #expect(GitRevision(Text(text)) == nil) }

  @Test func theNameEndsWhereTheStepsBegin() {
    #expect(GitRevision("origin/main~2^")?.name == "origin/main")
  }
}
