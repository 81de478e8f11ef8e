import Hierarchy
import SourceText

/// What the checks found in each unit of one state of a tree.
struct Gathering: Sendable {
  /// The findings so far.
  private(set) var collected = CollectedFindings()
  /// The units, in order.
  private(set) var facts: [UnitFacts] = []
  /// The files that were checked.
  private(set) var files: [Path] = []
  /// The shared files that are counted for a unit.
  private var counted: Set<SharedFiles.Key> = []

  /// Begins with what finding the units reports, and with what is wrong beside them.
  init(_ selection: Tree.Selection, _ mistakes: [Diagnostic]) {
    collected.add(selection.diagnostics.map(CheckRun.asFinding) + mistakes)
  }

  /// Adds what was found in the next unit. A shared file counts for the first unit that reads it.
  mutating func add(_ piece: CheckRun.Piece) {
    collected.addFirst(piece.ownFindings)
    collected.add(piece.otherFindings, ofUnit: facts.count, piece.facts)
    facts.append(piece.facts)
    files.append(piece.file)
    for file in piece.sharedFiles where counted.insert(file.key).inserted {
      files.append(file.key.path)
      collected.add(file.findings)
    }
  }

  /// Adds what a check of the whole estate found.
  mutating func add(_ found: [Diagnostic]) { collected.add(found) }
}
