import SourceText

/// Findings as they come in, of those in shared files each once: every unit that reads one finds them.
struct CollectedFindings {
  /// The codes of what is no finding in the tree but keeps it from being read.
  private static let failureCodes: Set<String> = [
    "no-such-path", "no-units", "not-a-unit", "unreadable-file", "unreadable-folder",
  ]

  /// A place where several units find one mistake, each in its own words.
  private struct Spot: Hashable {
    let code: String
    let file: Text
    let range: SourceRange
  }

  /// What was found first at a spot: by which unit, where it is kept, and how many more units find it.
  private struct First {
    let unit: Int
    let position: Int
    var others: Set<Int> = []
  }

  private var known: Set<Diagnostic.Identity> = []
  private var spots: [Spot: First] = [:]
  /// What kept the tree from being read.
  private(set) var failures: [Diagnostic] = []
  /// What was found in it.
  private var findings: [Diagnostic] = []

  /// Adds what may have been found before.
  mutating func add(_ diagnostics: [Diagnostic]) {
    addFirst(diagnostics.filter { known.insert(Diagnostic.Identity($0)).inserted })
  }

  /// Adds what a unit finds in files of others: what an earlier unit has found at the same place is one mistake with it.
  mutating func add(_ diagnostics: [Diagnostic], ofUnit unit: Int) {
    for diagnostic in diagnostics where known.insert(Diagnostic.Identity(diagnostic)).inserted {
      guard let place = diagnostic.place else {
        addFirst([diagnostic])
        continue
      }
      let spot = Spot(code: diagnostic.code, file: place.file.name, range: place.range)
      guard let first = spots[spot], first.unit != unit else {
        if spots[spot] == nil { spots[spot] = First(unit: unit, position: findings.count) }
        addFirst([diagnostic])
        continue
      }
      spots[spot]?.others.insert(unit)
    }
  }

  /// Adds findings without looking whether they are known.
  mutating func addFirst(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      if Self.failureCodes.contains(diagnostic.code) {
        failures.append(diagnostic)
      } else {
        findings.append(diagnostic)
      }
    }
  }

  /// The findings; those that further units share say of how many.
  var folded: [Diagnostic] {
    var findings = findings
    for first in spots.values where !first.others.isEmpty && first.position < findings.count {
      let count = first.others.count
      findings[first.position] = findings[first.position].with(
        note: Diagnostic.Note("the same holds for \(count) more unit\(words: count == 1 ? "" : "s")"))
    }
    return findings
  }
}

extension Diagnostic {
  /// The same with another note.
  fileprivate func with(note: Note) -> Diagnostic {
    Diagnostic(severity, code, wording, at: place, notes: notes + [note], help: advice, fix: fix)
  }
}
