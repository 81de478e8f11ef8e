import SourceText
import YAMLSyntax

/// Checks the builds of a batch. Source: "Batch build buildspec reference" of the CodeBuild user guide, and the service's
/// message about identifiers (BATCH_SPEC_VALIDATION_ERROR).
extension BuildspecStructureCheck {
  private static let longestIdentifier = 127

  /// A batch has one kind of builds, with unique identifiers, and builds depend only on others of the batch.
  mutating func checkBatch(_ node: YAMLNode, _ entries: [YAMLEntry], _ name: Message) {
    let kinds = entries.filter { BuildspecBatch.kinds.contains($0.name) }
    if kinds.count != 1 {
      report(
        .error, kinds.isEmpty ? .missingKey : .badValue,
        "\(name) has \(words: kinds.isEmpty ? "no" : "more than one") kind of builds",
        at: kinds.count > 1 ? kinds[1].key.range : firstLine(of: node),
        help: "write one of \(words: BuildspecBatch.kinds.map(\.description).joined(separator: ", "))")
    }
    for kind in kinds {
      let builds = (kind.value.elements ?? []).compactMap(\.entries)
      let known = checkIdentifiers(builds)
      checkDependencies(builds, known)
      let matrix = kind.value.entries ?? []
      let environments = builds.map { $0["env"] } + ["static", "dynamic"].map { matrix[$0]?.entries?["env"] }
      for environment in environments { checkMachine(environment?.entries ?? []) }
    }
  }

  /// The identifiers of the builds, with their nodes.
  private mutating func checkIdentifiers(_ builds: [[YAMLEntry]]) -> [Text: YAMLNode] {
    var known: [Text: YAMLNode] = [:]
    for identifier in builds.compactMap({ $0["identifier"] }) {
      guard let text = identifier.scalar?.text else { continue }
      if text.isEmpty || text.count > Self.longestIdentifier || !text.isMade(ofAlphanumericsAnd: "_") {
        report(
          .error, .badValue, "'\(text)' is not a valid identifier of a build", at: identifier.range,
          help: "write 1 to \(Self.longestIdentifier) letters, digits and _")
      }
      if let before = known[text] {
        report(
          .error, .badValue, "two builds of the batch have the identifier '\(text)'", at: identifier.range,
          notes: [Diagnostic.Note("first used here", at: Place(file, before.range))], help: "rename one of them")
      }
      known[text] = identifier
    }
    return known
  }

  private mutating func checkDependencies(_ builds: [[YAMLEntry]], _ known: [Text: YAMLNode]) {
    var suggestions = Suggestions { known.keys.map(\.description).sorted() }
    for other in builds.compactMap({ $0["depend-on"] }).flatMap({ $0.elements ?? [$0] }) {
      guard let text = other.scalar?.text, known[text] == nil else { continue }
      let nearest = suggestions.nearest(to: text.description)
      report(
        .error, .badValue, "no build of the batch has the identifier '\(text)'", at: other.range,
        help: nearest.map { "did you mean '\($0)'?" } ?? "write the identifier of another build")
    }
  }

  /// A build has a fleet or a compute type, not both.
  private mutating func checkMachine(_ environment: [YAMLEntry]) {
    guard environment["compute-type"] != nil, let fleet = environment.first(where: { $0.name == "fleet" }) else {
      return
    }
    report(
      .error, .badValue, "'fleet' and 'compute-type' exclude each other", at: fleet.key.range,
      help: "keep one of them: a fleet has machines of one size")
  }
}
