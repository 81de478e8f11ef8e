import Hierarchy
import SourceText
import TerragruntConfiguration

/// An AWS account that a unit's own file, its remote state or its role names in an ARN, an image, a registry or a queue.
struct NamedAccount: Sendable {
  /// The name under which it stands.
  let name: Text
  let account: Text
  let place: Place
  /// True in an image or a registry, which often belong to an account that several environments use.
  let isOfRegistry: Bool
  /// True when the name refers to another place on purpose; see `DeliberateName`.
  let isDeliberate: Bool

  /// The variables that give the account of a unit itself.
  static let variables: Set<Text> = [
    "account_id", "aws_account_id", "aws_account", "account", "account_number", "aws_account_number",
  ]

  /// True for the account of a unit with a digit too many, or some too few.
  static func isBroken(_ value: UnitFacts.Value) -> Bool {
    value.content.count != AWSAccounts.digitCount && nearly.contains(value.content.count)
      && variables.contains(value.name) && value.content.bytes.allSatisfy(Byte.isDigit)
  }

  private static let nearly = 9...15

  /// Those that a unit names, in the order of its settings; mock outputs are made up.
  static func all(of unit: ResolvedUnit, without mocks: MockedValues) -> [NamedAccount] {
    let settings = unit.settings
    let own = settings.indices.filter { index in
      // Most values are short plain texts, which name no account.
      settings[index].winner.isOwn(of: unit)
        && settings[index].value.string.map { $0.count >= AWSAccounts.digitCount } ?? true
    }
    let state = unit.terragrunt.remoteState.map { NamedText.texts(in: $0.config, of: $0.backend.place.file) } ?? []
    let role = unit.terragrunt.iamRole.map { [NamedText(name: "iam_role", text: $0.value, place: $0.place)] } ?? []
    return (NamedText.texts(in: settings, at: own) + state + role).compactMap { text in
      guard let account = AccountMention.account(in: text.text), AWSAccounts.isAccountID(account),
        !mocks.isMock(text.place)
      else { return nil }
      return NamedAccount(
        name: text.name, account: account, place: text.place, isOfRegistry: AccountMention.isOfRegistry(text.text),
        isDeliberate: DeliberateName.isOne(text.name))
    }
  }
}
