import Hierarchy
public import SourceText

/// Writes differences for a terminal.
public struct DifferenceTextWriter: Sendable {
  private let redaction: Redaction
  private let width: Int
  private let usesColor: Bool
  private let grouping: DifferenceGrouping

  private static let indent = 6

  /// A writer.
  ///
  /// - Parameters:
  ///   - secrets: what is masked.
  ///   - width: the number of columns: origins go beside the values if they fit, otherwise below.
  ///   - usesColor: whether to add ANSI colours.
  ///   - grouping: what is shown together.
  public init(secrets: SecretPolicy, width: Int, usesColor: Bool, grouping: DifferenceGrouping) {
    self.grouping = grouping
    redaction = Redaction(secrets)
    self.width = width
    self.usesColor = usesColor
  }

  /// Passes the text to `use`, piece by piece: both sides, what differs, the units that only one side has, and the
  /// summary line.
  ///
  /// - Parameter workers: the maximum number of threads.
  public func write(_ difference: TreeDifference, workers: Int, to use: ([UInt8]) -> Void) {
    use(Array("A \(visible(difference.a.title))\nB \(visible(difference.b.title))\n\n".utf8))
    writeBlocks(of: difference, workers: workers, to: use)
    var output: [UInt8] = []
    let plain = difference.moves.filter(\.difference.isEmpty).map(headline)
    let singles = plain + unpaired(difference)
    for line in singles { output.append(line: line) }
    if !singles.isEmpty { output.append(Byte.lineFeed) }
    output.append(line: DifferenceSummary.line(of: difference))
    use(output)
  }

  /// Passes what differs to `use`, piece by piece, and the moved units with what follows from their folders.
  public func writeBlocks(of difference: TreeDifference, workers: Int, to use: ([UInt8]) -> Void) {
    let blocks = DifferenceBlock.blocks(of: difference, by: grouping)
    ParallelMap.forEachResult(blocks.count, workers: workers, { text(of: blocks[$0]) }, use: use)
    var output: [UInt8] = []
    for move in difference.moves where !move.difference.isEmpty { append(move, to: &output) }
    use(output)
  }

  /// One line per unit, and the summary line.
  public func brief(of difference: TreeDifference) -> String {
    var lines = difference.units.compactMap { DifferenceBlock($0) }.map { "~ \($0.title): \($0.headline)" }
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
    let changes = DifferenceBlock(move.difference).map { ", \($0.headline)" } ?? ""
    return "> \(visible(move.a.description)) → \(visible(move.b.description)): moved\(changes)"
  }

  private func append(_ move: TreeDifference.Move, to output: inout [UInt8]) {
    output.append(line: headline(move))
    if let block = DifferenceBlock(move.difference) { appendEntries(of: block, to: &output) }
    if move.changesState { output.append(line: "  \(DifferenceSummary.stateNote)") }
    output.append(Byte.lineFeed)
  }

  /// The lines of a block and an empty line.
  private func text(of block: DifferenceBlock) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(Self.usualLength)
    append(Text(block.title), in: "1", to: &output)
    output.append(line: ": \(block.headline)")
    if block.units.count > 1 { appendNames(of: block.units, indent: 2, to: &output) }
    appendEntries(of: block, to: &output)
    output.append(Byte.lineFeed)
    return output
  }

  /// `in a, b, c`, broken into lines where the names do not fit into one.
  private func appendNames(of units: [Path], indent: Int, to output: inout [UInt8]) {
    let names = DifferenceBlock.names(of: units)
    var line = String(repeating: " ", count: indent) + "in " + names[0]
    for name in names.dropFirst() {
      if line.unicodeScalars.count + name.unicodeScalars.count + 3 > width {
        output.append(line: line + ",")
        line = String(repeating: " ", count: indent + 3) + name
      } else {
        line += ", " + name
      }
    }
    output.append(line: line)
  }

  /// The lines of most pairs are shorter than this, in bytes.
  private static let usualLength = 1024

  private func appendEntries(of block: DifferenceBlock, to output: inout [UInt8]) {
    let entries = block.entries.map { entry in
      (
        variants: entry,
        shown: entry.prefix(DifferenceBlock.mostVariants).map { ShownChange($0.finding, redaction: redaction) }
      )
    }
    let common = entries.flatMap(\.shown).map { column(of: $0) ?? 0 }.max() ?? 0
    for (variants, shown) in entries {
      output.append(blanks: 2)
      append(shown[0].marker, shown[0].name, to: &output)
      output.append(line: shown[0].remark.map { "  \($0)" } ?? "")
      for (variant, change) in zip(variants, shown) {
        appendRows(of: change, column(of: change, atLeast: common) ?? column(of: change), to: &output)
        if variants.count > 1 { appendNames(of: variant.units, indent: 6, to: &output) }
      }
      if let rest = DifferenceBlock.rest(of: variants) { output.append(line: "      and \(rest)") }
      if let verdict = shown[0].verdict { output.append(line: "    " + verdict) }
    }
    if !block.changedFiles.isEmpty {
      let files = block.changedFiles.map { visible($0.description) }.joined(separator: ", ")
      output.append(line: "  because of \(files)")
    }
  }

  /// Both values, and below them a mark under the part of long ones that differs; a terminal with colours shows that part
  /// bold instead.
  private func appendRows(of change: ShownChange, _ column: Int?, to output: inout [UInt8]) {
    if let side = change.a { appendRow(.removed, side, column, to: &output) }
    if let side = change.b { appendRow(.added, side, column, to: &output) }
    guard !usesColor, let a = change.a?.pieces, let b = change.b?.pieces else { return }
    let start = Self.indent + Self.length(a.before)
    let length = max(Self.length(a.differing), Self.length(b.differing), 1)
    guard start + length <= width else { return }
    output.append(blanks: start)
    output.append(line: String(repeating: "^", count: length))
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
    append(marker, side, to: &output)
    if let column {
      output.append(blanks: column - Self.length(side.value) + 2)
    } else {
      output.append(Byte.lineFeed)
      output.append(blanks: 8)
    }
    append(side.origin, in: "2", to: &output)
    output.append(Byte.lineFeed)
  }

  private static func color(of marker: ShownChange.Marker) -> String {
    switch marker {
    case .added: "32"
    case .removed: "31"
    case .changed, .same, .violation, .unknown: "33"
    }
  }

  /// A value, with the part of a long one bold that differs.
  private func append(_ marker: ShownChange.Marker, _ side: ShownChange.Side, to output: inout [UInt8]) {
    guard usesColor, let pieces = side.pieces else { return append(marker, side.value, to: &output) }
    append(marker, pieces.before, to: &output)
    append(pieces.differing, in: Self.color(of: marker) + ";1", to: &output)
    append(pieces.after, in: Self.color(of: marker), to: &output)
  }

  private func append(_ marker: ShownChange.Marker, _ text: Text, to output: inout [UInt8]) {
    let color = Self.color(of: marker)
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
