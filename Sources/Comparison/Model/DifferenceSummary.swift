/// The summary line of a comparison.
enum DifferenceSummary {
  /// `3 of 4 units differ: 12 changes (1 added, 11 changed); 1 unit only in A`.
  static func line(of difference: TreeDifference) -> String {
    let pairs = difference.units.count + difference.equalCount
    let differing = difference.units.count { !$0.changes.isEmpty || !($0.verdict?.violations.isEmpty ?? true) }
    var parts: [String] = []
    if pairs == 0, !difference.failed.isEmpty {
      parts.append("no unit could be compared")
    } else if let verdict = difference.unitVerdict {
      let violations = difference.violationCount
      parts.append(
        violations == 0
          ? "the policy is kept by \(pairs.counted("unit"))"
          : "the policy is broken \(violations == 1 ? "once" : "\(violations) times") in \(differing.counted("unit"))")
      let accepted = difference.acceptedCount
      if accepted > 0 { parts.append("\(accepted.counted("difference")) accepted") }
      _ = verdict
    } else if differing == 0 {
      parts.append(pairs == 1 ? "1 unit, no difference" : "\(pairs) units, no difference")
    } else {
      parts.append(
        "\(differing) of \(pairs.counted("unit")) \(differing == 1 ? "differs" : "differ"): "
          + "\(difference.changeCount.counted("change"))\(causes(of: difference)) (\(listed(difference.counts)))")
    }
    if difference.expectedCount > 0 {
      parts.append(
        "\(difference.expectedCount.counted("value")) \(difference.expectedCount == 1 ? "differs" : "differ") only as expected"
      )
    }
    if !difference.moves.isEmpty {
      let states = difference.moves.count(where: \.changesState)
      let aside = states == 0 ? "" : " (\(states) to another remote state)"
      parts.append("\(difference.moves.count.counted("unit")) moved\(aside)")
    }
    if !difference.onlyA.isEmpty { parts.append("\(difference.onlyA.count.counted("unit")) only in A") }
    if !difference.onlyB.isEmpty { parts.append("\(difference.onlyB.count.counted("unit")) only in B") }
    if !difference.failed.isEmpty { parts.append("\(difference.failed.count.counted("unit")) not resolved") }
    return parts.joined(separator: "; ")
  }

  /// The number of causes, where one of them makes several changes.
  private static func causes(of difference: TreeDifference) -> String {
    difference.causes.contains(where: \.isShared) ? " from \(difference.causes.count.counted("cause"))" : ""
  }

  /// What to do when a moved unit gets another state.
  static let stateNote = "Terraform reads another state from now on: move the state along"

  /// `1 added, 11 changed`: the kinds that occur.
  static func listed(_ counts: [(kind: Change.Kind, count: Int)]) -> String {
    counts.filter { $0.count > 0 }.map { kind, count in
      switch kind {
      case .added: "\(count) added"
      case .removed: "\(count) removed"
      case .changed: "\(count) changed"
      case .changedType: "\(count) of another type"
      case .reordered: "\(count) reordered"
      case .unknown: "\(count) unknown"
      }
    }.joined(separator: ", ")
  }
}

extension TreeDifference.Side {
  /// The folder and, if it is read from git, its revision: `aws/eu-west-1 at v1.2`.
  var title: String { path.description + (revision.map { " at \($0)" } ?? "") + (isEdited ? " as edited" : "") }
}
