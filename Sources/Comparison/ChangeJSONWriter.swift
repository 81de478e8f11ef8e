import HCLSyntax
public import SourceText

/// Writes changes as JSON: docs/diff.md describes the members, docs/schemas/diff.schema.json checks them.
public struct ChangeJSONWriter: Sendable {
  private let redaction: Redaction

  /// A writer that masks by the given policy.
  public init(secrets: SecretPolicy) { redaction = Redaction(secrets) }

  /// Writes a list of changes.
  public func write(_ changes: [Change], to writer: inout JSONWriter) {
    writer.beginList()
    for change in changes { write(change, to: &writer) }
    writer.endList()
  }

  private func write(_ change: Change, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("kind", Text(change.kind.rawValue))
    writer.member("path", change.path.text)
    if change.kind == .reordered { writer.member("by", change.isOrderOfNames ? "name" : "position") }
    writer.member("sensitive", change.a.map(redaction.hides) ?? false || change.b.map(redaction.hides) ?? false)
    write(change.a, named: "a", to: &writer)
    write(change.b, named: "b", to: &writer)
    writer.endObject()
  }

  /// Writes what a side has; nothing when it has nothing.
  func write(_ side: Change.Side?, named name: Text, to writer: inout JSONWriter) {
    guard let side else { return }
    writer.key(name)
    writer.beginObject()
    writer.key("steps")
    writer.beginList()
    for step in side.path.steps { write(step, to: &writer) }
    writer.endList()
    writer.key("value")
    writer.value(redaction.shown(side), named: "", secrets: .revealing)
    writer.key("origin")
    write(side.place, layer: side.layer?.rawValue, to: &writer)
    writer.endObject()
  }

  private func write(_ step: ValuePath.Step, to writer: inout JSONWriter) {
    switch step {
    case .key(let key): writer.string(key)
    case .index(let index): writer.number(Text(String(index)))
    case .entry(let name, let index):
      writer.beginObject()
      writer.member("name", name)
      writer.member("index", index)
      writer.endObject()
    }
  }

  /// Writes where something stands; a place that is a whole file has no line.
  func write(_ place: Place, layer: String?, to writer: inout JSONWriter) {
    writer.beginObject()
    if let layer { writer.member("layer", Text(layer)) }
    writer.member("file", place.file.name)
    if !place.file.bytes.isEmpty {
      let position = place.start
      writer.member("line", position.line)
      writer.member("column", position.column)
    }
    writer.endObject()
  }
}
