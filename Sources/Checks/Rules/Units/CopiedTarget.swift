import Hierarchy
import SourceText

/// Finds two siblings that name one folder of units, where the name of one tells that it is for another folder:
/// `infra-prod-us` and `infra-prod` with the target `live/prod/eu-west-1/prod`.
struct CopiedTarget {
  /// The folders that hold units, relative to the tree's top folder.
  private struct Folders {
    let paths: Set<Path>
    /// By how many parts they have.
    let byDepth: [Int: [Path]]
    let units: Set<Path>

    init(_ units: [UnitFacts]) {
      var paths: Set<Path> = []
      for unit in units {
        var folder = unit.path
        while folder.parts.count > 1, paths.insert(folder).inserted { folder = folder.parent }
      }
      self.paths = paths
      self.units = Set(units.map(\.path))
      byDepth = Dictionary(grouping: paths) { $0.parts.count }.mapValues { $0.sorted() }
    }
  }

  private let estate: Estate
  private let foundFolders = Once<Folders>()
  private var folders: Folders { foundFolders.value { Folders(estate.units) } }

  private let foundTops = Once<Set<Text>>()
  /// The names of the folders at the top that hold units: most texts with a slash begin with none of them.
  private var tops: Set<Text> {
    foundTops.value { Set(estate.units.map { $0.path.text[0..<($0.path.text.firstIndex(of: Byte.slash) ?? 0)] }) }
  }

  /// More pairs of siblings with one target do not show a mistake.
  private static let mostPairs = 50

  init(_ estate: Estate) { self.estate = estate }

  /// True for a text with a slash, before which no colon stands as in ARNs and URLs, and which is no block of addresses.
  static func mayBeFolder(_ text: Text) -> Bool {
    guard let slash = text.firstIndex(of: Byte.slash) else { return false }
    return text.firstIndex(of: Byte.colon).map { $0 > slash } ?? true
      && !AddressBlock.isWritten(text) && !ImageName.mayBe(text)
  }

  private struct Said {
    let unit: UnitFacts
    let value: UnitFacts.Value
    let folder: Path
  }

  func findings(in families: [ModuleFamilies.Family]) -> [Diagnostic] {
    families.flatMap { family -> [Diagnostic] in
      var byName: [Text: [Said]] = [:]
      for unit in family.units where !unit.sought.folders.isEmpty {
        let tops = self.tops
        for value in unit.sought.folders {
          guard let slash = value.content.firstIndex(of: Byte.slash),
            value.content[0] == Byte.dot || tops.contains(value.content[0..<slash])
          else { continue }
          let folder = Path(value.content).cleaned
          if folders.paths.contains(folder) {
            byName[value.name, default: []].append(Said(unit: unit, value: value, folder: folder))
          }
        }
      }
      if byName.isEmpty { return [] }
      let own = Set(family.units.map(\.path))
      return byName.keys.sorted().flatMap { findings(about: byName[$0] ?? [], own) }
    }
  }

  /// - Parameter own: the units of the module, which do not name each other.
  private func findings(about said: [Said], _ own: Set<Path>) -> [Diagnostic] {
    let byFolder = Dictionary(grouping: said, by: \.folder)
    let pairs = byFolder.filter { $0.value.count == 2 && $0.value[0].unit.path.parent == $0.value[1].unit.path.parent }
    guard !pairs.isEmpty, pairs.count <= Self.mostPairs else { return [] }
    let named = Set(byFolder.keys).union(own)
    return pairs.keys.sorted().compactMap { folder in
      let both = pairs[folder] ?? []
      let (one, other) = (meant(by: both[0], beside: both[1], named), meant(by: both[1], beside: both[0], named))
      if let one, other == nil { return finding(both[0], both[1], one) }
      if let other, one == nil { return finding(both[1], both[0], other) }
      return nil
    }
  }

  /// The one folder that the unit's name tells, which no sibling names; nil when its name fits the folder as well as that
  /// of its sibling does.
  private func meant(by said: Said, beside sibling: Said, _ named: Set<Path>) -> Path? {
    let (own, others) = (words(of: said.unit.path.name), words(of: sibling.unit.path.name))
    let folder = words(of: said.folder.text)
    let special = own.subtracting(others)
    guard !special.isEmpty, special.isDisjoint(with: folder), others.subtracting(own).isSubset(of: folder) else {
      return nil
    }
    let wanted = special.union(own.intersection(folder))
    let candidates = folders.byDepth[said.folder.parts.count, default: []].filter { path in
      !named.contains(path) && folders.units.contains(path) == folders.units.contains(said.folder)
        && wanted.isSubset(of: words(of: path.text))
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  private func words(of text: Text) -> Set<Text> { Set(EnvironmentNames.words(of: text.lowercasedASCII)) }

  private func finding(_ copied: Said, _ sibling: Said, _ meant: Path) -> Diagnostic {
    CopiedName.finding(
      "'\(copied.value.name)' is the folder '\(copied.folder)', as in the sibling '\(sibling.unit.path.name)', and no unit of the module names '\(meant)'",
      at: copied.value.place, notes: [Diagnostic.Note("the sibling says it here", at: sibling.value.place)],
      help: "did you mean '\(meant)'?")
  }
}
