import Comparison
import Files
import HCL1Syntax
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Grouping by cause loses no change and invents none: shown on estates made by chance.
struct CauseLawTests {
  /// Two environments of a few units each, whose values come from shared files, from calls and from the units.
  private static func estate(_ seed: UInt64) -> InMemoryFileSystem {
    var chance = SeededGenerator(seed: seed)
    func value(_ chance: inout SeededGenerator) -> String {
      chance.element(of: ["1", "2", "\"x\"", "[1, 2]", "{ k = 1 }", "\"${path_relative_to_include()}\"", "true"])
    }
    var texts: [String: String] = [:]
    for stage in ["a", "b"] {
      var shared = ""
      for name in ["one", "two", "three"] where !chance.once(in: 4) { shared += "\(name) = \(value(&chance))\n" }
      texts["/tree/\(stage)/terraform.tfvars"] = "terragrunt = {}\n" + shared
      for unit in 0..<4 where !chance.once(in: 8) {
        // Of these settings no line is the place, so that several changes have the same two places.
        let hooks = ["x", "y"].map { name in
          "before_hook \"\(name)\" { commands = [\"plan\"] execute = [\"t\"] run_on_error = \(chance.once(in: 2)) }"
        }
        var own =
          "terragrunt = { include { path = \"${find_in_parent_folders()}\" } terraform { source = \"m\" \(hooks.joined(separator: " ")) } }\n"
        for name in ["one", "four"] where chance.once(in: 3) { own += "\(name) = \(value(&chance))\n" }
        texts["/tree/\(stage)/u\(unit)/terraform.tfvars"] = own
      }
    }
    return InMemoryFileSystem(texts)
  }

  private static func difference(_ seed: UInt64) -> TreeDifference {
    let tree = Tree(root: "/tree", fileSystem: estate(seed), options: ResolutionOptions())
    let sides = ["/tree/a", "/tree/b"].map { (path: Path) in
      ComparedSide(path, tree: tree, units: tree.selection(of: [path], workers: 1).units)
    }
    return TreeComparison(sides[0], sides[1], options: TreeComparison.Options(), workers: 1).difference()
  }

  /// A change in one unit as text, values and places included.
  private static func text(_ finding: Cause.Finding, in unit: Path) -> String {
    func side(_ side: Change.Side?) -> String {
      guard let side else { return "-" }
      var writer = JSONWriter.compact
      writer.value(side.value)
      return "\(side.place.file.name):\(side.place.range.lower) \(Text(writer.take()))"
    }
    guard case .change(let change) = finding else { return "" }
    return "\(unit) \(change.kind) \(change.path.text) \(side(change.a)) \(side(change.b))"
  }

  @Test(arguments: Array(UInt64(1)...1000))
  func everyChangeHasOneCause(seed: UInt64) {
    let difference = Self.difference(seed)
    let changes = difference.units.flatMap { unit in unit.changes.map { Self.text(.change($0), in: unit.name) } }
    let ungrouped = difference.causes.flatMap(\.variants).flatMap { variant in
      variant.units.map { Self.text(variant.finding, in: $0) }
    }
    #expect(ungrouped.sorted() == changes.sorted())
    for cause in difference.causes {
      #expect(Set(cause.units).count == cause.units.count)
      #expect(cause.units == cause.units.sorted())
    }
  }
}
