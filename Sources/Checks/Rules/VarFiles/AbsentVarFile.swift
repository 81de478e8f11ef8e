import Hierarchy
import SourceText

/// An optional var file that no unit has.
enum AbsentVarFile: EstateCheck {
  static let code = "absent-var-file"
  static let severity = Severity.warning
  static let milder = [Severity.info]
  static let summary = "an optional var file that no unit ever has"

  /// A file that is requested at one place, and the units that lack it.
  private struct Absence {
    let file: UnitFacts.OptionalFile
    /// The folders of the units, absolute.
    var folders: [Path]
  }

  /// The files that exist, by the arguments that name them.
  private struct Existing {
    var spots: Set<Place.Spot> = []
    /// The same argument in another file may find its var file: one region has one, another does not.
    var texts: Set<Text> = []
    /// The var files that units read.
    var read: Set<Text> = []

    init(_ units: [UnitFacts]) {
      read = Set(units.lazy.flatMap(\.sharedFiles))
      for file in units.lazy.flatMap(\.optionalFiles) where file.exists {
        read.insert(file.path.text)
        if spots.insert(file.place.spot).inserted { texts.insert(file.place.file.text(file.place.range)) }
      }
    }
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    let absent = absences(in: estate)
    if absent.isEmpty { return [] }
    let existing = Existing(estate.units)
    // What a mistake in a file leaves of its var files says nothing.
    let doubtful = Set(
      estate.units.lazy.filter(\.hasCause).flatMap { [$0.file.text] + $0.includes.map(\.text) }
    )
    let inOrder = absent.sorted { ($0.key.file, $0.key.range.lower) < ($1.key.file, $1.key.range.lower) }
    return inOrder.compactMap { spot, absence in
      guard !existing.spots.contains(spot), !doubtful.contains(spot.file),
        estate.knowsAll(below: absence.file.place.file)
      else { return nil }
      return finding(about: absence, existing, in: estate)
    }
  }

  private static func absences(in estate: Estate) -> [Place.Spot: Absence] {
    var absent: [Place.Spot: Absence] = [:]
    for unit in estate.units where unit.lacksFile {
      for file in unit.optionalFiles where !file.exists {
        absent[file.place.spot, default: Absence(file: file, folders: [])].folders.append(unit.folder)
      }
    }
    return absent
  }

  private static func finding(about absence: Absence, _ existing: Existing, in estate: Estate) -> Diagnostic? {
    let place = absence.file.place
    // If an environment variable is part of the path, the file may exist for another value of the variable.
    guard EnvironmentCalls.names(in: place.file.text(place.range)).isEmpty else { return nil }
    let path = absence.file.path
    let siblings = estate.tree.names(in: path.parent).filter { $0.hasSuffix(".tfvars") }.map(\.description)
    let nearest = NearestName.of(path.name.description, among: siblings)
    let isPersonal = personal.contains { path.name.lowercasedASCII.contains($0) }
    // With a fallback, a path is for units that may have the file or not.
    let isSearched = place.file.text(place.range).contains("find_in_parent_folders")
    // An optional file may be absent everywhere. A mistake shows where there is one that may be meant.
    let unread = nearest == nil ? unread(named: path.name, absence.folders, existing.read, in: estate) : nil
    let isElsewhere = existing.texts.contains(place.file.text(place.range))
    let isMeant = nearest != nil || unread != nil
    return finding(
      isPersonal || !isMeant || isElsewhere || isSearched ? .info : .warning, "no unit has this optional var file",
      at: place,
      help: nearest.map { "did you mean '\($0)'?" } ?? unread.map { "did you mean '\($0)', which is not read?" }
        ?? "remove it, or correct its path if one should have it")
  }

  /// The first file with that name in or above these folders that no unit reads; nil when there is none.
  private static func unread(
    named name: Text, _ folders: [Path], _ read: Set<Text>, in estate: Estate
  ) -> Path? {
    var seen: Set<Path> = []
    for folder in folders {
      var next = folder
      while next.isWithin(estate.tree.root), seen.insert(next).inserted {
        let file = next.appending(Path(name))
        let shown = estate.tree.displayName(of: file)
        if estate.tree.kind(of: file) == .file, !read.contains(shown.text) { return shown }
        if next.isTop { break }
        next = next.parent
      }
    }
    return nil
  }

  /// Words in the names of files that people keep out of the repository.
  private static let personal: [StaticString] = ["secret", "local", "override", "user", "private", "personal"]
}
