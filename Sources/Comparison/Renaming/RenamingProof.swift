public import Hierarchy
public import SourceText

/// Proves that a renaming changed nothing but a name.
public struct RenamingProof {
  private let old: Text
  private let new: Text
  private let root: Path

  /// A proof for a renaming in the tree with this top folder.
  public init(of old: Text, to new: Text, root: Path) {
    self.old = old
    self.new = new
    self.root = root
  }

  /// Why a unit is not as it was; nil when each of its values is equal, that of the old name under the new one.
  ///
  /// - Parameter isRenamed: false for a unit in which nothing may change.
  public func objection(_ before: ResolvedUnit, _ after: ResolvedUnit, isRenamed: Bool) -> Diagnostic? {
    // What could not be resolved before proves nothing.
    if before.diagnostics.hasErrors { return nil }
    if let error = after.diagnostics.first(where: { $0.severity == .error }) {
      return objection("'\(before.path)' could not be resolved any more: \(error.wording)", at: nil)
    }
    let names = isRenamed ? [old: new] : [:]
    let difference = UnitDifference(
      before, after, name: after.path, expecting: Equivalence([]), filter: NameFilter(ignored: [], only: []),
      roots: (root, root), renamed: names)
    // A module from outside the tree keeps its declaration.
    let variables = difference.variables.filter { $0.path.steps.first != .key(old) || $0.b?.layer != .moduleDefault }
    let changes = variables.filter { !Self.isSameUnknown($0) } + difference.configuration.filter { !isOfName($0) }
    guard let change = changes.first(where: { $0.a != nil }) ?? changes.first else { return nil }
    let place = (change.a ?? change.b)?.place
    if !isRenamed, change.path.steps.first == .key(old) || change.path.steps.first == .key(new) {
      return Diagnostic(
        .error, ComparisonCode.notRenamed,
        "'\(before.path)' also has '\(old)' from a file that would change, and is not below the paths",
        at: place, help: "leave the paths out, or name this unit too")
    }
    return objection("'\(change.path.text)' of '\(before.path)' would be another value", at: place)
  }

  private func objection(_ message: Message, at place: Place?) -> Diagnostic {
    Diagnostic(
      .error, ComparisonCode.notRenamed, message, at: place,
      help: "strata where \(old) shows each place that has the name; something else reads one of them")
  }

  /// True for a value that only a run can tell, and that one line sets in both states.
  private static func isSameUnknown(_ change: Change) -> Bool {
    guard change.isOfUnknowns, let a = change.a?.place, let b = change.b?.place else { return false }
    return a.file.name == b.file.name && a.start.line == b.start.line
  }

  /// True for a change of an argument or environment variable that carries the name to Terraform.
  private func isOfName(_ change: Change) -> Bool {
    let carriers: [Text] = ["arguments", "env_vars", "terraform"]
    guard change.path.steps.count > 2, case .key(let part) = change.path.steps[1], carriers.contains(part) else {
      return false
    }
    let variable = Text("TF_VAR_")
    if change.path.hasName(where: { $0 == variable + old || $0 == variable + new }) { return true }
    guard let a = change.a?.value.string, let b = change.b?.value.string else { return false }
    return a.contains(old) && b.contains(new)
  }
}
