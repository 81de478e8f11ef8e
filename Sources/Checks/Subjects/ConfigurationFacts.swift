import HCL2Evaluation
import Hierarchy
import SourceText
import TerragruntConfiguration

/// What the checks of the whole estate know of a unit of `terragrunt.hcl`; nothing for a unit of another layout.
struct ConfigurationFacts: Sendable {
  /// The start of the unit's own file.
  private(set) var place: Place?
  /// The include without a label, by the word that it replaces.
  private(set) var bareInclude: Located<Text>?
  /// The dependencies whose mock outputs count for apply.
  private(set) var openMocks: [Located<Text>] = []
  /// Where `run_cmd` makes a value that is not known.
  private(set) var runCommands: [Located<Text>] = []
  /// The outputs that it reads of the units in these folders.
  private(set) var outputsRead: [(folder: Path, read: OutputRead)] = []
  /// Whether a `generate` block writes a backend.
  private(set) var generatesBackend = false
  /// Whether a `generate` block writes code that deploys something, or may do so.
  private(set) var generatesResources = false
  /// Whether a `generate` block declares variables, or may do so.
  private(set) var generatesVariables = false
  /// Whether a `generate` block writes anything.
  private(set) var generatesCode = false

  init(_ unit: ResolvedUnit) {
    guard let details = unit.details as? EvaluatedConfiguration else { return }
    place = details.source.map { Place($0, .start) }
    bareInclude = details.includes.first { $0.label.isEmpty }.map { Located("include", at: $0.place) }
    openMocks = details.configuration.dependencies.filter(Self.isOpen).map { block in
      Located(block.label, at: block.place(of: "mock_outputs"))
    }
    runCommands = details.commands.map { Located("run_cmd", at: $0) }
    outputsRead = Self.outputsRead(details, of: unit)
    let contents = details.configuration.generate.map { $0.values["contents"] }
    generatesCode = !contents.isEmpty
    generatesResources = details.configuration.generate.contains { Self.writesResources($0) }
    generatesVariables = contents.contains { $0?.text.map { $0.contains("variable") } ?? true }
    generatesBackend = contents.contains { $0?.text.map { $0.contains("backend ") || $0.contains("cloud ") } ?? true }
  }

  /// True for a file of Terraform code with a resource, a data source or a module; also for one whose text is unknown.
  private static func writesResources(_ block: BlockValue) -> Bool {
    guard let path = block.values["path"]?.text, path.hasSuffix(".tf") || path.hasSuffix(".tf.json") else {
      return false
    }
    guard let text = block.values["contents"]?.text else { return true }
    return ["resource ", "module ", "data ", "\"resource\"", "\"module\""].contains { text.contains($0) }
  }

  /// The outputs that Terragrunt takes from a state, with the folders of the units that have them.
  private static func outputsRead(
    _ details: EvaluatedConfiguration, of unit: ResolvedUnit
  ) -> [(folder: Path, read: OutputRead)] {
    if details.outputsRead.isEmpty { return [] }
    let known = Set(unit.dependencies.map(\.value))
    var folders: [Text: Path] = [:]
    for block in details.configuration.dependencies where block.values["skip_outputs"]?.bool != true {
      guard let path = block.values["config_path"]?.text else { continue }
      let target = unit.folder.appending(Path(path)).cleaned
      folders[block.label] = [target, target.parent].first { known.contains($0) }
    }
    return details.outputsRead.compactMap { read in folders[read.dependency].map { ($0, read) } }
  }

  private static func isOpen(_ block: BlockValue) -> Bool {
    guard let mocks = block.values["mock_outputs"], !mocks.isNull, block.values["enabled"]?.bool != false,
      block.values["skip_outputs"]?.bool != true
    else { return false }
    guard let allowed = block.values["mock_outputs_allowed_terraform_commands"]?.elements, !allowed.isEmpty else {
      return true
    }
    return allowed.contains { $0.text == "apply" }
  }
}

extension Located {
  /// The values, each place once.
  static func once(_ located: [Located]) -> [Located] {
    var seen: Set<Place.Spot> = []
    return located.filter { seen.insert($0.place.spot).inserted }
  }

  /// Notes on all but the first.
  static func others(_ located: [Located]) -> [Diagnostic.Note] {
    let rest = located.count - 3
    return located.dropFirst().prefix(2).map { Diagnostic.Note("and here", at: $0.place) }
      + (rest > 0 ? [Diagnostic.Note("and at \(rest) more place\(words: rest == 1 ? "" : "s")")] : [])
  }
}
