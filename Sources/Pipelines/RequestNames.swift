import SourceText

/// The name and the tags that a unit's project and pipeline share.
///
/// Source: the example's names `app-service-info-stage`, and the tags of its module.
extension RequestBuilder {
  private static let nameParts: [Text] = ["app", "service", "info", "stage"]

  /// `name`, or `app-service-info-stage`; the value that stands for it is the one that spoils it, or the longest.
  mutating func name() -> RequestValue? {
    if let given = text("name") { return given }
    let parts = Self.nameParts.compactMap { required($0) }
    guard parts.count == Self.nameParts.count else { return nil }
    let texts = parts.compactMap(\.text)
    let joined = texts.dropFirst().reduce(texts[0]) { $0 + "-" + $1 }
    let spoiling = zip(parts, texts).first { !$1.isMade(ofAlphanumericsAnd: "-_") }?.0
    let longest = zip(parts, texts).max { $0.1.count < $1.1.count }?.0
    return RequestValue(.text(joined), from: (spoiling ?? longest)?.source)
  }

  /// The standard tags, with `extra_tags` over them; sorted by key, empty ones left out.
  mutating func tags(name: RequestValue?) -> RequestValue {
    let standard: KeyValuePairs<Text, RequestValue?> = [
      "Name": name, "App": text("app"), "Service": text("service"), "Info": text("info"), "Stage": text("stage"),
      "Owner": text("owner"), "CostCenter": text("cost_center"),
    ]
    var values: [Text: RequestValue] = [:]
    var keyPlaces: [Text: Place] = [:]
    for (key, value) in standard { values[key] = value.map { RequestValue($0.content, from: $0.source) } }
    for entry in entries("extra_tags") ?? [] {
      guard let text = entry.value.scalarText else {
        report(
          .valueKind, "the tag '\(entry.key)' is \(words: entry.value.kindName), and a string is wanted",
          at: entry.place)
        continue
      }
      let source = RequestValue.Source(name: entry.key, place: entry.place)
      keyPlaces[entry.key] = entry.keyPlace
      values[entry.key] = text.isEmpty ? nil : RequestValue(.text(text), from: source)
    }
    let sorted = values.sorted { $0.key < $1.key }
    return .list(
      sorted.map { key, value in
        let place = keyPlaces[key] ?? value.source?.place
        let source = place.map { RequestValue.Source(name: value.source?.name ?? key, place: $0) }
        return .object(["key": RequestValue(.text(key), from: source), "value": value], from: value.source)
      })
  }
}
