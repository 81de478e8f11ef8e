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
  /// Isolated regions of the US.
  case isolated = "aws-iso"
  /// Isolated regions of the US, secret.
  case isolatedB = "aws-iso-b"
  /// Isolated regions of Europe.
  case isolatedE = "aws-iso-e"
  /// Isolated regions of the US, for others.
  case isolatedF = "aws-iso-f"

  /// The partition of the region; the commercial one if the name belongs to no other.
  public init(region: Text) {
    self = Self.starts.first { region.hasPrefix($0.start) }?.partition ?? .aws
  }

  /// The start of the region names of each partition except the commercial one.
  private static let starts: [(start: Text, partition: Partition)] = [
    ("cn-", .china), ("us-gov-", .government), ("eusc-", .europeanSovereign), ("us-iso-", .isolated),
    ("us-isob-", .isolatedB), ("eu-isoe-", .isolatedE), ("us-isof-", .isolatedF),
  ]

  /// The name of the partition in ARNs.
  var name: Text { self == .aws ? Self.commercialName : Text(rawValue) }

  private static let commercialName = Text(aws.rawValue)

  /// True for a region that was known when this was written.
  static func isKnown(_ region: Text) -> Bool { known.contains(region) }

  private static let known = Set(allCases.flatMap(\.knownRegions).map { Text($0) })

  /// The end of the host names of its services.
  public var hostSuffix: Text {
    switch self {
    case .aws, .government: "amazonaws.com"
    case .china: "amazonaws.com.cn"
    case .europeanSovereign: "amazonaws.eu"
    case .isolated: "c2s.ic.gov"
    case .isolatedB: "sc2s.sgov.gov"
    case .isolatedE: "cloud.adc-e.uk"
    case .isolatedF: "csp.hci.ic.gov"
    }
  }

  /// The regions known when this was written, sorted; AWS adds some each year.
  public var knownRegions: [String] {
    switch self {
    case .aws:
      [
        "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
        "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
        "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1",
        "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1", "me-central-1",
        "me-south-1", "me-west-1", "mx-central-1", "sa-east-1", "sa-west-1", "us-east-1", "us-east-2", "us-west-1",
        "us-west-2",
      ]
    case .china: ["cn-north-1", "cn-northwest-1"]
    case .government: ["us-gov-east-1", "us-gov-west-1"]
    case .europeanSovereign: ["eusc-de-east-1"]
    case .isolated: ["us-iso-east-1", "us-iso-west-1"]
    case .isolatedB: ["us-isob-east-1", "us-isob-west-1"]
    case .isolatedE: ["eu-isoe-west-1"]
    case .isolatedF: ["us-isof-east-1", "us-isof-south-1"]
    }
  }
}
