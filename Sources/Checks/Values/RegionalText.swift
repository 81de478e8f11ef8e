import Hierarchy
import SourceText

/// A text that names something of AWS that exists in one region only: by its host, such as that of a queue or a database,
/// or by an id, such as that of an image or a subnet.
struct RegionalText: Sendable {
  /// The name under which it stands.
  let name: Text
  let text: Text
  let place: Place
  /// The region that its host names; nil for an id, which does not tell.
  let region: Text?

  /// Nil for any other text.
  init?(_ named: NamedText) {
    let region = Self.region(ofHostIn: named.text)
    guard region != nil || Self.isID(named.text) else { return nil }
    (name, text, place, self.region) = (named.name, named.text, named.place, region)
  }

  // MARK: hosts

  private static let domain: Text = ".amazonaws.com"
  /// What lies in one region, and is reached by a host of its own or of its region. Not what is often used from other
  /// regions: S3, registries, mail, sign-in.
  private static let services: Set<Text> = [
    "sqs", "rds", "elb", "es", "aoss", "execute-api", "kinesis", "firehose", "kafka", "mq", "dynamodb", "dax",
    "redshift",
    "efs", "docdb", "neptune", "sns", "states", "secretsmanager", "ssm",
  ]

  /// The region that an ARN, an image or a host names; nil for another text.
  static func region(in text: Text) -> Text? {
    ResourceName(text)?.region ?? ImageName(text)?.region ?? region(ofHostIn: text)
  }

  /// The region in the host of a URL, or in a host alone; nil for another text, and where the host names none.
  static func region(ofHostIn text: Text) -> Text? {
    guard text.count > domain.count, let end = text.firstRange(of: domain)?.lowerBound else { return nil }
    let start = text.bytes.prefix(end).lastIndex { !Byte.isLetterOrDigit($0) && $0 != Byte.dot && $0 != Byte.hyphen }
    let labels = text[(start.map { $0 + 1 } ?? 0)..<end].split(separator: Byte.dot)
    let regions = labels.filter(Region.isName)
    guard regions.count == 1, labels.contains(where: services.contains) else { return nil }
    return regions[0]
  }

  // MARK: ids

  private static let kinds: Set<Text> = [
    "ami", "vpc", "subnet", "sg", "snap", "vol", "i", "rtb", "igw", "nat", "eni", "vpce", "lt",
  ]
  private static let digitCounts = [8, 17]

  /// The kind of thing that an id names, such as `ami`; nil for another text.
  static func kind(of text: Text) -> Text? {
    guard text.count <= 24, let hyphen = text.firstIndex(of: Byte.hyphen),
      digitCounts.contains(text.count - hyphen - 1),
      kinds.contains(text[0..<hyphen]), text.bytes.dropFirst(hyphen + 1).allSatisfy(Byte.isHexadecimal)
    else { return nil }
    return text[0..<hyphen]
  }

  private static func isID(_ text: Text) -> Bool { kind(of: text) != nil }
}
