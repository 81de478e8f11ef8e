import SourceText

/// The name and the tags that a unit's project and pipeline share.
///
/// Source: the example's names `app-service-info-stage`, and the tags of its module.
extension RequestBuilder {
  /// What the usual name is made of; each part is a tag as well.
  struct NameParts {
    var app: RequestValue?
    var service: RequestValue?
    var info: RequestValue?
    var stage: RequestValue?
  }

  /// The name of one of the two, where it has its own.
  mutating func name(_ own: Parameter, _ shared: RequestValue?) -> RequestValue? { text(own) ?? shared }

  /// `name`, or `app-service-info-stage`; the value that stands for it is the one that spoils it, or the longest.
  mutating func name() -> (name: RequestValue?, parts: NameParts) {
    if let given = text(.name) { return (given, NameParts()) }
    // Where each of the two has a name of its own, nobody needs the parts.
    if let project = text(.codebuildName), text(.pipelineName) != nil || parameters.stagesAreAbsent {
      return (project, NameParts())
    }
    let app = required(.app)
    let service = required(.service)
    let info = required(.info)
    let stage = required(.stage)
    let found = NameParts(app: app, service: service, info: info, stage: stage)
    guard let app, let service, let info, let stage else { return (nil, found) }
    let parts = [app, service, info, stage]
    let texts = parts.compactMap(\.text)
    var joined: [UInt8] = []
    var isSecret = false
    for text in texts {
      if !joined.isEmpty { joined.append(Byte.hyphen) }
      joined.append(text)
      isSecret = isSecret || text.isSecret
    }
    let spoiling = texts.firstIndex { !$0.isMade(ofAlphanumericsAnd: "-_") }
    let longest = texts.indices.max { texts[$0].count < texts[$1].count }
    let name = RequestValue(
      .text(Text(joined).marked(isSecret: isSecret)), from: (spoiling ?? longest).flatMap { parts[$0].source })
    return (name, found)
  }

  /// A tag of what a unit makes.
  struct Tag {
    let key: RequestValue
    let value: RequestValue

    /// A tag whose value is no reference to anything in a template.
    init(_ key: Text, from keySource: RequestValue.Source?, _ value: RequestValue) {
      self.key = RequestValue(.text(key), from: keySource)
      self.value = RequestValue(value.content, from: value.source)
    }

    /// A standard tag.
    fileprivate init(_ key: Text, _ value: RequestValue) { self.init(key, from: value.source, value) }

    /// The parts that rules look at.
    enum Part { case key, value }

    subscript(part: Part) -> RequestValue { part == .key ? key : value }

    /// What project and pipeline say of it.
    var request: RequestValue {
      RequestValue(
        .object([
          RequestValue.Field(name: .keyMember, value: key), RequestValue.Field(name: .valueMember, value: value),
        ]), from: value.source)
    }
  }

  /// The standard tags, with `extra_tags` over them; sorted by key, empty ones left out.
  ///
  /// - Parameter parts: those that were asked for to make the name.
  mutating func tags(name: RequestValue?, _ parts: NameParts) -> [Tag] {
    if let own = entries(Parameter.standardTags.name) { return Self.sorted(tags(own) + extraTags()) }
    let app = parts.app ?? text(.app)
    let service = parts.service ?? text(.service)
    let info = parts.info ?? text(.info)
    let stage = parts.stage ?? text(.stage)
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
    return extra.isEmpty ? tags : Self.sorted(tags + extra)
  }

  /// The tags of one of the two: those of both with its own over them.
  mutating func tags(_ shared: [Tag], own: Parameter) -> [Tag] {
    guard let entries = entries(own.name) else { return shared }
    return Self.sorted(shared + tags(entries))
  }

  /// The tags of `extra_tags`, in order; an empty one takes a standard tag away.
  private mutating func extraTags() -> [Tag] { tags(entries(Parameter.extraTags.name) ?? []) }

  private mutating func tags(_ entries: [GivenValue.Entry]) -> [Tag] {
    var tags: [Tag] = []
    for entry in entries {
      guard let text = entry.value.scalarText else {
        report(
          .valueKind, "the tag '\(entry.key)' is \(words: entry.value.kindName), and a string is wanted",
          at: entry.place)
        continue
      }
      let source = RequestValue.Source(name: entry.key, place: entry.place)
      tags.append(
        Tag(
          entry.key, from: RequestValue.Source(name: entry.key, place: entry.keyPlace),
          RequestValue(.text(text), from: source)))
    }
    return tags
  }

  /// The tags sorted by key, of those with one key the last; none that is empty.
  private static func sorted(_ tags: [Tag]) -> [Tag] {
    let keys = tags.map { $0.key.text ?? "" }
    var sorted: [Tag] = []
    var last: Text?
    for position in keys.positionsInOrder {
      if last == keys[position] { sorted.removeLast() }
      last = keys[position]
      sorted.append(tags[position])
    }
    sorted.removeAll { $0.value.text?.isEmpty ?? false }
    return sorted
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
  /// The member of a tag that holds its key.
  fileprivate static let keyMember: Text = "key"
  /// The member of a tag that holds its value.
  fileprivate static let valueMember: Text = "value"
}
