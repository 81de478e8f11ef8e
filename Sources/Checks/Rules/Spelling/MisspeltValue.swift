import SourceText

/// A word that only one unit of a module has under a name, and that differs by a letter from the one that others have there:
/// `engine = "postgress"`.
enum MisspeltValue {
  /// Fewer others show no usual word.
  private static let leastOthers = 3
  /// With more words that several units have, each may be a usual one.
  private static let mostUsual = 8
  private static let lengths = 4...32

  /// True for a text that is nothing but words, and no boolean: see `OddNumber`.
  static func isWord(_ text: Text) -> Bool {
    lengths.contains(text.count) && text != "true" && text != "false"
      && text.withBytes { bytes in
        bytes.allSatisfy { Byte.isLetter($0) || $0 == Byte.hyphen || $0 == Byte.underscore || $0 == Byte.space }
      }
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    estate.families.filter { $0.units.count > leastOthers }.flatMap(findings)
  }

  /// The position of the first unit that has a word, and how many have it.
  private struct Use {
    let first: Int
    var count = 0
  }

  private static func findings(in family: ModuleFamilies.Family) -> [Diagnostic] {
    // Of each word under a name, the first unit that has it, and how many have it.
    var uses: [UnitFacts.Value.Identity: Use] = [:]
    for same in family.alike(by: \.sought.wordsHash) {
      for value in family.units[same.first].sought.words {
        uses[value.identity, default: Use(first: same.first)].count += same.count
      }
    }
    let usual = Dictionary(grouping: uses.filter { $0.value.count >= leastOthers }.keys, by: \.name)
      .filter { $0.value.count <= mostUsual }
    if usual.isEmpty { return [] }
    let rare = uses.filter { $0.value.count == 1 && usual[$0.key.name] != nil }
    return rare.sorted { ($0.value.first, $0.key.name) < ($1.value.first, $1.key.name) }.compactMap { word, use in
      let unit = family.units[use.first]
      guard let value = unit.sought.words.first(where: { $0.identity == word }), value.isOwn,
        // A unit may name itself.
        !unit.path.text.holdsWord(word.content),
        let meant = (usual[word.name] ?? []).map(\.content).filter({ isSlip(word.content, $0) }).min()
      else { return nil }
      let others = uses[UnitFacts.Value.Identity(name: word.name, content: meant)]?.count ?? 0
      return LikelyTypo.finding(
        "'\(word.name)' is '\(word.content)' in this unit alone, and '\(meant)' in \(others) others of the module",
        at: value.place, help: "did you mean '\(meant)'?")
    }
  }

  /// True when one letter is missing, added, replaced or swapped with the next one, in a word that is long enough.
  private static func isSlip(_ one: Text, _ other: Text) -> Bool {
    let (words, others) = (
      EnvironmentNames.words(of: one.lowercasedASCII), EnvironmentNames.words(of: other.lowercasedASCII)
    )
    guard words.count == others.count else { return false }
    let differing = zip(words, others).filter { $0 != $1 }
    return differing.count == 1
      && differing.allSatisfy { min($0.count, $1.count) >= lengths.lowerBound - 1 && LikelyTypo.isSlip($0, $1) }
  }
}
