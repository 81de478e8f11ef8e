import SourceText

/// The AWS account that a text names: in an ARN, an image, a registry, or the address of a queue.
enum AccountMention {
  private static let registry: Text = ".dkr.ecr."
  private static let queue: Text = ".amazonaws.com/"
  private static let length = 12

  /// The account as written; nil when the text names none.
  static func account(in text: Text) -> Text? {
    if let account = ResourceName(text)?.account ?? ImageName(text)?.account { return account }
    if let mark = text.firstRange(of: registry) { return text[0..<mark.lowerBound] }
    guard text.hasPrefix("https://sqs."), let mark = text.firstRange(of: queue) else { return nil }
    return text[mark.upperBound..<min(text.count, mark.upperBound + length)]
  }

  /// True for an image or a registry.
  static func isOfRegistry(_ text: Text) -> Bool { text.contains(registry) }
}
