import Hierarchy
import SourceText

/// Finds texts of a unit that name another environment, as a counterpart of the unit there does: they were copied.
struct CounterpartCopies {
  /// A unit and its environment.
  private struct Member {
    let unit: UnitFacts
    let folder: EnvironmentFolder
  }

  /// A text that units of a module have under one name.
  private struct Said: Hashable {
    let source: Text
    let value: UnitFacts.Value.Identity
  }

  private let estate: Estate
  private let names: EnvironmentNames
  private let foundSpeakers = Once<[Said: [Member]]>()

  init(_ estate: Estate) { (self.estate, names) = (estate, estate.counterparts.names) }

  /// Which units of a module say a text that names their environment; looked for where counterparts do not tell.
  private var speakers: [Said: [Member]] {
    foundSpeakers.value {
      var speakers: [Said: [Member]] = [:]
      for member in estate.counterparts.acrossRegions.flatMap(members) {
        guard let source = member.unit.module?.path.text ?? member.unit.source?.value else { continue }
        let naming = names.areCommon ? member.unit.sought.naming : EnvironmentNaming.all(in: member.unit.texts, names)
        for text in naming where !text.isElement && text.named.contains(member.folder.environment) {
          speakers[Said(source: source, value: text.value.identity), default: []].append(member)
        }
      }
      return speakers
    }
  }

  private func members(of group: [UnitFacts]) -> [Member] {
    group.compactMap { unit in estate.environment(of: unit).map { Member(unit: unit, folder: $0) } }
  }

  func findings() -> [Diagnostic] {
    estate.counterparts.acrossRegions.flatMap { group -> [Diagnostic] in
      // Most units name no environment but their own.
      if names.areCommon, group.allSatisfy({ $0.sought.foreignNaming.isEmpty }) { return [] }
      let members = members(of: group)
      return members.flatMap { findings(about: $0, in: members) }
    }
  }

  private func findings(about member: Member, in group: [Member]) -> [Diagnostic] {
    let own = member.folder
    let foreign =
      names.areCommon
      ? member.unit.sought.foreignNaming
      : EnvironmentNaming.all(in: member.unit.texts, names).filter { $0.named.isDisjoint(with: own.all) }
    return foreign.compactMap { text in
      let value = text.value
      guard !LearnedEnvironments.variables.contains(value.name), !Self.isDeliberate(value.name),
        value.isOwn || isOfEnvironment(value.place, own)
      else { return nil }
      for foreign in text.named.inOrder where !ForeignEnvironment.isBroader(own, than: foreign) {
        let origin =
          text.isElement
          ? element(value, of: member, from: foreign, group) : origin(of: value, of: member, from: foreign, group)
        if let origin { return finding(value, foreign, own, origin) }
      }
      return nil
    }
  }

  private func finding(
    _ value: UnitFacts.Value, _ foreign: KnownEnvironment, _ own: EnvironmentFolder, _ origin: UnitFacts.Value
  ) -> Diagnostic {
    ForeignEnvironment.finding(
      "'\(value.name)' names the environment '\(foreign.word(in: value.content))', as its counterpart there does, where the folder of the \(words: value.isOwn ? "unit" : "file") names '\(own.environment.word(in: own.name))'",
      at: value.place, notes: [Diagnostic.Note("the counterpart says it here", at: origin.place)],
      help: "correct it if it was copied")
  }

  /// True for a name that refers to another place on purpose; each environment has a remote state of its own.
  private static func isDeliberate(_ name: Text) -> Bool {
    !name.hasPrefix(UnitFacts.statePrefix) && DeliberateName.isOne(name) && !isOfStage(name)
  }

  private static let stageEnds: [StaticString] = ["environment", "_env", "stage"]

  /// True for `TARGET_ENVIRONMENT`: a pipeline that deploys to the next environment has no counterpart there that says so.
  private static func isOfStage(_ name: Text) -> Bool {
    let plain = name.lowercasedASCII
    return stageEnds.contains { plain.hasSuffix($0) }
  }

  /// True for a place in a file that only the units of the environment share.
  private func isOfEnvironment(_ place: Place, _ own: EnvironmentFolder) -> Bool {
    EnvironmentFolder(Path(place.file.name).parent, names)?.environment == own.environment
  }

  // MARK: texts

