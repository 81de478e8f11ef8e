import HCL1Syntax
import ShellSyntax
import SourceText

/// The `EnvironmentVariables` of a build action: JSON in a string. Source: the CodePipeline user guide on CodeBuild actions.
/// The variables have the same limits as those of a project.
struct ActionEnvironment {
  /// The mistakes in it.
  let faults: [Message]

  init(_ value: RequestValue) {
    let text = value.text ?? ""
    let file = SourceFile(name: "EnvironmentVariables.json", bytes: ("{\"x\":" + text + "}").bytes)
    let (members, found) = TfvarsMembers.read(file)
    guard !found.hasErrors, members.count == 1, let list = members["x"], let elements = list.elements else {
      faults = ["'EnvironmentVariables' must be a list in JSON"]
      return
    }
    guard !Self.hasCommaAtAnEnd(text) else {
      faults = ["'EnvironmentVariables' is not valid JSON: a comma follows the last element"]
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
      return "the environment variable '\(name)' starts with CODEBUILD_, which CodeBuild reserves"
    }
    if !ShellName.isName(name) { return "the environment variable '\(name)' is not a valid name of a shell variable" }
    if variable.value.characterCount > 4096 {
      return "the value of '\(name)' has more than the 4,096 characters that CodeBuild takes"
    }
    switch variable.kind {
    case .plaintext: return nil
    case .parameterStore:
      return ParameterReference.isParameter(variable.value)
        ? nil : "'\(name)' is of type PARAMETER_STORE, but its value is not the name of a parameter"
    case .secretsManager:
      return ParameterReference.isSecretReference(variable.value)
        ? nil : "'\(name)' is of type SECRETS_MANAGER, but its value does not name a secret"
    }
  }

  /// True if a closing bracket follows a comma outside strings, which the tfvars parser accepts.
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
