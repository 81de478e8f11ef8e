import SourceText

/// The name and the tags that a unit's project and pipeline share.
///
/// Source: the names `app-service-info-stage` and the tags in the modules of the published example.
extension RequestBuilder {
  /// The parts of the default name; each is a tag too.
  struct NameParts {
    var app: RequestValue?
    var service: RequestValue?
    var info: RequestValue?
    var stage: RequestValue?
  }

  /// The name of the project or the pipeline: its own, or the shared one.
  mutating func name(_ own: Parameter, _ shared: RequestValue?) -> RequestValue? { text(own) ?? shared }

  /// `name`, or `app-service-info-stage`. Its source is the part with invalid characters, or else the longest part.
  mutating func name() -> (name: RequestValue?, parts: NameParts) {
    if let given = text(.name) { return (given, NameParts()) }
    // If both have their own names, the parts are not needed.
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

  /// A tag of a unit's resources.
  struct Tag {
    let key: RequestValue
    let value: RequestValue

    /// A tag whose value is written literally in a template.
    init(_ key: Text, from keySource: RequestValue.Source?, _ value: RequestValue) {
      self.key = RequestValue(.text(key), from: keySource)
      self.value = RequestValue(value.content, from: value.source)
    }

    /// A standard tag.
    fileprivate init(_ key: Text, _ value: RequestValue) { self.init(key, from: value.source, value) }

    /// The parts that rules check.
    enum Part { case key, value }

    subscript(part: Part) -> RequestValue { part == .key ? key : value }

    /// The tag as an object of a request.
    var request: RequestValue {
      RequestValue(
        .object([
          RequestValue.Field(name: .keyMember, value: key), RequestValue.Field(name: .valueMember, value: value),
        ]), from: value.source)
    }
  }

  /// The standard tags, overridden by `extra_tags`; sorted by key, without empty ones.
  ///
  /// - Parameter parts: the parts of the default name that were read already.
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

  /// The tags of the project or the pipeline: the shared ones, overridden by its own.
  mutating func tags(_ shared: [Tag], own: Parameter) -> [Tag] {
    guard let entries = entries(own.name) else { return shared }
    return Self.sorted(shared + tags(entries))
  }

  /// The tags of `extra_tags`, in order; an empty one removes a standard tag.
  private mutating func extraTags() -> [Tag] { tags(entries(Parameter.extraTags.name) ?? []) }

  private mutating func tags(_ entries: [GivenValue.Entry]) -> [Tag] {
    var tags: [Tag] = []
    for entry in entries {
      guard let text = entry.value.scalarText else {
        report(
          .valueKind, "the tag '\(entry.key)' must be a string, but is \(words: entry.value.kindName)",
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

  /// The tags sorted by key, without empty ones; the last of several with one key wins.
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
