import HCL1Syntax
import Hierarchy
import SourceText

/// Rules for the configuration of actions. Source: section 1d of the AWS facts.
extension PipelineRule {
  static let actions: [PipelineRule] = configuration + actionMembers + references + values + deployments

  private static let configuration: [PipelineRule] = [
    PipelineRule("action-type", "an action is of a type that CodePipeline has", at: [.actions]) { subject in
      subject.actions.filter { $0.type == nil }.map { action in
        let known = ActionType.all.map { "\($0.owner)/\($0.category)/\($0.provider)" }
        return Finding(
          "CodePipeline has no action '\(action.typeName)'", at: action.place,
          help: .suggesting(
            NearestName.of(action.typeName.description, among: known),
            "an action of AWS, such as AWS/Deploy/ECS, or one of your own: Custom/Build/Name"))
      }
    },
    PipelineRule("configuration-key", "a configuration has only keys that its provider knows", at: [.actions]) {
      subject in
      subject.actions.flatMap { action -> [Finding] in
        guard let type = action.type, !type.isOpen else { return [] }
        return action.configuration.filter { !type.known.contains($0.name) }.map { field in
          let nearest = NearestName.of(field.name.description, among: type.known.map(\.description))
          return subject.finding(
            field.value, "an action of \(type.provider) has no '\(field.name)'",
            help: .suggesting(
              nearest,
              type.known.isEmpty
                ? "it has no configuration" : "known: \(words: type.known.map(\.description).joined(separator: ", "))"))
        }
      }
    },
    PipelineRule("configuration-missing", "a configuration has the keys that its provider requires", at: [.actions]) {
      subject in
      subject.actions.flatMap { action -> [Finding] in
        let given = action.configuration.map(\.name)
        // Another rule reports a misplaced action.
        guard let type = action.type, type.isSource == action.isFirst else { return [] }
        let missing = type.required.filter { !given.contains($0) && !isUnits($0, subject) }.map {
          Finding(
            "an action of \(type.provider) needs '\($0)'", at: action.place,
            help: "set it in the stage's configuration: stage_N_configuration = { \($0) = \"…\" }")
        }
        let isChosen = type.oneOf.isEmpty || type.oneOf.contains { $0.allSatisfy(given.contains) }
        if isChosen { return missing }
        let ways = type.oneOf.map { $0.map { "'\($0)'" }.joined(separator: " and ") }.joined(separator: ", or ")
        return missing + [
          Finding(
            "an action of \(type.provider) needs \(words: ways)", at: action.place,
            help: "set them in the stage's configuration")
        ]
      }
    },
    PipelineRule("configuration-choice", "a value of a configuration is one that its provider knows", at: [.actions]) {
      subject in
      subject.actions.flatMap { action -> [Finding] in
        action.configuration.compactMap { field in
          guard let words = action.type?.choices[field.name], let text = field.value.text, !text.contains("#{"),
            !words.contains(text.description)
          else { return nil }
          return subject.finding(
            field.value, "\(subject.claim(field.value)), which \(action.provider) does not know",
            help: .suggesting(
              NearestName.of(text.description, among: words), "known: \(words: words.joined(separator: ", "))"))
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
          field.value, "'\(field.name)' has \(count) characters, but the limit is \(limit)",
          help: "put what is long into the buildspec or a file")
      }
    },
    PipelineRule(
      "configuration-length-documented", .warning, "a value has at most 1,000 characters, as documented", at: [.actions]
    ) {
      subject in
      let limit = subject.settings.actionValueLimit
      return subject.actions.flatMap(\.configuration).compactMap { field in
        guard let count = field.value.text?.characterCount, count > ActionConfigurationLimit.documented, count <= limit
        else { return nil }
        return subject.finding(
          field.value,
          "'\(field.name)' has \(count) characters, and the documented limit is \(ActionConfigurationLimit.documented)",
          help: "the service has accepted up to 50,000 since 2022; --action-limit 1000 refuses more than 1,000")
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
          value, "\(subject.claim(value)), which is not the ARN of a connection",
          help: "write arn:aws:codestar-connections:eu-west-1:123456789012:connection/<id>")
      }
    },
    PipelineRule(
      "repository-name", "a repository is owner/name; a host such as GitLab may have groups between",
      at: repositoryParts
    ) { subject in
      repositoryParts.flatMap { path in
        subject.findings(at: path) { value in
          guard !isRepository(value.text ?? "", hasOwner: path.isWholeRepository) else { return nil }
          return subject.finding(
            value, "\(subject.claim(value)), which is not the owner/name of a repository",
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
    PipelineRule("primary-source", "PrimarySource names one of the action's input artifacts", at: [primarySources]) {
      subject in
      guard subject.value(primarySources) != nil else { return [] }
      return subject.values(.actions).flatMap { action in
        let inputs = action.inputNames
        return action.all(at: primarySource).filter { !inputs.contains($0.text ?? "") }.map {
          subject.finding(
            $0, "\(subject.claim($0)), but the action has no input artifact of that name",
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

  private static let repositoryParts: [DocumentPath] = [
    .fullRepository, .configuration("Repo"), .configuration("Owner"),
  ]
  private static let primarySources = DocumentPath.configuration("PrimarySource")
  private static let primarySource = RequestPath("configuration.PrimarySource")
  private static let actionEnvironment = DocumentPath.configuration("EnvironmentVariables")

  /// True for keys whose value comes from the unit's own variables, which are reported as missing elsewhere.
  private static func isUnits(_ key: Text, _ subject: Subject) -> Bool {
    !subject.requests.stages.isEmpty && unitsKeys.contains(key)
      && subject.requests.missing.contains { $0.member == key.description || $0.member == wholeMembers[key] }
  }

  private static let wholeMembers: [Text: String] = ["FullRepositoryId": "Repo", "BranchName": "Branch"]

  private static let unitsKeys: Set<Text> = [
    "Owner", "Repo", "Branch", "OAuthToken", "ConnectionArn", "FullRepositoryId", "BranchName", "ProjectName",
    "FunctionName",
  ]

  private static func isConnection(_ text: Text) -> Bool {
    guard text.count <= 256, let arn = ResourceName(text) else { return false }
    return arn.hasPartitionName && (arn.service == "codestar-connections" || arn.service == "codeconnections")
      && Region.isName(arn.region) && ResourceName.isAccount(arn.account) && arn.resource.hasPrefix("connection/")
      && isConnectionIdentifier(arn.resource[11..<arn.resource.count])
  }

  /// 32 hexadecimal digits, in groups of 8, 4, 4, 4 and 12.
  private static func isConnectionIdentifier(_ text: Text) -> Bool {
    let parts = text.split(separator: Byte.hyphen)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { part in
        part.bytes.allSatisfy {
          Byte.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | Byte.caseBit)
        }
      }
  }

  /// True for a name without a slash, or owner and name separated by one. More slashes are groups, as in GitLab.
  private static func isRepository(_ text: Text, hasOwner: Bool) -> Bool {
    let parts = text.split(separator: Byte.slash)
    return (hasOwner ? parts.count > 1 : parts.count == 1) && parts.allSatisfy { !$0.isEmpty }
      && text.bytes.allSatisfy { $0 > Byte.space }
  }
}

extension DocumentPath {
  static let fullRepository = DocumentPath.configuration("FullRepositoryId")

  /// True for the path of a repository with its owner.
  fileprivate var isWholeRepository: Bool { leadsToSame(as: .fullRepository) }
}
