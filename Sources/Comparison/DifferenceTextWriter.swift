import Hierarchy
public import SourceText

/// Writes differences for a terminal.
public struct DifferenceTextWriter: Sendable {
  private let redaction: Redaction
  private let width: Int
  private let usesColor: Bool

  private static let indent = 6

  /// A writer.
  ///
  /// - Parameters:
  ///   - secrets: what is masked.
  ///   - width: how many columns there are: origins stand beside the values where they fit, else below.
  ///   - usesColor: whether ANSI colours are added.
  public init(secrets: SecretPolicy, width: Int, usesColor: Bool) {
    redaction = Redaction(secrets)
    self.width = width
    self.usesColor = usesColor
  }

  /// Both sides, each unit that differs with its changes, the units of one side, and the line that counts.
  ///
  /// - Parameter workers: the most threads at a time.
  public func text(of difference: TreeDifference, workers: Int) -> String {
    var text = "A \(visible(difference.a.title))\nB \(visible(difference.b.title))\n\n"
    let units = difference.units
    for block in ParallelMap.results(units.count, workers: workers, { units[$0].isEmpty ? nil : block(units[$0]) }) {
      if let block { text += block + "\n" }
    }
    for move in difference.moves where !move.difference.isEmpty { text += block(move) + "\n" }
    let plain = difference.moves.filter(\.difference.isEmpty).map(headline)
    let singles = plain + unpaired(difference)
    if !singles.isEmpty { text += singles.joined(separator: "\n") + "\n\n" }
    return text + DifferenceSummary.line(of: difference) + "\n"
  }

  /// One line a unit, and the line that counts.
  public func brief(of difference: TreeDifference) -> String {
    var lines = difference.units.filter { !$0.isEmpty }.map { "~ \(visible($0.name.description)): \($0.headline)" }
    lines += difference.moves.map(headline) + unpaired(difference)
    return (lines + [DifferenceSummary.line(of: difference)]).joined(separator: "\n") + "\n"
  }

  private func unpaired(_ difference: TreeDifference) -> [String] {
    var lines: [String] = []
    if let verdict = difference.unitVerdict {
      for violation in verdict.violations {
        let shown = ShownChange(violation, redaction: redaction)
        lines.append("! \(shown.name): \(shown.verdict ?? "")")
      }
    } else {
      lines += difference.onlyA.map { colored("- \(visible($0.description)): only in A", "31") }
      lines += difference.onlyB.map { colored("+ \(visible($0.description)): only in B", "32") }
    }
    lines += difference.failed.map { "! \(visible($0.description)): not compared, it could not be resolved" }
    return lines
  }

  private func headline(_ move: TreeDifference.Move) -> String {
    let changes = move.difference.isEmpty ? "" : ", \(move.difference.headline)"
    return "> \(visible(move.a.description)) → \(visible(move.b.description)): moved\(changes)"
  }

  private func block(_ move: TreeDifference.Move) -> String {
    let note = move.changesState ? "  \(DifferenceSummary.stateNote)\n" : ""
    return block(move.difference, under: headline(move)) + note
  }

  private func block(_ unit: UnitDifference) -> String {
    block(unit, under: colored(visible(unit.name.description), "1") + ": \(unit.headline)")
  }

  private func block(_ unit: UnitDifference, under headline: String) -> String {
    let shown = unit.shown(redaction)
    let common = shown.map { column(of: $0) ?? 0 }.max() ?? 0
    var lines = [headline]
    for change in shown {
      let remark = change.remark.map { "  \($0)" } ?? ""
      lines.append("  " + colored("\(change.marker) \(change.name)", Self.color(of: change.marker)) + remark)
      let column = column(of: change, atLeast: common) ?? column(of: change)
      if let side = change.a { lines += row("-", side, column) }
      if let side = change.b { lines += row("+", side, column) }
      if let verdict = change.verdict { lines.append("    " + verdict) }
    }
    if !unit.changedFiles.isEmpty {
      lines.append("  because of \(unit.changedFiles.map { visible($0.description) }.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How wide the values of a change are where its origins fit beside them; nil where they do not.
  private func column(of change: ShownChange, atLeast least: Int = 0) -> Int? {
    let widest = max(least, change.a.map { Self.length($0.value) } ?? 0, change.b.map { Self.length($0.value) } ?? 0)
    let origin = max(change.a.map { Self.length($0.origin) } ?? 0, change.b.map { Self.length($0.origin) } ?? 0)
    return Self.indent + widest + 2 + origin <= width ? widest : nil
  }

  private func row(_ marker: Character, _ side: ShownChange.Side, _ column: Int?) -> [String] {
    let value = "    " + colored("\(marker) \(side.value)", Self.color(of: marker))
    guard let column else { return [value, "        " + colored(side.origin, "2")] }
    return [value + String(repeating: " ", count: column - Self.length(side.value) + 2) + colored(side.origin, "2")]
  }

  private static func color(of marker: Character) -> String { marker == "+" ? "32" : marker == "-" ? "31" : "33" }

  private func colored(_ text: String, _ color: String) -> String {
    usesColor ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
  }

  /// How many Unicode scalars a text has: as many bytes that start one.
  private static func length(_ text: String) -> Int {
    text.utf8.withContiguousStorageIfAvailable { bytes in bytes.count { $0 & 0xC0 != 0x80 } }
      ?? text.unicodeScalars.count
  }

  private func visible(_ text: String) -> String { DiagnosticTextWriter.visible(text) }
}
