import HCL2Evaluation
import Hierarchy
import SourceText
import TerragruntConfiguration

/// An AWS account that the files of a unit, its remote state or its role name in an ARN, an image, a registry or a queue.
struct NamedAccount: Sendable {
  /// The name under which it stands.
  let name: Text
  let account: Text
  let place: Place
  /// False for a text of a file that units share.
  let isOwn: Bool
  /// True in an image or a registry, which often belong to an account that several environments use.
  let isOfRegistry: Bool
  /// True when the name refers to another place on purpose; see `DeliberateName`.
  let isDeliberate: Bool

  /// A text that names an account.
  struct Mention: Sendable {
    let name: Text
    /// The account as written: for one that stands alone, with eleven to thirteen digits.
    let account: Text
    let place: Place
  }

  /// The numbers that nearly have the length of an account, under names that say account; without the account of the unit
  /// itself.
  static func plain(in texts: [NamedText]) -> [Mention] {
    texts.compactMap { text in
      guard mentioned.contains(text.text.count), text.text.bytes.allSatisfy(Byte.isDigit) else { return nil }
      let name = text.name.lowercasedASCII
      guard name.contains(accountWord), !variables.contains(name) else { return nil }
      return Mention(name: text.name, account: text.text, place: text.place)
    }
  }

  private static let mentioned = AWSAccounts.digitCount - 1...AWSAccounts.digitCount + 1
  private static let accountWord: StaticString = "account"

  /// The variables that give the account of a unit itself.
  static let variables: Set<Text> = [
    "account_id", "aws_account_id", "aws_account", "account", "account_number", "aws_account_number",
  ]

  /// The account that one of these values of a unit gives, or else a local; or the value that should give it and has a
  /// digit too many, or some too few.
  static func given(
    in values: [UnitFacts.Value], of unit: ResolvedUnit
  ) -> (account: UnitFacts.Value?, broken: UnitFacts.Value?) {
    guard let value = values.first(where: isGiven) ?? values.first(where: isBroken) ?? local(of: unit) else {
      return (nil, nil)
    }
    return isGiven(value) ? (value, nil) : (nil, value)
  }

  /// True for the account of a unit.
  private static func isGiven(_ value: UnitFacts.Value) -> Bool {
    variables.contains(value.name) && AWSAccounts.isAccountID(value.content)
  }

  /// True for the account of a unit with a digit too many, or some too few.
  private static func isBroken(_ value: UnitFacts.Value) -> Bool {
    value.content.count != AWSAccounts.digitCount && nearly.contains(value.content.count)
      && variables.contains(value.name) && value.content.bytes.allSatisfy(Byte.isDigit)
  }

  private static let nearly = 9...15

  /// The account that a local gives, of the nearest file above a unit of `terragrunt.hcl` that it reads: mostly its
  /// `account.hcl`. The value may be no account, but nearly one; nil without such a local.
  private static func local(of unit: ResolvedUnit) -> UnitFacts.Value? {
    let locals = (unit.details as? EvaluatedConfiguration)?.localsRead.flatMap { $0.members?.all ?? [] } ?? []
    let found = locals.compactMap { member -> UnitFacts.Value? in
      guard variables.contains(member.name), let root = member.value.origin?.root, root.step == .literal,
        unit.path.isWithin(Path(root.place.file.name).parent),
        let content = member.value.text ?? member.value.number?.text
      else { return nil }
      let value = UnitFacts.Value(name: member.name, content: content, place: root.place, isOwn: false)
      return isGiven(value) || isBroken(value) ? value : nil
    }
    let depth = { (value: UnitFacts.Value) in Path(value.place.file.name).parent.parts.count }
    return found.max { depth($0) < depth($1) }
  }

  /// Those that a unit names, in the order of its settings; mock outputs are made up.
  ///
  /// - Parameter texts: those of the unit.
  static func all(of unit: ResolvedUnit, _ texts: [NamedText]) -> [NamedAccount] {
    let mayName = AccountMention.mayBe
    let mocks = MockedValues(of: unit)
    let state = unit.terragrunt.remoteState
    let ofState = state.map { NamedText.texts(in: $0.config, of: $0.backend.place.file, where: mayName) } ?? []
    let role = unit.terragrunt.iamRole.map { [NamedText(name: "iam_role", text: $0.value, place: $0.place)] } ?? []
    // The settings of a broken unit are not known, but what its file says is.
    let file = unit.isBroken ? unit.configuration : nil
    let ofFile = file.map { NamedText.texts(in: $0.variables, of: $0.file, where: mayName) } ?? []
    func named(_ text: NamedText, isOwn: Bool) -> NamedAccount? {
      guard let account = AccountMention.account(in: text.text), AWSAccounts.isAccountID(account),
        !mocks.isMock(text.place)
      else { return nil }
      return NamedAccount(
        name: text.name, account: account, place: text.place, isOwn: isOwn,
        isOfRegistry: AccountMention.isOfRegistry(text.text), isDeliberate: DeliberateName.isOne(text.name))
    }
    // Most values are plain texts, which name no account.
    let ofSettings = texts.filter { mayName($0.text) }.compactMap { text -> NamedAccount? in
      let setting = unit.settings[text.setting]
      return setting.origin.layer == .moduleDefault ? nil : named(text, isOwn: setting.winner.isOwn(of: unit))
    }
    return ofSettings
      + ((unit.settings.isEmpty ? ofFile : []) + ofState + role).compactMap { named($0, isOwn: true) }
  }
}
