import HCL2Evaluation
import SourceText

/// The names that are currently available to the expressions of one file: `local`, `include`, `feature`,
/// `dependency`, `values`.
final class ConfigurationScope: EvaluationScope {
  /// The values of the names defined so far.
  var roots: [Text: TypedValue] = [:]
  /// The names that lack something because of a misspelt block or a syntax error, which is reported.
  var incomplete: Set<Text> = []
  private let places: FunctionPlaces
  private let reader: ConfigurationReader
  /// The includes known so far, for the path functions.
  var includes: [FunctionPlaces.Include]

  init(_ places: FunctionPlaces, _ reader: ConfigurationReader) {
    self.places = places
    self.reader = reader
    includes = places.includes
  }

  var checksNamesFirst: Bool { false }

  func mistake(in reference: Reference) -> Diagnostic? {
    if incomplete.contains(reference.root) { return nil }
    if let value = roots[reference.root] {
      switch reference.root {
      case "dependency": return missingOutput(reference, value)
      case "local": return missingLocal(reference, value)
      case "unit", "stack": return missingComponent(reference, value)
      default: return hiddenInclude(reference, value)
      }
    }
    return Diagnostic(
      .error, ConfigurationCode.undeclaredName, "there is no '\(reference.root)' here", at: reference.place,
      help: help(insteadOf: reference.root))
  }

  /// What to write in the place of a name that is not defined.
  private func help(insteadOf root: Text) -> Message {
    if let word = BooleanWord.meant(by: root) { return "write \(words: "\(word)"); as a text it is \"\(root)\"" }
    switch root {
    case "dependency": return "this is evaluated before dependencies: use their outputs in inputs"
    case "local": return "this is evaluated before locals: write the value itself, or call a function"
    case "var": return "terragrunt.hcl does not see Terraform's variables: use a local"
    case "values": return "they come from terragrunt.values.hcl beside the file, or from the stack that makes the unit"
    default: break
    }
    let names = roots.keys.map(\.description).sorted()
    let known = names.map { "'\($0)'" }.joined(separator: ", ")
    return NearestName.of(root.description, among: names).map { "did you mean '\($0)'?" }
      ?? (known.isEmpty ? "nothing is defined yet where this is evaluated" : "defined here: \(words: known)")
  }

  /// A use of a local that the file does not define.
  private func missingLocal(_ reference: Reference, _ value: TypedValue) -> Diagnostic? {
    guard let name = reference.attributes.first, let locals = value.members, locals[name] == nil else { return nil }
    let nearest = NearestName.of(name.description, among: locals.names.map(\.description))
    let help: Message? =
      if let nearest {
        "did you mean '\(words: nearest)'?"
      } else if places.isIncluded {
        "an included file sees only its own locals, not those of the unit"
      } else if !includes.isEmpty {
        "locals are not merged: with expose = true in the include, write include.NAME.locals.\(words: name.description)"
      } else {
        nil
      }
    return Diagnostic(
      .error, EvaluationCode.noSuchAttribute, "this file has no local '\(words: name.description)'",
      at: reference.place(ofAttribute: 0), help: help)
  }

  /// A use of a dependency, or of an output, that there is not. The names in it are no values, whatever they are used for.
  private func missingOutput(_ reference: Reference, _ value: TypedValue) -> Diagnostic? {
    guard let name = reference.attributes.first?.description, let dependencies = value.members else { return nil }
    guard let dependency = dependencies[Text(name)] else {
      let nearest = NearestName.of(name, among: dependencies.names.map(\.description))
      return Diagnostic(
        .error, EvaluationCode.noSuchAttribute, "there is no dependency '\(words: name)'",
        at: reference.place(ofAttribute: 0),
        help: nearest.map { "did you mean '\(words: $0)'?" }
          ?? "write dependency \"\(words: name)\" { config_path = … }")
    }
    guard reference.attributes.count > 2 else { return forgottenOutputs(reference, dependency) }
    guard reference.attributes[1] == "outputs", let outputs = dependency.part("outputs")?.members,
      outputs[reference.attributes[2]] == nil
    else { return nil }
    return missingOutput(reference.attributes[2].description, of: name, outputs, at: reference.place(ofAttribute: 2))
  }

  /// `dependency.vpc.vpc_id`, where `dependency.vpc.outputs.vpc_id` is meant.
  private func forgottenOutputs(_ reference: Reference, _ dependency: TypedValue) -> Diagnostic? {
    guard reference.attributes.count == 2, let members = dependency.members, members["outputs"] != nil,
      members[reference.attributes[1]] == nil
    else { return nil }
    let (name, output) = (reference.attributes[0].description, reference.attributes[1].description)
    return Diagnostic(
      .error, EvaluationCode.noSuchAttribute, "the dependency '\(words: name)' itself has no '\(words: output)'",
      at: reference.place(ofAttribute: 1), help: "write dependency.\(words: name).outputs.\(words: output)")
  }

