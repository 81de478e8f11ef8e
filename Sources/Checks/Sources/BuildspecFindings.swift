import Hierarchy
import Pipelines
import SourceText

/// The findings of `strata buildspec check` in the buildspecs that units name, with the same codes.
struct BuildspecFindings: Sendable {
  private let check: BuildspecCheck

  /// The codes with their meanings. `odd-space` is missing because it is a check of tfvars files too. `no-buildspec`
  /// is a warning here, since a buildspec may be in another repository.
  static let codes: [CheckDescription] = BuildspecRule.allCases.filter { $0 != .oddSpace }.map(CheckDescription.init)

  /// The findings for a tree. Each buildspec is read once.
  init(_ tree: Tree) { check = BuildspecCheck(tree) }

  /// The findings of one unit. Leaves out findings about the unit's own variables that are reported elsewhere:
  /// `environment-name` reports names, and `ofPipeline` may report values under the same code.
  func findings(in unit: ResolvedUnit, beside ofPipeline: [Diagnostic]) -> [Diagnostic] {
    let found = check.findings(for: unit)
    if found.isEmpty { return [] }
    let namedElsewhere = Self.namedElsewhere.union(ofPipeline.map(\.code))
    return found.filter { finding in
      let isOwn = finding.place?.file.name.hasSuffix(".tfvars") ?? false
      return !(isOwn && namedElsewhere.contains(finding.code))
    }
  }

  /// The files that the builds of a unit run, absolute; they need not exist.
  func files(of unit: ResolvedUnit) -> [Path] { check.files(of: unit) }

  private static let namedElsewhere: Set<String> = [
    BuildspecRule.reservedName.rawValue, BuildspecRule.nameForm.rawValue, "duplicate-environment-variable",
  ]
}
