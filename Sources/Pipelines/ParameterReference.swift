import SourceText

/// The forms of what PARAMETER_STORE and SECRETS_MANAGER values name. Source: the CodeBuild user guide on `env`, and the
/// limits of Systems Manager and Secrets Manager.
enum ParameterReference {
  /// 1 to 1,011 letters, digits and `_.-/`, at most 15 levels; names that start with `aws` or `ssm` are AWS's own.
  static func isParameterName(_ text: Text) -> Bool {
    guard (1...1011).contains(text.count),
      text.bytes.allSatisfy({ ShellName.isPart($0) || [0x2E, 0x2D, 0x2F].contains($0) })
    else { return false }
    let levels = text.split(separator: 0x2F).filter { !$0.isEmpty }
    guard let first = levels.first?.lowercasedASCII, levels.count <= 15 else { return false }
    return !first.hasPrefix("aws") && !first.hasPrefix("ssm")
  }

  /// `secret-id[:json-key[:version-stage[:version-id]]]`, where the id is a name or an ARN, and of stage and version id
  /// at most one is given.
  static func isSecretReference(_ text: Text) -> Bool {
    var parts = text.split(separator: 0x3A)
    if text.hasPrefix("arn:") {
      guard parts.count >= 7, parts[2] == "secretsmanager", parts[5] == "secret" else { return false }
      parts = Array(parts[6...])
    }
    guard parts.count <= 4, !parts[0].isEmpty, parts[0].count <= 2048, parts[0].bytes.allSatisfy({ $0 > 0x20 }) else {
      return false
    }
    let hasBoth = parts.count == 4 && !parts[2].isEmpty && !parts[3].isEmpty
    let hasShortVersion = parts.count == 4 && !parts[3].isEmpty && !(32...64).contains(parts[3].count)
    return !hasBoth && !hasShortVersion
  }
}
