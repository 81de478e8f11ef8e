public import Hierarchy
public import SourceText

/// Something that edited files would change and must not.
public struct PromotionObjection {
  /// What it is.
  public let diagnostic: Diagnostic
  /// What would change; nil for a unit that has errors then.
  let path: ValuePath?
  /// The files that the unit reads, relative to the tree's top folder.
  let filesRead: [Path]
}

/// Proves that edits carry what was chosen and change nothing else.
public struct PromotionProof {
  private let values: [Path: [PromotedValue]]
  private let all: [PromotedValue]
  private let isOfAFile: Bool
  private let root: Path

  /// A proof.
  ///
  /// - Parameters:
  ///   - isOfAFile: whether the side to edit is a var file that was named: all units that read it then get its values.
  ///   - root: the tree's top folder.
  public init(of choice: PromotionChoice, isOfAFile: Bool, root: Path) {
    all = choice.values
    values = Dictionary(grouping: choice.values, by: \.unit.path)
    self.isOfAFile = isOfAFile
    self.root = root
  }

  /// What changes in a unit and must not; nil when nothing does.
  public func objection(_ before: ResolvedUnit, _ after: ResolvedUnit) -> PromotionObjection? {
    if before.diagnostics.hasErrors { return nil }
    if let error = after.diagnostics.first(where: { $0.severity == .error }) {
      return objection("'\(before.path)' could not be resolved any more: \(error.wording)", nil, nil, after)
    }
    let difference = UnitDifference(
      before, after, name: after.path, expecting: Equivalence([]), filter: NameFilter(ignored: [], only: []),
      roots: (root, root))
    for change in difference.changes {
      let carrying = (isOfAFile ? all : values[before.path] ?? []).filter { change.path.isWithin($0.path) }
      let isKept = change.kind != .removed || carrying.contains(where: \.isWholeList)
      if carrying.isEmpty || !isKept {
        return objection(
          "'\(change.path.text)' of '\(before.path)' would be another value", (change.a ?? change.b)?.place,
          change.path,
          after)
      }
    }
    return nil
  }

  /// What is still to be carried after the edits; nil when nothing is.
  public func objection(stillChosen choice: PromotionChoice) -> PromotionObjection? {
    if let obstacle = choice.obstacles.first {
      return PromotionObjection(diagnostic: obstacle, path: nil, filesRead: [])
    }
    guard let value = choice.values.first else { return nil }
    return objection(
      "'\(value.path.text)' of '\(value.unit.path)' would still be another value than that of '\(value.source.path)'",
      value.from.place, value.path, value.unit)
  }

  private func objection(
    _ message: Message, _ place: Place?, _ path: ValuePath?, _ unit: ResolvedUnit
  ) -> PromotionObjection {
    PromotionObjection(
      diagnostic: Diagnostic(
        .error, ComparisonCode.notPromoted, message, at: place,
        help: "choose less with --only or --ignore, or edit this by hand"),
      path: path, filesRead: unit.filesRead)
  }
}
