import HCL1Syntax
import Hierarchy
import SourceText

/// What the actions of a pipeline are told. Source: section 1d of the AWS facts.
extension PipelineRule {
  static let actions: [PipelineRule] = configuration + values + deployments

  private static let configuration: [PipelineRule] = [
    PipelineRule("configuration-key", "a configuration has only keys that its provider knows", at: [.actions]) {
      subject in
      subject.actions.flatMap { action in
        let known = action.type.known
        return action.configuration.filter { !known.contains($0.name) }.map { field in
          let nearest = NearestName.of(field.name.description, among: known.map(\.description))
          return subject.finding(
            field.value, "an action of \(action.type.provider) has no '\(field.name)'",
            help: .suggesting(nearest, "known: \(words: known.map(\.description).joined(separator: ", "))"))
        }
      }
    },
    PipelineRule("configuration-missing", "a configuration has what its provider must be told", at: [.actions]) {
      subject in
      subject.actions.flatMap { action -> [Finding] in
        let given = action.configuration.map(\.name)
        // One that stands where it can't is reported as that.
        guard action.type.isSource == action.isFirst else { return [] }
        return action.type.required.filter { !given.contains($0) && !isUnits($0) }.map {
          Finding(
            "an action of \(action.type.provider) needs '\($0)'", at: action.stagePlace,
            help: "set it in the stage's configuration: stage_N_configuration = { \($0) = \"…\" }")
        }
      }
    },
    PipelineRule(
      "configuration-value", "no value of a configuration is empty, no key is longer than 50 characters", at: [.actions]
    ) {
      subject in
      subject.actions.flatMap { action in
        action.configuration.filter {
          $0.value.text?.isEmpty ?? false || $0.name.characterCount > 50 || $0.name.isEmpty
        }.map {
          subject.finding(
            $0.value, "'\($0.name)' of an action is empty, or its name longer than 50 characters", help: "leave it out")
        }
      }
    },
    PipelineRule("configuration-length", "a value of a configuration is within the service's limit", at: [.actions]) {
      subject in
      let limit = subject.settings.actionValueLimit
      return subject.actions.flatMap(\.configuration).compactMap { field in
        guard let count = field.value.text?.characterCount, count > limit else { return nil }
        return subject.finding(
          field.value, "'\(field.name)' has \(count) characters, and the limit is \(limit)",
          help: "put what is long into the buildspec or a file")
      }
    },
    PipelineRule(
      "configuration-length-documented", .warning, "a value has at most 1,000 characters, as documented", at: [.actions]
    ) {
      subject in
      let limit = subject.settings.actionValueLimit
      return subject.actions.flatMap(\.configuration).compactMap { field in
        guard let count = field.value.text?.characterCount, count > 1000, count <= limit else { return nil }
        return subject.finding(
          field.value, "'\(field.name)' has \(count) characters, and the documentation of CodePipeline allows 1000",
          help: "the service takes up to 50,000 since 2022; --action-limit 1000 refuses it")
      }
    },
    PipelineRule("variable-reference", "#{namespace.name} names a namespace that is there", at: [.actions]) { subject in
      subject.actions.flatMap(\.configuration).compactMap { field in
        guard let text = field.value.text, let name = unknownNamespace(in: text) else { return nil }
        return subject.finding(
          field.value, "'\(field.name)' refers to '#{\(name).…}', and no action has that namespace",
          help: "codepipeline is one that is always there")
      }
    },
  ]

