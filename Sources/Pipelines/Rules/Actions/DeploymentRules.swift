import HCL1Syntax
import SourceText

/// Rules for deployments by CloudFormation and to S3. Source: the action reference of the CodePipeline user guide.
extension PipelineRule {
  static let deployments: [PipelineRule] = [
    choice(
      "stack-action-mode", [.configuration("ActionMode")], "action mode",
      ["CREATE_UPDATE", "REPLACE_ON_FAILURE", "DELETE_ONLY", "CHANGE_SET_REPLACE", "CHANGE_SET_EXECUTE"]),
    PipelineRule("stack-action-needs", "an action mode has the keys that it needs", at: [.configuration("ActionMode")])
    { subject in
      subject.values(.configurations).flatMap { configuration in
        guard let mode = configuration["ActionMode"], let name = mode.text else { return [Finding]() }
        return (keys[name.description] ?? []).filter { configuration[$0] == nil }.map {
          subject.finding(
            mode, "\(subject.claim(mode)), which needs '\($0)'", help: "set it in the stage's configuration")
        }
      }
    },
    PipelineRule(
      "stack-file", "TemplatePath and TemplateConfiguration are Artifact::file, of an artifact that goes in",
      at: [templatePaths, templateConfigurations]
    ) {
      subject in
      guard subject.value(templatePaths) != nil || subject.value(templateConfigurations) != nil else { return [] }
      return subject.values(.actions).flatMap { action in
        let inputs = action.inputNames
        let values = files.flatMap { action.all(at: $0) }
        return values.filter { !isFile($0.text ?? "", of: inputs) }.map {
          subject.finding(
            $0, "\(subject.claim($0)), which is not a file of one of the action's input artifacts",
            help: "write artifact::file; artifacts: \(inputs.map(\.description).joined(separator: ", "))")
        }
      }
    },
    PipelineRule("stack-parameters", "ParameterOverrides is a JSON object of at most 1,024 bytes", at: [overrides]) {
      subject in
      subject.values(overrides).filter { value in
        guard let text = value.text else { return false }
        let file = SourceFile(name: "ParameterOverrides.json", bytes: ("{\"x\":" + text + "}").bytes)
        let (members, found) = TfvarsMembers.read(file)
        return found.hasErrors || members.count != 1 || members["x"]?.members == nil || text.count > 1024
      }.map {
        subject.finding(
          $0, "'ParameterOverrides' must be a JSON object of at most 1024 bytes",
          help: "write { Name = \"value\" }; what is longer goes into the template configuration")
      }
    },
    form(
      "stack-capabilities", .configuration("Capabilities"), "the list of capabilities",
      "CAPABILITY_IAM, CAPABILITY_NAMED_IAM and CAPABILITY_AUTO_EXPAND with commas and no spaces between"
    ) { text in
      text.split(separator: Byte.comma).allSatisfy {
        ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"].contains($0)
      }
    },
    form(
      "stack-role", .stackRole, "the stack's role", "arn:aws:iam::<12 digits>:role/<name>"
    ) { isRole($0) || $0.contains("#{") },
    choice(
      "deploy-acl", [.configuration("CannedACL")], "canned ACL",
      [
        "private", "public-read", "public-read-write", "authenticated-read", "aws-exec-read", "bucket-owner-read",
        "bucket-owner-full-control",
      ]),
    form(
      "deploy-key", .deploymentKey, "the deployment's key", "arn:aws:kms:<region>:<12 digits>:key/<id>"
    ) { isKey($0) || $0.contains("#{") },
  ]

  private static let files = [
    RequestPath("configuration.TemplatePath"), RequestPath("configuration.TemplateConfiguration"),
  ]
  private static let templatePaths = DocumentPath.configuration("TemplatePath")
  private static let templateConfigurations = DocumentPath.configuration("TemplateConfiguration")
  private static let overrides = DocumentPath.configuration("ParameterOverrides")

  /// The keys that an action mode needs besides the stack's name.
  private static let keys: [String: [Text]] = [
    "CREATE_UPDATE": ["TemplatePath", "RoleArn"], "REPLACE_ON_FAILURE": ["TemplatePath", "RoleArn"],
    "DELETE_ONLY": ["RoleArn"], "CHANGE_SET_REPLACE": ["TemplatePath", "RoleArn", "ChangeSetName"],
    "CHANGE_SET_EXECUTE": ["ChangeSetName"],
  ]

  private static func isFile(_ text: Text, of artifacts: [Text]) -> Bool {
    guard let colons = text.firstRange(of: "::", from: 0) else { return false }
    return artifacts.contains(text[0..<colons.lowerBound]) && colons.upperBound < text.count
  }
}
