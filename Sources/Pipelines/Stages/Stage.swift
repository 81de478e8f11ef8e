import SourceText

/// One stage of a unit's pipeline, as described by its variables.
struct Stage: Sendable {
  /// The `N` of `stage_N_name`, starting at 1.
  let number: Int
  /// `stage_N_name`.
  let name: GivenValue
  /// `stage_N_action`.
  let action: GivenValue
  /// `stage_N_configuration`, or nil.
  let configuration: GivenValue?
  /// The source of the provider's name; nil if nothing names it.
  let provider: RequestValue.Source?
  /// The parts that are set: `region` of `stage_2_region`.
  let parts: Set<Text>
  /// The type of its action.
  let type: ActionType

  /// The action type of a stage that names no provider: by its position, then by its configuration and by the words of its
  /// name and action.
  ///
  /// A stage called deploy is a build, because in this layout the build project deploys. If its configuration names a bucket
  /// or a stack, it is a deployment by S3 or CloudFormation.
  static func type(ofStage number: Int, name: Text, action: Text, configurationKeys: [Text]) -> ActionType {
    if number == 1 { return .connection }
    let ofName = words(of: name)
    let isTest = ofName.contains(where: testWords.contains)
    if !configurationKeys.isEmpty {
      if configurationKeys.contains("BucketName") { return .bucketDeploy }
      if configurationKeys.contains("StackName") || configurationKeys.contains("ActionMode") { return .cloudFormation }
      if configurationKeys.contains("FunctionName") { return .lambda }
      if configurationKeys.contains("ProjectName") { return isTest ? .test : .build }
    }
    let ofAction = words(of: action)
    if ofName.contains(where: isApproval) || ofAction.contains(where: isApproval) { return .approval }
    if ofName.contains(where: isNotification) || ofAction.contains(where: isNotification) { return .lambda }
    return isTest ? .test : .build
  }

  private static func isApproval(_ word: Text) -> Bool { word == manual || word.hasPrefix(approvalStart) }

  private static func isNotification(_ word: Text) -> Bool {
    notificationWords.contains(word) || word.hasPrefix(notificationStart)
  }

  private static let approvalStart: Text = "approv"
  private static let manual: Text = "manual"
  private static let notificationStart: Text = "notif"
  private static let notificationWords: [Text] = ["slack", "lambda", "invoke", "alert", "message"]
  private static let testWords: [Text] = ["test", "tests", "testing", "check", "checks", "verify", "validate"]

  /// The words of a name in lower case. `Terragrunt-Deploy` and `terragruntDeploy` have two.
  private static func words(of name: Text) -> [Text] {
    let lower = name.lowercasedASCII
    var words: [Text] = []
    var start = 0
    func endWord(at end: Int, next: Int) {
      if start < end { words.append(lower[start..<end]) }
      start = next
    }
    name.withBytes { bytes in
      for index in bytes.indices {
        if !Byte.isLetterOrDigit(bytes[index]) {
          endWord(at: index, next: index + 1)
        } else if index > start, Byte.isUppercase(bytes[index]), Byte.isLowercase(bytes[index - 1]) {
          endWord(at: index, next: index)
        }
      }
    }
    endWord(at: name.count, next: name.count)
    return words
  }
}
