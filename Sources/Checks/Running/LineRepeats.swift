import SourceText

/// Findings of several rules about one line, of which one is the mistake.
enum LineRepeats {
  /// For the code of what follows from a mistake, the codes that tell the mistake.
  private static let causes: [String: Set<String>] = [
    ForeignEnvironment.code: [ForeignAccount.code, SharedState.code],
    ForeignBucket.code: [ForeignEnvironment.code, SharedState.code],
    UnwrittenState.code: [ForeignEnvironment.code, RegionMismatch.code, ForeignBucket.code],
  ]
  private static let codesOfCauses = causes.values.reduce(into: Set<String>()) { $0.formUnion($1) }

  private struct Line: Hashable {
    let file: Text
    let line: Int

    init(_ place: Place) {
      file = place.file.name
      line = place.start.line
    }
  }

  /// The findings without those that follow from another one on their line.
  static func removed(from findings: [Diagnostic]) -> [Diagnostic] {
    var told: [Line: Set<String>] = [:]
    for finding in findings where codesOfCauses.contains(finding.code) {
      if let place = finding.place { told[Line(place), default: []].insert(finding.code) }
    }
    if told.isEmpty { return findings }
    return findings.filter { finding in
      guard let causes = causes[finding.code], let place = finding.place else { return true }
      return told[Line(place)]?.isDisjoint(with: causes) ?? true
    }
  }
}
