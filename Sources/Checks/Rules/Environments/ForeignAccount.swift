import SourceText

/// A unit names the AWS account of another environment.
enum ForeignAccount: EstateCheck {
  static let code = "foreign-account"
  static let severity = Severity.warning
  static let summary = "an ARN or image of another environment's account"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var names = DeliberateName.Known()
    let accounts = accounts(in: estate, &names)
    guard accounts.count > 1 else { return [] }
    var users: [Text: Set<KnownEnvironment>] = [:]
    var found: [(named: UnitFacts.Account, own: Text)] = []
    for unit in estate.units {
      guard let environment = unit.environment?.environment, let own = declared(unit) ?? accounts[environment] else {
        continue
      }
      for named in unit.accounts where named.account != own && !names.isOne(named.name) {
        guard accounts.contains(where: { $0.value == named.account && $0.key != environment }) else { continue }
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

  /// The findings without those of `foreign-environment` on a line whose account is already found to be foreign.
  static func withoutRepeats(_ findings: [Diagnostic]) -> [Diagnostic] {
    func line(_ finding: Diagnostic) -> Text? {
      finding.place.map { "\($0.file.name):\(Text(String($0.start.line)))" }
    }
    let lines = Set(findings.filter { $0.code == code }.compactMap(line))
    if lines.isEmpty { return findings }
    return findings.filter { finding in
      finding.code != ForeignEnvironment.code || line(finding).map { !lines.contains($0) } ?? true
    }
  }

  private static let accountNames: Set<Text> = ["account_id", "aws_account_id", "aws_account", "account"]

  /// The unit's AWS account according to its variables or folders.
  private static func declared(_ unit: UnitFacts) -> Text? {
    unit.values.first { isAccount($0.content) && accountNames.contains($0.name) }?.content
      ?? unit.path.parts.first(where: isAccount)
  }

  private static func isAccount(_ text: Text) -> Bool {
    text.count == 12 && text.withBytes { $0.allSatisfy(Byte.isDigit) }
  }

  private static let leastVotes = 2

  /// The account of each environment: the one that its units declare, or else the one that most of their ARNs and
  /// images name. Environments that share an account have no entry.
  private static func accounts(
    in estate: Estate, _ names: inout DeliberateName.Known
  ) -> [KnownEnvironment: Text] {
    var votes: [KnownEnvironment: [Text: Int]] = [:]
    for unit in estate.units {
      guard let environment = unit.environment?.environment else { continue }
      if let account = declared(unit) { votes[environment, default: [:]][account, default: 0] += 10 }
      for named in unit.accounts where !names.isOne(named.name) {
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
    let shared = Dictionary(grouping: accounts, by: \.value).filter { $0.value.count > 1 }
    return accounts.filter { shared[$0.value] == nil }
  }
}
