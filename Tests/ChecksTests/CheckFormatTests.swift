import Checks
import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// All formats contain the same findings.
struct CheckFormatTests {
  private func output(_ code: String, _ format: String) throws -> String {
    let tree = try Testdata.tree(Testdata.folder.appending(Path("checks/\(code)/found")), at: "/tree")
    let flags = try CheckFixtureTests.flags(of: code)
    return CommandRun(["check", "--verbose", "--format", format, "--root", "/tree"] + flags, files: tree).output
  }

  private func count(_ text: String, _ part: String) -> Int {
    text.split(separator: "\n").count { $0.contains(part) }
  }

  @Test(arguments: try CheckFixtureTests.codes())
  func formatsCountTheSame(code: String) throws {
    let findings = count(try output(code, "github"), "::")
    #expect(findings > 0)
    #expect(count(try output(code, "json"), "\"fingerprint\"") == findings)
    #expect(count(try output(code, "sarif"), "\"ruleIndex\"") == findings)
    #expect(count(try output(code, "junit"), "<failure ") == findings)
    let headlines = try output(code, "text").split(separator: "\n").filter { line in
      line.hasSuffix("]") && ["error: ", "warning: ", "info: "].contains { line.contains($0) }
    }
    #expect(headlines.count == findings)
  }

  @Test func namesThatWouldEndALineOrAnElementAreEscaped() {
    var files = InMemoryFileSystem([:])
    files.add(
      "/tree/a\n<b>,%:/terraform.tfvars", Array("terragrunt = {\n}\n\nx = \"arn:aws:sns:eu-west-1:x:t\"\n".utf8))
    func output(_ format: String) -> String {
      CommandRun(["check", "--format", format, "--root", "/tree"], files: files).output
    }
    #expect(output("github").hasPrefix("::error file=a%0A<b>%2C%25%3A/terraform.tfvars,line=4,"))
    #expect(output("sarif").contains("\"uri\": \"a%0A%3Cb%3E%2C%25%3A/terraform.tfvars\""))
    #expect(output("junit").contains("<testsuite name=\"a\\u{a}&lt;b&gt;,%:/terraform.tfvars\" "))
    #expect(output("json").contains("\"file\": \"a\\n<b>,%:/terraform.tfvars\""))
    #expect(output("text").hasPrefix("a\\u{a}<b>,%:/terraform.tfvars:4:"))
  }
}
