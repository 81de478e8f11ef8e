import SourceText

/// The forms of what PARAMETER_STORE and SECRETS_MANAGER values name. Source: the CodeBuild user guide on `env`, and the
/// limits of Systems Manager and Secrets Manager.
enum ParameterReference {
  /// 1 to 1,011 letters, digits and `_.-/`, at most 15 levels; names that start with `aws` or `ssm` are AWS's own, of
  /// which it lets everybody read those below `/aws/service` and `/aws/reference`.
  static func isParameterName(_ text: Text) -> Bool {
    guard (1...1011).contains(text.count),
      text.bytes.allSatisfy({ ShellName.isPart($0) || [Byte.dot, Byte.hyphen, Byte.slash].contains($0) })
    else { return false }
    let levels = text.split(separator: Byte.slash).filter { !$0.isEmpty }
    guard let first = levels.first?.lowercasedASCII, levels.count <= 15 else { return false }
    if text.hasPrefix("/aws/service/") || text.hasPrefix("/aws/reference/") { return true }
    return !first.hasPrefix("aws") && !first.hasPrefix("ssm")
  }

  /// `secret-id[:json-key[:version-stage[:version-id]]]`, where the id is a name or an ARN, and of stage and version id
  /// at most one is given. A name has 1 to 512 characters, an ARN at most 2,048, a stage 1 to 256, a version id 32 to 64.
  static func isSecretReference(_ text: Text) -> Bool {
    var parts = text.split(separator: Byte.colon)
    var longest = 512
    if text.hasPrefix("arn:") {
      guard parts.count >= 7, parts[2] == "secretsmanager", parts[5] == "secret" else { return false }
      // The limit is the whole ARN's.
      longest = 2048 - parts[..<6].reduce(0) { $0 + $1.count + 1 }
      parts = Array(parts[6...])
    }
    guard parts.count <= 4, (1...max(1, longest)).contains(parts[0].count),
      parts[0].bytes.allSatisfy({ $0 > Byte.space })
    else { return false }
    let stage = parts.count > 2 ? parts[2] : ""
    let version = parts.count > 3 ? parts[3] : ""
    guard stage.isEmpty || version.isEmpty, stage.count <= 256 else { return false }
    return version.isEmpty || (32...64).contains(version.count)
  }
}
