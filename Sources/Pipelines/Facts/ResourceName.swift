import SourceText

/// An Amazon Resource Name taken apart: `arn:partition:service:region:account:resource`.
struct ResourceName {
  let partition: Text
  let service: Text
  /// Empty for IAM and S3.
  let region: Text
  /// Empty for S3.
  let account: Text
  let resource: Text

  private static let start: Text = "arn"
  private static let partitionStart: Text = "aws"
  private static let otherPartitionStart: Text = "aws-"
  /// The start of an ECR repository's resource, before its name.
  static let repositoryStart: Text = "repository/"

  /// The parts of `text`; nil if it does not have the form of an ARN.
  init?(_ text: Text) {
    // Most texts are not ARNs.
    guard text.hasPrefix(Self.start) else { return nil }
    let parts = text.split(separator: Byte.colon)
    guard parts.count >= 6, parts[0] == Self.start, !parts[1].isEmpty, !parts[2].isEmpty else { return nil }
    partition = parts[1]
    service = parts[2]
    region = parts[3]
    account = parts[4]
    resource = parts[6...].reduce(parts[5]) { $0 + ":" + $1 }
    guard !resource.isEmpty else { return nil }
  }

  /// True for the 12 digits of an account.
  static func isAccount(_ text: Text) -> Bool { text.count == 12 && text.bytes.allSatisfy(Byte.isDigit) }

  /// True if the partition is `aws` or starts with `aws-`.
  var hasPartitionName: Bool {
    partition == Self.partitionStart
      || partition.hasPrefix(Self.otherPartitionStart) && partition.count > 4
        && partition.bytes.allSatisfy { Characters.isWord($0) || $0 == Byte.hyphen }
  }
}

/// An image in a private ECR registry: `account.dkr.ecr.region.suffix/repository:tag@digest`.
struct RegistryImage {
  let account: Text
  let region: Text
  let suffix: Text
  let repository: Text
  let tag: Text?
  let digest: Text?

  private static let service: Text = "dkr"
  private static let registry: Text = "ecr"
  private static let compliantRegistry: Text = "ecr-fips"
  private static let mark: Text = ".dkr."

  /// The parts of `image`; nil if its host is not an ECR registry.
  init?(_ image: Text) {
    guard let slash = image.firstIndex(of: Byte.slash) else { return nil }
    let host = image[0..<slash]
    let labels = host.split(separator: Byte.dot)
    guard labels.count >= 5, labels[1] == Self.service,
      labels[2] == Self.registry || labels[2] == Self.compliantRegistry
    else { return nil }
    account = labels[0]
    region = labels[3]
    suffix = labels[5...].reduce(labels[4]) { $0 + "." + $1 }
    var rest = image[slash + 1..<image.count]
    digest = rest.firstIndex(of: Byte.at).map { rest[$0 + 1..<rest.count] }
    if let at = rest.firstIndex(of: Byte.at) { rest = rest[0..<at] }
    tag = rest.firstIndex(of: Byte.colon).map { rest[$0 + 1..<rest.count] }
    repository = rest.firstIndex(of: Byte.colon).map { rest[0..<$0] } ?? rest
  }

  /// True if `image` names an ECR host, well formed or not.
  static func isMeant(_ image: Text) -> Bool { image.contains(mark) }
}
