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
  /// What its `generate` blocks write.
  private(set) var generated = GeneratedCode()

  init(_ unit: ResolvedUnit) {
    guard let details = unit.details as? EvaluatedConfiguration else { return }
    place = details.source.map { Place($0, .start) }
    bareInclude = details.includes.first { $0.label.isEmpty }.map { Located("include", at: $0.place) }
    openMocks = details.configuration.dependencies.filter(Self.isOpen).map { block in
      Located(block.label, at: block.place(of: "mock_outputs"))
    }
    runCommands = details.commands.map { Located("run_cmd", at: $0) }
    outputsRead = Self.outputsRead(details, of: unit)
    generated = GeneratedCode(details.configuration.generate)
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