  private static let ownNames: [StaticString] = [
    "name", "prefix", "namespace", "identifier", "cluster", "bucket", "pipeline", "project", "workspace", "label",
    "domain", "stack", "table", "queue", "topic", "tag", "hostname", "key",
  ]
  /// A text of another unit of the module shows less than that of the counterpart.
  private static let leastWitnesses = 2

  private static func counterpart(of value: UnitFacts.Value, in other: UnitFacts) -> UnitFacts.Value? {
    let isNested = value.name.firstIndex(of: Byte.dot) != nil
    return (isNested ? other.nested : other.values).first { $0.name == value.name }
  }

  /// The same text in the named environment: that of the counterpart, in the same region first, or of another unit of the
  /// module. Nil unless other counterparts name their own environments, or there are no others and the variable names a
  /// thing (`bucket`, `prefix` …).
  private func origin(
    of value: UnitFacts.Value, of member: Member, from foreign: KnownEnvironment, _ group: [Member]
  ) -> UnitFacts.Value? {
    var found: (member: Member, value: UnitFacts.Value)?
    for other in group where other.folder.environment == foreign {
      guard let same = Self.counterpart(of: value, in: other.unit), Self.isCopy(value.content, of: same.content) else {
        continue
      }
      let isNear = other.folder.pattern == member.folder.pattern
      if found == nil || isNear { found = (other, same) }
      if isNear { break }
    }
    let witnesses = group.compactMap { other -> (Member, Text)? in
      guard other.unit !== member.unit, other.unit !== found?.member.unit else { return nil }
      return Self.counterpart(of: value, in: other.unit).map { (other, $0.content) }
    }
    let agreeing = witnesses.count { !names.all(in: $1).isDisjoint(with: $0.folder.all) }
    if let found {
      if agreeing > 0 { return found.value }
      guard witnesses.isEmpty, found.member.folder.pattern == member.folder.pattern else { return nil }
      let plain = (value.name.split(separator: Byte.dot).last ?? "").lowercasedASCII
      let isThing = Self.ownNames.contains { plain.contains($0) } && !member.folder.environment.isLow
      return isThing ? found.value : nil
    }
    guard agreeing >= Self.leastWitnesses, let source = member.unit.module?.path.text ?? member.unit.source?.value,
      let speaker = speakers[Said(source: source, value: value.identity)]?.first(where: {
        $0.folder.environment == foreign
      })
    else { return nil }
    return Self.counterpart(of: value, in: speaker.unit)
  }

  /// True for the same text, and for one in which the account alone was corrected.
  private static func isCopy(_ text: Text, of other: Text) -> Bool {
    if text == other { return true }
    guard let account = AccountMention.account(in: text), let replaced = AccountMention.account(in: other),
      !account.isEmpty
    else { return false }
    return text.replacingWords(account, with: replaced) == other
  }

  // MARK: elements of lists

  /// The same element in the named environment, where another counterpart has it with its own environment's name, and the
  /// unit does not have it with its own.
  private func element(
    _ value: UnitFacts.Value, of member: Member, from foreign: KnownEnvironment, _ group: [Member]
  ) -> UnitFacts.Value? {
    func elements(_ unit: UnitFacts) -> [UnitFacts.Value] { unit.elements.filter { $0.name == value.name } }
    func holds(_ other: Member) -> Bool {
      let contents = Set(elements(other.unit).map(\.content))
      return Self.renamed(value.content, from: foreign, to: other.folder.environment).contains(where: contents.contains)
    }
    guard !holds(member),
      let origin = group.lazy.filter({ $0.folder.environment == foreign }).compactMap({ other in
        elements(other.unit).first { $0.content == value.content }
      }).first
    else { return nil }
    let isShown = group.contains { other in
      other.unit !== member.unit && other.folder.environment != foreign && holds(other)
    }
    return isShown ? origin : nil
  }

  /// The text with the word of one environment replaced by each word of another one.
  private static func renamed(_ text: Text, from old: KnownEnvironment, to new: KnownEnvironment) -> [Text] {
    guard let word = old.words.first(where: text.holdsWord) else { return [] }
    return new.words.map { text.replacingWords(word, with: $0) }
  }
}

extension KnownEnvironment {
  /// The word with which a text names the environment.
  func word(in text: Text) -> Text {
    let plain = text.lowercasedASCII
    return words.first(where: plain.holdsWord) ?? words[0]
  }
}
