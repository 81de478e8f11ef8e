import SourceText

/// The name and the tags that a unit's project and pipeline share.
///
/// Source: the example's names `app-service-info-stage`, and the tags of its module.
extension RequestBuilder {
  /// `name`, or `app-service-info-stage`; the value that stands for it is the one that spoils it, or the longest.
  mutating func name() -> RequestValue? {
    if let given = text(.name) { return given }
    let app = required(.app)
    let service = required(.service)
    let info = required(.info)
    let stage = required(.stage)
    guard let app, let service, let info, let stage else { return nil }
    let parts = [app, service, info, stage]
    let texts = parts.compactMap(\.text)
    var joined: [UInt8] = []
    for text in texts {
      if !joined.isEmpty { joined.append(0x2D) }
      joined.append(text)
    }
    let spoiling = texts.firstIndex { !$0.isMade(ofAlphanumericsAnd: "-_") }
    let longest = texts.indices.max { texts[$0].count < texts[$1].count }
    return RequestValue(.text(Text(joined)), from: (spoiling ?? longest).flatMap { parts[$0].source })
  }

  /// One tag.
  fileprivate struct Tag {
    let key: Text
    /// Where the key stands, of a tag of the user's own.
    let keyPlace: Place?
    /// An empty text takes the tag away.
    let value: RequestValue.Content
    let source: RequestValue.Source?

    var isEmpty: Bool {
      if case .text(let text) = value { text.isEmpty } else { false }
    }
  }

  /// The standard tags, with `extra_tags` over them; sorted by key, empty ones left out.
  mutating func tags(name: RequestValue?) -> RequestValue {
    let app = text(.app)
    let service = text(.service)
    let info = text(.info)
    let stage = text(.stage)
    let owner = text(.owner)
    var tags: [Tag] = []
    tags.reserveCapacity(7)
    if let app { tags.append(Tag(.appTag, app)) }
    if let costCenter = text(.costCenter) { tags.append(Tag(.costCenterTag, costCenter)) }
    if let info { tags.append(Tag(.infoTag, info)) }
    if let name { tags.append(Tag(.nameTag, name)) }
    if let owner { tags.append(Tag(.ownerTag, owner)) }
    if let service { tags.append(Tag(.serviceTag, service)) }
    if let stage { tags.append(Tag(.stageTag, stage)) }
    let extra = extraTags()
    if !extra.isEmpty { tags = Self.sorted(tags + extra) }
    return .list(tags.map(\.request))
  }

  /// The tags of `extra_tags`, in order; an empty one takes a standard tag away.
  private mutating func extraTags() -> [Tag] {
    var tags: [Tag] = []
    for entry in entries(Parameter.extraTags.name) ?? [] {
      guard let text = entry.value.scalarText else {
        report(
          .valueKind, "the tag '\(entry.key)' is \(words: entry.value.kindName), and a string is wanted",
          at: entry.place)
        continue
      }
      let source = RequestValue.Source(name: entry.key, place: entry.place)
      tags.append(Tag(key: entry.key, keyPlace: entry.keyPlace, value: .text(text), source: source))
    }
    return tags
  }

  /// The tags sorted by key, of those with one key the last; none that is empty.
  private static func sorted(_ tags: [Tag]) -> [Tag] {
    var sorted: [Tag] = []
    for position in tags.map(\.key).positionsInOrder {
      if sorted.last?.key == tags[position].key { sorted.removeLast() }
      sorted.append(tags[position])
    }
    sorted.removeAll(where: \.isEmpty)
    return sorted
  }
}

extension RequestBuilder.Tag {
  /// A standard tag: its value is no reference to anything in a template.
  fileprivate init(_ key: Text, _ value: RequestValue) {
    self.init(key: key, keyPlace: nil, value: value.content, source: value.source)
  }

  fileprivate var request: RequestValue {
    let keySource = (keyPlace ?? source?.place).map { RequestValue.Source(name: source?.name ?? key, place: $0) }
    var members = RequestMembers(capacity: 2)
    members.add(.key, RequestValue(.text(key), from: keySource))
    members.add(.value, RequestValue(value, from: source))
    return members.object(from: source)
  }
}

extension Text {
  fileprivate static let appTag: Text = "App"
  fileprivate static let costCenterTag: Text = "CostCenter"
  fileprivate static let infoTag: Text = "Info"
  fileprivate static let nameTag: Text = "Name"
  fileprivate static let ownerTag: Text = "Owner"
  fileprivate static let serviceTag: Text = "Service"
  fileprivate static let stageTag: Text = "Stage"
  fileprivate static let key: Text = "key"
  fileprivate static let value: Text = "value"
}
