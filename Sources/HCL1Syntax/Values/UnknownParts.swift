import SourceText

extension Value {
  /// True when the value or a part of it can't be known offline: an unknown value, or a text with an unknown part.
  public var isUnknown: Bool { firstUnknown != nil || hasUnknownText }

  /// True when a text in the value has a part that can't be known offline: `(unknown: get_aws_account_id())`.
  public var hasUnknownText: Bool {
    switch content {
    case .boolean, .number, .null, .unknown: false
    case .string(let text): text.isUnknown
    case .list(let elements): elements.contains(where: \.hasUnknownText)
    case .object(let members): members.contains { $0.value.hasUnknownText }
    }
  }
}
