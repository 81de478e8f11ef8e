import SourceText

/// An optional var file that no unit has.
enum AbsentVarFile: EstateCheck {
  static let code = "absent-var-file"
  static let severity = Severity.info
  static let summary = "an optional var file that no unit ever has"

  private struct Spot: Hashable {
    let file: Text
    let offset: UInt32
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    var existing: Set<Spot> = []
    var absent: [Spot: Place] = [:]
    for file in estate.units.lazy.flatMap(\.optionalFiles) {
      let spot = Spot(file: file.place.file.name, offset: file.place.range.lower)
      if file.exists { existing.insert(spot) } else { absent[spot] = file.place }
    }
    return absent.filter { !existing.contains($0.key) && estate.knowsAll(below: $0.value.file) }.map { _, place in
      finding(
        "no unit has this optional var file", at: place, help: "remove it, or correct its path if one should have it")
    }
  }
}
