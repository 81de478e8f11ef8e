import Checks
import Comparison
import Files
import HCL1Syntax
import Hierarchy
import SourceText
import TestSupport
import Testing

/// What `gate` leaves out, because nothing that a unit asks has changed, would have said nothing: shown on estates and edits
/// made by chance, against a model that resolves, compares and checks everything.
struct GateModelTests {
  /// What a pull request makes necessary, and what it breaks.
  private struct Answer: Equatable {
    var planned: Set<String> = []
    var broken: Set<String> = []
    var deleted: Set<String> = []
    var newFindings: Set<Text> = []
    var goneCount = 0
  }

  private struct State {
    let tree: Tree
    let selection: Tree.Selection

    init(_ tree: Tree) {
      self.tree = tree
      selection = tree.selection(of: ["/tree"])
    }

    var side: ComparedSide { ComparedSide("/tree", tree: tree, units: selection.units, isState: true) }

    var check: CheckRun { CheckRun(tree, selection, of: ["/tree"], disabled: [], workers: 2) }
  }

  private static func tree(_ estate: GateEstate) -> Tree {
    Tree(root: "/tree", fileSystem: estate.fileSystem, options: ResolutionOptions())
  }

  /// The answer as `gate` works it out.
  private static func answer(_ before: State, _ now: State) -> Answer {
    var options = TreeComparison.Options()
    options.comparesStates = true
    let difference = TreeComparison(before.side, now.side, options: options, workers: 2).difference()
    let listing = now.tree.listing(of: Tree.Selection(units: now.selection.units), workers: 2)
    let plan = PlanSet(difference, from: before.tree, to: now.tree, listing)
    let found = ChangeRun(from: before.check, to: now.check).findings()
    return Answer(
      planned: Set(plan.units.map(\.path.description)), broken: Set(plan.broken.map(\.description)),
      deleted: Set((plan.deleted + difference.moves.map(\.a)).map(\.description)),
      newFindings: Set(found.new.findings.map(\.fingerprint.text)), goneCount: found.goneCount)
  }

  // MARK: the model

  /// What Terraform gets of each unit, as `resolve` prints it, without what only says where it came from.
  private static func inputs(_ estate: GateEstate) -> [String: Value] {
    let printed = CommandRun(["resolve", ".", "-f", "json", "--quiet"], files: estate.fileSystem).output
    // HCL1 knows no null.
    let text = printed.replacing(": null", with: ": \"\"")
    let document = Decoder.decode(SyntaxTree(parsing: SourceFile(name: "a.json", bytes: Array(text.utf8)))).members
    var inputs: [String: Value] = [:]
    for unit in document["units"]?.elements ?? [] {
      let members = unit.members ?? []
      // A plain module beside the units is of another layout, which is never left out.
      if members["path"]?.string?.contains("@") ?? true { continue }
      let counting = members.filter { !["includes", "config_file", "region"].contains($0.key.description) }
      if let path = members["path"]?.string { inputs[path.description] = Value(.object(counting), at: .start) }
    }
    return inputs
  }

  private static func brokenUnits(_ state: State) -> Set<String> {
    Set(state.tree.resolve(state.selection).filter(\.diagnostics.hasErrors).map(\.path.description))
  }

  /// The answer by resolving both states whole and comparing everything.
  private static func model(_ old: GateEstate, _ new: GateEstate) -> Answer {
    let (before, now) = (State(tree(old)), State(tree(new)))
    let (a, b) = (inputs(old), inputs(new))
    let (brokenBefore, brokenNow) = (brokenUnits(before), brokenUnits(now))
    let known = Set(a.keys).union(brokenBefore)
    let units = Set(b.keys).union(brokenNow)
    var changed = units.filter { !known.contains($0) || a[$0] != b[$0] || brokenBefore.contains($0) }
    let listed = now.tree.listing(of: now.selection, workers: 1).units
    for unit in listed
    where unit.module?.path.map({ hasChanged(Path("/tree").appending($0), of: unit, old, new) }) ?? false {
      changed.insert(unit.path.description)
    }
    while true {
      let more = listed.filter { unit in
        !changed.contains(unit.path.description)
          && unit.dependencies.contains { changed.contains($0.path.description) }
      }
      if more.isEmpty { break }
      changed.formUnion(more.map(\.path.description))
    }
    let (found, goneCount) = now.check.report().since(before.check.report())
    return Answer(
      planned: changed.subtracting(brokenNow), broken: brokenNow, deleted: known.subtracting(units),
      newFindings: Set(found.findings.map(\.fingerprint.text)), goneCount: goneCount)
  }

  /// True when a file of the module in that folder changed, came or went; beside the unit only Terraform's count.
  private static func hasChanged(_ folder: Path, of unit: ListedUnit, _ old: GateEstate, _ new: GateEstate) -> Bool {
    func code(_ estate: GateEstate) -> [String: String] {
      estate.files.filter { file in
        let path = Path("/tree").appending(Path(file.key))
        return folder == unit.folder ? path.parent == folder && file.key.hasSuffix(".tf") : path.isWithin(folder)
      }
    }
    return code(old) != code(new)
  }

