import Hierarchy
import SourceText

/// A value names a different region from the unit's.
enum RegionMismatch: UnitCheck {
  static let code = "region-mismatch"
  static let severity = Severity.warning
  static let summary = "the folder, a variable, a zone, an ARN or an image name different regions"

  static func applies(to layout: UnitLayout) -> Bool { true }

  /// Name parts which show that a different region is intended.
  private static let deliberate: [StaticString] = [
    "replica", "source", "peer", "backup", "secondary", "failover", "recovery", "global", "edge", "cloudfront",
    "destination", "target", "remote", "cross", "state", "certificate", "acm", "us_east_1", "paired", "allowed", "log",
    "artifact", "billing", "dns", "other", "shared",
  ]

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let folder = CloudRegion.named(in: checked.unit.path)
    let variable = folder == nil ? regionVariable(of: checked) : nil
    guard let expected = folder ?? variable.flatMap({ $0.value.string }).flatMap({ CloudRegion($0) }) else { return [] }
    return checked.texts.compactMap { text in
      guard let found = region(in: text), found.isAnother(than: expected), !isDeliberate(text.name) else { return nil }
      let says: Message = variable.map { "'\($0.name)' says" } ?? "the folder says"
      return finding(
        "\(subject(text)) '\(found.name)', where \(says) '\(expected.name)'", at: text.place,
        help: "use one region, or move the unit to a folder of the region it is for")
    }
  }

  private static let variables: [Text] = ["aws_region", "region", "location"]

  /// The variable that gives the unit's region, for a unit whose folder does not.
  private static func regionVariable(of checked: CheckedUnit) -> Setting? {
    variables.lazy.compactMap { checked.setting($0) }.first { setting in
      setting.value.string.flatMap { CloudRegion($0) }.map { !$0.isZone } ?? false
    }
  }

  private static func subject(_ text: NamedText) -> Message {
    guard let region = CloudRegion(text.text) else { return "'\(text.name)' names a resource in" }
    return region.isZone ? "'\(text.text)' in '\(text.name)' is a zone of" : "'\(text.name)' is"
  }

  private static func isDeliberate(_ name: Text) -> Bool {
    let plain = name.lowercasedASCII
    return deliberate.contains { plain.contains($0) }
  }

  private static let ownNames: [Text] = ["region", "aws_region", "aws_default_region", "location", "gcp_region"]
  private static let nameEnd: StaticString = "_region"

  private static func region(in text: NamedText) -> CloudRegion? {
    if let region = CloudRegion(text.text) {
      let name = text.name.lowercasedASCII
      let isOwn = region.isZone || ownNames.contains(name) || text.isEntry && name.hasSuffix(nameEnd)
      return isOwn ? region : nil
    }
    let name = ResourceName(text.text)?.region ?? ImageName(text.text)?.region
    return name.flatMap { CloudRegion($0) }
  }
}
