import Hierarchy
import SourceText

/// Which units depend on which: a picture of each group that hangs together, and the same as a table.
struct DependenciesPage {
  private let estate: ReportedEstate

  init(_ estate: ReportedEstate) { self.estate = estate }

  var bytes: [UInt8] {
    var page = PageParts.page(PageNames.dependencies, title: "Dependencies")
    let graph = UnitGraph(estate)
    let alone = graph.aloneCount
    if graph.groups.isEmpty {
      page.add("<p>No unit depends on another.</p>\n")
      return page.bytes
    }
    page.add("<p>A unit stands to the right of everything that it depends on.")
    page.add(alone == 0 ? "" : " \(alone.counted("unit")) without dependencies left out.")
    page.add("</p>\n\(PageParts.legend)")
    for group in graph.groups {
      let drawing = DependencyDrawing(group, of: graph)
      page.add("<h2>\(drawing.title)</h2>\n")
      page.add(HTMLPage.scrolling(drawing.svg, label: Text("picture of \(drawing.title)")))
    }
    page.add("<h2>As a table</h2>\n")
    page.add(HTMLPage.scrolling(table(of: graph), label: "dependencies"))
    return page.bytes
  }

  private func table(of graph: UnitGraph) -> HTML {
    let parts = PageParts(estate: estate)
    let rows = graph.groups.flatMap { $0 }.filter { $0 < estate.units.count }.sorted().map { unit -> HTML in
      let needs = graph.dependencies[unit].map { node -> HTML in
        node < estate.units.count ? parts.link(node) : "\(graph.nodes[node].path) (outside)"
      }
      let users = estate.users[unit].map(parts.link)
      return """
        <tr><th scope="row">\(parts.link(unit))</th>\
        <td data-side="depends on">\(needs.joined(separator: ", "))</td>\
        <td data-side="needed by">\(users.joined(separator: ", "))</td></tr>

        """
    }
    return """
      <table class="stacked">
      <thead><tr><th scope="col">unit</th><th scope="col">depends on</th><th scope="col">needed by</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      """
  }
}

/// The units, and what they depend on outside the report, as a graph.
struct UnitGraph {
  /// A unit, or a folder outside the report.
  struct Node {
    let path: Path
    /// Nil for a folder outside.
    let unit: ReportedEstate.Unit?
  }

  /// First the units, in the order of the report.
  let nodes: [Node]
  /// For each node those that it depends on.
  let dependencies: [[Int]]
  /// For each node its column in a picture: everything that it depends on is further left.
  let columns: [Int]
  /// The nodes that are drawn together: those that hang together, and those that do so in the same folder. Without
  /// those that stand alone; sorted, by their first node.
  let groups: [[Int]]
  /// How many units neither depend on a unit nor are needed by one.
  var aloneCount: Int { nodes.count - groups.reduce(0) { $0 + $1.count } }

  init(_ estate: ReportedEstate) {
    var nodes = estate.units.map { Node(path: $0.listed.path, unit: $0) }
    var outside: [Path: Int] = [:]
    var dependencies: [[Int]] = []
    for unit in estate.units {
      dependencies.append(
        unit.listed.dependencies.map { dependency in
          if let known = estate.positions[dependency.folder] ?? outside[dependency.folder] { return known }
          outside[dependency.folder] = nodes.count
          nodes.append(Node(path: dependency.path, unit: nil))
          return nodes.count - 1
        })
    }
    dependencies += [[Int]](repeating: [], count: nodes.count - dependencies.count)
    let levels = DependencyGraph(dependencies: dependencies).levels
    let last = (levels.compactMap { $0 }.max() ?? 0) + 1
    columns = levels.map { $0 ?? last }
    var places: [Path: Int] = [:]
    var groups: [[Int]] = []
    for group in Self.connected(dependencies) {
      let folder = Self.sharedFolder(of: group.map { nodes[$0].path })
      if let place = places[folder] {
        groups[place] += group
      } else {
        places[folder] = groups.count
        groups.append(group)
      }
    }
    self.groups = groups.map { $0.sorted() }
    self.nodes = nodes
    self.dependencies = dependencies
  }

  /// The deepest folder that all paths are in.
  static func sharedFolder(of paths: [Path]) -> Path {
    var shared = paths.first?.parent.parts ?? []
    for path in paths {
      let count = zip(shared, path.parent.parts).prefix { $0 == $1 }.count
      shared.removeLast(shared.count - count)
    }
    return Path.joined(shared, absolute: false)
  }

  private static func connected(_ dependencies: [[Int]]) -> [[Int]] {
    var neighbours = dependencies
    for (node, targets) in dependencies.enumerated() { for target in targets { neighbours[target].append(node) } }
    var isKnown = neighbours.map(\.isEmpty)
    var groups: [[Int]] = []
    for start in neighbours.indices where !isKnown[start] {
      var group = [start]
      var next = 0
      isKnown[start] = true
      while next < group.count {
        for node in neighbours[group[next]] where !isKnown[node] {
          isKnown[node] = true
          group.append(node)
        }
        next += 1
      }
      groups.append(group)
    }
    return groups
  }
}