  private static let values: [PipelineRule] = [
    PipelineRule(
      "connection-arn", "a connection is arn:…:codestar-connections|codeconnections:…:connection/<id>",
      at: [.connection]
    ) {
      subject in
      subject.findings(at: .connection) { value in
        guard !isConnection(value.text ?? "") else { return nil }
        return subject.finding(
          value, "\(subject.claim(value)), and that is no ARN of a connection",
          help: "write arn:aws:codestar-connections:eu-west-1:123456789012:connection/<id>")
      }
    },
    PipelineRule(
      "repository-name", "a repository has an owner and a name without a slash", at: repositoryParts.map(\.key)
    ) { subject in
      repositoryParts.flatMap { path, slashes in
        subject.findings(at: path) { value in
          guard !isRepository(value.text ?? "", slashes: slashes) else { return nil }
          return subject.finding(
            value, "\(subject.claim(value)), and that makes no owner/name of a repository",
            help: "write the owner and the name alone")
        }
      }
    },
    choice(
      "artifact-format", [.configuration("OutputArtifactFormat")], "format of an artifact",
      ["CODE_ZIP", "CODEBUILD_CLONE_REF"]),
    choice(
      "truth-value",
      [
        .configuration("PollForSourceChanges"), .configuration("DetectChanges"), .configuration("Extract"),
        .configuration("BatchEnabled"), .configuration("CombineArtifacts"),
      ], "truth value", ["true", "false"]),
    form(
      "notification-topic", .notification, "the topic",
      "arn:aws:sns:<region>:<12 digits>:<name>"
    ) {
      guard let arn = ResourceName($0) else { return false }
      return arn.hasPartitionName && arn.service == "sns" && ResourceName.isAccount(arn.account)
        && (1...256).contains(arn.resource.count)
        && arn.resource.isMade(ofAlphanumericsAnd: "-_")
    },
    PipelineRule(
      "deploy-object-key", "a deployment to S3 that does not extract names its object", at: [.configuration("Extract")]
    ) { subject in
      subject.findings(at: .configurations) { configuration in
        guard let extract = configuration["Extract"], extract.text == "false", configuration["ObjectKey"] == nil else {
          return nil
        }
        return Finding(
          "a deployment to S3 that does not extract needs 'ObjectKey'", at: extract.source?.place,
          help: "set ObjectKey, or Extract = \"true\"")
      }
    },
    PipelineRule("build-inputs", "a build takes at most 5 artifacts", at: [.stages]) { subject in
      // More sources than a stage may have are reported as that.
      let stages = subject.values(.stages)
      guard stages.allSatisfy({ $0[.actionsMember]?.elements.count ?? 0 <= 50 }) else { return [] }
      return zip(subject.requests.stages, stages).flatMap { stage, request in
        request.all(at: inputArtifacts).filter { $0.elements.count > stage.type.inputs.upperBound }.map {
          Finding(
            "stage \(stage.number) gets \($0.elements.count) artifacts, and \(stage.type.provider) takes \(stage.type.inputs.upperBound)",
            at: stage.name.place, help: "leave out secondary sources")
        }
      }
    },
    PipelineRule("primary-source", "PrimarySource names one of the action's input artifacts", at: [primarySources]) {
      subject in
      guard subject.value(primarySources) != nil else { return [] }
      return subject.values(.actions).flatMap { action in
        let inputs = action.inputNames
        return action.all(at: primarySource).filter { !inputs.contains($0.text ?? "") }.map {
          subject.finding(
            $0, "\(subject.claim($0)), and no artifact of that name goes into the action",
            help: "known: \(inputs.map(\.description).joined(separator: ", "))")
        }
      }
    },
    PipelineRule(
      "action-environment", "EnvironmentVariables of a build is a list of maps of name, value and type",
      at: [actionEnvironment]
    ) {
      subject in
      subject.values(actionEnvironment).flatMap { value in
        ActionEnvironment(value).faults.map {
          subject.finding(value, $0, help: #"write [{ name = "NAME", value = "…", type = "PLAINTEXT" }]"#)
        }
      }
    },
  ]

  private static let repositoryParts: KeyValuePairs<DocumentPath, Int> = [
    .configuration("FullRepositoryId"): 1, .configuration("Repo"): 0, .configuration("Owner"): 0,
  ]
  private static let inputArtifacts = RequestPath("actions[].inputArtifacts")
  private static let primarySources = DocumentPath.configuration("PrimarySource")
  private static let primarySource = RequestPath("configuration.PrimarySource")
  private static let actionEnvironment = DocumentPath.configuration("EnvironmentVariables")

  /// Keys whose value comes from the unit's own variables: where these are missing, that is said elsewhere.
  private static func isUnits(_ key: Text) -> Bool {
    unitsKeys.contains(key)
  }

  private static let referenceStart: Text = "#{"

  private static let unitsKeys: Set<Text> = [
    "Owner", "Repo", "Branch", "OAuthToken", "ConnectionArn", "FullRepositoryId", "BranchName", "ProjectName",
    "FunctionName",
  ]

  private static func isConnection(_ text: Text) -> Bool {
    guard text.count <= 256, let arn = ResourceName(text) else { return false }
    return arn.hasPartitionName && (arn.service == "codestar-connections" || arn.service == "codeconnections")
      && Region.isName(arn.region) && ResourceName.isAccount(arn.account) && arn.resource.hasPrefix("connection/")
      && isIdentifier(arn.resource[11..<arn.resource.count])
  }

  /// 32 hexadecimal digits, in groups of 8, 4, 4, 4 and 12.
  private static func isIdentifier(_ text: Text) -> Bool {
    let parts = text.split(separator: Byte.hyphen)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { part in
        part.bytes.allSatisfy {
          Byte.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | Byte.caseBit)
        }
      }
  }

  private static func isRepository(_ text: Text, slashes: Int) -> Bool {
    let parts = text.split(separator: Byte.slash)
    return parts.count == slashes + 1 && parts.allSatisfy { !$0.isEmpty }
      && text.bytes.allSatisfy { $0 > Byte.space }
  }

  /// The first namespace that a text refers to and that no action has; rendered actions have none of their own.
  private static func unknownNamespace(in text: Text) -> Text? {
    var from = 0
    while let found = text.firstRange(of: referenceStart, from: from) {
      from = found.upperBound
      guard let close = text.firstIndex(of: Byte.rightBrace, from: from) else { return nil }
      let name = text[from..<close].split(separator: Byte.dot)[0]
      if name != "codepipeline", name.isMade(ofAlphanumericsAnd: "@_-"), !name.isEmpty { return name }
    }
    return nil
  }
}
