import SourceText

/// A finding's place in lines and columns, for the writers.
struct FindingPlace {
  let file: Text
  let start: LineColumn
  /// One past the last character.
  let end: LineColumn

  /// The place of a diagnostic; nil when it has none.
  init?(_ place: Place?) {
    guard let place else { return nil }
    let lines = place.file.lines
    file = place.file.name
    start = lines.position(of: place.range.lower)
    end = lines.position(of: place.range.upper)
  }
}
