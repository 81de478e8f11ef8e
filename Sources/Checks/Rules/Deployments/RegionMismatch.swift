import Hierarchy
import SourceText

/// A value names another region than the unit's.
enum RegionMismatch: UnitCheck {
  static let code = "region-mismatch"
  static let severity = Severity.warning
  static let summary = "the folder, a variable, an ARN or an image name different regions"

  /// Names that say by themselves that another region is meant.
  private static let deliberate: [Text] = [
    "replica", "source", "peer", "backup", "secondary", "failover", "recovery", "global", "edge", "cloudfront",
    "destination", "target", "remote", "cross", "state", "certificate", "acm", "us_east_1",
  ]

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let variable = checked.unit.region == nil ? regionVariable(of: checked) : nil
    guard let expected = checked.unit.region ?? variable?.value.string else { return [] }
    let texts = checked.texts
    return texts.indices.compactMap { index in
      let text = texts[index]
      guard let found = region(in: text), found != expected, !isDeliberate(text.name) else { return nil }
      let says: Message = variable.map { "'\($0.name)' says" } ?? "the folder says"
      return finding(
        "\(subject(text)) '\(found)', where \(says) '\(expected)'", at: text.place,
        help: "use one region, or move the unit to a folder of the region it is for")
    }
  }

  private static let variables: [Text] = ["aws_region", "region"]

  /// The variable that says where the unit is, for one whose folder does not.
  private static func regionVariable(of checked: CheckedUnit) -> Setting? {
    variables.lazy.compactMap { checked.setting($0) }.first { $0.value.string.map(Region.isName) ?? false }
  }

  private static func subject(_ text: NamedText) -> Message {
    Region.isName(text.text) ? "'\(text.name)' is" : "'\(text.name)' names a resource in"
  }

  private static func isDeliberate(_ name: Text) -> Bool {
    let plain = name.lowercasedASCII
    return deliberate.contains { plain.contains($0) }
  }

  private static let ownNames: [Text] = ["region", "aws_region", "aws_default_region"]
  private static let nameEnd: Text = "_region"

  private static func region(in text: NamedText) -> Text? {
    if Region.isName(text.text) {
      let name = text.name.lowercasedASCII
      return ownNames.contains(name) || text.isEntry && name.hasSuffix(nameEnd) ? text.text : nil
    }
    if let name = ResourceName(text.text) { return name.region }
    return ImageName(text.text)?.region
  }
}
