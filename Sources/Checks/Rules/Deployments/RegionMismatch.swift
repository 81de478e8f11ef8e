import Hierarchy
import Pipelines
import SourceText

/// A value names a different region from the unit's.
enum RegionMismatch: ContextCheck {
  static let code = "region-mismatch"
  static let severity = Severity.warning
  static let summary = "the folder, a variable, a zone, an ARN or an image name different regions"

  static func applies(to layout: UnitLayout) -> Bool { true }

  /// Name parts which show that a different region is intended.
  private static let deliberate: [StaticString] = [
    "replica", "source", "peer", "backup", "secondary", "failover", "recovery", "global", "edge", "cloudfront",
    "destination", "target", "remote", "cross", "state", "us_east_1", "paired", "allowed", "log",
    "artifact", "billing", "dns", "other", "shared",
  ]

  /// Name parts of what CloudFront requires in this region, wherever the unit is.
  private static let ofCloudFront: [StaticString] = ["certificate", "acm"]

  /// A resource or an image in a region other than the unit's.
  struct ForeignHome: Sendable {
    /// Its account and region as one text, in which those of a registry are told from those of other resources.
    let home: Text
    /// The unit's region, for an image: those of one registry are pulled into any region. Nil for a resource.
    let own: Text?
    let place: Place
    /// The text, where its host names the region.
    let endpoint: RegionalText?
  }

  /// A host and the region of the unit that names it.
  private struct Endpoint: Hashable {
    let name: Text
    let text: Text
    let region: Text
  }

  /// The findings without those about a resource that several environments use alike, or a registry that several
  /// environments or regions use: it is shared on purpose. A host counts where a unit of its region names it under the same
  /// name: any other may be called from here on purpose.
  static func withoutShared(_ findings: [Diagnostic], in estate: Estate) -> [Diagnostic] {
    var users: [Text: Set<Text>] = [:]
    for unit in estate.units {
      for foreign in unit.foreignHomes {
        let environment = estate.environment(of: unit)?.name
        guard environment != nil || foreign.own != nil else { continue }
        users[foreign.home, default: []].insert("\(environment ?? "") \(foreign.own ?? "")")
      }
    }
    var shared: Set<Place.Spot> = []
    for foreign in estate.units.lazy.flatMap(\.foreignHomes) where users[foreign.home, default: []].count > 1 {
      shared.insert(foreign.place.spot)
    }
    shared.formUnion(called(in: estate))
    return findings.without(code, at: shared)
  }

  /// The places of hosts that no unit of their region names under the same name.
  private static func called(in estate: Estate) -> [Place.Spot] {
    let foreign = estate.units.lazy.flatMap(\.foreignHomes).compactMap(\.endpoint)
    guard !foreign.isEmpty else { return [] }
    var known: Set<Endpoint> = []
    for unit in estate.units {
      guard let region = unit.region?.name else { continue }
      for text in unit.regional where text.region == region {
        known.insert(Endpoint(name: text.name, text: text.text, region: region))
      }
    }
    return foreign.filter { !known.contains(Endpoint(name: $0.name, text: $0.text, region: $0.region ?? "")) }
      .map(\.place.spot)
  }

  /// The resources and images in other regions that `findings(in:)` reports.
  static func foreignHomes(in checked: CheckedUnit) -> [ForeignHome] {
    guard let own = checked.region?.region else { return [] }
    return foreignHomes(in: checked.texts, than: own)
  }

  /// The same for a unit that does not resolve, as its own file and its folder say.
  static func foreignHomes(inBroken unit: ResolvedUnit) -> [ForeignHome] {
    guard let own = CloudRegion.named(in: unit.path), let file = unit.configuration else { return [] }
    return foreignHomes(in: NamedText.texts(in: file.variables, of: file.file), than: own)
  }

