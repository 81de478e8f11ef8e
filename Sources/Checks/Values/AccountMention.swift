import Hierarchy
import SourceText

/// The AWS account that a text names: in an ARN, an image, a registry, or the address of a queue.
enum AccountMention {
  private static let registry: Text = ".dkr.ecr."
  private static let queueStart: StaticString = "https://sqs."
  private static let queue: Text = ".amazonaws.com/"

  /// False for a text that can't name one.
  static func mayBe(_ text: Text) -> Bool {
    text.count >= AWSAccounts.digitCount
      && (ResourceName.mayBe(text) || text.hasPrefix(queueStart) || ImageName.mayBe(text))
  }

  /// The account as written; nil when the text names none.
  static func account(in text: Text) -> Text? {
    if let account = ResourceName(text)?.account { return account }
    guard ImageName.mayBe(text) else { return accountOfQueue(in: text) }
    if let account = ImageName(text)?.account { return account }
    if let mark = text.firstRange(of: registry) { return text[0..<mark.lowerBound] }
    return accountOfQueue(in: text)
  }

  private static func accountOfQueue(in text: Text) -> Text? {
    guard text.hasPrefix(queueStart), let mark = text.firstRange(of: queue) else { return nil }
    return text[mark.upperBound..<min(text.count, mark.upperBound + AWSAccounts.digitCount)]
  }

  /// True for an image or a registry.
  static func isOfRegistry(_ text: Text) -> Bool { text.contains(registry) }
}
