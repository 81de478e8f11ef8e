import SourceText
import Testing

@testable import TerragruntConfiguration

/// Versions and constraints as hashicorp/go-version reads them.
struct VersionTests {
  @Test(arguments: [
    ("1.2.3", ">= 1.2, < 2"), ("v1.2", "= 1.2.0"), ("1.2.3+x", "1.2.3"), ("1.2.3", "!= 1.2.4"), ("1.2.9", "~> 1.2.3"),
    ("1.9", "~> 1.2"), ("1.2-beta.2", "< 1.2-beta.11"), ("1.2-a.b", "< 1.2-a.c"), ("1.2-rc.1", "< 1.2-rc.a"),
    ("3.2-alpha.1", "> 3.2-alpha"), ("3.2-alpha.x", "< 3.2-alpha"), ("3.2-alpha", "< 3.2-alpha.1"),
    ("3.2-alpha", "> 3.2-alpha.x"), ("1.2-a", "<= 1.2-a"), ("1.0beta2", "> 1.0-beta1"), ("1.0.0-rc2", "~> 1.0.0-rc1"),
  ])
  func versionSatisfies(version: String, constraints: String) {
    #expect(Version(Text(version))?.satisfies(Text(constraints)) == true)
  }

  @Test(arguments: [
    ("1.2.3", ">= 1.2, > 1.2.3"), ("1.3.0", "~> 1.2.3"), ("2.0", "~> 1.2"), ("1.2.2", "~> 1.2.3"),
    ("1.2.3", "~> 1.2.3.0"),
    ("1.2-beta.11", "< 1.2-beta.2"), ("1.0.0", "~> 1.0.0-rc1"), ("1.0.1-rc2", "> 1.0.0-rc1"), ("1.0.0-rc2", ">= 0.9"),
    ("1.0beta1", "< 1.0"),
  ])
  func versionDoesNotSatisfy(version: String, constraints: String) {
    #expect(Version(Text(version))?.satisfies(Text(constraints)) == false)
  }

  @Test(arguments: ["", "v", "x", "1.", "1..2", ".1", "1-", "1-a..b", "1 beta", "1.x", "1.2-ü"])
  func textIsNoVersion(text: String) {
    #expect(Version(Text(text)) == nil)
    #expect(Version("1")?.satisfies(Text(">= " + text)) == nil)
  }
}
