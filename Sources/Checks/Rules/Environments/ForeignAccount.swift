import Hierarchy
import SourceText

/// A unit names the AWS account of another environment.
enum ForeignAccount: EstateCheck {
  static let code = "foreign-account"
  static let severity = Severity.warning
  static let summary = "an ARN or image of another environment's account"

  static func findings(in estate: Estate) -> [Diagnostic] {
    let accounts = accounts(in: estate)
    guard accounts.count > 1 else { return [] }
    var users: [Text: Set<KnownEnvironment>] = [:]
    var found: [(named: NamedAccount, own: Text)] = []
    var told: Set<Place.Spot> = []
    let registries = registries(in: estate)
    // A unit that names its own account alone is right.
    for run in estate.accountRuns where run.account == nil {
      guard let environment = run.environment else { continue }
      let unit = run.first
      guard let own = declared(unit) ?? accounts[environment] else {
        // What a broken unit names may be its own or not: others that name it must not look wrong because of that.
        if unit.hasCause { for named in unit.accounts.own { users[named.account, default: []].insert(environment) } }
        continue
      }
      // A list with the unit's own account in it grants something to others.
      let granted = Set(unit.accounts.own.lazy.filter { $0.account == own }.map(\.name))
      for named in unit.accounts.own where named.account != own && !named.isDeliberate && !isSnapshot(named.name) {
        if granted.contains(named.name) || named.isOfRegistry && registries[environment] == named.account { continue }
        guard accounts.contains(where: { $0.value == named.account && $0.key != environment }) else { continue }
        users[named.account, default: []].insert(environment)
        found.append((named, own))
      }
      // What a file of the environment says holds for all of its units.
      for named in unit.accounts.shared
      where named.account != own && !named.isDeliberate && !named.isOfRegistry && !isSnapshot(named.name) {
        guard told.insert(named.place.spot).inserted,
          estate.environment(of: named.place.file)?.environment == environment,
          accounts.contains(where: { $0.value == named.account && $0.key != environment })
        else { continue }
        users[named.account, default: []].insert(environment)
        found.append((named, own))
      }
    }
    // What several environments take from one account is shared on purpose, such as a registry of images.
    return found.filter { users[$0.named.account, default: []].count == 1 }.map { named, own in
      finding(
        "'\(named.name)' names the account '\(named.account)' of another environment, where this one has '\(own)'",
        at: named.place, help: "correct the account if it was copied")
    }
  }

  /// The unit's AWS account according to its variables or folders.
  private static func declared(_ unit: UnitFacts) -> Text? {
    unit.account?.content ?? unit.path.parts.first(where: AWSAccounts.isAccountID)
  }

  /// The account whose registry all units of an environment take their images from, where several do and the environment's
  /// other resources are in another account: a registry for all on purpose, and no copy of another environment.
  private static func registries(in estate: Estate) -> [KnownEnvironment: Text] {
    var users: [KnownEnvironment: [Text: Int]] = [:]
    var others: [KnownEnvironment: Set<Text>] = [:]
    for run in estate.accountRuns {
      guard let environment = run.environment else { continue }
      if let account = run.account {
        if run.registryCount > 0 { users[environment, default: [:]][account, default: 0] += run.registryCount }
        if run.namesOther { others[environment, default: []].insert(account) }
        continue
      }
      let unit = run.first
      let accounts = unit.accounts.own.lazy.filter(\.isOfRegistry).map(\.account)
      // Most units take their images from one registry.
      for account in Set(accounts) { users[environment, default: [:]][account, default: 0] += 1 }
      for named in unit.accounts.own where !named.isOfRegistry {
        others[environment, default: []].insert(named.account)
      }
    }
    return users.compactMapValues { $0.count == 1 && $0.values.allSatisfy { $0 > 1 } ? $0.keys.first : nil }
      .filter { others[$0.key]?.contains($0.value) != true }
  }

  private static let snapshotWord: StaticString = "snapshot"

  /// True for a name of a snapshot, which is often restored somewhere else.
  private static func isSnapshot(_ name: Text) -> Bool { name.lowercasedASCII.contains(snapshotWord) }

  private static let leastVotes = 2
  /// A variable says more than a text that names an account.
  private static let votesOfVariable = 10

  /// The account of each environment: the one that its units declare, or else the one that most of their ARNs and
  /// images name. Environments that share an account have no entry, unless their units declare it.
  private static func accounts(in estate: Estate) -> [KnownEnvironment: Text] {
    var votes: [KnownEnvironment: [Text: Int]] = [:]
    var declaring: [Text: Set<KnownEnvironment>] = [:]
    for run in estate.accountRuns {
      guard let environment = run.environment else { continue }
      if let account = run.account {
        votes[environment, default: [:]][account, default: 0] += votesOfVariable * run.unitCount + run.namingCount
        declaring[account, default: []].insert(environment)
        continue
      }
      let unit = run.first
      if let account = declared(unit) {
        votes[environment, default: [:]][account, default: 0] += votesOfVariable
        declaring[account, default: []].insert(environment)
      }
      for named in unit.accounts.own where !named.isDeliberate {
        votes[environment, default: [:]][named.account, default: 0] += 1
      }
    }
    var accounts: [KnownEnvironment: Text] = [:]
    for (environment, counts) in votes {
      let all = counts.values.reduce(0, +)
      guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= leastVotes,
        most.value * 3 >= all * 2
      else { continue }
      accounts[environment] = most.key
    }
    let users = Dictionary(grouping: accounts.keys) { accounts[$0] ?? "" }
    return accounts.filter { _, account in
      let environments = users[account] ?? []
      return environments.count == 1 || environments.allSatisfy { declaring[account]?.contains($0) ?? false }
    }
  }
}
