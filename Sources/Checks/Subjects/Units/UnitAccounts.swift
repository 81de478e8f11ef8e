import Hierarchy
import SourceText

/// What a unit says of AWS accounts.
struct UnitAccounts: Sendable {
  /// The variable that gives the unit's account, or the local that does; nil when none does.
  let given: UnitFacts.Value?
  /// The one that should give it and has too many digits, or too few; nil when none does.
  let broken: UnitFacts.Value?
  /// The accounts that the unit's own file, its remote state and its role name.
  let own: [NamedAccount]
  /// Those that files name which it shares with others.
  let shared: [NamedAccount]
  /// The numbers under names that say account.
  let plain: [NamedAccount.Mention]

  // Most units name the account that they are given and no other. Rules need not look at what each of their texts says.

  /// The given account, if every text of the unit's own file that names one names it, and nothing else names any; nil for
  /// any other unit.
  let only: Text?
  /// How many texts of `own` do not refer to another place on purpose.
  let namingCount: Int
  /// True when an image or a registry of `own` names one.
  let namesRegistry: Bool
  /// True when another text of `own` names one.
  let namesOther: Bool

  /// - Parameters:
  ///   - sought: what tells where the unit belongs.
  ///   - texts: all texts of the unit.
  ///   - isChecked: false for a unit that can't be checked, whose plain numbers do not count.
  init(of unit: ResolvedUnit, _ sought: SoughtTexts, _ texts: [NamedText], isChecked: Bool) {
    (given, broken) = NamedAccount.given(in: sought.telling, of: unit)
    let named = NamedAccount.all(of: unit, texts)
    let own = named.filter(\.isOwn)
    self.own = own
    shared = named.filter { !$0.isOwn }
    plain = isChecked ? NamedAccount.plain(in: texts) : []
    let isOdd = own.count < named.count || !plain.isEmpty
    let file = unit.configurationFile.text
    only = given.map(\.content).flatMap { account in
      isOdd || own.contains { $0.account != account || $0.place.file.name != file } ? nil : account
    }
    namingCount = own.count { !$0.isDeliberate }
    namesRegistry = own.contains(where: \.isOfRegistry)
    namesOther = own.contains { !$0.isOfRegistry }
  }
}
