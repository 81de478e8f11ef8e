import SourceText

/// One group of a graph as SVG: a box for each node, in columns, and a line from each to what it depends on.
struct DependencyDrawing {
  private static let boxWidth = 190
  private static let boxHeight = 26
  private static let columnWidth = 250
  private static let rowHeight = 34
  private static let margin = 6
  private static let longestLabel = 28
  /// How often the columns are sorted by their neighbours: more changes little.
  private static let sweeps = 3

  private let group: [Int]
  private let graph: UnitGraph
  private let folder: Path
  /// For each node of the group its row in its column.
  private var rows: [Int: Int] = [:]
  private var columns: [[Int]] = []

  init(_ group: [Int], of graph: UnitGraph) {
    self.group = group
    self.graph = graph
    folder = UnitGraph.sharedFolder(of: group.map { graph.nodes[$0].path })
    arrange()
  }

  /// The folder that all nodes are in, and how many they are.
  var title: String {
    let count = group.count.counted("unit")
    return folder == "." ? count : "\(folder): \(count)"
  }

  // MARK: places

  /// Gives each node its place: near those that it is joined to, so that few lines cross.
  private mutating func arrange() {
    let first = group.map { graph.columns[$0] }.min() ?? 0
    for node in group {
      let column = graph.columns[node] - first
      while columns.count <= column { columns.append([]) }
      columns[column].append(node)
    }
    columns.removeAll(where: \.isEmpty)
    var users: [Int: [Int]] = [:]
    for node in group { for target in graph.dependencies[node] { users[target, default: []].append(node) } }
    for column in columns.indices { number(column) }
    let dependencies = graph.dependencies
    for _ in 0..<Self.sweeps {
      for column in columns.indices.dropFirst() { sort(column) { dependencies[$0] } }
      for column in columns.indices.dropLast().reversed() { sort(column) { users[$0] ?? [] } }
    }
  }

  private mutating func number(_ column: Int) {
    for (row, node) in columns[column].enumerated() { rows[node] = row }
  }

  private mutating func sort(_ column: Int, by neighbours: (Int) -> [Int]) {
    let keyed = columns[column].enumerated().map { row, node -> (node: Int, place: Double, row: Int) in
      let others = neighbours(node).compactMap { rows[$0] }
      let mean = others.isEmpty ? Double(row) : Double(others.reduce(0, +)) / Double(others.count)
      return (node, mean, row)
    }
    columns[column] = keyed.sorted { ($0.place, $0.row) < ($1.place, $1.row) }.map(\.node)
    number(column)
  }

  private func corner(_ column: Int, _ row: Int) -> (x: Int, y: Int) {
    (Self.margin + column * Self.columnWidth, Self.margin + row * Self.rowHeight)
  }

  // MARK: SVG

  /// The picture. It is hidden from screen readers and from the keyboard, for which there is the table.
  var svg: HTML {
    let width = columns.count * Self.columnWidth - (Self.columnWidth - Self.boxWidth) + 2 * Self.margin
    let height = (columns.map(\.count).max() ?? 0) * Self.rowHeight + 2 * Self.margin
    var corners: [Int: (x: Int, y: Int)] = [:]
    for (column, nodes) in columns.enumerated() {
      for (row, node) in nodes.enumerated() { corners[node] = corner(column, row) }
    }
    let lines = group.flatMap { node in
      graph.dependencies[node].compactMap { target -> HTML? in
        guard let from = corners[target], let to = corners[node] else { return nil }
        return Self.line(from, to)
      }
    }
    let boxes = group.compactMap { node in corners[node].map { box(graph.nodes[node], at: $0) } }
    return """
      <svg width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" aria-hidden="true">
      <path d="\(lines.joined(separator: " "))"/>
      \(boxes.joined())</svg>

      """
  }

  private static func line(_ from: (x: Int, y: Int), _ to: (x: Int, y: Int)) -> HTML {
    let (x, y) = (from.x + boxWidth, from.y + boxHeight / 2)
    let end = to.y + boxHeight / 2
    let bend = (columnWidth - boxWidth) / 2
    return "M\(x) \(y)C\(x + bend) \(y) \(to.x - bend) \(end) \(to.x) \(end)"
  }

  private func box(_ node: UnitGraph.Node, at corner: (x: Int, y: Int)) -> HTML {
    let label = Self.cut(node.path.relative(to: folder).description)
    let look = node.unit?.look.rawValue ?? "outside"
    let content: HTML = """
      <title>\(node.path)</title>\
      <rect class="\(look)" x="\(corner.x)" y="\(corner.y)" width="\(Self.boxWidth)" height="\(Self.boxHeight)" rx="4"/>\
      <text x="\(corner.x + 8)" y="\(corner.y + 17)">\(label)</text>
      """
    guard let page = node.unit?.page else { return "<g>\(content)</g>\n" }
    return "<a href=\"\(page)\" tabindex=\"-1\">\(content)</a>\n"
  }

  /// The end of a long label says more than its start.
  private static func cut(_ label: String) -> String {
    label.count <= longestLabel ? label : "…" + label.suffix(longestLabel - 1)
  }
}
