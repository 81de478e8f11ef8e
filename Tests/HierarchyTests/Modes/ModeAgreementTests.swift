import Files
import HCL1Syntax
import SourceText
import TestSupport
import Testing

@testable import Hierarchy

/// Where a unit says that exact mode gives the same, it does: shown by resolving it in both modes.
struct ModeAgreementTests {
  /// How the two modes differ for a unit that says that they do not; nil when they do not.
  private static func difference(_ unit: ResolvedUnit, _ exact: ResolvedUnit) -> String? {
    let errors = exact.diagnostics.filter { $0.severity == .error }
    if let first = errors.first { return "exact mode refuses \(unit.path): \(first.message)" }
    func values(_ unit: ResolvedUnit) -> [String] { unit.settingsByName.map { "\($0.name) = \($0.value)" } }
    if unit.settingsByName.map(\.name) != exact.settingsByName.map(\.name)
      || !zip(unit.settingsByName, exact.settingsByName).allSatisfy({ $0.value == $1.value })
    {
      return "\(unit.path): \(values(unit)) and \(values(exact))"
    }
    let differences = ExactDifferences(of: unit, under: exact)
    if let text = differences.texts.first { return "\(unit.path): '\(text.shown.value)' and '\(text.exact)'" }
    let (state, other) = (unit.terragrunt.remoteState, exact.terragrunt.remoteState)
    guard state?.backend.value == other?.backend.value,
      Value(.object(state?.config ?? []), at: .start) == Value(.object(other?.config ?? []), at: .start)
    else { return "\(unit.path): another state" }
    guard unit.terragrunt.skip == exact.terragrunt.skip, unit.includes == exact.includes,
      unit.arguments.map(\.value) == exact.arguments.map(\.value),
      unit.environment.map(\.value.value) == exact.environment.map(\.value.value),
      unit.dependencies.map(\.value) == exact.dependencies.map(\.value)
    else { return "\(unit.path): another block" }
    return nil
  }

  /// The differences in a tree, and how many of its units say that there are none.
  private static func differences(in tree: Tree, below folder: Path) -> (found: [String], sure: Int) {
    guard let exact = tree.exact else { return ([], 0) }
    var found: [String] = []
    var sure = 0
    for path in tree.selection(of: [folder]).units {
      let unit = tree.resolve(path)
      guard unit.isSameInExactMode else { continue }
      sure += 1
      if let difference = difference(unit, exact.resolve(path)) { found.append(difference) }
    }
    return (found, sure)
  }

  @Test func bothModesAgreeWhereAUnitSaysSo() {
    var sure = 0
    for seed in UInt64(1)...1500 {
      let estate = ModeEstate(seed: seed)
      let (found, count) = Self.differences(in: estate.tree, below: "/tree")
      sure += count
      #expect(found.isEmpty, "seed \(seed)")
    }
    // A law about units that do not exist would hold, too.
    #expect(sure > 1000)
  }

  @Test(arguments: ["hierarchy", "checks", "comparison", "gate"])
  func bothModesAgreeInFixtures(folder: String) throws {
    for name in try Testdata.cases(in: folder) {
      let files = try Testdata.tree(Testdata.folder.appending(Path(folder)).appending(Path(name)), at: "/case")
      let tree = Tree(root: "/case", fileSystem: files, options: ResolutionOptions())
      #expect(Self.differences(in: tree, below: "/case").found.isEmpty, "\(folder)/\(name)")
    }
  }

  /// What most estates consist of is resolved once.
  @Test func usualUnitsAgree() {
    let root = """
      terragrunt = {
        remote_state {
          backend = "s3"
          config {
            bucket = "state"
            key    = "${path_relative_to_include()}/terraform.tfstate"
          }
        }
        terraform {
          extra_arguments "vars" {
            commands           = ["${get_terraform_commands_that_need_vars()}"]
            required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
            optional_var_files = ["${get_tfvars_dir()}/${find_in_parent_folders("env.tfvars", "none")}"]
          }
        }
      }
      owner = "passed on"
      """
    let unit = "terragrunt = {\n  include {\n    path = \"${find_in_parent_folders()}\"\n  }\n}\nx = 1\n"
    var files = [
      "/tree/terraform.tfvars": root, "/tree/common.tfvars": "owner = \"core\"\n",
      "/tree/dev/env.tfvars": "environment = \"dev\"\n", "/tree/dev/app/terraform.tfvars": unit,
    ]
    func isSame() -> Bool {
      let tree = Tree(root: "/tree", fileSystem: InMemoryFileSystem(files), options: ResolutionOptions())
      return tree.resolve("/tree/dev/app/terraform.tfvars").isSameInExactMode
    }
    #expect(isSame())
    for odd in [
      "iam_role = \"${path_relative_to_include()}\"", "iam_role = \"${get_aws_account_id()}\"",
      "iam_role = \"${get_env(\"NONE\", \"a+b\")}\"", "iam_role = \"$${get_tfvars_dir()}\"", "# ${get_tfvars_dir()}",
      "lock {\n  }", "terraform \"label\" {\n    source = []\n  }\n  terraform {\n  }",
    ] {
      files["/tree/dev/app/terraform.tfvars"] = unit.replacing("  include", with: "  \(odd)\n  include")
      #expect(!isSame(), "\(odd)")
    }
    files["/tree/dev/app/terraform.tfvars"] = unit.replacing("x = 1", with: "x = \"${get_tfvars_dir()}\"")
    #expect(!isSame())
    files["/tree/dev/app/terraform.tfvars"] = unit
    #expect(isSame())
    // Exact mode passes on nothing by itself.
    files["/tree/common.tfvars"] = "a = 1\n"
    #expect(!isSame())
  }
}
