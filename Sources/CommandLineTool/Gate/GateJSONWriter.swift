import Checks
import Comparison
import Hierarchy
import SourceText

/// Writes the answer of `gate` as JSON; docs/ci.md describes the members.
struct GateJSONWriter {
  /// The version of the document format.
  static let formatVersion: Text = "1.0"

  private let secrets: SecretPolicy
  private var writer = JSONWriter.indented

  init(secrets: SecretPolicy) { self.secrets = secrets }

  /// The whole document.
  mutating func document(of report: GateReport) -> [UInt8] {
    writer.beginObject()
    writer.member("format_version", Self.formatVersion)
    writer.key("base")
    writer.beginObject()
    writer.member("revision", report.base)
    writer.member("commit", report.commit)
    writer.endObject()
    writer.member("passes", report.passes)
    writeSummary(report)
    writer.key("plan")
    writer.beginList()
    for unit in report.plan.units { write(unit) }
    writer.endList()
    writer.member("deleted", report.plan.deleted.map(\.text))
    writer.member("unresolved", report.plan.broken.map(\.text))
    writer.key("moved")
    writer.beginList()
    for move in report.difference.moves {
      writer.beginObject()
      writer.member("from", move.a.text)
      writer.member("to", move.b.text)
      writer.member("changes_state", move.changesState)
      writer.endObject()
    }
    writer.endList()
    writer.key("builds")
    writer.beginList()
    for build in report.builds {
      writer.beginObject()
      writer.member("unit", build.unit.text)
      writer.member("files", build.files.map(\.text))
      writer.endObject()
    }
    writer.endList()
    let causes = DifferenceJSONWriter(secrets: secrets)
    writer.key("causes")
    causes.writeCauses(of: report.difference, to: &writer)
    writer.key("policy_violations")
    if let judged = report.between ?? report.difference.judgedByPolicy {
      causes.writeViolations(of: judged, to: &writer)
    } else {
      writer.null()
    }
    writer.key("findings")
    FindingsJSONWriter.write(report.findings.masking(secrets), to: &writer)
    writer.member("limits", report.limits.map { Text($0) })
    writer.endObject()
    return writer.take() + [Byte.lineFeed]
  }

  private mutating func writeSummary(_ report: GateReport) {
    writer.key("summary")
    writer.beginObject()
    writer.member("units", report.unitCount)
    writer.member("to_plan", report.plan.units.count)
    writer.member("steps", report.plan.units.compactMap(\.step).max() ?? 0)
    writer.member("deleted", report.plan.deleted.count)
    writer.member("moved", report.difference.moves.count)
    writer.member("unresolved", report.plan.broken.count)
    writer.member("builds", report.builds.count)
    writer.member("causes", report.difference.causes.count)
    for severity in Severity.allCases {
      writer.member(Text("new_\(severity.rawValue)s"), report.findings.count(of: severity))
    }
    writer.member("gone_findings", report.goneCount)
    writer.key("policy_violations")
    if let count = report.violationCount { writer.number(count) } else { writer.null() }
    writer.endObject()
  }

  private mutating func write(_ unit: PlanSet.Unit) {
    writer.beginObject()
    writer.member("unit", unit.path.text)
    writer.key("step")
    if let step = unit.step { writer.number(step) } else { writer.null() }
    writer.key("reasons")
    writer.beginList()
    for reason in unit.reasons {
      writer.beginObject()
      switch reason {
      case .values: writer.member("kind", "values")
      case .added: writer.member("kind", "added")
      case .moved(let path):
        writer.member("kind", "moved")
        writer.member("from", path.text)
      case .unresolvedBefore: writer.member("kind", "unresolved_before")
      case .module(let files):
        writer.member("kind", "module")
        writer.member("files", files.map(\.text))
      case .dependency(let units):
        writer.member("kind", "dependency")
        writer.member("units", units.map(\.text))
      }
      writer.endObject()
    }
    writer.endList()
    writer.endObject()
  }
}