  private static func foreignHomes(in texts: [NamedText], than own: CloudRegion) -> [ForeignHome] {
    foreignTexts(in: texts, than: own).compactMap { text, region in
      let image = ImageName(text.text)
      let endpoint = RegionalText(text)
      guard let account = image?.account ?? AccountMention.account(in: text.text) ?? endpoint?.text, !account.isEmpty
      else { return nil }
      return image == nil
        ? ForeignHome(home: "\(account) \(region.name)", own: nil, place: text.place, endpoint: endpoint)
        : ForeignHome(home: "image \(account) \(region.name)", own: own.name, place: text.place, endpoint: nil)
    }
  }

  /// The texts that name another region than the unit's.
  private static func foreignTexts(
    in texts: [NamedText], than own: CloudRegion
  ) -> [(text: NamedText, region: CloudRegion)] {
    texts.compactMap { text in
      guard let region = region(in: text), region.isAnother(than: own), !isDeliberate(text.name, region) else {
        return nil
      }
      return (text, region)
    }
  }

  static func findings(in checked: CheckedUnit, of tree: Tree) -> [Diagnostic] {
    let certificates = certificates(in: checked)
    guard let (own, variable) = checked.region else { return slips(in: checked) + certificates }
    let says: Message = variable.map { "'\($0.name)' says" } ?? "the folder says"
    var texts = foreignTexts(in: checked.texts, than: own)
    if texts.contains(where: isOfBuild) {
      // A build that works on the folder of another region does so on purpose.
      let folders = BuildspecCheck(tree).namesOfFolders(for: checked.unit)
      texts.removeAll { isOfBuild($0) && folders.contains($0.text.name) }
    }
    let foreign = texts.map { text, region in
      finding(
        "\(subject(text)) '\(region.name)', where \(says) '\(own.name)'", at: text.place,
        help: "use one region, or move the unit to a folder of the region it is for")
    }
    return slips(in: checked).elsewhere(than: foreign) + foreign.elsewhere(than: certificates) + certificates
  }

  /// True for a region in a variable of a build.
  private static func isOfBuild(_ foreign: (text: NamedText, region: CloudRegion)) -> Bool {
    foreign.text.isEntry && foreign.region.name == foreign.text.text
  }

  /// The findings about values that are meant as regions of AWS and are none.
  private static func slips(in checked: CheckedUnit) -> [Diagnostic] {
    checked.texts.compactMap { text in
      guard !text.text.isEmpty, Byte.isDigit(text.text[text.text.count - 1]),
        text.name.lowercasedASCII.hasSuffix(lastWord), let meant = CloudRegion.meant(by: text.text)
      else {
        return nil
      }
      return finding(
        "'\(text.name)' is '\(text.text)', which is no region of AWS", at: text.place, help: "did you mean '\(meant)'?")
    }
  }

  private static let lastWord: StaticString = "region"

  private static func subject(_ text: NamedText) -> Message {
    guard let region = CloudRegion(text.text) else { return "'\(text.name)' names a resource in" }
    return region.isZone ? "'\(text.text)' in '\(text.name)' is a zone of" : "'\(text.name)' is"
  }

  private static func isDeliberate(_ name: Text, _ region: CloudRegion) -> Bool {
    let plain = name.lowercasedASCII
    return deliberate.contains { plain.contains($0) }
      || region.name == CloudRegion.ofCloudFront && ofCloudFront.contains { plain.contains($0) }
  }

  private static let ownNames: [Text] = ["region", "aws_region", "aws_default_region", "location", "gcp_region"]
  private static let nameEnd: StaticString = "_region"

  private static func region(in text: NamedText) -> CloudRegion? {
    if text.text.count < CloudRegion.shortest { return nil }
    let name = text.name.lowercasedASCII
    let isOwn = ownNames.contains(name) || text.isEntry && name.hasSuffix(nameEnd)
    if isOwn || CloudRegion.mayBeZone(text.text), let region = CloudRegion(text.text) {
      return isOwn || region.isZone ? region : nil
    }
    return RegionalText.region(in: text.text).flatMap { CloudRegion($0) }
  }
}
