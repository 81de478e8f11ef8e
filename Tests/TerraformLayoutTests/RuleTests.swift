import TestSupport
import Testing

/// Each rule of plain Terraform layouts has a case below `testdata/terraform-layout` that is named after it.
struct RuleTests {
  @Test(arguments: try Testdata.cases(in: "terraform-layout"))
  func ruleHolds(name: String) throws {
    let transcript = try Transcript("terraform-layout/\(name)")
    #expect(try transcript.actual == transcript.expected)
  }
}
