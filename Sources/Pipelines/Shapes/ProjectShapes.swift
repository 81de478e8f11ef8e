import SourceText

/// The members of CreateProject that are objects and lists. Source: `codebuild` 2016-10-06 of botocore.
extension RequestShape {
  private static let ownerAccess = RequestShape.choice(["NONE", "READ_ONLY", "FULL"])

  static let sourceAuth = RequestShape.object([
    Member("resource", .text),
    Member("type", .choice(["OAUTH", "CODECONNECTIONS", "SECRETS_MANAGER"]), required: true),
  ])

  static let buildStatus = RequestShape.object([Member("context", .text), Member("targetUrl", .text)])

  static let secondarySources = RequestShape.list(
    .object([
      Member("auth", sourceAuth), Member("buildStatusConfig", buildStatus), Member("buildspec", .text),
      Member("gitCloneDepth", .integer(0...Int.max)),
      Member("gitSubmodulesConfig", .object([Member("fetchSubmodules", .boolean, required: true)])),
      Member("insecureSsl", .boolean), Member("location", .text), Member("reportBuildStatus", .boolean),
      Member("sourceIdentifier", .text(1...127), required: true),
      Member("type", .choice(ProjectChoices.sourceTypes), required: true),
    ]), most: 12)

  static let secondarySourceVersions = RequestShape.list(
    .object([
      Member("sourceIdentifier", .text(1...127), required: true), Member("sourceVersion", .someText, required: true),
    ]), most: 12)

  static let secondaryArtifacts = RequestShape.list(
    .object([
      Member("artifactIdentifier", .text(1...127), required: true), Member("bucketOwnerAccess", ownerAccess),
      Member("encryptionDisabled", .boolean), Member("location", .text), Member("name", .text),
      Member("namespaceType", .choice(ProjectChoices.namespaceTypes)), Member("overrideArtifactName", .boolean),
      Member("packaging", .choice(ProjectChoices.packagings)), Member("path", .text),
      Member("type", .choice(ProjectChoices.artifactTypes), required: true),
    ]), most: 12)

  static let computeConfiguration = RequestShape.object([
    Member("disk", .integer(1...Int.max)), Member("instanceType", .someText),
    Member("machineType", .choice(["GENERAL", "NVME"])), Member("memory", .integer(1...Int.max)),
    Member("vCpu", .integer(1...Int.max)),
  ])

  static let registryCredential = RequestShape.object([
    Member("credential", .someText, required: true),
    Member("credentialProvider", .choice(["SECRETS_MANAGER"]), required: true),
  ])

  static let dockerServer = RequestShape.object([
    Member("computeType", .choice(ProjectChoices.computeTypes), required: true),
    Member("securityGroupIds", .list(.someText, most: 5)),
    Member("status", .object([Member("message", .text), Member("status", .text)])),
  ])

  static let vpc = RequestShape.object([
    Member("securityGroupIds", .list(.someText, most: 5)), Member("subnets", .list(.someText, most: 16)),
    Member("vpcId", .someText),
  ])

  private static let logStatus = RequestShape.choice(["ENABLED", "DISABLED"])

  static let logs = RequestShape.object([
    Member(
      "cloudWatchLogs",
      .object([Member("groupName", .text), Member("status", logStatus, required: true), Member("streamName", .text)])),
    Member(
      "s3Logs",
      .object([
        Member("bucketOwnerAccess", ownerAccess), Member("encryptionDisabled", .boolean), Member("location", .text),
        Member("status", logStatus, required: true),
      ])),
  ])

  static let fileSystems = RequestShape.list(
    .object([
      Member("identifier", .someText), Member("location", .someText), Member("mountOptions", .text),
      Member("mountPoint", .someText), Member("type", .choice(["EFS"])),
    ]))

  static let buildBatch = RequestShape.object([
    Member("batchReportMode", .choice(["REPORT_INDIVIDUAL_BUILDS", "REPORT_AGGREGATED_BATCH"])),
    Member("combineArtifacts", .boolean),
    Member(
      "restrictions",
      .object([
        Member("computeTypesAllowed", .list(.choice(ProjectChoices.computeTypes))),
        Member("fleetsAllowed", .list(.someText)), Member("maximumBuildsAllowed", .integer(1...Int.max)),
      ])), Member("serviceRole", .someText), Member("timeoutInMins", .integer(5...2160)),
  ])
}
