import SourceText

extension Value {
  /// True when a text in the value has a part that can't be known offline.
  public var isUnknown: Bool {
    switch content {
    case .boolean, .number, .null, .unknown: false
    case .string(let text): text.isUnknown
    case .list(let elements): elements.contains(where: \.isUnknown)
    case .object(let members): members.contains { $0.value.isUnknown }
    }
  }
}
