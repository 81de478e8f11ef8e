/// Rows as aligned columns, two blanks between.
enum TextTable {
  /// No column is cut below this.
  private static let narrowest = 12

  /// The lines.
  ///
  /// - Parameter width: how many columns the terminal has: the widest cells are then cut in their middle until the lines
  ///   fit. Nil where no terminal shows them: nothing is cut.
  static func lines(_ rows: [[String]], width: Int?) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    var widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].unicodeScalars.count : 0 }.max() ?? 0
    }
    if let width { narrow(&widths, to: width - 2 * max(0, columns - 1)) }
    return rows.map { row in
      var line = ""
      var gap = 0
      for (cell, width) in zip(row, widths) where !cell.isEmpty || width > 0 {
        let shown = cut(cell, to: width)
        if !shown.isEmpty {
          line += String(repeating: " ", count: gap) + shown
          gap = 0
        }
        gap += width - shown.unicodeScalars.count + 2
      }
      return line
    }
  }

  private static func narrow(_ widths: inout [Int], to total: Int) {
    var excess = widths.reduce(0, +) - total
    while excess > 0, let widest = widths.max(), widest > narrowest,
      let index = widths.firstIndex(of: widest)
    {
      let next = widths.filter { $0 < widest }.max() ?? narrowest
      let step = min(excess, max(1, widest - max(next, narrowest)))
      widths[index] -= step
      excess -= step
    }
  }

  private static func cut(_ cell: String, to width: Int) -> String {
    let scalars = Array(cell.unicodeScalars)
    if scalars.count <= width { return cell }
    let head = (width - 1) / 2
    var text = String.UnicodeScalarView(scalars.prefix(head))
    text.append("…")
    text.append(contentsOf: scalars.suffix(width - 1 - head))
    return String(text)
  }
}
