import SourceText

/// `#{namespace.name}` in configurations. Source: "Variables" of the CodePipeline user guide.
extension PipelineRule {
  static let references: [PipelineRule] = [
    PipelineRule(
      "variable-reference", "#{namespace.name} names a variable that an earlier action or the pipeline sets",
      at: [.actions]
    ) {
      subject in
      let declared = subject.values(variableNames).compactMap(\.text)
      return subject.actions.flatMap { action in
        action.configuration.compactMap { field in
          guard let text = field.value.text else { return nil }
          return fault(in: text, of: action, subject, declared).map { message, help in
            subject.finding(field.value, "'\(field.name)' refers to \(message)", help: help)
          }
        }
      }
    },
    PipelineRule(
      "namespace-name", "the namespace of an action is 1 to 100 letters, digits, @ - and _, and no other's",
      at: [namespaces]
    ) { subject in
      var known: Set<Text> = ["codepipeline", "variables"]
      known.formUnion(subject.values(.outputArtifacts).compactMap(\.text))
      return subject.findings(at: namespaces) { namespace in
        guard let text = namespace.text else { return nil }
        if !(1...100).contains(text.count) || !text.isMade(ofAlphanumericsAnd: "@-_") {
          return subject.finding(
            namespace, "\(subject.claim(namespace)), which is not a valid namespace",
            help: "write 1 to 100 letters, digits, @ - and _")
        }
        if known.insert(text).inserted { return nil }
        return subject.finding(
          namespace, "\(subject.claim(namespace)), which is already the name of a namespace or an artifact",
          help: "choose another name")
      }
    },
    PipelineRule(
      "variable-name", "the name of a pipeline's variable is letters, digits, @ - and _, and no other's",
      at: [variableNames]
    ) { subject in
      var known: Set<Text> = []
      return subject.findings(at: variableNames) { name in
        guard let text = name.text else { return nil }
        if text.isMade(ofAlphanumericsAnd: "@-_"), known.insert(text).inserted { return nil }
        return subject.finding(
          name, "\(subject.claim(name)), which is not a valid name of a variable, or given twice",
          help: "write letters, digits, @ - and _, each name once")
      }
    },
  ]

  private static let variableNames = DocumentPath("pipeline.variables[].name")
  private static let namespaces = DocumentPath("pipeline.stages[].actions[].namespace")
  private static let start: Text = "#{"

  /// The first dangling reference in a text, and a way out.
  private static func fault(
    in text: Text, of action: Action, _ subject: Subject, _ declared: [Text]
  ) -> (Message, Message)? {
    for (namespace, name) in references(in: text) {
      switch namespace {
      case "codepipeline": continue
      case "variables":
        if declared.contains(name) { continue }
        return (
          "'#{variables.\(name)}', but the pipeline declares no such variable",
          "declare it: pipeline_variables = [{ name = \"\(name)\" }]"
        )
      default:
        let owner = subject.actions.first { $0.value["namespace"]?.text == namespace }
        guard let owner else {
          return (
            "'#{\(namespace).…}', but no action has that namespace",
            "give it to an action: stage_1_namespace = \"\(namespace)\"; codepipeline is always there"
          )
        }
        if owner.runs(before: action) { continue }
        return (
          "'#{\(namespace).…}', but the action of that namespace does not run before this one",
          "give the namespace to an earlier action"
        )
      }
    }
    return nil
  }

  /// The references in a text, in order.
  static func references(in text: Text) -> [(namespace: Text, name: Text)] {
    var found: [(namespace: Text, name: Text)] = []
    var from = 0
    while let opening = text.firstRange(of: start, from: from) {
      from = opening.upperBound
      guard let close = text.firstIndex(of: Byte.rightBrace, from: from) else { return found }
      let inside = text[from..<close]
      guard let dot = inside.firstIndex(of: Byte.dot), dot > 0 else { continue }
      let namespace = inside[0..<dot]
      if namespace.isMade(ofAlphanumericsAnd: "@_-") { found.append((namespace, inside[dot + 1..<inside.count])) }
    }
    return found
  }
}
