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
          ? "the policy is kept by \(counted(pairs, "unit"))"
          : "the policy is broken \(violations == 1 ? "once" : "\(violations) times") in \(counted(differing, "unit"))")
      let accepted = difference.acceptedCount
      if accepted > 0 { parts.append("\(counted(accepted, "difference")) accepted") }
      _ = verdict
    } else if differing == 0 {
      parts.append(pairs == 1 ? "1 unit, no difference" : "\(pairs) units, no difference")
    } else {
      parts.append(
        "\(differing) of \(counted(pairs, "unit")) \(differing == 1 ? "differs" : "differ"): "
          + "\(counted(difference.changeCount, "change"))\(causes(of: difference)) (\(listed(difference.counts)))")
    }
    if difference.expectedCount > 0 {
      parts.append(
        "\(counted(difference.expectedCount, "value")) \(difference.expectedCount == 1 ? "differs" : "differ") only as expected"
      )
    }
    if !difference.moves.isEmpty {
      let states = difference.moves.count(where: \.changesState)
      let aside = states == 0 ? "" : " (\(states) to another remote state)"
      parts.append("\(counted(difference.moves.count, "unit")) moved\(aside)")
    }
    if !difference.onlyA.isEmpty { parts.append("\(counted(difference.onlyA.count, "unit")) only in A") }
    if !difference.onlyB.isEmpty { parts.append("\(counted(difference.onlyB.count, "unit")) only in B") }
    if !difference.failed.isEmpty { parts.append("\(counted(difference.failed.count, "unit")) not resolved") }
    return parts.joined(separator: "; ")
  }

  /// The number of causes, where one of them makes several changes.
  private static func causes(of difference: TreeDifference) -> String {
    difference.causes.contains(where: \.isShared) ? " from \(counted(difference.causes.count, "cause"))" : ""
  }

  /// What to do when a moved unit gets another state.
  static let stateNote = "Terraform reads another state from now on: move the state along"

  /// A number and its noun.
  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

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
