public import SourceText

/// The AWS accounts that units are deployed to: what `get_aws_account_id()` gives, since nothing asks AWS.
public struct AWSAccounts: Sendable {
  /// The account of units in no folder of `byFolder`; nil when it is not known. If it does not have 12 digits, a call is
  /// an error.
  public var everywhere: Text?
  /// The accounts of the units in and below folders, which are absolute; the nearest folder counts.
  public var byFolder: [Path: Text] = [:]

  /// No account is known.
  public init() {}

  /// The account of a unit in an absolute folder; nil when it is not known.
  public func account(of folder: Path) -> Text? {
    if byFolder.isEmpty { return everywhere }
    var folder = folder.cleaned
    while true {
      if let account = byFolder[folder] { return account }
      if folder.isTop { return everywhere }
      folder = folder.parent
    }
  }

  /// How many digits an AWS account has.
  public static let digitCount = 12

  /// True for the 12 digits of an AWS account.
  public static func isAccountID(_ text: Text) -> Bool {
    text.count == digitCount && text.bytes.allSatisfy { Byte.isDigit($0) }
  }
}