  private func missingOutput(
    _ output: String, of name: String, _ outputs: Members, at place: Place
  ) -> Diagnostic {
    if outputs.count == 0, reader.options.outputs.isEmpty {
      // Nobody means an empty object: where the dependency has a state, its outputs count.
      return Diagnostic(
        .info, ConfigurationCode.emptyMocks,
        "known after apply: dependency.\(words: name).outputs.\(words: output)", at: place,
        help: "the mock outputs of '\(words: name)' are empty: without a state, Terragrunt refuses this")
    }
    let nearest = NearestName.of(output, among: outputs.names.map(\.description))
    if nearest != nil || !reader.options.outputs.isEmpty {
      return Diagnostic(
        .error, EvaluationCode.noSuchAttribute,
        "the dependency '\(words: name)' has no output '\(words: output)'", at: place,
        help: nearest.map { "did you mean '\(words: $0)'?" })
    }
    return Diagnostic(
      .error, EvaluationCode.noSuchAttribute,
      "the mock outputs of the dependency '\(words: name)' have no '\(words: output)'", at: place,
      help: "add it there; --output-of UNIT=FILE gives the real outputs, and --mocks unknown leaves them unknown")
  }

  /// A use of a unit or stack that the stack's file does not have.
  private func missingComponent(_ reference: Reference, _ value: TypedValue) -> Diagnostic? {
    guard let name = reference.attributes.first, let components = value.members, components[name] == nil else {
      return nil
    }
    let nearest = NearestName.of(name.description, among: components.names.map(\.description))
    return Diagnostic(
      .error, EvaluationCode.noSuchAttribute, "this stack has no \(reference.root) '\(name)'",
      at: reference.place(ofAttribute: 0), help: nearest.map { "did you mean '\($0)'?" })
  }

  /// A use of an include that has no `expose`.
  private func hiddenInclude(_ reference: Reference, _ value: TypedValue) -> Diagnostic? {
    guard reference.root == "include", let label = reference.attributes.first, let members = value.members,
      members[label] == nil, includes.contains(where: { $0.label == label })
    else { return nil }
    return Diagnostic(
      .error, ConfigurationCode.undeclaredName, "the include '\(label)' is not exposed", at: reference.place,
      help: "add expose = true to include \"\(label)\"")
  }

  func resolve(_ reference: Reference, with evaluator: Evaluator) -> ResolvedReference {
    var value = roots[reference.root] ?? .unknown(.any, UnknownReason(failureAt: reference.place))
    if incomplete.contains(reference.root), let name = reference.attributes.first, value.isKnown,
      value.members?[name] == nil
    {
      value = .unknown(.any, UnknownReason(failureAt: reference.place))
    }
    if reference.root == "dependency" {
      if !evaluator.isTentative { note(reference) }
      if let output = unknownOutput(reference, value) { return output }
    }
    return ResolvedReference(value, usedAttributes: 0)
  }

  /// Notes that an output is read.
  private func note(_ reference: Reference) {
    guard reference.attributes.count > 2, reference.attributes[1] == "outputs" else { return }
    let place = reference.place(ofAttribute: 2)
    places.log.note(
      output: OutputRead(dependency: reference.attributes[0], name: reference.attributes[2], place: place))
  }

  /// If the outputs are unknown, an unknown that names the one output that is used.
  private func unknownOutput(_ reference: Reference, _ value: TypedValue) -> ResolvedReference? {
    let path = reference.attributes.prefix(3)
    guard path.count == 3, path[1] == "outputs", let unknown = value.part(path[0])?.part("outputs")?.unknown,
      !unknown.reason.isFailure
    else { return nil }
    let reason = UnknownReason(
      "known after apply: dependency.\(path[0]).outputs.\(path[2])", at: reference.place)
    return ResolvedReference(.unknown(.any, reason), usedAttributes: 3)
  }

  var functionNames: [Text] { PathFunctions.names + ReadFunctions.names + RunFunctions.names }

  func function(named name: Text) -> Function? {
    var places = places
    places.includes = includes
    return PathFunctions.named(name, places, LoggingFileSystem(reader.files, places.log, isRecorded: false))
      ?? ReadFunctions.named(
        name, places, reader)
      ?? RunFunctions.named(name, places, reader.options)
  }
}
