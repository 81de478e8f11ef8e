import Hierarchy
import SourceText
import TerragruntConfiguration

/// Collects findings. A finding in a shared file is kept once, although every unit that reads the file reports it.
struct CollectedFindings: Sendable {
  /// A place where several units report one mistake, each in its own words.
  private struct Spot: Hashable {
    let code: String
    let place: Place.Spot
  }

  /// The first finding at a spot: its unit, its position in `findings`, and the other units that report it.
  private struct First {
    let unit: Int
    /// The unit's path, where its file does not tell it.
    let path: Path?
    let position: Int
    var others: Set<Int> = []
  }

  private var known: Set<Diagnostic.Identity> = []
  private var spots: [Spot: First] = [:]
  /// The diagnostics that keep the tree from being read.
  private(set) var failures: [Diagnostic] = []
  /// The findings in the tree.
  private var findings: [Diagnostic] = []

  /// Adds findings that may be known already.
  mutating func add(_ diagnostics: [Diagnostic]) {
    addFirst(diagnostics.filter { known.insert(Diagnostic.Identity($0)).inserted })
  }

  /// Adds findings of a unit in files of others. A finding at a place where an earlier unit has one is the same
  /// mistake.
  ///
  /// - Parameter facts: the unit.
  mutating func add(_ diagnostics: [Diagnostic], ofUnit unit: Int, _ facts: UnitFacts) {
    for diagnostic in diagnostics {
      let isNew = known.insert(Diagnostic.Identity(diagnostic)).inserted
      guard let place = diagnostic.place else {
        if isNew { addFirst([diagnostic]) }
        continue
      }
      // The same words, too, are about one more unit of terragrunt.hcl.
      guard isNew || facts.layout == .terragrunt else { continue }
      let spot = Spot(code: diagnostic.code, place: place.spot)
      guard let first = spots[spot], first.unit != unit else {
        if spots[spot] == nil {
          let isToldByFile =
            facts.layout != .terragrunt || place.file.name == facts.file.text
            // What is wrong in a stack's file is not about the unit that tells it.
            || Path(place.file.name).name == StackGeneration.fileName
          spots[spot] = First(unit: unit, path: isToldByFile ? nil : facts.path, position: findings.count)
        }
        if isNew { addFirst([diagnostic]) }
        continue
      }
      spots[spot]?.others.insert(unit)
    }
  }

  /// Adds findings without checking for duplicates.
  mutating func addFirst(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      if TreeFailure(rawValue: diagnostic.code) != nil {
        failures.append(diagnostic)
      } else {
        findings.append(diagnostic)
      }
    }
  }

  /// The findings; those that several units share say how many.
  var folded: [Diagnostic] {
    var findings = findings
    for first in spots.values where first.position < findings.count {
      if let note = Self.note(on: first, findings[first.position]) {
        findings[first.position] = findings[first.position].with(note: Diagnostic.Note(note))
      }
    }
    return findings
  }

  /// Which units a finding in a file of several is about; nil where that is clear.
  private static func note(on first: First, _ finding: Diagnostic) -> Message? {
    let count = first.others.count
    guard let path = first.path, !finding.wording.text.contains(path.text) else {
      return count == 0 ? nil : "the same holds for \(count) more unit\(words: count == 1 ? "" : "s")"
    }
    return count == 0 ? "in the unit '\(path)'" : "in the unit '\(path)' and \(count) more"
  }
}
