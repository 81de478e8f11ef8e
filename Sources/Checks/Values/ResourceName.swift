import Hierarchy
import SourceText

/// The parts of an ARN: `arn:partition:service:region:account:resource`.
struct ResourceName {
  let service: Text
  /// The region. Nil for a global resource, and for one whose region says nothing about its user: CloudFront's
  /// certificates, firewalls and functions are always in us-east-1.
  let region: Text?
  /// The account as written; may be empty.
  let account: Text
  /// The range of the account in the text, 0-based.
  let accountRange: Range<Int>
  let resource: Text

  private static let edgeServices: Set<Text> = ["acm", "waf", "wafv2", "lambda", "cloudfront", "sns", "cloudwatch"]

  /// False for a text that can't be an ARN.
  static func mayBe(_ text: Text) -> Bool { text.hasPrefix("arn:") }

  /// Nil when the text is not an ARN.
  init?(_ text: Text) {
    guard Self.mayBe(text) else { return nil }
    let parts = text.split(separator: Byte.colon)
    guard parts.count >= 6 else { return nil }
    service = parts[2]
    let isEdge = parts[3] == "us-east-1" && Self.edgeServices.contains(service)
    region = Region.isName(parts[3]) && !isEdge ? parts[3] : nil
    account = parts[4]
    let start = parts[0..<4].reduce(0) { $0 + $1.count + 1 }
    accountRange = start..<start + account.count
    resource = text[accountRange.upperBound + 1..<text.count]
  }

  /// The repository of an ECR ARN, or nil.
  var ecrRepository: Text? {
    let prefix: Text = "repository/"
    return service == "ecr" && resource.hasPrefix(prefix) ? resource[prefix.count..<resource.count] : nil
  }
}
