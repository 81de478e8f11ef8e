import SourceText

/// Names, descriptions and tags. Source: sections 1a and 1c of the AWS facts.
extension PipelineRule {
  static let names: [PipelineRule] = [
    PipelineRule("name-length", "a project has 2 to 150 characters in its name, a pipeline 1 to 100") { subject in
      let pipeline = subject.value(.pipelineName)
      let range = pipeline != nil ? 2...100 : 2...150
      guard let name = pipeline ?? subject.value(.projectName), let count = name.text?.characterCount,
        !range.contains(count)
      else { return [] }
      return [
        subject.finding(
          name,
          "the name has \(count) characters, but a \(words: pipeline != nil ? "pipeline" : "project") takes \(range.lowerBound) to \(range.upperBound)",
          help: "make '\(name.source?.name ?? "name")' shorter, or give another name as 'name'")
      ]
    },
    form("name-form", .projectName, "the name of a build project", "made of letters, digits, - and _") { name in
      name.isMade(ofAlphanumericsAnd: "-_") && !name.isEmpty && Byte.isLetterOrDigit(name[0])
    },
    form("pipeline-name-form", .pipelineName, "the name of a pipeline", "made of letters, digits, . @ - and _") {
      $0.isMade(ofAlphanumericsAnd: ".@-_")
    },
    length("description-length", DocumentPath("project.description"), "the description", 0...255),
    PipelineRule("tag-count", "there are at most 50 tags") { subject in
      let tags = subject.requests.tags
      guard tags.count > 50 else { return [] }
      return [subject.finding(tags[50].value, "there are \(tags.count) tags, but AWS takes 50", help: "leave some out")]
    },
    PipelineRule("tag-key", "a tag's key has 1 to 127 characters, letters, digits, spaces and _.:/=+-@, and no aws:") {
      subject in
      subject.findings(ofTags: .key) { text in
        !isTag(text, longest: 127) || text.isEmpty || isOfAWS(text)
      } by: { key in
        subject.finding(
          key, "\(Message.quoting(key.text ?? "", named: "", subject.settings.secrets)) is not a valid key of a tag",
          help: "a key has 1 to 127 letters, digits, spaces and _.:/=+-@, and does not start with aws:")
      }
    },
    PipelineRule("tag-value", "a tag's value has at most 255 characters: letters, digits, spaces and _.:/=+-@") {
      subject in
      subject.findings(ofTags: .value) { text in
        !isTag(text, longest: 255)
      } by: { value in
        subject.finding(
          value, "\(subject.claim(value)), which is not a valid value of a tag",
          help: "a value has at most 255 letters, digits, spaces and _.:/=+-@")
      }
    },
  ]

  private static let reservedTagStart: Text = "aws:"

  private static func isOfAWS(_ key: Text) -> Bool {
    key.count >= reservedTagStart.count && key[reservedTagStart.count - 1] == Byte.colon
      && key[0..<reservedTagStart.count].lowercasedASCII == reservedTagStart
  }

  private static func isTag(_ text: Text, longest: Int) -> Bool {
    // A character has one byte or more.
    (text.count <= longest || text.characterCount <= longest) && text.isMadeOfTagCharacters
  }
}
