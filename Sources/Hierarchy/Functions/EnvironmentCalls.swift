public import SourceText

/// The calls in a text, as written, whose result depends on who runs Terragrunt and where.
public enum EnvironmentCalls {
  private static let call: Text = "get_env("
  private static let accountCall: StaticString = "get_aws_account_id("

  /// The environment variables that the text reads, in order, each once.
  public static func names(in written: Text) -> [Text] {
    var names: [Text] = []
    var from = 0
    while let found = written.firstRange(of: call, from: from) {
      from = found.upperBound
      guard let quote = written.firstIndex(of: Byte.quote, from: from),
        written[from..<quote].trimmed.bytes.allSatisfy({ $0 == Byte.backslash }),
        let end = written.firstIndex(of: Byte.quote, from: quote + 1)
      else { continue }
      var name = written[quote + 1..<end]
      while !name.isEmpty, name[name.count - 1] == Byte.backslash { name = name[0..<name.count - 1] }
      if !names.contains(name) { names.append(name) }
      from = end
    }
    return names
  }

  /// True when only the machine that deploys knows a part of the text.
  public static func isUnknown(_ written: Text) -> Bool {
    written.contains("get_env(") || written.contains(accountCall)
  }

  /// The environment variables that the text reads and that are not set.
  public static func unset(in written: Text, _ options: ResolutionOptions) -> [Text] {
    guard written.contains("get_env(") else { return [] }
    return names(in: written).filter { options.environment[$0] == nil }
  }
}
