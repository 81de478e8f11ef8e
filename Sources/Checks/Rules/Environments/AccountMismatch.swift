import Hierarchy
import SourceText

/// A variable gives an account in which nothing of its units lies: their ARNs and images name another one.
///
/// It says so only where other units' ARNs and images name the account that their variable gives. It also finds the
/// account of production that another environment beside it gives too.
enum AccountMismatch: EstateCheck {
  static let code = "account-mismatch"
  static let severity = Severity.warning
  static let summary = "an account with a wrong digit, that its units' ARNs contradict, or that another environment has"

  /// A place that gives an account, and the accounts that its units name.
  private struct Giver {
    let given: UnitFacts.Value
    /// Of each account that they name, the places.
    var named: [Text: [Place]] = [:]
    var spots: Set<Place.Spot> = []

    var isConfirmed: Bool { named[given.content] != nil }

    /// The account that the units name in place of the given one; nil when they name several, or the given one.
    var other: Text? {
      if isConfirmed { return nil }
      let count = named.values.reduce(0) { $0 + $1.count }
      // One of several may be a partner's.
      return named.first { $0.value.count * 5 >= count * 4 }?.key
    }
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    let givers = givers(in: estate)
    let slips = AccountSlips(estate).findings
    let slipped = Set(slips.compactMap { $0.place?.spot })
    let contradicted = contradicted(givers).filter { finding in
      !finding.notes.contains { note in note.place.map { slipped.contains($0.spot) } ?? false }
    }
    return broken(in: estate, givers).onePerPlace("more units") + contradicted
      + copied(givers).elsewhere(than: contradicted) + slips
  }

  /// A folder whose file gives an account, beside others with a file of that name.
  private struct AccountFolder {
    let giver: Giver
    var account: Text { giver.given.content }
    var path: Path { Path(giver.given.place.file.name).parent }
    var environment: KnownEnvironment? { EnvironmentFolder(Path(path.name))?.environment }
  }

  /// The findings about the account of production that the folder of one other environment gives too, where each of the
  /// rest gives one of its own. That environments below production share an account is common.
  private static func copied(_ givers: [Giver]) -> [Diagnostic] {
    let folders = givers.filter { !$0.given.isOwn }.map(AccountFolder.init)
    let siblings = Dictionary(grouping: folders) { [$0.path.parent.text, Path($0.giver.given.place.file.name).name] }
    return siblings.values.compactMap { folders -> Diagnostic? in
      let pairs = Dictionary(grouping: folders, by: \.account).values.filter { $0.count > 1 }
      guard folders.count > 2, pairs.count == 1, let pair = pairs.first, pair.count == 2,
        pair.count(where: { $0.environment == .production }) == 1, pair.allSatisfy({ $0.environment != nil })
      else { return nil }
      // What the ARNs of its units name is more likely its own.
      let copy = pair.first { !$0.giver.isConfirmed } ?? pair[1]
      let other = copy.path == pair[0].path ? pair[1] : pair[0]
      return finding(
        "'\(copy.giver.given.name)' of '\(copy.path)' is that of '\(other.path)' too, where other folders beside them have one each",
        at: copy.giver.given.place, notes: [Diagnostic.Note("the other one", at: other.giver.given.place)],
        help: "correct the one that was copied")
    }
  }

  /// The findings about values with a wrong number of digits, where the variable gives others an account.
  private static func broken(in estate: Estate, _ givers: [Giver]) -> [Diagnostic] {
    let names = Set(givers.map(\.given.name))
    return estate.accountRuns.compactMap(\.first.accounts.broken).filter { names.contains($0.name) }.map { value in
      finding(
        "'\(value.name)' has \(value.content.count) digits, and an AWS account has \(AWSAccounts.digitCount)",
        at: value.place, help: "correct the number")
    }
  }

  private static func contradicted(_ givers: [Giver]) -> [Diagnostic] {
    let confirmed = Set(givers.lazy.filter(\.isConfirmed).map(\.given.content))
    guard !confirmed.isEmpty else { return [] }
    var namers: [Text: Int] = [:]
    for giver in givers { for account in giver.named.keys { namers[account, default: 0] += 1 } }
    return givers.compactMap { giver in
      // What units with other accounts name too is shared on purpose.
      guard let other = giver.other, namers[other] == 1, !confirmed.contains(other), let places = giver.named[other],
        places.count >= leastPlaces || confirmed.contains(giver.given.content) || isNear(giver.given.content, other)
      else { return nil }
      return finding(
        "'\(giver.given.name)' is '\(giver.given.content)', and the ARNs and images of its units name the account '\(other)'",
        at: giver.given.place,
        notes: [
          Diagnostic.Note(
            "named here\(words: places.count > 1 ? ", and at \((places.count - 1).counted("more place"))" : "")",
            at: places[0])
        ],
        help: confirmed.contains(giver.given.content)
          ? "it is the account of other units: correct it if it was copied" : "correct the one that is wrong")
    }
  }

  /// Fewer places may be a partner's account.
  private static let leastPlaces = 2

  private static func isNear(_ one: Text, _ other: Text) -> Bool {
    NearestName.of(one.description, among: [other.description], atMost: 2) != nil
  }

  /// In the order of their first units.
  private static func givers(in estate: Estate) -> [Giver] {
    var positions: [Place.Spot: Int] = [:]
    var givers: [Giver] = []
    for run in estate.accountRuns {
      let unit = run.first
      guard let given = unit.account else { continue }
      let position = positions[given.place.spot] ?? givers.count
      if position == givers.count {
        positions[given.place.spot] = position
        givers.append(Giver(given: given))
      }
      if let account = run.account {
        // Which places say so does not matter where they are right.
        if run.namingCount > 0, !givers[position].isConfirmed { givers[position].named[account] = [] }
        continue
      }
      for named in unit.accounts.own where !named.isDeliberate {
        if givers[position].spots.insert(named.place.spot).inserted {
          givers[position].named[named.account, default: []].append(named.place)
        }
      }
    }
    return givers
  }
}
