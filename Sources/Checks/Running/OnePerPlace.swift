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

  /// The findings at places where the others have none, and those without a place.
  func elsewhere(than others: [Diagnostic]) -> [Diagnostic] {
    let told = Set(others.compactMap { $0.place?.spot })
    return filter { finding in finding.place.map { !told.contains($0.spot) } ?? true }
  }

  /// The findings without those of a code at these places.
  func without(_ code: String, at spots: Set<Place.Spot>) -> [Diagnostic] {
    spots.isEmpty
      ? self : filter { finding in finding.code != code || finding.place.map { !spots.contains($0.spot) } ?? true }
  }
}

extension Diagnostic {
  /// The same diagnostic with another note added.
  func with(note: Note) -> Diagnostic {
    Diagnostic(severity, code, wording, at: place, notes: notes + [note], help: advice, fix: fix)
  }
}
