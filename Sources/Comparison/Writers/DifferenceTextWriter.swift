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
  ///   - width: the number of columns: origins go beside the values if they fit, otherwise below.
  ///   - usesColor: whether to add ANSI colours.
  public init(secrets: SecretPolicy, width: Int, usesColor: Bool) {
    redaction = Redaction(secrets)
    self.width = width
    self.usesColor = usesColor
  }

  /// Passes the text to `use`, piece by piece: both sides, each unit that differs with its changes, the units that
  /// only one side has, and the summary line.
  ///
  /// - Parameter workers: the maximum number of threads.
  public func write(_ difference: TreeDifference, workers: Int, to use: ([UInt8]) -> Void) {
    use(Array("A \(visible(difference.a.title))\nB \(visible(difference.b.title))\n\n".utf8))
    let units = difference.units
    ParallelMap.forEachResult(units.count, workers: workers, { block(units[$0]) }, use: use)
    var output: [UInt8] = []
    for move in difference.moves where !move.difference.isEmpty { append(move, to: &output) }
    let plain = difference.moves.filter(\.difference.isEmpty).map(headline)
    let singles = plain + unpaired(difference)
    for line in singles { output.append(line: line) }
    if !singles.isEmpty { output.append(Byte.lineFeed) }
    output.append(line: DifferenceSummary.line(of: difference))
    use(output)
  }

  /// One line per unit, and the summary line.
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

  private func append(_ move: TreeDifference.Move, to output: inout [UInt8]) {
    output.append(line: headline(move))
    appendChanges(of: move.difference, to: &output)
    if move.changesState { output.append(line: "  \(DifferenceSummary.stateNote)") }
    output.append(Byte.lineFeed)
  }

  /// The lines of a pair and an empty line; nothing for a pair without differences.
  private func block(_ unit: UnitDifference) -> [UInt8] {
    if unit.isEmpty { return [] }
    var output: [UInt8] = []
    output.reserveCapacity(Self.usualLength)
    append(DiagnosticTextWriter.visible(unit.name.text), in: "1", to: &output)
    output.append(line: ": \(unit.headline)")
    appendChanges(of: unit, to: &output)
    output.append(Byte.lineFeed)
    return output
  }

  /// The lines of most pairs are shorter than this, in bytes.
  private static let usualLength = 1024

  private func appendChanges(of unit: UnitDifference, to output: inout [UInt8]) {
    let shown = unit.shown(redaction)
    let common = shown.map { column(of: $0) ?? 0 }.max() ?? 0
    for change in shown {
      output.append(blanks: 2)
      append(change.marker, change.name, to: &output)
      output.append(line: change.remark.map { "  \($0)" } ?? "")
      let column = column(of: change, atLeast: common) ?? column(of: change)
      if let side = change.a { appendRow(.removed, side, column, to: &output) }
      if let side = change.b { appendRow(.added, side, column, to: &output) }
      if let verdict = change.verdict { output.append(line: "    " + verdict) }
    }
    if !unit.changedFiles.isEmpty {
      let files = unit.changedFiles.map { visible($0.description) }.joined(separator: ", ")
      output.append(line: "  because of \(files)")
    }
  }

  /// The width of a change's values if its origins fit beside them; otherwise nil.
  private func column(of change: ShownChange, atLeast least: Int = 0) -> Int? {
    let widest = max(least, change.a.map { Self.length($0.value) } ?? 0, change.b.map { Self.length($0.value) } ?? 0)
    let origin = max(change.a.map { Self.length($0.origin) } ?? 0, change.b.map { Self.length($0.origin) } ?? 0)
    return Self.indent + widest + 2 + origin <= width ? widest : nil
  }

  private func appendRow(
    _ marker: ShownChange.Marker, _ side: ShownChange.Side, _ column: Int?, to output: inout [UInt8]
  ) {
    output.append(blanks: 4)
    append(marker, side.value, to: &output)
    if let column {
      output.append(blanks: column - Self.length(side.value) + 2)
    } else {
      output.append(Byte.lineFeed)
      output.append(blanks: 8)
    }
    append(side.origin, in: "2", to: &output)
    output.append(Byte.lineFeed)
  }

  private func append(_ marker: ShownChange.Marker, _ text: Text, to output: inout [UInt8]) {
    let color =
      switch marker {
      case .added: "32"
      case .removed: "31"
      case .changed, .same, .violation, .unknown: "33"
      }
    if usesColor { output += "\u{1B}[\(color)m".utf8 }
    output.append(marker.rawValue)
    output.append(Byte.space)
    output.append(text)
    if usesColor { output += "\u{1B}[0m".utf8 }
  }

  private func append(_ text: Text, in color: String, to output: inout [UInt8]) {
    if usesColor { output += "\u{1B}[\(color)m".utf8 }
    output.append(text)
    if usesColor { output += "\u{1B}[0m".utf8 }
  }

  private func colored(_ text: String, _ color: String) -> String {
    usesColor ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
  }

  /// The number of Unicode scalars in a text, counted as the bytes that start one.
  private static func length(_ text: Text) -> Int {
    text.withBytes { bytes in bytes.count { !Byte.isContinuation($0) } }
  }

  private func visible(_ text: String) -> String { DiagnosticTextWriter.visible(text) }
}

extension [UInt8] {
  fileprivate mutating func append(line: String) {
    append(contentsOf: line.utf8)
    append(Byte.lineFeed)
  }
}
