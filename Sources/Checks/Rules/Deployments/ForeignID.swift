import Hierarchy
import SourceText

/// Units of two regions name one id, such as that of an image, which exists in one region only: in one of the regions it
/// was copied from the other.
enum ForeignID: EstateCheck {
  static let code = "foreign-id"
  static let severity = Severity.warning
  static let summary = "the id of an image, a network or the like that belongs to another region"

  /// Of one name and one region, the places of each id.
  private typealias Places = [Text: [Place]]

  /// What is compared: ids of one kind under one name.
  private struct Subject: Hashable {
    let name: Text
    let kind: Text
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    uses(in: estate).flatMap { subject, regions -> [Diagnostic] in
      guard regions.count > 1 else { return [] }
      var holders: [Text: [Text]] = [:]
      for (region, places) in regions { for id in places.keys { holders[id, default: []].append(region) } }
      // The regions with an id that no other region has.
      let settled = Set(holders.values.lazy.filter { $0.count == 1 }.map { $0[0] })
      return holders.filter { $0.value.count > 1 }.flatMap { id, of in
        findings(about: id, subject, of, regions, settled)
      }
    }
  }

  /// By name and region.
  private static func uses(in estate: Estate) -> [Subject: [Text: Places]] {
    var uses: [Subject: [Text: Places]] = [:]
    for unit in estate.units where !unit.isSkipped {
      guard let region = unit.region?.name else { continue }
      for text in unit.regional where !isDeliberate(text.name) {
        guard let kind = RegionalText.kind(of: text.text) else { continue }
        uses[Subject(name: text.name, kind: kind), default: [:]][region, default: [:]][text.text, default: []]
          .append(text.place)
      }
    }
    return uses
  }

  /// True for a name that says that the id is that of another place, or that is the key of a region in a table.
  private static func isDeliberate(_ name: Text) -> Bool {
    DeliberateName.isOne(name) || name.split(separator: Byte.dot).contains { CloudRegion($0) != nil }
      || CloudRegion(Text(name.bytes.map { $0 == Byte.underscore ? Byte.hyphen : $0 })) != nil
  }

  /// The findings in the regions where other units have an id that no other region has. In one region nobody may have
  /// another: there the id is at home.
  private static func findings(
    about id: Text, _ subject: Subject, _ holders: [Text], _ regions: [Text: Places], _ settled: Set<Text>
  ) -> [Diagnostic] {
    let copies = holders.filter { settled.contains($0) }
    let homes = holders.filter { !settled.contains($0) }
    guard homes.count == 1, let home = homes.first, let original = regions[home]?[id]?.first else { return [] }
    var told: Set<Place.Spot> = []
    return copies.flatMap { region in
      (regions[region]?[id] ?? []).filter { $0.spot != original.spot && told.insert($0.spot).inserted }.map { place in
        finding(
          "'\(subject.name)' is '\(id)', an id of '\(home)', where other units in '\(region)' have one of their own",
          at: place, notes: [Diagnostic.Note("at home here", at: original)],
          help: "write the id of this region, if it was copied")
      }
    }
  }
}
