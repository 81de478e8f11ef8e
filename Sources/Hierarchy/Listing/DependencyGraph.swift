/// The order that dependencies imply, and the cycles that make one impossible.
///
/// Nodes are numbers from 0. All work is linear in nodes and dependencies, and nothing recurses.
public struct DependencyGraph: Sendable {
  /// For each node, the length of the longest chain of dependencies below it: 0 for a node without dependencies. Nil
  /// for a node in a cycle, or one that depends on a cycle.
  public let levels: [Int?]
  /// One cycle for each strongly connected component: its lowest node first, each node followed by one it depends on.
  public let cycles: [[Int]]

  /// The nodes that have a level, dependencies first: by level, then by number.
  public var order: [Int] {
    levels.indices.filter { levels[$0] != nil }.sorted { (levels[$0] ?? 0, $0) < (levels[$1] ?? 0, $1) }
  }

  /// The graph in which node `i` depends on the nodes `dependencies[i]`.
  ///
  /// - Parameter unknown: the nodes that may have more dependencies than are known; they and everything that depends
  ///   on them have no level.
  public init(dependencies: [[Int]], unknown: Set<Int> = []) {
    levels = Self.levels(dependencies, unknown)
    cycles = Self.knots(dependencies).map { Self.cycle(in: $0, dependencies) }.sorted { $0[0] < $1[0] }
  }

  private static func levels(_ dependencies: [[Int]], _ unknown: Set<Int>) -> [Int?] {
    var levels = [Int?](repeating: nil, count: dependencies.count)
    var highest = [Int](repeating: 0, count: dependencies.count)
    var waiting = dependencies.map(\.count)
    var dependents = [[Int]](repeating: [], count: dependencies.count)
    for (node, targets) in dependencies.enumerated() {
      for target in targets { dependents[target].append(node) }
    }
    for node in unknown { waiting[node] += 1 }
    var ready = waiting.indices.filter { waiting[$0] == 0 }
    while let node = ready.popLast() {
      levels[node] = highest[node]
      for dependent in dependents[node] {
        highest[dependent] = max(highest[dependent], highest[node] + 1)
        waiting[dependent] -= 1
        if waiting[dependent] == 0 { ready.append(dependent) }
      }
    }
    return levels
  }

  /// The strongly connected components that contain a cycle, each sorted: Tarjan's algorithm.
  private static func knots(_ dependencies: [[Int]]) -> [[Int]] {
    var search = KnotSearch(dependencies)
    for node in dependencies.indices { search.visit(from: node) }
    return search.knots
  }

  /// The shortest cycle through the component's lowest node.
  private static func cycle(in knot: [Int], _ dependencies: [[Int]]) -> [Int] {
    let start = knot[0]
    let members = Set(knot)
    var cameFrom: [Int: Int] = [:]
    var layer = [start]
    while !layer.isEmpty {
      var next: [Int] = []
      for node in layer {
        for target in dependencies[node].sorted() where members.contains(target) {
          if target == start { return path(to: node, from: start, cameFrom) }
          if cameFrom[target] == nil {
            cameFrom[target] = node
            next.append(target)
          }
        }
      }
      layer = next
    }
    return knot
  }

  private static func path(to end: Int, from start: Int, _ cameFrom: [Int: Int]) -> [Int] {
    var path = [end]
    while let last = path.last, last != start, let previous = cameFrom[last] { path.append(previous) }
    return path.reversed()
  }
}

/// The state of Tarjan's search for strongly connected components, with an explicit stack.
private struct KnotSearch {
  private let dependencies: [[Int]]
  private var numbers: [Int?]
  private var lowest: [Int]
  private var isOpen: [Bool]
  private var open: [Int] = []
  private var count = 0
  private(set) var knots: [[Int]] = []

  init(_ dependencies: [[Int]]) {
    self.dependencies = dependencies
    numbers = Array(repeating: nil, count: dependencies.count)
    lowest = Array(repeating: 0, count: dependencies.count)
    isOpen = Array(repeating: false, count: dependencies.count)
  }

  mutating func visit(from start: Int) {
    guard numbers[start] == nil else { return }
    var path: [(node: Int, next: Int)] = [enter(start)]
    while let (node, next) = path.last {
      guard next < dependencies[node].count else {
        path.removeLast()
        if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
        close(node)
        continue
      }
      path[path.count - 1].next += 1
      let target = dependencies[node][next]
      if let number = numbers[target] {
        if isOpen[target] { lowest[node] = min(lowest[node], number) }
      } else {
        path.append(enter(target))
      }
    }
  }

  private mutating func enter(_ node: Int) -> (node: Int, next: Int) {
    numbers[node] = count
    lowest[node] = count
    count += 1
    open.append(node)
    isOpen[node] = true
    return (node, 0)
  }

  /// Pops the component that starts with `node` off the stack; keeps it if it contains a cycle.
  private mutating func close(_ node: Int) {
    guard lowest[node] == numbers[node] else { return }
    var component: [Int] = []
    while let last = open.popLast() {
      isOpen[last] = false
      component.append(last)
      if last == node { break }
    }
    if component.count > 1 || dependencies[node].contains(node) { knots.append(component.sorted()) }
  }
}
