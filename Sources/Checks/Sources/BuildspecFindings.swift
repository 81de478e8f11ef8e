import Hierarchy
import Pipelines
import SourceText

/// What `strata buildspec check` finds in the buildspecs that units name, under the codes of that command.
struct BuildspecFindings: Sendable {
  private let check: BuildspecCheck

  /// The codes, each with what it means. `odd-space` is a check of tfvars files too; `no-buildspec` is a warning here,
  /// since a buildspec may lie in another repository.
  static let codes: [CheckDescription] = BuildspecRule.allCases.filter { $0 != .oddSpace }.map {
    CheckDescription(
      code: $0.rawValue, severity: $0.severities.first ?? .error, milder: Array($0.severities.dropFirst()),
      summary: $0.summary)
  }

  /// What is found in a tree; each buildspec is read once.
  init(_ tree: Tree) { check = BuildspecCheck(tree) }

  /// The findings of one unit. Of its own variables `environment-name` speaks for the names, and for the values what was
  /// found of its pipeline.
  func findings(in unit: ResolvedUnit, beside ofPipeline: [Diagnostic]) -> [Diagnostic] {
    let found = check.findings(for: unit)
    if found.isEmpty { return [] }
    let namedElsewhere = Self.namedElsewhere.union(ofPipeline.map(\.code))
    return found.filter { finding in
      let isOwn = finding.place?.file.name.hasSuffix(".tfvars") ?? false
      return !(isOwn && namedElsewhere.contains(finding.code))
    }
  }

  private static let namedElsewhere: Set<String> = [
    BuildspecRule.reservedName.rawValue, BuildspecRule.nameForm.rawValue, "duplicate-environment-variable",
  ]
}
