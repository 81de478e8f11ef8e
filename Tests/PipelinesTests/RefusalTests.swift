import CommandLineTool
import Files
import Hierarchy
import Pipelines
import SourceText
import TestSupport
import Testing

/// Every rule reports its refusals at the line with the value; after an error nothing is written.
struct RefusalTests {
  private static let folder = Testdata.folder.appending("pipelines/refused")

  private static func text(_ file: Refusal.File) throws -> String {
    try Testdata.text(folder.appending(Path(file.rawValue)))
  }

  private static func run(_ unit: String, _ inputs: String, format: String = "aws-cli") -> CommandRun {
    let files = InMemoryFileSystem(["/tree/unit/terraform.tfvars": unit, "/tree/inputs.tfvars": inputs])
    return CommandRun(
      ["render", "unit", "--inputs", "inputs.tfvars", "--format", format, "--output-dir", "out"], files: files)
  }

  @Test func theUnitIsCleanWithoutAChange() throws {
    let run = Self.run(try Self.text(.unit), try Self.text(.inputs))
    #expect(run.errors == "")
    #expect(run.status == .success)
    #expect(run.written.count == 6)
  }

  @Test(arguments: Refusals.all)
  func ruleReportsTheValueAtItsLine(refusal: Refusal) throws {
    var unit = try Self.text(.unit)
    var inputs = try Self.text(.inputs)
    let changed: String
    switch refusal.file {
    case .unit:
      unit = refusal.changed(unit)
      changed = unit
    case .inputs:
      inputs = refusal.changed(inputs)
      changed = inputs
    }
    let name = refusal.file == .unit ? "unit/terraform.tfvars" : "inputs.tfvars"
    let lines = changed.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { Refusal.name(of: $0) == refusal.place }) + 1
    let run = Self.run(unit, inputs)
    let rule = try #require(PipelineRules.all.first { $0.code == refusal.code })
    let heads = run.errors.split(separator: "\n").filter {
      $0.hasSuffix("]") && $0.contains(": \(rule.severity.rawValue): ")
    }
    let expected = heads.filter { $0.hasPrefix("\(name):\(line):") && $0.hasSuffix(" [\(refusal.code)]") }
    #expect(!expected.isEmpty, "\(refusal.code) at \(name):\(line), but:\n\(run.errors)")
    #expect(heads.count == expected.count, "\(run.errors)")
    #expect(run.status == (rule.severity == .error ? .failure : .success))
    #expect(run.written.isEmpty == (rule.severity == .error))
    #expect(run.output == "")
  }

  @Test func everyRuleHasARefusal() {
    let shown = Set(Refusals.all.map(\.code))
    #expect(PipelineRules.all.map(\.code).filter { !shown.contains($0) } == [])
    #expect(Set(PipelineRules.all.map(\.code)).count == PipelineRules.all.count)
  }

  /// `RULES.md` is generated from the rules and their refusals; `STRATA_WRITE_RULES=1 swift test` rewrites it.
  @Test func theTableOfRulesIsUpToDate() throws {
    let path = Testdata.checkout.appending("Sources/Pipelines/RULES.md")
    if RulesDocument.isToBeWritten { try DiskFileSystem().replace(path, with: Array(RulesDocument.text.utf8)) }
    #expect(try Testdata.text(path) == RulesDocument.text)
  }
}
