import Hierarchy
import SourceText

/// Rules for the members of actions and stages besides the configuration. Source: sections 1c and 1d of the AWS facts.
extension PipelineRule {
  static let actionMembers: [PipelineRule] = [
    PipelineRule(
      "artifact-count", "an action has as many input and output artifacts as its provider takes", at: [.actions]
    ) {
      subject in
      // A missing name of the source's artifact is reported separately.
      if subject.requests.missing.contains(where: { $0.name == Parameter.artifact.name }) { return [] }
      return subject.actions.flatMap { action -> [Finding] in
        // Another rule reports too many sources.
        guard let type = action.type, type.isSource == action.isFirst, action.value.inputs.count <= 50 else {
          return []
        }
        return [
          (action.value.inputs.count, type.inputs, "input"), (action.value.outputs.count, type.outputs, "output"),
        ].filter { !$0.1.contains($0.0) }.map { count, range, verb in
          Finding(
            "the action has \(count) \(words: verb) artifacts, but \(type.provider) takes \(words: words(for: range))",
            at: action.place, help: "set stage_N_input_artifacts or stage_N_output_artifacts")
        }
      }
    },
    PipelineRule("artifact-order", "an input artifact is the output of an earlier action", at: [.actions]) { subject in
      subject.actions.flatMap { action in
        action.value.inputs.compactMap { input in
          guard let name = input.text, !subject.actions.contains(where: { gives(name, $0, before: action) }) else {
            return nil
          }
          return subject.finding(
            input, "no earlier action outputs the artifact '\(name)'",
            help: "name an artifact of an earlier action")
        }
      }
    },
    PipelineRule(
      "artifact-identifier", "in a build of several artifacts all but the first have names of letters, digits and _",
      at: [.actions]
    ) { subject in
      subject.actions.flatMap { action -> [Finding] in
        let inputs = action.value.inputs
        guard action.provider == ActionType.build.provider, inputs.count > 1 else { return [] }
        let primary = action.configuration.first { $0.name == "PrimarySource" }?.value.text ?? inputs[0].text
        return inputs.filter { $0.text != primary && !isIdentifier($0.text ?? "") }.map {
          subject.finding(
            $0, "\(subject.claim($0)), which CodeBuild refuses as the identifier of a secondary source",
            help: "write letters, digits and _, fewer than 128")
        }
      }
    },
    PipelineRule("commands-of-an-action", "the provider Commands has commands, and no other has", at: [.actions]) {
      subject in
      subject.actions.compactMap { action in
        let isCommands = action.provider == ActionType.commands.provider
        let commands = action.value["commands"]
        if isCommands == (commands != nil) { return nil }
        return Finding(
          isCommands ? "an action of Commands needs 'commands'" : "an action of \(action.provider) has no 'commands'",
          at: commands?.source?.place ?? action.place,
          help: isCommands ? "set stage_N_commands = [\"…\"]" : "leave it out")
      }
    },
    PipelineRule("v2-member", "what only pipelines of type V2 have is in none of type V1", at: [.pipeline]) { subject in
      guard subject.text(.pipelineType) != "V2", let pipeline = subject.value(.pipeline) else { return [] }
      let ofPipeline = ["variables", "triggers"].compactMap { name in pipeline[name].map { (name, $0) } }
      let ofStages = subject.values(.stages).flatMap { stage in
        ["onFailure", "onSuccess", "beforeEntry"].compactMap { name in stage[name].map { (name, $0) } }
      }
      let members = (ofPipeline + ofStages).map { name, value in
        subject.finding(
          value, "'\(name)' needs a pipeline of type V2", help: "set pipeline_type = \"V2\"")
      }
      let actions = subject.actions.filter { $0.type?.needsV2 ?? false }.map { action in
        Finding(
          "an action of \(action.provider) needs a pipeline of type V2", at: action.place,
          help: "set pipeline_type = \"V2\"")
      }
      return members + actions
    },
    PipelineRule("trigger-source", "a trigger names an action that follows a connection", at: [.triggers]) { subject in
      let names = subject.actions.filter { $0.provider == ActionType.connection.provider }.compactMap {
        $0.value["name"]?.text
      }
      return subject.findings(at: triggerActions) { name in
        guard let text = name.text, !names.contains(text) else { return nil }
        return subject.finding(
          name, "\(subject.claim(name)), but no action of that name follows a connection",
          help: "known: \(words: names.map(\.description).joined(separator: ", "))")
      }
    },
    form("action-role", actionRoles, "the role of an action", "arn:aws:iam::<12 digits>:role/<name>", isValid: isRole),
    PipelineRule(
      "action-region", "an action of AWS, but for sources, may run in another region", at: [actionRegions]
    ) { subject in
      subject.actions.compactMap { action in
        guard let region = action.value["region"], let text = region.text else { return nil }
        if !Region.isName(text) {
          return subject.finding(
            region, "\(subject.claim(region)), which is not the name of a region",
            help: "write eu-west-1, for example")
        }
        guard text != subject.requests.region, action.type?.isSource ?? false || action.type?.owner != "AWS" else {
          return nil
        }
        return subject.finding(
          region, "\(subject.claim(region)), but an action of \(action.provider) runs in the pipeline's own region",
          help: "leave it out")
      }
    },
    PipelineRule("artifact-store-region", "each region of the pipeline has a store", at: [.pipeline]) { subject in
      guard let stores = subject.value(.pipeline)?["artifactStores"] else { return [] }
      return subject.actions.compactMap { action in
        guard let region = action.value["region"], let text = region.text, stores[text] == nil else { return nil }
        return subject.finding(
          region, "\(subject.claim(region)), but 'artifact_stores' has no bucket there",
          help: "add \(text) = \"bucket\" to artifact_stores")
      }
    },
  ]

  private static let triggerActions = DocumentPath("pipeline.triggers[].gitConfiguration.sourceActionName")
  private static let actionRoles = DocumentPath("pipeline.stages[].actions[].roleArn")
  private static let actionRegions = DocumentPath("pipeline.stages[].actions[].region")

  private static func gives(_ artifact: Text, _ action: Action, before other: Action) -> Bool {
    action.value.outputs.contains { $0.text == artifact } && action.runs(before: other)
  }

  /// Fewer than 128 letters, digits and `_`.
  static func isIdentifier(_ text: Text) -> Bool {
    (1...127).contains(text.count) && text.isMade(ofAlphanumericsAnd: "_")
  }

  private static func words(for range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }
}
