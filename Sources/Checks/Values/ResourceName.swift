import Hierarchy
import SourceText

/// An ARN taken apart: `arn:partition:service:region:account:resource`.
struct ResourceName {
  let service: Text
  /// The region; nil for a global resource, and for one whose region says nothing about where its user is: certificates,
  /// firewalls and functions of CloudFront live in us-east-1.
  let region: Text?
  /// The account as written, maybe empty.
  let account: Text
  /// Where the account stands in the text, 0-based.
  let accountRange: Range<Int>
  let resource: Text

  private static let edgeServices: Set<Text> = ["acm", "waf", "wafv2", "lambda", "cloudfront", "sns", "cloudwatch"]

  /// False for a text that is no ARN.
  static func mayBe(_ text: Text) -> Bool { text.hasPrefix("arn:") }

  /// Nil when the text is no ARN.
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
