import Hierarchy
import Pipelines
import SourceText

/// A region of AWS, Google or Azure, as a value or a folder names it, with or without a zone: `eu-west-1`,
/// `eu-west-1c`, `europe-west1-b`, `westeurope`, `West Europe`.
struct CloudRegion: Equatable, Sendable {
  private enum Cloud { case aws, google, azure }

  private let cloud: Cloud
  /// The region's name in lower case, without a zone.
  let name: Text
  /// True when the text names a zone of the region.
  let isZone: Bool

  /// Nil for a text that does not name a region.
  init?(_ text: Text) {
    guard text.count >= Self.shortest, text.count <= Self.longest else { return nil }
    let last = text[text.count - 1]
    if Region.isName(text) {
      (cloud, name, isZone) = (.aws, text, false)
    } else if Self.isLetter(last), Region.isName(text[0..<text.count - 1]) {
      (cloud, name, isZone) = (.aws, text[0..<text.count - 1], true)
    } else if Self.isGoogle(text) {
      (cloud, name, isZone) = (.google, text, false)
    } else if Self.isLetter(last), text[text.count - 2] == Self.dash, Self.isGoogle(text[0..<text.count - 2]) {
      (cloud, name, isZone) = (.google, text[0..<text.count - 2], true)
    } else {
      // Azure's names are letters and digits.
      guard text.withBytes({ $0.allSatisfy { Byte.isLetterOrDigit($0) || $0 == Byte.space } }) else { return nil }
      let lower = text.lowercasedASCII
      let plain = lower.firstIndex(of: Byte.space) == nil ? lower : Text(lower.bytes.filter { $0 != Byte.space })
      guard Self.azure.contains(plain) else { return nil }
      (cloud, name, isZone) = (.azure, plain, false)
    }
  }

  /// The region that the deepest such folder of the path names; nil when none does.
  static func named(in path: Path) -> CloudRegion? {
    path.parts.reversed().lazy.compactMap { CloudRegion($0) }.first { !$0.isZone }
  }

  /// False for a text that can't be a zone: a letter after the region's number, or after a hyphen.
  static func mayBeZone(_ text: Text) -> Bool {
    guard text.count >= shortest, isLetter(text[text.count - 1]) else { return false }
    let before = text[text.count - 2]
    return Byte.isDigit(before) || before == dash
  }

  /// True when both are regions of one cloud, but different ones.
  func isAnother(than other: CloudRegion) -> Bool { cloud == other.cloud && name != other.name }

  /// The region of AWS that a text probably means, which is no region or one with a number or a direction that no region
  /// has: `ap-southeast2`, `us-est-1`. Nil for a region, and for anything else.
  static func meant(by text: Text) -> Text? {
    guard text.count >= shortest, text.count <= longest, Byte.isDigit(text[text.count - 1]) else { return nil }
    if CloudRegion(text) != nil {
      guard Region.isName(text) else { return nil }
      let parts = text.split(separator: dash)
      guard parts.count >= 3, !directions.contains(parts[parts.count - 2]) || parts[parts.count - 1].count > 1 else {
        return nil
      }
    }
    return NearestName.of(text.description, among: aws, atMost: mostSlips).map { Text($0) }
  }

  private static let mostSlips = 2
  private static let directions: Set<Text> = [
    "north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest",
  ]
  /// Those that users of AWS may mean.
  private static let aws = [Partition.aws, .china, .government].flatMap(\.knownRegions)

  /// What CloudFront needs is in this region, wherever the unit is.
  static let ofCloudFront: Text = "us-east-1"

  /// Shorter texts name no region.
  static let shortest = 6
  private static let longest = 30
  private static let dash: UInt8 = Byte.hyphen

  private static func isLetter(_ byte: UInt8) -> Bool { Byte.isLowercase(byte) }

  private static let googleAreas: Set<Text> = [
    "us", "europe", "asia", "northamerica", "southamerica", "australia", "me", "africa",
  ]

  /// True for an area, a dash, and a word with a number directly after it. Source: Google's list of regions.
  private static func isGoogle(_ text: Text) -> Bool {
    guard Byte.isDigit(text[text.count - 1]), let dash = text.firstIndex(of: dash), googleAreas.contains(text[0..<dash])
    else { return false }
    let place = text[dash + 1..<text.count]
    let word = place.bytes.prefix { isLetter($0) }.count
    return word >= 4 && word < place.count && place.count - word <= 2
      && place.bytes.dropFirst(word).allSatisfy(Byte.isDigit)
  }

  /// Source: Azure's list of locations.
  private static let azure: Set<Text> = [
    "eastus", "eastus2", "westus", "westus2", "westus3", "centralus", "northcentralus", "southcentralus",
    "westcentralus", "northeurope", "westeurope", "uksouth", "ukwest", "francecentral", "germanywestcentral",
    "switzerlandnorth", "norwayeast", "swedencentral", "polandcentral", "italynorth", "spaincentral", "eastasia",
    "southeastasia", "japaneast", "japanwest", "australiaeast", "australiasoutheast", "centralindia", "southindia",
    "westindia", "koreacentral", "koreasouth", "canadacentral", "canadaeast", "brazilsouth", "uaenorth",
    "southafricanorth", "qatarcentral", "israelcentral", "mexicocentral",
  ]
}
