import Hierarchy
import ShellSyntax
import SourceText

/// The forms of PARAMETER_STORE and SECRETS_MANAGER values. Source: the CodeBuild user guide on `env`, and the limits of
/// Systems Manager and Secrets Manager.
enum ParameterReference {
  /// How to write a parameter.
  static let help: Message =
    "a name consists of letters, digits and _.-/, such as /service/prod/key, or is an ARN; :version or :label may follow; AWS reserves names that start with aws or ssm"

  /// True for a parameter, `parameter:version` or `parameter:label`. The parameter is a name, or the ARN of a parameter of
  /// this account or shared by another. Source: `GetParameters` of Systems Manager.
  ///
  /// - Parameter expands: whether `${NAME}` is expanded, as CodeBuild does in a buildspec.
  static func isParameter(_ text: Text, expands: Bool = false) -> Bool {
    var name = expands ? withoutExpansions(text) : text
    // Any part of the ARN may come from a variable.
    if name != text, text.hasPrefix("arn:") { return true }
    if let resource = resource(ofParameter: name) { name = resource }
    let parts = name.split(separator: Byte.colon)
    guard parts.count <= 2 else { return false }
    return isParameterName(parts[0]) && (parts.count == 1 || isVersion(parts[1]) || isLabel(parts[1]))
  }

  /// The name at the end of `arn:…:ssm:<region>:<account>:parameter/name`; nil for any other text.
  private static func resource(ofParameter text: Text) -> Text? {
    guard let arn = ResourceName(text), arn.hasPartitionName, arn.service == "ssm", Region.isName(arn.region),
      ResourceName.isAccount(arn.account), arn.resource.hasPrefix("parameter/")
    else { return nil }
    return arn.resource[9..<arn.resource.count]
  }

  private static func isVersion(_ text: Text) -> Bool {
    !text.isEmpty && text.count <= 18 && text.bytes.allSatisfy(Byte.isDigit)
  }

  /// 1 to 100 letters, digits and `.-_`; no digit first, and not `aws` or `ssm`.
  private static func isLabel(_ text: Text) -> Bool {
    guard (1...100).contains(text.count), !Byte.isDigit(text[0]), text.isMade(ofAlphanumericsAnd: ".-_") else {
      return false
    }
    let lower = text.lowercasedASCII
    return !lower.hasPrefix("aws") && !lower.hasPrefix("ssm")
  }

  /// The text with a letter in place of each `${NAME}` and `$NAME`.
  private static func withoutExpansions(_ text: Text) -> Text {
    var bytes: [UInt8] = []
    var start = 0
    for reference in ShellScript(text).references where reference.offset >= start {
      bytes.append(text[start..<reference.offset])
      bytes.append(UInt8(ascii: "x"))
      let isBraced = reference.offset + 1 < text.count && text[reference.offset + 1] == Byte.leftBrace
      let end = reference.offset + reference.name.count + 1
      start = isBraced ? (text.firstIndex(of: Byte.rightBrace, from: end) ?? text.count - 1) + 1 : end
    }
    bytes.append(text[start..<text.count])
    return Text(bytes)
  }

  /// 1 to 1,011 letters, digits and `_.-/`, at most 15 levels. AWS reserves names that start with `aws` or `ssm`; everybody
  /// may read those below `/aws/service` and `/aws/reference`.
  private static func isParameterName(_ text: Text) -> Bool {
    guard (1...1011).contains(text.count),
      text.bytes.allSatisfy({ ShellName.isPart($0) || [Byte.dot, Byte.hyphen, Byte.slash].contains($0) })
    else { return false }
    let levels = text.split(separator: Byte.slash).filter { !$0.isEmpty }
    guard let first = levels.first?.lowercasedASCII, levels.count <= 15 else { return false }
    if text.hasPrefix("/aws/service/") || text.hasPrefix("/aws/reference/") { return true }
    return !first.hasPrefix("aws") && !first.hasPrefix("ssm")
  }

  /// True for `secret-id[:json-key[:version-stage[:version-id]]]`. The id is a name or an ARN; stage and version id exclude
  /// each other. A name has 1 to 512 characters, an ARN at most 2,048, a stage 1 to 256, a version id 32 to 64.
  static func isSecretReference(_ text: Text) -> Bool {
    var parts = text.split(separator: Byte.colon)
    var longest = 512
    if text.hasPrefix("arn:") {
      guard parts.count >= 7, parts[2] == "secretsmanager", parts[5] == "secret" else { return false }
      // The limit applies to the whole ARN.
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
