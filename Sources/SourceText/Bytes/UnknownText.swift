/// Marks the part of a text that can't be known offline: `(unknown: get_aws_account_id())`.
///
/// The mark stands in the text itself. So it survives whatever is done to the text: exact mode pastes it into a file that
/// is parsed afterwards, and a longer text that holds it is unknown too.
public enum UnknownText {
  private static let opening: Text = "(unknown: "

  /// The text that stands for the result of `call`, such as `get_aws_account_id()`.
  public static func of(_ call: Text) -> Text { opening + call + ")" }

  fileprivate static func start(in text: Text) -> Int? { text.firstRange(of: opening)?.lowerBound }
}

extension Text {
  /// True when part of the text can't be known offline.
  public var isUnknown: Bool { count > 10 && UnknownText.start(in: self) != nil }
}
