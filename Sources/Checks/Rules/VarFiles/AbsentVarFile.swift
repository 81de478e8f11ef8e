import Hierarchy
import SourceText

/// An optional var file that no unit has.
enum AbsentVarFile: EstateCheck {
  static let code = "absent-var-file"
  static let severity = Severity.warning
  static let milder = [Severity.info]
  static let summary = "an optional var file that no unit ever has"

  /// A file that is requested at one place, and the number of units that lack it.
  private struct Absence {
    let file: UnitFacts.OptionalFile
    var count = 1
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    var existing: Set<Place.Spot> = []
    // The same argument in another file may find its var file: one region has one, another does not.
    var existingTexts: Set<Text> = []
    var absent: [Place.Spot: Absence] = [:]
    // What a mistake in a file leaves of its var files says nothing.
    let doubtful = Set(
      estate.units.lazy.filter(\.hasCause).flatMap { [$0.file.text] + $0.includes.map(\.text) }
    )
    for file in estate.units.lazy.flatMap(\.optionalFiles) {
      let spot = file.place.spot
      if file.exists {
        if existing.insert(spot).inserted { existingTexts.insert(file.place.file.text(file.place.range)) }
      } else if absent[spot] != nil {
        absent[spot]?.count += 1
      } else {
        absent[spot] = Absence(file: file)
      }
    }
    let inOrder = absent.sorted { ($0.key.file, $0.key.range.lower) < ($1.key.file, $1.key.range.lower) }
    return inOrder.compactMap { spot, absence in
      guard !existing.contains(spot), !doubtful.contains(spot.file), estate.knowsAll(below: absence.file.place.file)
      else { return nil }
      let place = absence.file.place
      return finding(about: absence, isElsewhere: existingTexts.contains(place.file.text(place.range)), in: estate)
    }
  }

  private static func finding(
    about absence: Absence, isElsewhere: Bool, in estate: Estate
  ) -> Diagnostic? {
    let place = absence.file.place
    // If an environment variable is part of the path, the file may exist for another value of the variable.
    guard EnvironmentCalls.names(in: place.file.text(place.range)).isEmpty else { return nil }
    let path = absence.file.path
    let siblings = estate.tree.names(in: path.parent).filter { $0.hasSuffix(".tfvars") }.map(\.description)
    let nearest = NearestName.of(path.name.description, among: siblings)
    let isPersonal = personal.contains { path.name.lowercasedASCII.contains($0) }
    // With a fallback, a path is for units that may have the file or not.
    let isSearched = place.file.text(place.range).contains("find_in_parent_folders")
    let isOne = absence.count == 1 && nearest == nil
    return finding(
      isPersonal || isOne || isElsewhere || isSearched ? .info : .warning, "no unit has this optional var file",
      at: place,
      help: nearest.map { "did you mean '\($0)'?" } ?? "remove it, or correct its path if one should have it")
  }

  /// Words in the names of files that people keep out of the repository.
  private static let personal: [StaticString] = ["secret", "local", "override", "user", "private", "personal"]
}
