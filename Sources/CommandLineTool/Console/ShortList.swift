import SourceText

/// Names in one line of a message.
enum ShortList {
  private static let most = 10

  /// The first names, and how many more there are.
  static func of(_ names: [Text]) -> Text {
    let shown = names.prefix(most).map(\.description).joined(separator: ", ")
    return Text(names.count > most ? "\(shown) and \(names.count - most) more" : shown)
  }
}
