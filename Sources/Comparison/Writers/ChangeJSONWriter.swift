import HCL1Syntax
public import SourceText

/// Writes changes as JSON: docs/diff.md describes the members, docs/schemas/diff.schema.json checks them.
public struct ChangeJSONWriter: Sendable {
  private let redaction: Redaction

  /// A writer that masks according to the given policy.
  public init(secrets: SecretPolicy) { redaction = Redaction(secrets) }

  /// Writes a list of changes.
  public func write(_ changes: [Change], to writer: inout JSONWriter) {
    writer.beginList()
    for change in changes { write(change, to: &writer) }
    writer.endList()
  }

  private func write(_ change: Change, to writer: inout JSONWriter) {
    let a = change.a.map { (side: $0, value: redaction.shown($0)) }
    let b = change.b.map { (side: $0, value: redaction.shown($0)) }
    writer.beginObject()
    writer.member("kind", change.kind.rawValue)
    writePath(change.path, to: &writer)
    if change.kind == .reordered { writer.member("by", change.isOrderOfNames ? "name" : "position") }
    writer.member(
      "sensitive", [a, b].contains { side in side.map { redaction.isHiding($0.side, by: $0.value) } ?? false })
    if let a { write(a.side, showing: a.value, named: "a", to: &writer) }
    if let b { write(b.side, showing: b.value, named: "b", to: &writer) }
    writer.endObject()
  }

  /// Writes the path of a change.
  func writePath(_ path: ValuePath, to writer: inout JSONWriter) {
    writer.member("path", redaction.shown(path).text)
  }

  /// Writes one side of a change; nothing when it is nil.
  func write(_ side: Change.Side?, named name: StaticString, to writer: inout JSONWriter) {
    if let side { write(side, showing: redaction.shown(side), named: name, to: &writer) }
  }

  private func write(
    _ side: Change.Side, showing value: Value, named name: StaticString, to writer: inout JSONWriter
  ) {
    writer.key(name)
    writer.beginObject()
    writer.key("steps")
    writer.beginList()
    for step in redaction.shown(side.path).steps { write(step, to: &writer) }
    writer.endList()
    writer.key("value")
    writer.value(value)
    writer.key("origin")
    write(side.place, layer: side.layer?.rawValue, to: &writer)
    writer.endObject()
  }

  private func write(_ step: ValuePath.Step, to writer: inout JSONWriter) {
    switch step {
    case .key(let key): writer.string(key)
    case .index(let index): writer.number(index)
    case .entry(let name, let index):
      writer.beginObject()
      writer.member("name", name)
      writer.member("index", index)
      writer.endObject()
    }
  }

  /// Writes a place; a place that is a whole file has no line.
  func write(_ place: Place, layer: String?, to writer: inout JSONWriter) {
    writer.beginObject()
    if let layer { writer.member("layer", layer) }
    writer.member("file", place.file.name)
    if !place.file.bytes.isEmpty {
      let position = place.start
      writer.member("line", position.line)
      writer.member("column", position.column)
    }
    writer.endObject()
  }
}
