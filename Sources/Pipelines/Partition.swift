public import SourceText

/// An AWS partition: a group of regions with ARNs and host names of its own. Source: botocore's `partitions.json`.
public enum Partition: String, Sendable, CaseIterable {
  /// The commercial regions.
  case aws
  /// China.
  case china = "aws-cn"
  /// US government.
  case government = "aws-us-gov"
  /// The European sovereign cloud.
  case europeanSovereign = "aws-eusc"

  /// The partition that the region's name belongs to.
  public init(region: Text) {
    switch region {
    case let name where name.hasPrefix("cn-"): self = .china
    case let name where name.hasPrefix("us-gov-"): self = .government
    case let name where name.hasPrefix("eusc-"): self = .europeanSovereign
    default: self = .aws
    }
  }
}
