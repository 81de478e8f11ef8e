import HCL1Syntax
import Hierarchy
public import SourceText

/// Writes what `where` found for a terminal: file by file, line by line, and whom each line serves.
public struct NameUseTextWriter {
  private let redaction: Redaction
  private let showsAllUnits: Bool

  /// How many units are named where not all are asked for.
  private static let mostUnits = 3
  private static let mostPlaces = 2

  /// A writer.
  ///
  /// - Parameters:
  ///   - secrets: what is masked.
  ///   - showsAllUnits: whether every unit is named, and not only the first few.
  public init(secrets: SecretPolicy, showsAllUnits: Bool) {
    redaction = Redaction(secrets)
    self.showsAllUnits = showsAllUnits
  }

  /// The whole text; empty when nothing was found.
  public func text(of uses: NameUses, answering question: NameQuestion) -> String {
    var output = ""
    var file: Text?
    for (position, use) in uses.all.enumerated() {
      if position > 0, Self.isReadOnSameLine(use, uses.all[position - 1]) { continue }
      if use.place.file.name != file {
        file = use.place.file.name
        output += (output.isEmpty ? "" : "\n") + visible(use.place.file.name) + "\n"
      }
      for line in lines(of: use) { output += "  " + line + "\n" }
    }
    return uses.all.isEmpty ? "" : output + "\n" + summary(of: uses, question) + "\n"
  }

  /// True when the line reads the name once more.
  private static func isReadOnSameLine(_ use: NameUse, _ last: NameUse) -> Bool {
    use.kind == .reads && last.kind == .reads && use.place.file.name == last.place.file.name
      && use.place.start.line == last.place.start.line
  }

  private func lines(of use: NameUse) -> [String] {
    let path = visible(redaction.shown(use.path).text)
    let line = "\(use.place.start.line)"
    let indent = String(repeating: " ", count: line.count + 2)
    switch use.kind {
    case .reads: return ["\(line)  reads var.\(path)", indent + "in the module of \(units(use.users))"]
    case .declares:
      let fallback = use.values.first.map { ", default \(shown($0.side))" } ?? ", no default"
      let uses = use.users.isEmpty ? use.values.flatMap { served($0, indent) } : [indent + "for \(units(use.users))"]
      return ["\(line)  declares \(path)\(fallback)"] + uses
    case .sets, .passes:
      if use.values.count == 1, let only = use.values.first {
        let remark = remark([remark(use), writtenAt(only)])
        return ["\(line)  \(path) = \(shown(only.side))\(remark)"] + served(only, indent)
      }
      return ["\(line)  \(path), \(use.values.count) values\(remark([remark(use)]))"]
        + use.values.flatMap { held in
          ["\(indent)= \(shown(held.side))\(remark([writtenAt(held)]))"] + served(held, indent + "  ")
        }
    }
  }

  private func remark(_ parts: [String]) -> String {
    let parts = parts.filter { !$0.isEmpty }
    return parts.isEmpty ? "" : "  (\(parts.joined(separator: ", ")))"
  }

  /// The layer, and what passes the file.
  private func remark(_ use: NameUse) -> String {
    guard let layer = use.layer else { return "" }
    return use.passedAt.isEmpty ? layer.rawValue : "\(layer.rawValue), passed at \(named(use.passedAt))"
  }

  private func writtenAt(_ held: NameUse.Held) -> String {
    held.writtenAt.isEmpty ? "" : "written at \(named(held.writtenAt))"
  }

  private func named(_ places: [Place]) -> String {
    let first = places.prefix(Self.mostPlaces).map { ShownChange.text(of: $0).description }
    let more = places.count - first.count
    return first.joined(separator: ", ") + (more > 0 ? " and \(more.counted("other place"))" : "")
  }

  private func served(_ held: NameUse.Held, _ indent: String) -> [String] {
    (held.wins.isEmpty ? [] : [indent + "wins in \(units(held.wins))"])
      + (held.loses.isEmpty ? [] : [indent + "loses in \(units(held.loses))"])
  }

  private func units(_ paths: [Path]) -> String {
    let most = showsAllUnits ? paths.count : Self.mostUnits
    let named = paths.prefix(most).map { visible($0.text) }.joined(separator: ", ")
    let more = paths.count - most
    return "\(paths.count.counted("unit")): \(named)" + (more > 0 ? " and \(more) more" : "")
  }

  private func shown(_ side: Change.Side) -> String {
    let text = ShownChange.text(of: redaction.shown(side)).description
    return text.count > Self.widestValue ? text.prefix(Self.widestValue - 1) + "…" : text
  }

  private static let widestValue = 120

  /// `2 values in 4 units; set at 2 places, declared at 1, read at 3`.
  private func summary(of uses: NameUses, _ question: NameQuestion) -> String {
    let values = uses.winningValueCount
    let units = uses.winningUnitCount.counted("unit")
    if question.value != nil { return "\(units) of \(uses.unitCount)" }
    let counts = NameUse.Kind.allCases.map { kind in (kind, uses.all.count { $0.kind == kind }) }.filter { $0.1 > 0 }
    let places = counts.enumerated().map { position, entry in
      let place = position == 0 ? entry.1.counted("place") : "\(entry.1)"
      return "\(Self.verb(entry.0)) at \(place)"
    }.joined(separator: ", ")
    return (values == 0 ? "no value in any unit" : "\(values.counted("value")) in \(units)") + "; "
      + places
  }

  private static func verb(_ kind: NameUse.Kind) -> String {
    switch kind {
    case .sets: "set"
    case .passes: "passed"
    case .declares: "declared"
    case .reads: "read"
    }
  }

  private func visible(_ text: Text) -> String { DiagnosticTextWriter.visible(text.description) }
}
