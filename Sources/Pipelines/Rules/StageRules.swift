import SourceText

/// Pipelines, their stages and artifacts. Source: section 1c of the AWS facts.
extension PipelineRule {
  static let pipeline: [PipelineRule] = members + structure

  private static let members: [PipelineRule] = [
    form(
      "pipeline-role", .pipelineRole, "the pipeline's role", "arn:aws:iam::<12 digits>:role/<name>",
      isValid: isRole),
    PipelineRule("artifact-bucket", "the artifact store is the name of a bucket, without a folder", at: [.pipeline]) {
      subject in
      let stores = subject.value(.pipeline)?["artifactStores"]?.fields.compactMap { $0.value["location"] } ?? []
      return (subject.values(storeLocation) + stores).filter {
        !isBucket($0.text ?? "", in: subject.requests.region) || ($0.text ?? "").contains("_")
      }.map {
        subject.finding(
          $0, "\(subject.claim($0)), but the artifact store is the name of a bucket, without a folder")
      }
    },
    choice("pipeline-type", [.pipelineType], "type of pipeline", ["V1", "V2"]),
    choice(
      "execution-mode", [.executionMode], "execution mode", ["SUPERSEDED", "QUEUED", "PARALLEL"]),
    PipelineRule("execution-mode-v2", "QUEUED and PARALLEL need a pipeline of type V2", at: [.executionMode]) {
      subject in
      subject.values(.executionMode).filter {
        ($0.text == "QUEUED" || $0.text == "PARALLEL") && subject.text(.pipelineType) != "V2"
      }.map {
        subject.finding(
          $0, "\(subject.claim($0)), which needs a pipeline of type V2", help: "set pipeline_type = \"V2\"")
      }
    },
    form(
      "stage-name", .stageNames, "the name of a stage", "1 to 100 letters, digits, . @ - and _",
      isValid: isName),
    form(
      "action-name", DocumentPath("pipeline.stages[].actions[].name"), "the name of an action",
      "1 to 100 letters, digits, . @ - and _", isValid: isName),
    form(
      "artifact-name", .outputArtifacts, "the name of an artifact",
      "1 to 100 letters, digits, - and _"
    ) { (1...100).contains($0.count) && $0.isMade(ofAlphanumericsAnd: "-_") },
  ]

  private static let providerPath = RequestPath("actionTypeId.provider")
  private static let actionNames = RequestPath("actions[].name")

  private static let storeLocation = DocumentPath("pipeline.artifactStore.location")

  private static func isName(_ text: Text) -> Bool {
    (1...100).contains(text.count) && text.isMade(ofAlphanumericsAnd: ".@-_")
  }

  private static let structure: [PipelineRule] = [
    PipelineRule("stage-count", "a pipeline has 2 to 50 stages", at: [.pipeline]) { subject in
      guard let pipeline = subject.value(.pipeline) else { return [] }
      let stages = pipeline["stages"]?.elements ?? []
      // A stage that was left out has already been reported.
      guard subject.requests.hasAllStages else { return [] }
      if stages.count == 1 {
        return [
          subject.finding(
            stages[0], "the pipeline has one stage, but AWS requires at least two",
            help: "set stage_2_name and stage_2_action")
        ]
      }
      guard stages.count > 50 else { return [] }
      return [subject.finding(stages[50], "the pipeline has \(stages.count) stages, but AWS takes 50")]
    },
    PipelineRule("stage-name-twice", "no two stages have one name", at: [.stageNames]) { subject in
      repeated(subject.values(.stageNames)).map { again, first in
        Finding(
          "the name of a stage is used twice: \(subject.claim(again))", at: again.source?.place, notes: note(first))
      }
    },
    PipelineRule("action-name-twice", "no two actions of a stage have one name", at: [.stages]) { subject in
      subject.values(.stages).flatMap { repeated($0.all(at: actionNames)) }.map { again, first in
        Finding(
          "the name of an action is used twice in a stage: \(subject.claim(again))", at: again.source?.place,
          notes: note(first))
      }
    },
    PipelineRule("artifact-twice", "no two actions output the same artifact", at: [.outputArtifacts]) { subject in
      repeated(subject.values(.outputArtifacts)).map { again, first in
        Finding(
          "two actions output the same artifact: \(subject.claim(again))", at: again.source?.place, notes: note(first))
      }
    },
    PipelineRule("action-count", "a stage has at most 50 actions", at: [.stages]) { subject in
      subject.values(.stages).compactMap { stage in
        let actions = stage[.actionsMember]?.elements ?? []
        return actions.count > 50
          ? subject.finding(actions[50], "the stage has \(actions.count) actions, but AWS takes 50") : nil
      }
    },
    PipelineRule("source-position", "the first stage has sources, and nothing else", at: [.pipeline]) {
      subject in
      subject.actions.filter { $0.type.map(\.isSource) == !$0.isFirst }.map { action in
        Finding(
          action.isFirst
            ? "the first stage must be a source, but its provider is \(action.provider)"
            : "stage \(action.stage + 1) must not be a source, but its provider is \(action.provider)",
          at: action.value.first(at: providerPath)?.source?.place ?? action.value.source?.place,
          help: action.isFirst ? "stage_1 follows the repository" : "sources belong in stage_1; see secondary_sources")
      }
    },
  ]

  /// Up to this number, values are compared pairwise.
  private static let few = 8

  /// The values that repeat an earlier text, each with the first value of that text.
  private static func repeated(_ values: [RequestValue]) -> [(again: RequestValue, first: RequestValue)] {
    if values.count <= few {
      return values.indices.compactMap { index in
        guard let text = values[index].text, let first = values[..<index].firstIndex(where: { $0.text == text }) else {
          return nil
        }
        return (values[index], values[first])
      }
    }
    var known: [Text: RequestValue] = [:]
    var repeated: [(RequestValue, RequestValue)] = []
    for value in values {
      guard let text = value.text else { continue }
      if let first = known[text] { repeated.append((value, first)) } else { known[text] = value }
    }
    return repeated
  }

  private static func note(_ first: RequestValue) -> [Diagnostic.Note] {
    first.source.map { [Diagnostic.Note("used here first", at: $0.place)] } ?? []
  }
}
