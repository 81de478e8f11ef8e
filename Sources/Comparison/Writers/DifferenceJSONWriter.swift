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
    writer.key("causes")
    writeCauses(of: difference, to: &writer)
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
    if side.isEdited { writer.member("edited", true) }
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
    writer.member("causes", difference.causes.count)
    for (kind, count) in difference.counts { writer.member(Text(kind.rawValue), count) }
    writer.member("expected", difference.expectedCount)
    if difference.unitVerdict != nil {
      writer.member("accepted", difference.acceptedCount)
      writer.member("violations", difference.violationCount)
    }
    writer.endObject()
  }

  /// The same differences once more, by the lines that make them.
  public func writeCauses(of difference: TreeDifference, to writer: inout JSONWriter) {
    writer.beginList()
    for cause in difference.causes {
      writer.beginObject()
      let variants = cause.variants
      switch variants[0].finding {
      case .change(let change):
        writer.member("kind", change.kind.rawValue)
        changeWriter.writePath(change.path, to: &writer)
      case .violation(let violation):
        writer.member("rule", Text(violation.rule.rawValue))
        writer.member("path", violation.path)
      }
      writer.member("units", cause.units.map(\.text))
      writer.member("changed_files", cause.changedFiles.map(\.text))
      writer.key("values")
      writer.beginList()
      for variant in variants {
        writer.beginObject()
        changeWriter.write(variant.finding.sides.a, named: "a", to: &writer)
        changeWriter.write(variant.finding.sides.b, named: "b", to: &writer)
        writer.member("units", variant.units.map(\.text))
        writer.endObject()
      }
      writer.endList()
      writer.endObject()
    }
    writer.endList()
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

  /// Writes a list of what breaks the policy, each with its unit, but for units that only one side has.
  public func writeViolations(of difference: TreeDifference, to writer: inout JSONWriter) {
    writer.beginList()
    for unit in difference.judged { write(unit.verdict?.violations ?? [], of: unit.name, to: &writer) }
    write(difference.unitVerdict?.violations ?? [], of: nil, to: &writer)
    writer.endList()
  }

  private mutating func writeViolations(_ verdict: PolicyVerdict, named name: Text) {
    writer.key(name)
    writer.beginList()
    write(verdict.violations, of: nil, to: &writer)
    writer.endList()
  }

  private func write(_ violations: [PolicyVerdict.Violation], of unit: Path?, to writer: inout JSONWriter) {
    for violation in violations {
      writer.beginObject()
      if let unit { writer.member("unit", unit.text) }
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
  }
}
