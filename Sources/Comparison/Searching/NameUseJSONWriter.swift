import HCL1Syntax
public import SourceText

/// Writes what `where` found as JSON; docs/where.md describes the members.
public struct NameUseJSONWriter {
  /// The version of the document format.
  public static let formatVersion: Text = "1.0"

  private let secrets: SecretPolicy
  private let redaction: Redaction
  private var writer = JSONWriter.indented

  /// A writer that masks according to the given policy.
  public init(secrets: SecretPolicy) {
    self.secrets = secrets
    redaction = Redaction(secrets)
  }

  /// The whole document.
  public mutating func document(of uses: NameUses, answering question: NameQuestion) -> [UInt8] {
    writer.beginObject()
    writer.member("format_version", Self.formatVersion)
    writer.key("name")
    if let name = question.name { writer.string(name) } else { writer.null() }
    writer.key("summary")
    writer.beginObject()
    writer.member("units", uses.unitCount)
    writer.member("units_with_value", uses.winningUnitCount)
    writer.member("values", uses.winningValueCount)
    writer.member("places", uses.all.count)
    writer.endObject()
    writer.key("places")
    writer.beginList()
    for use in uses.all { write(use) }
    writer.endList()
    writer.endObject()
    return writer.take() + [Byte.lineFeed]
  }

  private mutating func write(_ use: NameUse) {
    writer.beginObject()
    writer.member("kind", use.kind.rawValue)
    writer.member("path", redaction.shown(use.path).text)
    writer.key("layer")
    if let layer = use.layer { writer.string(Text(layer.rawValue)) } else { writer.null() }
    let places = ChangeJSONWriter(secrets: secrets)
    writer.key("place")
    places.write(use.place, layer: nil, to: &writer)
    writer.key("passed_at")
    writer.beginList()
    for place in use.passedAt { places.write(place, layer: nil, to: &writer) }
    writer.endList()
    writer.key("values")
    writer.beginList()
    for held in use.values {
      writer.beginObject()
      writer.key("value")
      writer.value(redaction.shown(held.side))
      writer.key("written_at")
      writer.beginList()
      for place in held.writtenAt { places.write(place, layer: nil, to: &writer) }
      writer.endList()
      writer.member("wins_in", held.wins.map(\.text))
      writer.member("loses_in", held.loses.map(\.text))
      writer.endObject()
    }
    writer.endList()
    writer.member("used_by", use.users.map(\.text))
    writer.endObject()
  }
}
