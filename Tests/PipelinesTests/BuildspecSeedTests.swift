import Files
import Hierarchy
import SourceText
import TestSupport
import Testing

/// The output of `strata buildspec` for the published example and for the sample.
struct BuildspecSeedTests {
  @Test func seedShowsItsKnownTroubles() throws {
    let files = try Testdata.tree(Testdata.folder.appending("seed"), at: "/tree")
    let run = CommandRun(["buildspec", "check", "aws/eu-west-1/deployments-terragrunt"], files: files)
    let headlines = run.output.split(separator: "\n").filter { $0.hasSuffix("]") }.map { line in
      let place = line.split(separator: " ").first ?? ""
      return "\(place) \(line.split(separator: "[").last?.dropLast() ?? "")"
    }
    #expect(
      headlines == [
        "aws/eu-west-1/deployments-terragrunt/terraform.tfvars:87:14: unused-environment-variable",
        "deployment/buildspec.yml:5:4: reserved-environment-name", "deployment/buildspec.yml:22:11: missing-folder",
      ])
    #expect(run.output.contains("'terraform/aws/eu-west-2/frontend-build'"))
    #expect(run.status == .failure)
  }

  @Test func aRegionThatTheTreeHasIsNoFinding() throws {
    let files = try Testdata.tree(Testdata.folder.appending("sample"), at: "/tree")
    let unit = "aws/eu-west-1/deployments-terragrunt"
    let run = CommandRun(["buildspec", "check", unit, "--set", "TERRAGRUNT_REGION=eu-west-2"], files: files)
    #expect(run.output == "\(unit): no findings\n")
    let wrong = CommandRun(["buildspec", "check", unit, "--set", "TERRAGRUNT_REGION=eu-west-3"], files: files)
    #expect(wrong.status == .failure)
  }

  @Test(
    arguments: ["eu-west-1", "eu-west-2"], ["deployments-terragrunt", "docker-images-terragrunt", "frontend-build"])
  func sampleHasNoFinding(region: String, unit: String) throws {
    let files = try Testdata.tree(Testdata.folder.appending("sample"), at: "/tree")
    let run = CommandRun(["buildspec", "check", "aws/\(region)/\(unit)"], files: files)
    #expect(run.output == "aws/\(region)/\(unit): no findings\n")
    #expect(run.status == .success)
  }

  @Test func seedsEnvironmentSaysWhereEachVariableIsFrom() throws {
    let files = try Testdata.tree(Testdata.folder.appending("seed"), at: "/tree")
    let run = CommandRun(
      ["buildspec", "env", "aws/eu-west-1/deployments-terragrunt", "--format", "json", "--show-origin"], files: files)
    var expected = JSONWriter.indented
    expected.beginList()
    for (name, value, type, from) in [
      ("CODEBUILD_KEY", "/algorithms/prod/deploy-key", "PARAMETER_STORE", "buildspec/env.parameter-store"),
      ("TERRAGRUNT_COMMAND", "terragrunt apply -auto-approve", "PLAINTEXT", "project"),
      ("TERRAGRUNT_ENVIRONMENT", "prod", "PLAINTEXT", "project"),
      ("TERRAGRUNT_PIPELINE", "frontend-build", "PLAINTEXT", "project"),
      ("TERRAGRUNT_REGION", "eu-west-2", "PLAINTEXT", "project"),
    ] as [(Text, Text, Text, Text)] {
      expected.beginObject()
      expected.member("name", name)
      expected.member("value", value)
      expected.member("type", type)
      expected.member("from", from)
      expected.endObject()
    }
    expected.endList()
    #expect(run.output == String(Text(expected.take())) + "\n")
  }

  /// Reading a buildspec ends, whatever it contains.
  @Test func damagedBuildspecsAreChecked() throws {
    let text = Array(try Testdata.text(Testdata.folder.appending("seed/deployment/buildspec.yml")).utf8)
    let unit = try Testdata.text(
      Testdata.folder.appending("seed/aws/eu-west-1/deployments-terragrunt/terraform.tfvars"))
    let signs = Array("$`'\"(){}<|&;[]#\\ \n".utf8)
    for length in stride(from: 0, to: text.count, by: 7) {
      var damaged = text
      damaged[length] = signs[length % signs.count]
      for bytes in [damaged, Array(text[..<length])] {
        var files = InMemoryFileSystem(["/tree/unit/terraform.tfvars": unit])
        files.add("/tree/b.yml", bytes)
        let run = CommandRun(["buildspec", "check", "unit", "--buildspec", "b.yml"], files: files)
        #expect(run.status == .success || run.status == .failure)
      }
    }
  }
}
