import HCL2Evaluation
import SourceText

/// The names that are currently available to the expressions of one file: `local`, `include`, `feature`,
/// `dependency`, `values`.
final class ConfigurationScope: EvaluationScope {
  /// The values of the names defined so far.
  var roots: [Text: TypedValue] = [:]
  /// The names that lack something because of a misspelt block, which is reported.
  var misspelt: Set<Text> = []
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
    if let value = roots[reference.root] { return hiddenInclude(reference, value) }
    let names = roots.keys.map(\.description).sorted()
    let nearest = NearestName.of(reference.root.description, among: names)
    let known = names.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .error, ConfigurationCode.undeclaredName, "there is no '\(reference.root)' here", at: reference.place,
      help: BooleanWord.meant(by: reference.root).map {
        "write \(words: "\($0)"); as a text it is \"\(reference.root)\""
      }
        ?? nearest.map { "did you mean '\($0)'?" }
        ?? (known.isEmpty ? "nothing is defined yet where this is evaluated" : "defined here: \(words: known)"))
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
    if misspelt.contains(reference.root), let name = reference.attributes.first, value.isKnown,
      value.members?[name] == nil
    {
      value = .unknown(.any, UnknownReason(failureAt: reference.place))
    }
    if reference.root == "dependency", let output = unknownOutput(reference, value) { return output }
    return ResolvedReference(value, usedAttributes: 0)
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

  func function(named name: Text) -> Function? {
    var places = places
    places.includes = includes
    return PathFunctions.named(name, places, LoggingFileSystem(reader.files, places.log)) ?? ReadFunctions.named(
      name, places, reader)
      ?? RunFunctions.named(name, places, reader.options)
  }
}
