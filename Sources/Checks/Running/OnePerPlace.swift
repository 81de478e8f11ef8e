import SourceText

extension [Diagnostic] {
  /// The first finding at each place, in order, with a note that counts the others there. Findings without a place stay.
  ///
  /// - Parameter others: what the others are about: `more states`.
  func onePerPlace(_ others: StaticString) -> [Diagnostic] {
    var positions: [Place.Spot: Int] = [:]
    var kept: [(finding: Diagnostic, others: Int)] = []
    for finding in self {
      if let spot = finding.place?.spot {
        if let position = positions[spot] {
          kept[position].others += 1
          continue
        }
        positions[spot] = kept.count
      }
      kept.append((finding, 0))
    }
    return kept.map { finding, count in
      count == 0 ? finding : finding.with(note: Diagnostic.Note("the same holds for \(count) \(words: "\(others)")"))
    }
  }
}

extension Diagnostic {
  /// The same diagnostic with another note added.
  func with(note: Note) -> Diagnostic {
    Diagnostic(severity, code, wording, at: place, notes: notes + [note], help: advice, fix: fix)
  }
}
