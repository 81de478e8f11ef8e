import SourceText

/// Names, descriptions and tags. Source: sections 1a and 1c of the AWS facts.
extension PipelineRule {
  static let names: [PipelineRule] = [
    PipelineRule("name-length", "a project has 2 to 150 characters in its name, a pipeline 1 to 100") { subject in
      let isPipeline = !subject.values("pipeline.name").isEmpty
      let range = isPipeline ? 2...100 : 2...150
      return (subject.values("pipeline.name") + subject.values("project.name")).prefix(1).compactMap { name in
        guard let count = name.text?.characterCount, !range.contains(count) else { return nil }
        return subject.finding(
          name,
          "the name has \(count) characters, and a \(words: isPipeline ? "pipeline" : "project") takes \(range.lowerBound) to \(range.upperBound)",
          help: "make '\(name.source?.name ?? "name")' shorter, or give another name as 'name'")
      }
    },
    form("name-form", ["project.name"], "the name of a build project", "made of letters, digits, - and _") { name in
      name.isMade(ofAlphanumericsAnd: "-_") && !name.isEmpty && Characters.isAlphanumeric(name[0])
    },
    form("pipeline-name-form", ["pipeline.name"], "the name of a pipeline", "made of letters, digits, . @ - and _") {
      $0.isMade(ofAlphanumericsAnd: ".@-_")
    },
    length("description-length", ["project.description"], "the description", 0...255),
    PipelineRule("tag-count", "there are at most 50 tags") { subject in
      let tags =
        subject.values("project.tags[]").isEmpty ? subject.values("pipelineTags[]") : subject.values("project.tags[]")
      guard tags.count > 50 else { return [] }
      return [subject.finding(tags[50], "there are \(tags.count) tags, and AWS takes 50", help: "leave some out")]
    },
    PipelineRule("tag-key", "a tag's key has 1 to 127 characters, letters, digits, spaces and _.:/=+-@, and no aws:") {
      subject in
      Self.tags(of: subject, "key").filter {
        !isTag($0, longest: 127) || $0.text?.lowercasedASCII.hasPrefix("aws:") ?? false || $0.text?.isEmpty ?? false
      }.map {
        subject.finding(
          $0, "\(Message.quoting($0.text ?? "", named: "", subject.settings.secrets)) is no key of a tag",
          help: "a key has 1 to 127 letters, digits, spaces and _.:/=+-@, and does not start with aws:")
      }
    },
    PipelineRule("tag-value", "a tag's value has at most 255 characters: letters, digits, spaces and _.:/=+-@") {
      subject in
      Self.tags(of: subject, "value").filter { !isTag($0, longest: 255) }.map {
        subject.finding(
          $0, "\(subject.claim($0)), and that is no value of a tag",
          help: "a value has at most 255 letters, digits, spaces and _.:/=+-@")
      }
    },
  ]

  private static func tags(of subject: Subject, _ part: Text) -> [RequestValue] {
    let project = subject.values("project.tags[]." + part)
    return project.isEmpty ? subject.values("pipelineTags[]." + part) : project
  }

  private static func isTag(_ value: RequestValue, longest: Int) -> Bool {
    guard let text = value.text else { return true }
    return text.characterCount <= longest && text.isMadeOfTagCharacters
  }
}
