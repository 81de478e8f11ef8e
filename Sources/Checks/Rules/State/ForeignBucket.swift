import SourceText

/// The units of one account keep their states in the bucket of another account, where those of each other account have a
/// bucket that is named after their folder.
enum ForeignBucket: EstateCheck {
  static let code = "foreign-bucket"
  static let severity = Severity.warning
  static let summary = "a state bucket of another account, where each other account has its own"

  static func findings(in estate: Estate) -> [Diagnostic] {
    guard let pattern = BucketPattern(estate.units) else { return [] }
    let foreign = estate.units.filter { pattern.foreignName(of: $0) != nil }
    // Where several folders share a bucket, they do so on purpose.
    guard Set(foreign.compactMap(pattern.name)).count == 1, let first = foreign.first,
      let name = pattern.foreignName(of: first), let account = first.account
    else { return [] }
    let owner = estate.units.first { pattern.name(of: $0) == name && $0.account != nil }
    guard let owner, let other = owner.account, other.content != account.content else { return [] }
    var told: Set<Place.Spot> = []
    return foreign.compactMap { unit in
      guard let state = unit.state, told.insert(state.storePlace.spot).inserted else { return nil }
      return finding(
        "the units of '\(pattern.name(of: unit) ?? "")' keep their states in '\(state.bucket)', the bucket of '\(name)', which has another account",
        at: state.storePlace, notes: [Diagnostic.Note("the account of '\(name)'", at: other.place)],
        help: pattern.bucket(of: unit).map { "did you mean '\($0)'?" })
    }
  }
}
