public import SourceText

/// How many characters a value in the configuration of a pipeline's action may have. Source: the CodePipeline API says
/// 1,000; the service has accepted 50,000 since 2022.
public enum ActionConfigurationLimit {
  /// What the API documents.
  public static let documented = 1_000
  /// What the service accepts.
  public static let accepted = 50_000

  /// What is wrong with the length of a value: an error if the service refuses it, a warning above the documented limit.
  public static func diagnostics(of value: Text) -> [Diagnostic] {
    let count = value.characterCount
    guard count > documented else { return [] }
    let help: Message = "set variables in the project or the buildspec instead"
    if count > accepted {
      return [
        Diagnostic(
          .error, code, "the value has \(count) characters, and a pipeline action takes \(accepted)", at: nil,
          notes: [Diagnostic.Note("the documented limit is \(documented)")], help: help)
      ]
    }
    return [
      Diagnostic(
        .warning, code,
        "the value has \(count) characters, and the documented limit of a pipeline action is \(documented)",
        at: nil, help: help)
    ]
  }

  private static let code = "action-configuration-length"
}
