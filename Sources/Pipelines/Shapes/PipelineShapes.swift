import SourceText

/// The members of CreatePipeline that are objects and lists. Source: `codepipeline` 2015-07-09 of botocore.
extension RequestShape {
  static let pipelineVariables = RequestShape.list(
    .object([
      Member("defaultValue", .text(1...1000)), Member("description", .text(0...200)),
      Member("name", .text(1...128), required: true),
    ]), most: 50)

  private static let patterns = RequestShape.object([
    Member("excludes", .list(.text(1...255), 1...8)), Member("includes", .list(.text(1...255), 1...8)),
  ])

  static let triggers = RequestShape.list(
    .object([
      Member(
        "gitConfiguration",
        .object([
          Member(
            "pullRequest",
            .list(
              .object([
                Member("branches", patterns), Member("events", .list(.choice(["OPEN", "UPDATED", "CLOSED"]), 1...3)),
                Member("filePaths", patterns),
              ]), 1...3)),
          Member(
            "push",
            .list(
              .object([Member("branches", patterns), Member("filePaths", patterns), Member("tags", patterns)]), 1...3)),
          Member("sourceActionName", .text(1...100), required: true),
        ]), required: true), Member("providerType", .choice(["CodeStarSourceConnection"]), required: true),
    ]), most: 50)

  /// The input artifacts of an action; a string is an artifact's name.
  static let artifacts = RequestShape.list(.object([Member("name", .text(1...100), required: true)]))

  /// The output artifacts of an action; a string is an artifact's name.
  static let outputArtifacts = RequestShape.list(
    .object([Member("files", .list(.text(1...128), 1...10)), Member("name", .text(1...100), required: true)]))

  static let actionVariables = RequestShape.list(
    .object([
      Member("name", .text(1...128), required: true), Member("type", .choice(["PLAINTEXT", "SECRETS_MANAGER"])),
      Member("value", .text(1...2000), required: true),
    ]), 1...10)

  static let actionCommands = RequestShape.list(.text(1...1000), 1...50)

  static let outputVariables = RequestShape.list(.text(1...128), 1...15)

  private static let results = RequestShape.choice(["ROLLBACK", "FAIL", "RETRY", "SKIP"])

  private static let ruleType = RequestShape.object([
    Member("category", .choice(["Rule"]), required: true), Member("owner", .choice(["AWS"])),
    Member("provider", .text(1...35), required: true), Member("version", .text(1...9)),
  ])

  private static let rules = RequestShape.list(
    .object([
      Member("commands", actionCommands), Member("configuration", .texts), Member("inputArtifacts", artifacts),
      Member("name", .text(1...100), required: true), Member("region", .text(4...30)),
      Member("roleArn", .text(1...1024)),
      Member("ruleTypeId", ruleType, required: true), Member("timeoutInMinutes", .integer(5...86_400)),
    ]), 1...5)

  private static let conditions = RequestShape.list(
    .object([Member("result", results), Member("rules", rules)]), 1...1)

  /// `onSuccess` and `beforeEntry` of a stage.
  static let stageConditions = RequestShape.object([Member("conditions", conditions, required: true)])

  /// `onFailure` of a stage.
  static let failureConditions = RequestShape.object([
    Member("conditions", conditions), Member("result", results),
    Member("retryConfiguration", .object([Member("retryMode", .choice(["FAILED_ACTIONS", "ALL_ACTIONS"]))])),
  ])

  static let blockers = RequestShape.list(
    .object([
      Member("name", .text(1...100), required: true), Member("type", .choice(["Schedule"]), required: true),
    ]))

  /// Stages with their actions.
  static let stages = RequestShape.list(
    .object([
      Member("actions", actions, required: true), Member("beforeEntry", stageConditions), Member("blockers", blockers),
      Member("name", .text(1...100), required: true), Member("onFailure", failureConditions),
      Member("onSuccess", stageConditions),
    ]))

  /// An action has its type as `actionTypeId`, or as separate members, as in Terraform.
  private static let actions = RequestShape.list(
    .object([
      Member("actionTypeId", actionType), Member("category", .choice(ActionType.categories)),
      Member("commands", actionCommands), Member("configuration", .texts),
      Member("environmentVariables", actionVariables), Member("inputArtifacts", artifacts),
      Member("owner", .choice(owners)), Member("provider", .text(1...35)), Member("version", .text(1...9)),
      Member("name", .text(1...100), required: true),
      Member("namespace", .text(1...100)), Member("outputArtifacts", outputArtifacts),
      Member("outputVariables", outputVariables), Member("region", .text(4...30)), Member("roleArn", .text(1...1024)),
      Member("runOrder", .integer(1...999)), Member("timeoutInMinutes", .integer(5...86_400)),
    ]))

  private static let owners = ["AWS", "ThirdParty", "Custom"]

  private static let actionType = RequestShape.object([
    Member("category", .choice(ActionType.categories), required: true),
    Member("owner", .choice(owners), required: true),
    Member("provider", .text(1...35), required: true), Member("version", .text(1...9), required: true),
  ])
}
