import Hierarchy
import SourceText

/// A unit has no remote state although its siblings have one: its state stays on the machine that deploys it.
enum NoRemoteState: EstateCheck {
  static let code = "no-remote-state"
  static let severity = Severity.warning
  static let summary = "a unit without include or remote state, where its siblings have one"

  private static let leastSiblings = 3
  /// Words in the names of units that create the state store, whose own state can't be in it.
  private static let makers: [StaticString] = ["bootstrap", "state", "backend", "init"]

  static func findings(in estate: Estate) -> [Diagnostic] {
    let suspects = estate.units.filter { !$0.hasRemoteState && !$0.isSkipped && !$0.hasCause }
    guard !suspects.isEmpty else { return [] }
    // For each top folder: how many units it contains, and how many of them have a state.
    var all: [Text: Int] = [:]
    var keeping: [Text: Int] = [:]
    for unit in estate.units {
      guard let top = unit.path.parts.first else { continue }
      all[top, default: 0] += 1
      if unit.hasRemoteState { keeping[top, default: 0] += 1 }
    }
    return suspects.compactMap { unit in
      guard let top = unit.path.parts.first, let keeping = keeping[top], let siblings = all[top].map({ $0 - 1 }),
        keeping >= leastSiblings, keeping * 4 >= siblings * 3, NoCode.hasCode(unit, in: estate), !isMaker(unit),
        !keepsItsOwn(unit, estate)
      else { return nil }
      return finding(
        "the unit '\(unit.path)' has no remote state, and \(keeping) of its \(siblings) siblings have one",
        at: unit.place,
        help: unit.includes.isEmpty
          ? "include the parent: include { path = \"${find_in_parent_folders()}\" }"
          : "write a remote_state block in the included file")
    }
  }

  private static func isMaker(_ unit: UnitFacts) -> Bool {
    let name = unit.path.name.lowercasedASCII
    return makers.contains { name.contains($0) }
  }

  /// True when the unit's code configures its own state.
  private static func keepsItsOwn(_ unit: UnitFacts, _ estate: Estate) -> Bool {
    let code = unit.module?.folder ?? unit.folder
    return estate.tree.names(in: code).contains { name in
      guard name.hasSuffix(".tf"), let file = try? estate.tree.source(at: code.appending(Path(name))) else {
        return false
      }
      return Text(file.bytes).contains("backend \"")
    }
  }
}
