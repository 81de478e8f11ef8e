import Files
import HCL2Evaluation
import Hierarchy
import SourceText
import TestSupport
import Testing

/// Laws of includes: exposing one changes no value, and merging deep is associative.
struct MergeLawTests {
  @Test func exposeNeverChangesValues() {
    var wishes = GeneratedEstate.Wishes()
    wishes.usesIncludes = false
    for seed in 0..<20 as Range<UInt64> {
      // The same random numbers, but for what is exposed.
      wishes.exposure = 1
      let exposed = EstateRun(GeneratedEstate(seed: seed, wishes).tree(editing: { $0 })).tree
      let hidden = EstateRun(GeneratedEstate(seed: seed, wishes).tree(editing: Self.hiding)).tree
      for unit in GeneratedEstate(seed: seed, wishes).units {
        let values = [exposed, hidden].map { Self.valuesWithoutIncludes($0.resolve(unit)) }
        #expect(values[0] == values[1], "estate \(seed), \(unit)")
      }
    }
  }

  private static func hiding(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == "  expose = true" ? "  expose = false" : $0 }.joined(separator: "\n")
  }

  private static func valuesWithoutIncludes(_ unit: ResolvedUnit) -> String {
    let configuration = unit.document?.configuration.typedForm.members?.all ?? []
    let members = configuration.filter { $0.name != "include" }.map { "\($0.name) = \(EstateRun.text($0.value))" }
    let settings = unit.settings.map { "\($0.name) = \(EstateRun.text($0.value.typedForm))" }
    return (members + settings + unit.diagnostics.map { "\($0.message)" }).joined(separator: "\n")
  }

  /// Where all three files give a path the same kind of value, merging the first two before or after makes no
  /// difference. (A text between two maps hides the first, so that no order could be associative.)
  @Test func mergingDeepIsAssociative() {
    for seed in 0..<60 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let shape = Shape.random(3, &random)
      let layers = (0..<3).map { _ in shape.inputs(&random) }
      let apart = inputs(["a": layers[0], "b": layers[1]], own: layers[2], including: ["a", "b"])
      let first = inputs(["a": layers[0]], own: layers[1], including: ["a"])
      let joined = inputs(["ab": first], own: layers[2], including: ["ab"])
      let last = inputs(["b": layers[1]], own: layers[2], including: ["b"])
      let other = inputs(["a": layers[0]], own: last, including: ["a"])
      #expect(apart == joined, "\(layers)")
      #expect(apart == other, "\(layers)")
      #expect(apart != "null")
    }
  }

  /// The inputs of a unit that includes files with the given inputs deep.
  private func inputs(_ files: [String: String], own: String, including labels: [String]) -> String {
    var tree = InMemoryFileSystem([:])
    for (name, text) in files { tree.add(Path("/tree/\(name).hcl"), Array("inputs = \(text)\n".utf8)) }
    let includes = labels.map { "include \"\($0)\" {\n  path = \"../\($0).hcl\"\n  merge_strategy = \"deep\"\n}\n" }
    tree.add("/tree/unit/terragrunt.hcl", Array((includes.joined() + "inputs = \(own)\n").utf8))
    let unit = EstateRun(tree).tree.resolve("/tree/unit/terragrunt.hcl")
    #expect(unit.diagnostics.isEmpty)
    let inputs = unit.document?.configuration.typedForm.members?["inputs"]
    return inputs.map { EstateRun.text($0) } ?? "null"
  }

  /// The kind of value that all layers give to one path.
  private indirect enum Shape {
    case text
    case list
    case map([String: Shape])

    static func random(_ depth: Int, _ random: inout SeededGenerator) -> Shape {
      var parts: [String: Shape] = [:]
      for key in ["a", "b", "c"] {
        switch random.number(below: depth > 0 ? 4 : 2) {
        case 0: parts[key] = .text
        case 1: parts[key] = .list
        default: parts[key] = .random(depth - 1, &random)
        }
      }
      return .map(parts)
    }

    /// A value of this shape in which parts may be missing.
    func inputs(_ random: inout SeededGenerator) -> String {
      switch self {
      case .text: return "\"t\(random.number(below: 100))\""
      case .list:
        return "[" + (0..<random.number(below: 3)).map { _ in "\(random.number(below: 9))" }.joined(separator: ", ")
          + "]"
      case .map(let parts):
        let members = parts.sorted { $0.key < $1.key }.filter { _ in !random.once(in: 3) }
        return "{" + members.map { "\($0.key) = \($0.value.inputs(&random))" }.joined(separator: ", ") + "}"
      }
    }
  }
}
