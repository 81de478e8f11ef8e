import SourceText

/// One stage of a unit's pipeline as its variables describe it.
struct Stage: Sendable {
  /// The `N` of `stage_N_name`, from 1 on.
  let number: Int
  /// `stage_N_name`.
  let name: GivenValue
  /// `stage_N_action`.
  let action: GivenValue
  /// `stage_N_configuration`, or nil.
  let configuration: GivenValue?
  /// What its action does.
  let type: ActionType

  /// What a stage does that no provider is named for: by its position, then by the words of its name and its action.
  ///
  /// A stage called deploy is a build: in this layout the build project deploys; but one whose configuration names a
  /// bucket or a stack is a deployment by S3 or CloudFormation.
  static func type(ofStage number: Int, name: Text, action: Text, configurationKeys: [Text]) -> ActionType {
    if number == 1 { return .connection }
    if configurationKeys.contains("BucketName") { return .bucketDeploy }
    if configurationKeys.contains("StackName") || configurationKeys.contains("ActionMode") { return .cloudFormation }
    if configurationKeys.contains("FunctionName") { return .lambda }
    if configurationKeys.contains("ProjectName") { return isTest(name) ? .test : .build }
    let words = Self.words(of: name) + Self.words(of: action)
    if words.contains(where: { $0.hasPrefix("approv") || $0 == "manual" }) { return .approval }
    if words.contains(where: isNotification) { return .lambda }
    return isTest(name) ? .test : .build
  }

  private static func isNotification(_ word: Text) -> Bool {
    word.hasPrefix("notif") || ["slack", "lambda", "invoke", "alert", "message"].contains(word)
  }

  private static func isTest(_ name: Text) -> Bool {
    words(of: name).contains { ["test", "tests", "testing", "check", "checks", "verify", "validate"].contains($0) }
  }

  /// The words of a name in lower case: `Terragrunt-Deploy` and `terragruntDeploy` have two.
  private static func words(of name: Text) -> [Text] {
    var words: [Text] = []
    var word: [UInt8] = []
    var wasLowercase = false
    for byte in name.bytes {
      let startsWord = wasLowercase && byte >= 0x41 && byte <= 0x5A
      if startsWord || !Characters.isAlphanumeric(byte) {
        if !word.isEmpty { words.append(Text(word).lowercasedASCII) }
        word = []
      }
      if Characters.isAlphanumeric(byte) { word.append(byte) }
      wasLowercase = Characters.isLowercase(byte)
    }
    if !word.isEmpty { words.append(Text(word).lowercasedASCII) }
    return words
  }
}
