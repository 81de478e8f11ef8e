import HCL1Syntax
import SourceText

/// The buckets for a pipeline's artifacts: one bucket, or one in each region that its actions run in. Source:
/// `artifactStore` and `artifactStores` of the CodePipeline API; a pipeline has one of the two.
extension RequestBuilder {
  private static let bucketStore = RequestValue("S3")
  private static let actionRegions = RequestPath("actions[].region")

  /// The store of the pipeline's own region.
  mutating func artifactStore() -> RequestValue {
    let bucket = required(.artifactBucket)
    return Self.store(bucket, key: text(.artifactEncryptionKey))
  }

  /// The stores of all regions, by region; nil if no action runs in another region and the unit lists no stores.
  ///
  /// - Parameter own: the store of the pipeline's own region.
  mutating func artifactStores(_ own: RequestValue, _ stages: [RequestValue]) -> RequestValue? {
    let regions = stages.flatMap { $0.all(at: Self.actionRegions) }.compactMap(\.text)
    let others = regions.filter { $0 != region }
    guard let given = given(.artifactStores) else {
      if !others.isEmpty { noteMissing(.artifactStores) }
      return nil
    }
    guard let entries = given.entries else {
      report(
        .valueKind, "'\(given.name)' must be a map, but is \(words: given.value.kindName)", at: given.place,
        help: "write \(given.name) = { eu-west-1 = \"bucket\" }")
      return nil
    }
    var stores: [RequestValue.Field] = []
    for entry in entries {
      if let store = store(entry) { stores.append(RequestValue.Field(name: entry.key, value: store)) }
    }
    if let region, !stores.contains(where: { $0.name == region }) {
      stores.append(RequestValue.Field(name: region, value: own))
    }
    return .object(stores, from: given.source)
  }

  /// Reads a bucket, or a map with `location` and `encryption_key`.
  private mutating func store(_ entry: GivenValue.Entry) -> RequestValue? {
    let source = RequestValue.Source(name: entry.key, place: entry.place)
    if let bucket = entry.value.scalarText { return Self.store(RequestValue(.text(bucket), from: source), key: nil) }
    guard let members = entry.value.members, let bucket = members["location"]?.scalarText else {
      report(
        .valueKind, "the store of '\(entry.key)' must be the name of a bucket, but is \(words: entry.value.kindName)",
        at: entry.place, help: "write \(entry.key) = \"bucket\"")
      return nil
    }
    let key = members["encryption_key"]?.scalarText ?? members["encryption_key"]?.members?["id"]?.scalarText
    return Self.store(
      RequestValue(.text(bucket), from: source), key: key.map { RequestValue(.text($0), from: source) })
  }

  private static func store(_ bucket: RequestValue?, key: RequestValue?) -> RequestValue {
    var members = RequestMembers(capacity: 3)
    members.add(
      "encryptionKey",
      key.map {
        .object([
          RequestValue.Field(name: "id", value: $0), RequestValue.Field(name: "type", value: RequestValue("KMS")),
        ])
      })
    members.add("location", bucket)
    members.add("type", bucketStore)
    return members.object()
  }
}
