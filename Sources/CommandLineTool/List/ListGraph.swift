import Hierarchy
import SourceText

/// The data for graph formats: numbered nodes, and arrows from each unit to what it depends on or reads.
struct ListGraph {
  /// What a node represents.
  enum Kind {
    case unit
    /// A unit that is not listed, or a folder that is not a unit.
    case other
    case file
  }

  /// An arrow between two nodes.
  struct Arrow {
    let from: Int
    let to: Int
    let kind: Kind
  }

  /// The nodes: first the units, then everything else that they point to, in order of first use.
  private(set) var nodes: [(name: Path, kind: Kind)] = []
  /// The arrows, grouped by unit.
  private(set) var arrows: [Arrow] = []

  private var indices: [Path: Int] = [:]
  private var files: [Path: Int] = [:]

  init(_ listing: TreeListing, showsFiles: Bool) {
    for unit in listing.units { indices[unit.path] = add(unit.path, .unit) }
    for (index, unit) in listing.units.enumerated() {
      for dependency in unit.dependencies {
        let known = indices[dependency.path]
        let target = known ?? add(dependency.path, .other)
        indices[dependency.path] = target
        arrows.append(Arrow(from: index, to: target, kind: nodes[target].kind))
      }
      guard showsFiles else { continue }
      for file in unit.files {
        let target = files[file] ?? add(file, .file)
        files[file] = target
        arrows.append(Arrow(from: index, to: target, kind: .file))
      }
    }
  }

  private mutating func add(_ name: Path, _ kind: Kind) -> Int {
    nodes.append((name, kind))
    return nodes.count - 1
  }
}

/// Writes a listing as a graph for Graphviz.
struct ListDotWriter {
  private let showsFiles: Bool

  init(showsFiles: Bool) { self.showsFiles = showsFiles }

  /// A `digraph` whose arrows point to what must exist first.
  func document(of listing: TreeListing) -> [UInt8] {
    let graph = ListGraph(listing, showsFiles: showsFiles)
    var lines = ["digraph strata {", "  rankdir = \"LR\";", "  node [shape = \"box\"];"]
    for (index, node) in graph.nodes.enumerated() {
      lines.append("  n\(index) [label = \"\(Self.escaped(node.name))\"\(Self.look(node.kind))];")
    }
    for arrow in graph.arrows {
      let style = if case .file = arrow.kind { " [style = \"dotted\"]" } else { "" }
      lines.append("  n\(arrow.from) -> n\(arrow.to)\(style);")
    }
    return Array((lines + ["}", ""]).joined(separator: "\n").utf8)
  }

  private static func look(_ kind: ListGraph.Kind) -> String {
    switch kind {
    case .unit: ""
    case .other: ", style = \"dashed\""
    case .file: ", shape = \"note\""
    }
  }

  /// A name for a quoted label, in which Graphviz interprets escapes and HTML entities.
  private static func escaped(_ name: Path) -> String {
    DiagnosticTextWriter.visible(name.description).unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "&": "&amp;"
      default: String(scalar)
      }
    }.joined()
  }
}

/// Writes a listing as a flowchart for Mermaid, which GitHub and GitLab draw.
struct ListMermaidWriter {
  private let showsFiles: Bool

  init(showsFiles: Bool) { self.showsFiles = showsFiles }

  /// A flowchart whose arrows point to what must exist first.
  func document(of listing: TreeListing) -> [UInt8] {
    let graph = ListGraph(listing, showsFiles: showsFiles)
    var lines = ["flowchart LR"]
    for (index, node) in graph.nodes.enumerated() {
      let label = "\"\(Self.escaped(node.name))\""
      switch node.kind {
      case .unit: lines.append("  n\(index)[\(label)]")
      case .other: lines.append("  n\(index)([\(label)])")
      case .file: lines.append("  n\(index)>\(label)]")
      }
    }
    for arrow in graph.arrows {
      let line = if case .file = arrow.kind { "-.->" } else { "-->" }
      lines.append("  n\(arrow.from) \(line) n\(arrow.to)")
    }
    return Array((lines + [""]).joined(separator: "\n").utf8)
  }

  /// A name for a quoted label: everything that Mermaid, its Markdown or HTML could interpret becomes an entity.
  private static func escaped(_ name: Path) -> String {
    DiagnosticTextWriter.visible(name.description).unicodeScalars.map { scalar in
      isPlain(scalar) ? String(scalar) : "#\(scalar.value);"
    }.joined()
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ", "/", ".", "-", "_": true
    default: scalar.value >= 0x80
    }
  }
}