  // MARK: laws

  @Test(arguments: Array(UInt64(101)...300))
  func gateSaysWhatTheModelSays(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let old = GateEstate(&chance)
    var new = old
    var edits: [String] = []
    for _ in 0...chance.number(below: 3) { edits.append(new.edit(&chance)) }
    guard !State(Self.tree(old)).selection.units.isEmpty, !State(Self.tree(new)).selection.units.isEmpty else { return }
    let now = State(Self.tree(new).keepingUnits)
    let files = old.fileSystem
    let before = State(
      Self.tree(old).earlier(than: now.tree, units: now.selection.units, workers: 2) { (try? files.read($1)) == $0 })
    let model = Self.model(old, new)
    let answer = Self.answer(before, now)
    #expect(answer == model, "\(edits)")
  }

  /// How much is resolved and checked anew goes by what changed.
  @Test func onlyWhatChangedIsResolvedTwice() throws {
    var old: [String: String] = ["/tree/terraform.tfvars": "terragrunt = {}\n", "/tree/common.tfvars": "a = 1\n"]
    for number in 0..<40 {
      old["/tree/u\(number)/terraform.tfvars"] =
        "terragrunt = {\n  include {\n    path = \"${find_in_parent_folders()}\"\n  }\n  terraform {\n    source = \"m\"\n  }\n}\nx = \(number)\n"
    }
    var new = old
    new["/tree/u7/terraform.tfvars"]? += "y = 1\n"
    new["/tree/u9/own.auto.tfvars"] = "y = 1\n"
    new["/tree/README.md"] = "text\n"
    let files = InMemoryFileSystem(old)
    let now = State(
      Tree(root: "/tree", fileSystem: InMemoryFileSystem(new), options: ResolutionOptions()).keepingUnits)
    let before = State(
      Tree(root: "/tree", fileSystem: files, options: ResolutionOptions()).earlier(
        than: now.tree, units: now.selection.units, workers: 2
      ) { (try? files.read($1)) == $0 })
    let answer = Self.answer(before, now)
    #expect(answer.planned == ["u7", "u9"])
    #expect(now.tree.counters.unitsResolved == 40)
    #expect(before.tree.counters.unitsResolved == 2)
    // Of the 41 files of the base, only the one that changed; the new one is looked for in vain.
    #expect(before.tree.counters.filesParsed == 2)
    let found = ChangeRun(from: before.check, to: now.check).findings()
    #expect(found.checkedCounts == (2, 2))
  }

  /// Both units report the same about a file that they share. One of them changes and reports it no more: since the other
  /// does, nothing is gone. Units that read nothing of it are not checked.
  @Test func whatReadsAFileWithOtherFindingsIsCheckedWhole() throws {
    let root =
      "terragrunt = {\n  terraform {\n    extra_arguments \"a\" {\n      commands = [\"plan\"]\n      required_var_files = [\"${get_parent_tfvars_dir()}/common.tfvars\"]\n    }\n  }\n}\n"
    let include = "  include {\n    path = \"${find_in_parent_folders()}\"\n  }\n"
    func unit(_ module: String, _ include: String) -> String {
      "terragrunt = {\n\(include)  terraform {\n    source = \"../..//modules/\(module)\"\n  }\n}\n"
    }
    var old = [
      "/tree/live/terraform.tfvars": root, "/tree/live/common.tfvars": "team = \"core\"\n",
      "/tree/modules/strict/main.tf": "variable \"team\" {\n  type = \"list\"\n}\n",
      "/tree/modules/loose/main.tf": "variable \"team\" {}\n",
      "/tree/modules/other/main.tf": "variable \"size\" {\n  default = 1\n}\n",
    ]
    for name in ["changing", "staying"] { old["/tree/live/\(name)/terraform.tfvars"] = unit("strict", include) }
    for number in 0..<10 { old["/tree/live/other\(number)/terraform.tfvars"] = unit("other", "") }
    var new = old
    new["/tree/live/changing/terraform.tfvars"] = unit("loose", include)
    let files = InMemoryFileSystem(old)
    let now = State(
      Tree(root: "/tree", fileSystem: InMemoryFileSystem(new), options: ResolutionOptions()).keepingUnits)
    let before = State(
      Tree(root: "/tree", fileSystem: files, options: ResolutionOptions()).earlier(
        than: now.tree, units: now.selection.units, workers: 2
      ) { (try? files.read($1)) == $0 })
    let found = ChangeRun(from: before.check, to: now.check).findings()
    #expect(now.check.report().findings.contains { $0.diagnostic.code == "type-mismatch" })
    #expect(found.goneCount == 0)
    #expect(found.new.findings.isEmpty)
    #expect(found.checkedCounts == (2, 2))
  }
}
