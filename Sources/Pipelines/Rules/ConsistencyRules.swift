import HCL1Syntax
import Hierarchy
import SourceText

/// Rules for values that must fit together, or look forgotten.
extension PipelineRule {
  static let consistency: [PipelineRule] = [
    PipelineRule("masked-value", .warning, "no account, tag or token is masked") { subject in
      var findings: [Finding] = []
      for image in subject.values(.image) {
        guard let text = image.text, let parts = RegistryImage(text) else { continue }
        let hidden = [Mask.isMask(parts.account) ? "account" : nil, parts.tag.map(Mask.isMask) ?? false ? "tag" : nil]
          .compactMap { $0 }
        if hidden.isEmpty || hidden.first == "account" && !subject.settings.allowsPlaceholders { continue }
        findings.append(masked(image.source?.name ?? "image", hidden.joined(separator: " and "), image.source?.place))
      }
      if let given = subject.requests.parameters.own(.ecrRepositoryARN),
        let arn = given.value.scalarText.flatMap(ResourceName.init), Mask.isMask(arn.account)
      {
        findings.append(masked(given.name, "account", given.place))
      }
      for token in subject.values(tokens) {
        guard let text = token.text,
          text.bytes.allSatisfy({ $0 == Byte.asterisk || $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") })
        else { continue }
        findings.append(
          Finding(
            "'\(token.source?.name ?? "OAuthToken")' is masked, as get-pipeline shows it", at: token.source?.place,
            help: "give the real token as an input: CodePipeline takes this one literally"))
      }
      return findings
    },
    PipelineRule("ecr-names-disagree", .warning, "repository name, ARN and image name one ECR repository") { subject in
      let names = repositoryNames(subject)
      guard let first = names.first, names.contains(where: { $0.name != first.name }) else { return [] }
      let notes = names.dropFirst().map { Diagnostic.Note("'\($0.variable)' says '\($0.name)'", at: $0.place) }
      return [
        Finding(
          "'\(first.variable)' says '\(first.name)', but other values name a different ECR repository", at: first.place,
          notes: notes, help: "name one repository in all of them")
      ]
    },
    PipelineRule(
      "auto-approve-without-approval", .warning, "a production build that approves itself runs after an approval"
    ) { subject in
      guard isProduction(subject),
        let build = subject.actions.firstIndex(where: { $0.provider == ActionType.build.provider }),
        !subject.actions[..<build].contains(where: { $0.provider == ActionType.approval.provider })
      else { return [] }
      return subject.requests.environment.filter { $0.kind == .plaintext && $0.value.contains("-auto-approve") }.map {
        Finding(
          "'\($0.name)' runs with -auto-approve on a production stage, but no stage before the build asks for approval",
          at: $0.valuePlace,
          help: "put a stage such as stage_2_name = \"Approve\", stage_2_action = \"Manual-Approval\" before the build")
      }
    },
    PipelineRule("boolean-as-string", .warning, "a truth value is true or false, not a string") { subject in
      var findings: [Finding] = []
      for name in truthValues {
        guard let given = subject.requests.parameters.own(name), let text = given.value.string,
          text == Value.trueText || text == Value.falseText
        else { continue }
        findings.append(
          Finding(
            "'\(given.name)' is the string \"\(text)\", but must be a boolean", at: given.place,
            help: "write \(given.name) = \(text)"))
      }
      return findings
    },
  ]

  private static let truthValues: [Text] = [
    Parameter.versioning, .forceDestroy, .privilegedMode, .badgeEnabled, .pollForSourceChanges, .detectChanges,
  ].map(\.name)

  private static let tokens = DocumentPath.configuration("OAuthToken")

  private static func masked(_ name: Text, _ part: String, _ place: Place?) -> Finding {
    Finding("'\(name)' has a masked \(part)", at: place, help: "write the real one, or give it as an input")
  }

  private static let productionStages: [Text] = ["prod", "production", "prd", "live"]

  private static func isProduction(_ subject: Subject) -> Bool {
    let stage = subject.requests.parameters.own(.stage)?.value.scalarText?.lowercasedASCII
    return stage.map(productionStages.contains) ?? false
  }

  private static func repositoryNames(_ subject: Subject) -> [(variable: Text, name: Text, place: Place)] {
    let parameters = subject.requests.parameters
    var names: [(variable: Text, name: Text, place: Place)] = []
    if let given = parameters.own(.ecrRepositoryName), let text = given.value.scalarText, !text.isEmpty {
      names.append((given.name, text, given.place))
    }
    if let given = parameters.own(.ecrRepositoryARN), let arn = given.value.scalarText.flatMap(ResourceName.init),
      arn.resource.hasPrefix(ResourceName.repositoryStart)
    {
      names.append((given.name, arn.resource[11..<arn.resource.count], given.place))
    }
    // The image of a unit that builds images is what it builds in, not what it builds.
    if let given = parameters.own(.codebuildImage), let image = given.value.scalarText.flatMap(RegistryImage.init) {
      names.append((given.name, image.repository, given.place))
    }
    return names
  }
}
