import HCL2Evaluation
import Hierarchy
import SourceText
import TestSupport
import Testing

/// The law of unknowns for whole trees: whichever leaf becomes unknown, everything that is still known is unchanged.
struct UnknownLeafTests {
  private static let estates: UInt64 = 14
  /// A value of any type that only a run can tell.
  private static let unknown = "jsondecode(run_cmd(\"tell\"))"

  @Test(arguments: [false, true]) func anUnknownLeafNeverGivesAKnownWrongValue(usesModuleDefaults: Bool) {
    var unknowns = 0
    var tried = 0
    for seed in 0..<Self.estates {
      let estate = GeneratedEstate(seed: seed)
      let before = resolved(estate, [:], usesModuleDefaults)
      #expect(before.allSatisfy { !$0.diagnostics.hasErrors }, "estate \(seed)")
      for leaf in estate.leaves.indices where estate.leaves[leaf].role != .constant {
        if (leaf + Int(seed)) % 6 != 0 { continue }
        let after = resolved(estate, [leaf: Self.unknown], usesModuleDefaults)
        for (old, new) in zip(before, after) {
          if new.diagnostics.hasErrors {
            let codes = new.diagnostics.filter { $0.severity == .error }.map(\.code)
            #expect(
              codes.allSatisfy { $0 == "not-known-offline" }, "estate \(seed), leaf \(leaf), \(new.path): \(codes)")
            continue
          }
          tried += 1
          let values = (EstateRun.values(of: old), EstateRun.values(of: new))
          unknowns += values.1.unknowns.count
          if let wrong = Self.firstWrong(values.1, values.0, "") {
            Issue.record("estate \(seed), leaf \(leaf) (\(estate.leaves[leaf].text)), \(new.path): \(wrong)")
          }
        }
      }
    }
    #expect(tried > 400)
    #expect(unknowns > 400)
  }

  private func resolved(
    _ estate: GeneratedEstate, _ others: [Int: String], _ usesModuleDefaults: Bool
  ) -> [ResolvedUnit] {
    let run = EstateRun(estate.tree(replacing: others), usesModuleDefaults: usesModuleDefaults)
    return estate.units.map { run.tree.resolve($0) }
  }

  /// The first part that is known although it differs; nil when there is none.
  private static func firstWrong(_ known: TypedValue, _ actual: TypedValue, _ path: String) -> String? {
    if known.unknown != nil { return nil }
    if known.parts.isEmpty, actual.parts.isEmpty, EstateRun.text(known) == EstateRun.text(actual) { return nil }
    if let left = known.members, let right = actual.members {
      for name in Set(left.names).union(right.names).sorted() {
        guard let part = left[name] else { return "\(path) has no \(name), but may have" }
        // A setting that an unknown argument may set.
        if right[name] == nil, part.unknown != nil, path == "/settings" { continue }
        guard let other = right[name] else { return "\(path) has \(name), but may not" }
        if let wrong = firstWrong(part, other, path + "/\(name)") { return wrong }
      }
      return nil
    }
    if let left = known.elements, let right = actual.elements, left.count == right.count {
      for (index, part) in zip(left, right).enumerated() {
        if let wrong = firstWrong(part.0, part.1, path + "/\(index)") { return wrong }
      }
      return nil
    }
    return "\(path) is \(EstateRun.text(known)), but may be \(EstateRun.text(actual))"
  }
}
