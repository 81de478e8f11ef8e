import SourceText

/// A kind of action that CodePipeline knows: who provides it, how many artifacts go in and out, what it is told.
///
/// Source: the action reference of the CodePipeline user guide, and its table of artifact counts.
///
/// A class, since there are a dozen of them, and every stage of a pipeline has one.
final class ActionType: Sendable {
  /// `owner` of the action type.
  let owner: Text
  /// `category` of the action type.
  let category: Text
  /// `provider` of the action type.
  let provider: Text
  /// How many input artifacts it takes.
  let inputs: ClosedRange<Int>
  /// How many output artifacts it gives.
  let outputs: ClosedRange<Int>
  /// The keys its configuration must have.
  let required: [Text]
  /// The keys its configuration may have.
  let optional: [Text]
  /// The keys its configuration must or may have.
  let known: [Text]
  /// True for an action that may only stand in the first stage.
  let isSource: Bool

  init(
    _ owner: Text, _ category: Text, _ provider: Text, inputs: ClosedRange<Int>, outputs: ClosedRange<Int>,
    required: [Text], optional: [Text]
  ) {
    self.owner = owner
    self.category = category
    self.provider = provider
    self.inputs = inputs
    self.outputs = outputs
    self.required = required
    self.optional = optional
    known = required + optional
    isSource = category == "Source"
  }

  static let gitHub = ActionType(
    "ThirdParty", "Source", "GitHub", inputs: 0...0, outputs: 1...1,
    required: ["Owner", "Repo", "Branch", "OAuthToken"], optional: ["PollForSourceChanges"])
  static let connection = ActionType(
    "AWS", "Source", "CodeStarSourceConnection", inputs: 0...0, outputs: 1...1,
    required: ["ConnectionArn", "FullRepositoryId", "BranchName"], optional: ["OutputArtifactFormat", "DetectChanges"])
  static let bucketSource = ActionType(
    "AWS", "Source", "S3", inputs: 0...0, outputs: 1...1, required: ["S3Bucket", "S3ObjectKey"],
    optional: ["PollForSourceChanges"])
  static let codeCommit = ActionType(
    "AWS", "Source", "CodeCommit", inputs: 0...0, outputs: 1...1, required: ["RepositoryName", "BranchName"],
    optional: ["PollForSourceChanges", "OutputArtifactFormat"])
  static let registry = ActionType(
    "AWS", "Source", "ECR", inputs: 0...0, outputs: 1...1, required: ["RepositoryName"], optional: ["ImageTag"])
  static let build = codeBuild("Build")
  static let test = codeBuild("Test")
  static let lambda = ActionType(
    "AWS", "Invoke", "Lambda", inputs: 0...5, outputs: 0...5, required: ["FunctionName"], optional: ["UserParameters"])
  static let approval = ActionType(
    "AWS", "Approval", "Manual", inputs: 0...0, outputs: 0...0, required: [],
    optional: ["CustomData", "ExternalEntityLink", "NotificationArn"])
  static let bucketDeploy = ActionType(
    "AWS", "Deploy", "S3", inputs: 1...1, outputs: 0...0, required: ["BucketName", "Extract"],
    optional: ["ObjectKey", "KMSEncryptionKeyARN", "CannedACL", "CacheControl"])
  static let cloudFormation = ActionType(
    "AWS", "Deploy", "CloudFormation", inputs: 0...10, outputs: 0...1, required: ["ActionMode", "StackName"],
    optional: [
      "Capabilities", "ChangeSetName", "RoleArn", "TemplatePath", "OutputFileName", "ParameterOverrides",
      "TemplateConfiguration",
    ])

  private static func codeBuild(_ category: Text) -> ActionType {
    ActionType(
      "AWS", category, "CodeBuild", inputs: 1...5, outputs: 0...5, required: ["ProjectName"],
      optional: ["PrimarySource", "EnvironmentVariables", "BatchEnabled", "CombineArtifacts"])
  }

  /// All that rendering knows; where a provider has several, the usual one first.
  static let all: [ActionType] = [
    gitHub, connection, bucketSource, codeCommit, registry, build, test, lambda, approval, bucketDeploy, cloudFormation,
  ]

  /// The action type that a user calls `name`: a provider, or `Category/Provider`; nil when there is none.
  ///
  /// - Parameter isFirst: whether it stands in the first stage, where a provider of sources is meant as one.
  static func named(_ name: Text, isFirst: Bool) -> ActionType? {
    let parts = name.split(separator: Byte.slash)
    if parts.count == 2 { return all.first { $0.category == parts[0] && $0.provider == parts[1] } }
    let candidates = all.filter { $0.provider == name }
    return candidates.first { $0.isSource == isFirst } ?? candidates.first
  }
}
