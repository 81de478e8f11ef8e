import HCL1Syntax
import ShellSyntax
import SourceText

/// The `EnvironmentVariables` of a build's action: JSON in a string. Source: the CodePipeline user guide on CodeBuild
/// actions; the variables have the limits of a project's.
struct ActionEnvironment {
  /// What is wrong with it.
  let faults: [Message]

  init(_ value: RequestValue) {
    let text = value.text ?? ""
    let file = SourceFile(name: "EnvironmentVariables.json", bytes: ("{\"x\":" + text + "}").bytes)
    let (members, found) = TfvarsMembers.read(file)
    guard !found.hasErrors, members.count == 1, let list = members["x"], let elements = list.elements else {
      faults = ["'EnvironmentVariables' is no list"]
      return
    }
    guard !Self.hasCommaAtAnEnd(text) else {
      faults = ["'EnvironmentVariables' is no JSON: a comma follows the last element"]
      return
    }
    let reader = EnvironmentVariableReader(list, named: "EnvironmentVariables", in: file)
    if let fault = reader.diagnostics.first(where: { $0.code != "boolean-environment-value" }) {
      faults = [fault.wording]
      return
    }
    let otherKinds = elements.compactMap { element -> Message? in
      guard let members = element.members, let value = members["value"], value.string == nil else { return nil }
      return
        "the value of '\(members["name"]?.string ?? "")' is \(words: value.kindName), and CodePipeline takes strings"
    }
    faults = otherKinds + reader.variables.compactMap(Self.fault)
  }

  private static func fault(_ variable: EnvironmentVariable) -> Message? {
    let name = variable.name
    if name.hasPrefix("CODEBUILD_") {
      return "the environment variable '\(name)' starts with CODEBUILD_, which CodeBuild keeps for itself"
    }
    if !ShellName.isName(name) { return "the environment variable '\(name)' has a name that no shell takes" }
    if variable.value.characterCount > 4096 {
      return "the value of '\(name)' has more than the 4,096 characters that CodeBuild takes"
    }
    switch variable.kind {
    case .plaintext: return nil
    case .parameterStore:
      return ParameterReference.isParameter(variable.value)
        ? nil : "'\(name)' is of type PARAMETER_STORE, and its value is no name of a parameter"
    case .secretsManager:
      return ParameterReference.isSecretReference(variable.value)
        ? nil : "'\(name)' is of type SECRETS_MANAGER, and its value names no secret"
    }
  }

  /// True when a comma outside strings is followed by a closing bracket: the parser of tfvars lets that pass.
  private static func hasCommaAtAnEnd(_ text: Text) -> Bool {
    var isInString = false
    var isEscaped = false
    var isAfterComma = false
    for byte in text.bytes {
      if isInString {
        if !isEscaped, byte == Byte.quote { isInString = false }
        isEscaped = !isEscaped && byte == Byte.backslash
        continue
      }
      if [Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn].contains(byte) { continue }
      if isAfterComma, byte == Byte.rightBracket || byte == Byte.rightBrace { return true }
      isAfterComma = byte == Byte.comma
      isInString = byte == Byte.quote
    }
    return false
  }
}
