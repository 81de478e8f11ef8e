import Hierarchy
import SourceText

/// Accounts of AWS with a slip in their digits: one too many or too few, or one that is nearly the account that the rest of
/// the estate names.
struct AccountSlips {
  /// The places that name each account of twelve digits in other units.
  private var places: [Text: Set<Place.Spot>] = [:]
  /// How many places name each account in units that name no other, and that are given it.
  private var rightCounts: [Text: Int] = [:]
  /// What names an account in other units, each place once.
  private var mentions: [NamedAccount.Mention] = []
  /// The accounts that variables give.
  private var given: Set<Text> = []
  /// The names under which accounts of twelve digits stand alone.
  private var names: Set<Text> = []

  init(_ estate: Estate) {
    var spots: Set<Place.Spot> = []
    for run in estate.accountRuns {
      let unit = run.first
      if let account = unit.account { given.insert(account.content) }
      if let account = run.account {
        rightCounts[account, default: 0] += run.textCount
        continue
      }
      for named in unit.accounts.own { add(named, &spots) }
      for named in unit.accounts.shared { add(named, &spots) }
      for mention in unit.accounts.plain {
        let spot = mention.place.spot
        if spots.insert(spot).inserted { add(mention, at: spot) }
        if AWSAccounts.isAccountID(mention.account) { names.insert(mention.name) }
      }
    }
  }

  private mutating func add(_ named: NamedAccount, _ spots: inout Set<Place.Spot>) {
    let spot = named.place.spot
    if spots.insert(spot).inserted {
      add(NamedAccount.Mention(name: named.name, account: named.account, place: named.place), at: spot)
    }
  }

  private mutating func add(_ mention: NamedAccount.Mention, at spot: Place.Spot) {
    mentions.append(mention)
    if AWSAccounts.isAccountID(mention.account) { places[mention.account, default: []].insert(spot) }
  }

  /// The findings, in the order of the units.
  var findings: [Diagnostic] {
    mentions.compactMap { AWSAccounts.isAccountID($0.account) ? swapped($0) : broken($0) }
  }

  /// The finding about a number of eleven or thirteen digits.
  private func broken(_ mention: NamedAccount.Mention) -> Diagnostic? {
    let meant = known(among: lengthened(mention.account))
    guard meant != nil || names.contains(mention.name) else { return nil }
    return AccountMismatch.finding(
      "'\(mention.name)' names an account of \(mention.account.count) digits, and an AWS account has \(AWSAccounts.digitCount)",
      at: mention.place, help: meant.map { "did you mean '\($0)'?" } ?? "correct the number")
  }

  /// Fewer other places show no usual account.
  private static let leastOthers = 3
  /// Accounts with fewer different digits are made up, and made-up ones are alike.
  private static let leastDigits = 5

  /// The finding about an account that one place alone names, where others name one that differs in two neighbouring digits
  /// or in one. The last digit alone may count accounts.
  private func swapped(_ mention: NamedAccount.Mention) -> Diagnostic? {
    guard places[mention.account]?.count == 1, !given.contains(mention.account),
      Set(mention.account.bytes).count >= Self.leastDigits, let meant = known(among: slips(mention.account)),
      case let count = (places[meant]?.count ?? 0) + rightCounts[meant, default: 0], count >= Self.leastOthers
    else { return nil }
    return AccountMismatch.finding(
      "'\(mention.name)' names the account '\(mention.account)', and \(count) other places name '\(meant)'",
      at: mention.place, help: "did you mean '\(meant)'?")
  }

  /// The one of the texts that is a known account; nil when none or several are.
  private func known(among texts: [Text]) -> Text? {
    let found = Set(texts.filter { given.contains($0) || places[$0] != nil })
    return found.count == 1 ? found.first : nil
  }

  private static let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))

  /// The number with a digit more, or a digit less.
  private func lengthened(_ account: Text) -> [Text] {
    let bytes = account.bytes
    if bytes.count > AWSAccounts.digitCount {
      return bytes.indices.map { position in
        Text(Array(bytes[..<position]) + bytes[(position + 1)...])
      }
    }
    return (0...bytes.count).flatMap { position in
      Self.digits.map { Text(Array(bytes[..<position]) + [$0] + bytes[position...]) }
    }
  }

  /// The number with two neighbouring digits swapped, or another digit in one place but the last.
  private func slips(_ account: Text) -> [Text] {
    let bytes = account.bytes
    var found: [Text] = []
    for position in bytes.indices.dropLast() {
      var swapped = Array(bytes)
      swapped.swapAt(position, position + 1)
      if swapped[position] != swapped[position + 1] { found.append(Text(swapped)) }
      for digit in Self.digits where digit != bytes[position] {
        var other = Array(bytes)
        other[position] = digit
        found.append(Text(other))
      }
    }
    return found
  }
}
