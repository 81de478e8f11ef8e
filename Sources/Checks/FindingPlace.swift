import SourceText

/// A finding's place in lines and columns, for the writers.
struct FindingPlace {
  let file: Text
  let start: LineColumn
  /// One past the last character.
  let end: LineColumn

  /// The place of a diagnostic; nil when it has none.
  init?(_ place: Place?, _ tables: inout LineTables) {
    guard let place else { return nil }
    let table = tables.table(of: place.file)
    file = place.file.name
    start = table.position(of: place.range.lower)
    end = table.position(of: place.range.upper)
  }
}
