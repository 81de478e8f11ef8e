import SourceText

/// The name and the tags that a unit's project and pipeline share.
///
/// Source: the example's names `app-service-info-stage`, and the tags of its module.
extension RequestBuilder {
  private static let nameParts: [Parameter] = [.app, .service, .info, .stage]

  /// `name`, or `app-service-info-stage`; the value that stands for it is the one that spoils it, or the longest.
  mutating func name() -> RequestValue? {
    if let given = text(.name) { return given }
    var parts: [RequestValue] = []
    for part in Self.nameParts { if let value = required(part) { parts.append(value) } }
    guard parts.count == Self.nameParts.count else { return nil }
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

  /// One tag: its key, where that stands where it is the user's own, and its value; nil for a tag that is left out.
  fileprivate struct Tag {
    let key: Text
    let keyPlace: Place?
    let value: RequestValue?
  }

  /// The standard tags, with `extra_tags` over them; sorted by key, empty ones left out.
  mutating func tags(name: RequestValue?) -> RequestValue {
    let app = text(.app)
    let service = text(.service)
    let info = text(.info)
    let stage = text(.stage)
    let owner = text(.owner)
    var tags = [
      Tag(.appTag, app), Tag(.costCenterTag, text(.costCenter)), Tag(.infoTag, info), Tag(.nameTag, name),
      Tag(.ownerTag, owner), Tag(.serviceTag, service), Tag(.stageTag, stage),
    ]
    let extra = extraTags()
    if !extra.isEmpty { tags = Self.sorted(tags + extra) }
    var elements: [RequestValue] = []
    elements.reserveCapacity(tags.count)
    for tag in tags {
      guard let value = tag.value else { continue }
      var members = RequestMembers(capacity: 2)
      members.add(
        .key,
        RequestValue(
          .text(tag.key),
          from: (tag.keyPlace ?? value.source?.place).map {
            RequestValue.Source(name: value.source?.name ?? tag.key, place: $0)
          }))
      members.add(.value, value)
      elements.append(members.object(from: value.source))
    }
    return .list(elements)
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
      tags.append(
        Tag(
          key: entry.key, keyPlace: entry.keyPlace, value: text.isEmpty ? nil : RequestValue(.text(text), from: source))
      )
    }
    return tags
  }

  /// The tags sorted by key, of those with one key the last.
  private static func sorted(_ tags: [Tag]) -> [Tag] {
    var sorted: [Tag] = []
    for position in tags.map(\.key).positionsInOrder {
      if sorted.last?.key == tags[position].key { sorted.removeLast() }
      sorted.append(tags[position])
    }
    return sorted
  }
}

extension RequestBuilder.Tag {
  /// A standard tag: its value is no reference to anything in a template.
  fileprivate init(_ key: Text, _ value: RequestValue?) {
    self.init(key: key, keyPlace: nil, value: value.map { RequestValue($0.content, from: $0.source) })
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
