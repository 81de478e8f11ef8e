import SourceText

/// Units one after another that say the same of accounts: one place gives them an account, and they name no other. Any other
/// unit is alone.
struct AccountRun: Sendable {
  /// The first of them: if it is alone, rules look at what it says.
  let first: UnitFacts
  /// The environment of their folders.
  let environment: KnownEnvironment?
  private(set) var unitCount = 0
  /// How many texts of their own files name the account.
  private(set) var textCount = 0
  /// How many of these do not refer to another place on purpose.
  private(set) var namingCount = 0
  /// How many of the units name it in an image or a registry.
  private(set) var registryCount = 0
  /// True when another text names it.
  private(set) var namesOther = false

  /// The account that they are given, if they name no other; nil for a unit that is alone.
  var account: Text? { first.accounts.only }

  /// Those of an estate, in order.
  static func all(in estate: Estate) -> [AccountRun] {
    var runs: [AccountRun] = []
    for unit in estate.units {
      let environment = estate.environment(of: unit)?.environment
      if runs.last?.goesOn(with: unit, environment) != true {
        runs.append(AccountRun(first: unit, environment: environment))
      }
      runs[runs.count - 1].add(unit.accounts)
    }
    return runs
  }

  private func goesOn(with unit: UnitFacts, _ environment: KnownEnvironment?) -> Bool {
    guard first.accounts.only != nil, unit.accounts.only != nil, let given = first.account, let other = unit.account
    else { return false }
    return given.isSame(as: other) && environment == self.environment
  }

  private mutating func add(_ accounts: UnitAccounts) {
    unitCount += 1
    textCount += accounts.own.count
    namingCount += accounts.namingCount
    if accounts.namesRegistry { registryCount += 1 }
    if accounts.namesOther { namesOther = true }
  }
}
