import Hierarchy
import SourceText

/// What rules of the estate look for among the texts of a unit: they would otherwise go through all texts of all units.
struct SoughtTexts: Sendable {
  /// Own texts that may name a folder; see `CopiedTarget`.
  let folders: [UnitFacts.Value]
  /// Variables that protect a thing; see `LostProtection`.
  let protections: [UnitFacts.Value]
  /// Variables that may be meant as a number or a boolean, and are none; see `OddNumber`.
  let oddValues: [UnitFacts.Value]
  /// Texts that name environments by common words.
  let naming: [EnvironmentNaming]
  /// Variables that tell where the unit belongs: its environment, its account, its network, its branch.
  let telling: [UnitFacts.Value]
  /// Those of them that name its environment.
  let stages: [UnitFacts.Value]
  /// The one that gives the unit's network; nil when none does.
  let network: UnitFacts.Value?
  /// Variables whose values are nothing but words; see `MisspeltValue`.
  let words: [UnitFacts.Value]
  /// Texts that name the region of the unit's folder; see `CopiedRegion`.
  let ownRegion: [UnitFacts.Value]
  /// The hash of their names, in order: most counterparts have the same.
  let ownRegionNamesHash: Int
  /// The hash of the names of texts in maps, in order: most counterparts have the same.
  let nestedNamesHash: Int

  /// - Parameters:
  ///   - region: that of the unit's folder.
  ///   - module: the unit's module.
  init(_ texts: UnitTexts, _ region: CloudRegion?, _ module: ModuleVariables?) {
    folders = texts.named.filter { $0.isOwn && CopiedTarget.mayBeFolder($0.content) }
    protections = texts.values.filter { LostProtection.isProtection($0.name) }
    oddValues = texts.values.filter { OddNumber.looksOdd($0.content) }
    words = texts.values.filter { MisspeltValue.isWord($0.content) }
    naming = EnvironmentNaming.all(in: texts, .common)
    telling = texts.values.filter { Self.tellingNames.contains($0.name) }
    stages = telling.filter { LearnedEnvironments.variables.contains($0.name) }
    let networks = module?.networkVariables.networks ?? []
    network =
      networks.isEmpty
      ? telling.first { OddBlock.networkNames.contains($0.name) } : texts.values.first { networks.contains($0.name) }
    ownRegion = region.map { region in texts.named.filter { $0.content.contains(region.name) } } ?? []
    ownRegionNamesHash = Self.hash(ofNames: ownRegion)
    nestedNamesHash = Self.hash(ofNames: texts.nested)
  }

  private static func hash(ofNames values: some Sequence<UnitFacts.Value>) -> Int {
    values.reduce(into: Hasher()) { $0.combine($1.name) }.finalize()
  }

  private static let tellingNames = LearnedEnvironments.variables.union(NamedAccount.variables)
    .union(OddBlock.networkNames).union(ForeignBranch.names).union(ForeignBranch.repositories)
}
