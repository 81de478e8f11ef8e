import HCL1Syntax
import Hierarchy
public import SourceText

/// Writes differences as JSON: docs/diff.md describes the members, docs/schemas/diff.schema.json checks them.
public struct DifferenceJSONWriter {
  /// The version of the document format.
  public static let formatVersion: Text = "1.0"

  private let secrets: SecretPolicy
  private var writer: JSONWriter
  private let changeWriter: ChangeJSONWriter
  /// The nesting depth of the units in the document.
  private static let unitDepth = 2

  /// A writer that masks according to the given policy.
  public init(secrets: SecretPolicy) { self.init(.indented, ChangeJSONWriter(secrets: secrets), secrets) }

  private init(_ writer: JSONWriter, _ changeWriter: ChangeJSONWriter, _ secrets: SecretPolicy) {
    self.writer = writer
    self.changeWriter = changeWriter
    self.secrets = secrets
  }

  /// Passes the document to `use`, piece by piece.
  ///
  /// - Parameter workers: the maximum number of threads.
  public mutating func write(_ difference: TreeDifference, workers: Int, to use: ([UInt8]) -> Void) {
    writer.beginObject()
    writer.member("format_version", Self.formatVersion)
    write(difference.a, named: "a")
    write(difference.b, named: "b")
    writeSummary(difference)
    writer.key("units")
    writer.beginList()
    let units = difference.units.filter { !$0.isEmpty }
    let (changeWriter, secrets) = (changeWriter, secrets)
    ParallelMap.forEachResult(units.count, workers: workers) { index in
      var own = DifferenceJSONWriter(JSONWriter(fragmentAtDepth: Self.unitDepth), changeWriter, secrets)
      own.write(units[index])
      return own.writer.take()
    } use: { fragment in
      writer.fragment(fragment)
      use(writer.take())
    }
    writer.endList()
    writer.key("moved")
    writer.beginList()
    for move in difference.moves {
      writer.beginObject()
      writer.member("a", move.a.text)
      writer.member("b", move.b.text)
      writeChanges(move.difference)
      writer.endObject()
    }
    writer.endList()
    writer.member("only_in_a", difference.onlyA.map(\.text))
    writer.member("only_in_b", difference.onlyB.map(\.text))
    writer.member("failed", difference.failed.map(\.text))
    if let verdict = difference.unitVerdict { writeViolations(verdict, named: "unit_violations") }
    writer.key("diagnostics")
    var diagnosticWriter = DiagnosticJSONWriter(secrets: secrets)
    diagnosticWriter.write(difference.diagnostics.sortedByPlace, to: &writer)
    writer.endObject()
    use(writer.take() + [Byte.lineFeed])
  }

  private mutating func write(_ side: TreeDifference.Side, named name: Text) {
    writer.key(name)
    writer.beginObject()
    writer.member("path", side.path.text)
    writer.key("revision")
    if let revision = side.revision { writer.string(revision) } else { writer.null() }
    writer.endObject()
  }

  private mutating func writeSummary(_ difference: TreeDifference) {
    writer.key("summary")
    writer.beginObject()
    writer.member("units", difference.units.count + difference.equalCount)
    writer.member("differing", difference.units.count { !$0.isEmpty })
    writer.member("moved", difference.moves.count)
    writer.member("only_in_a", difference.onlyA.count)
    writer.member("only_in_b", difference.onlyB.count)
    writer.member("failed", difference.failed.count)
    writer.member("changes", difference.changeCount)
    for (kind, count) in difference.counts { writer.member(Text(kind.rawValue), count) }
    writer.member("expected", difference.expectedCount)
    if difference.unitVerdict != nil {
      writer.member("accepted", difference.acceptedCount)
      writer.member("violations", difference.violationCount)
    }
    writer.endObject()
  }

  private mutating func write(_ unit: UnitDifference) {
    writer.beginObject()
    writer.member("name", unit.name.text)
    writer.member("a", unit.a.text)
    writer.member("b", unit.b.text)
    writer.member("changed_files", unit.changedFiles.map(\.text))
    writeChanges(unit)
    writer.endObject()
  }

  private mutating func writeChanges(_ unit: UnitDifference) {
    writer.key("configuration")
    changeWriter.write(unit.configuration, to: &writer)
    writer.key("variables")
    changeWriter.write(unit.variables, to: &writer)
    if let verdict = unit.verdict { writeViolations(verdict, named: "violations") }
  }

  private mutating func writeViolations(_ verdict: PolicyVerdict, named name: Text) {
    writer.key(name)
    writer.beginList()
    for violation in verdict.violations {
      writer.beginObject()
      writer.member("rule", Text(violation.rule.rawValue))
      writer.member("path", violation.path)
      writer.member("message", Text(violation.message))
      if let reason = violation.reason { writer.member("reason", secrets.shown(reason)) }
      if let entry = violation.entry {
        writer.key("policy")
        changeWriter.write(entry, layer: nil, to: &writer)
      }
      changeWriter.write(violation.a, named: "a", to: &writer)
      changeWriter.write(violation.b, named: "b", to: &writer)
      writer.endObject()
    }
    writer.endList()
  }
}
