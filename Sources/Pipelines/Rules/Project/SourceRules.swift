import SourceText

/// Rules for the source of a build project. Source: `ProjectSource` of the CodeBuild API.
extension PipelineRule {
  static let sources: [PipelineRule] = [
    PipelineRule("source-location", "a source has a location, but for CODEPIPELINE and NO_SOURCE", at: [.sourceType]) {
      subject in
      guard let type = subject.value(.sourceType), let name = type.text, name != codePipeline else { return [] }
      let location = subject.value(.sourceLocation)
      if name == noSource {
        guard let location else { return [] }
        return [
          subject.finding(
            location, "\(subject.claim(location)), but a source of type \(name) has no location", help: "leave it out")
        ]
      }
      if location != nil || subject.requests.unreadable.contains(Parameter.sourceLocation.name) { return [] }
      return [
        subject.finding(
          type, "a source of type \(name) needs a location, but 'source_location' is not set",
          help: "set source_location"
        )
      ]
    },
    PipelineRule(
      "source-location-ignored", .warning, "a source that a pipeline hands over has no location of its own",
      at: [.sourceType]
    ) { subject in
      guard subject.text(.sourceType) == codePipeline, let location = subject.value(.sourceLocation) else { return [] }
      return [
        subject.finding(
          location, "\(subject.claim(location)), but CodePipeline ignores it: the source comes from the pipeline",
          help: "leave it out")
      ]
    },
    PipelineRule("source-location-form", "a location fits the type of the source", at: [.sourceLocation]) { subject in
      guard let type = subject.text(.sourceType), let location = subject.value(.sourceLocation),
        let text = location.text, let form = forms[type], !form.isValid(text)
      else { return [] }
      return [
        subject.finding(
          location, "\(subject.claim(location)), but the location of a \(type) source has a different form",
          help: "write \(words: form.example)")
      ]
    },
    PipelineRule("buildspec-of-no-source", "a project without a source brings its buildspec", at: [.sourceType]) {
      subject in
      guard let type = subject.value(.sourceType), type.text == noSource,
        !subject.requests.unreadable.contains(Parameter.buildspecPath.name)
      else { return [] }
      guard let buildspec = subject.value(.buildspec) else {
        return [subject.finding(type, "a project without a source needs a buildspec", help: "set buildspec_path")]
      }
      let text = buildspec.text ?? ""
      if text.firstIndex(of: Byte.lineFeed) != nil || text.hasPrefix("arn:") || text.hasPrefix("{") { return [] }
      return [
        subject.finding(
          buildspec, "\(subject.claim(buildspec)), but a project without a source has no files",
          help: "write the buildspec itself, or the ARN of a file in S3")
      ]
    },
    PipelineRule(
      "source-identifier", "the identifier of a source or an artifact is fewer than 128 letters, digits and _",
      at: []
    ) { subject in
      [sourceIdentifier, secondarySources, secondaryVersions, secondaryArtifacts].flatMap { path in
        subject.findings(at: path) { value in
          guard let text = value.text, !isIdentifier(text) else { return nil }
          return subject.finding(
            value, "\(subject.claim(value)), which is not a valid identifier",
            help: "write fewer than 128 letters, digits and _")
        }
      }
    },
    PipelineRule(
      "buildspec-path", .warning, "the buildspec's path is relative to the top of the repository", at: [.buildspec]
    ) { subject in
      subject.findings(at: .buildspec) { path in
        guard let text = path.text, !text.isEmpty, text[0] == Byte.slash else { return nil }
        return subject.finding(
          path, "\(subject.claim(path)), but the path is relative to the top of the repository",
          help: "leave out the first /")
      }
    },
    PipelineRule("buildspec-blanks", "the buildspec's path has no blanks around it", at: [.buildspec]) { subject in
      subject.findings(at: .buildspec) { path in
        // The value may be an inline buildspec.
        guard let text = path.text, text.firstIndex(of: Byte.lineFeed) == nil, text.trimmed != text else { return nil }
        return subject.finding(
          path, "\(subject.claim(path)), with blanks around the path", help: "leave them out")
      }
    },
  ]

  private static let codePipeline: Text = "CODEPIPELINE"
  private static let noSource: Text = "NO_SOURCE"
  private static let sourceIdentifier = DocumentPath("project.source.sourceIdentifier")
  private static let secondarySources = DocumentPath("project.secondarySources[].sourceIdentifier")
  private static let secondaryVersions = DocumentPath("project.secondarySourceVersions[].sourceIdentifier")
  private static let secondaryArtifacts = DocumentPath("project.secondaryArtifacts[].artifactIdentifier")

  /// The form of a location, with an example.
  private struct LocationForm: Sendable {
    let starts: [Text]
    let example: String

    func isValid(_ text: Text) -> Bool { starts.isEmpty || starts.contains { text.hasPrefix($0) } }
  }

  /// The forms by type of source. Self-managed hosts may have any name.
  private static let forms: [Text: LocationForm] = [
    "GITHUB": LocationForm(
      starts: ["https://github.com/", "git@github.com:", "CODEBUILD_DEFAULT_WEBHOOK_SOURCE_LOCATION"],
      example: "https://github.com/owner/repository.git"),
    "BITBUCKET": LocationForm(
      starts: ["https://bitbucket.org/"], example: "https://bitbucket.org/owner/repository.git"),
    "GITLAB": LocationForm(starts: ["https://gitlab.com/"], example: "https://gitlab.com/group/repository.git"),
    "CODECOMMIT": LocationForm(
      starts: ["https://git-codecommit"], example: "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/repository"),
    "GITHUB_ENTERPRISE": LocationForm(
      starts: ["https://", "CODEBUILD_DEFAULT"], example: "https://host/owner/repository.git"),
    "GITLAB_SELF_MANAGED": LocationForm(starts: ["https://"], example: "https://host/group/repository.git"),
  ]
}
