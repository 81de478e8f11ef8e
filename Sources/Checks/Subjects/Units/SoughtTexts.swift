import Hierarchy
import SourceText

/// What rules of the estate look for among the texts of a unit: they would otherwise go through all texts of all units.
struct SoughtTexts: Sendable {
  /// Own texts that may name a folder; see `CopiedTarget`.
  private(set) var folders: [UnitFacts.Value] = []
  /// Variables that protect a thing; see `LostProtection`.
  private(set) var protections: [UnitFacts.Value] = []
  /// Variables that may be meant as a number or a boolean, and are none; see `OddNumber`.
  private(set) var oddValues: [UnitFacts.Value] = []
  /// Texts that name environments by common words.
  private(set) var naming: [EnvironmentNaming] = []
  /// Those of them that name no environment of the unit's folder; none where that has no environment.
  private(set) var foreignNaming: [EnvironmentNaming] = []
  /// Own texts that may name the unit and do not; see `CopiedName`.
  private(set) var strangeNames: [UnitFacts.Value] = []
  /// The hash of their names, in order: many units of a module have the same.
  private(set) var strangeNamesHash = 0
  /// Variables that tell where the unit belongs: its environment, its account, its network, its branch.
  private(set) var telling: [UnitFacts.Value] = []
  /// Those of them that name its environment.
  private(set) var stages: [UnitFacts.Value] = []
  /// The one that gives the unit's network; nil when none does.
  private(set) var network: UnitFacts.Value?
  /// The one that gives the branch of a pipeline; nil when none does.
  private(set) var branch: UnitFacts.Value?
  /// Variables whose values are nothing but words; see `MisspeltValue`.
  private(set) var words: [UnitFacts.Value] = []
  /// The hash of their names and values, in order: many units of a module have the same.
  private(set) var wordsHash = 0
  /// Texts that name the region of the unit's folder; see `CopiedRegion`.
  private(set) var ownRegion: [UnitFacts.Value] = []
  /// The hash of their names, in order: most counterparts have the same.
  private(set) var ownRegionNamesHash = 0
  /// The hash of the names of texts in maps, in order: most counterparts have the same.
  private(set) var nestedNamesHash = 0

  /// - Parameters:
  ///   - folder: the name of the unit's folder.
  ///   - environment: that of the folder.
  ///   - region: that of the folder.
  ///   - module: the unit's module.
  init(
    _ texts: UnitTexts, in folder: Text, _ environment: EnvironmentFolder?, _ region: CloudRegion?,
    _ module: ModuleVariables?
  ) {
    naming = EnvironmentNaming.all(in: texts, .common)
    if let environment { foreignNaming = naming.filter { $0.named.isDisjoint(with: environment.all) } }
    // Each text is fetched once for all rules.
    for value in texts.values { note(variable: value) }
    for value in texts.named { note(value, folder, region?.name) }
    wordsHash = words.reduce(into: Hasher()) { $0.combine($1.identity) }.finalize()
    strangeNamesHash = Self.hash(ofNames: strangeNames)
    ownRegionNamesHash = Self.hash(ofNames: ownRegion)
    nestedNamesHash = Self.hash(ofNames: texts.nested)
    branch = telling.first { ForeignBranch.names.contains($0.name) }
    stages = telling.filter { LearnedEnvironments.variables.contains($0.name) }
    let networks = module?.networkVariables.networks ?? []
    network =
      networks.isEmpty
      ? telling.first { OddBlock.networkNames.contains($0.name) } : texts.values.first { networks.contains($0.name) }
  }

  private mutating func note(variable value: UnitFacts.Value) {
    let (name, content) = (value.name, value.content)
    if LostProtection.isProtection(name) { protections.append(value) }
    if OddNumber.looksOdd(content) { oddValues.append(value) }
    if MisspeltValue.isWord(content) { words.append(value) }
    if Self.tellingNames.contains(name) { telling.append(value) }
  }

  private mutating func note(_ value: UnitFacts.Value, _ folder: Text, _ region: Text?) {
    if let region, value.content.contains(region) { ownRegion.append(value) }
    guard value.isOwn else { return }
    if CopiedTarget.mayBeFolder(value.content) { folders.append(value) }
    if CopiedName.isStrange(value, in: folder) { strangeNames.append(value) }
  }

  private static func hash(ofNames values: some Sequence<UnitFacts.Value>) -> Int {
    values.reduce(into: Hasher()) { $0.combine($1.name) }.finalize()
  }

  private static let tellingNames = LearnedEnvironments.variables.union(NamedAccount.variables)
    .union(OddBlock.networkNames).union(ForeignBranch.names).union(ForeignBranch.repositories)
}
