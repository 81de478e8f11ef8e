import Comparison
import SourceText
import Testing

/// The expressions of `--map`, as RE2 reads them.
struct PathRenamingTests {
  @Test(arguments: [
    ("dev=prod", "live/dev/app", "live/prod/app"), ("dev=prod", "dev/dev", "prod/prod"), ("x=y", "dev", "dev"),
    ("^(.*)-dev$=\\1-prod", "app-dev", "app-prod"), ("a+=x", "baab", "bxb"), ("a{2}=x", "aaab", "xab"),
    ("a{2,}=x", "abaaab", "abxb"), ("a{1,2}=x", "aaa", "xx"), ("a{3}=x", "aab", "aab"), ("(a|b){2}=x", "abc", "xc"),
    ("(?:){3}a=x", "ba", "bx"), ("a{0}b=x", "ab", "ax"), ("a*?b=x", "aab", "x"),
    ("[^/]+/app=x", "live/dev/app", "live/x"),
    ("\\bdev\\b=x", "dev/devel", "x/devel"), ("a\\=b=x", "a=b", "x"), ("a{b=x", "a{b", "x"),
  ])
  func matchesAreReplaced(rule: String, path: String, renamed: String) throws {
    #expect(try PathRenaming(rule).renamed(Path(path)).description == renamed)
  }

  @Test(arguments: ["a", "=x", "(=x", "a)=x", "*=x", "a**=x", "a{2,1}=x", "[b-a]=x", "(?=a)=x", "(a)\\1=x", "a=\\1"])
  func othersAreRefused(rule: String) {
    #expect(throws: PathRenaming.Failure.self) { try PathRenaming(rule) }
  }
}
