import Hierarchy
import Testing

/// The order that dependencies imply, compared with a slow and obvious model.
struct DependencyGraphTests {
  /// For each node, the nodes that it depends on, directly or indirectly.
  private static func reachable(_ dependencies: [[Int]]) -> [Set<Int>] {
    var reached = dependencies.map { Set($0) }
    for _ in dependencies.indices {
      for node in dependencies.indices {
        for target in reached[node] { reached[node].formUnion(reached[target]) }
      }
    }
    return reached
  }

  @Test func agreesWithTheModel() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<400 {
      let count = 1 + random(9)
      let dependencies = (0..<count).map { _ in (0..<random(3)).map { _ in random(count) } }.map { Array(Set($0)) }
      let graph = DependencyGraph(dependencies: dependencies)
      let reached = Self.reachable(dependencies)
      for node in 0..<count {
        let isBlocked = reached[node].contains(node) || reached[node].contains { reached[$0].contains($0) }
        #expect((graph.levels[node] == nil) == isBlocked)
        if let level = graph.levels[node] {
          #expect(level == (dependencies[node].compactMap { graph.levels[$0] }.max().map { $0 + 1 } ?? 0))
        }
      }
      for cycle in graph.cycles {
        for (node, next) in zip(cycle, cycle.dropFirst() + cycle.prefix(1)) {
          #expect(dependencies[node].contains(next))
        }
        #expect(cycle.first == cycle.min())
      }
      let inCircles = (0..<count).filter { reached[$0].contains($0) }
      let knots = Set(
        inCircles.map { node in inCircles.filter { reached[node].contains($0) && reached[$0].contains(node) } })
      #expect(graph.cycles.count == knots.count)
      let order = graph.order
      #expect(Set(order) == Set((0..<count).filter { graph.levels[$0] != nil }))
      for (position, node) in order.enumerated() {
        #expect(dependencies[node].allSatisfy { order[..<position].contains($0) })
      }
    }
  }

  @Test func whatIsNotKnownHasNoLevel() {
    let graph = DependencyGraph(dependencies: [[1], [2], [], [2], []], unknown: [1, 4])
    #expect(graph.levels == [nil, nil, 0, 1, nil])
    #expect(graph.cycles.isEmpty)
  }

  @Test func aLongChainIsNoTrap() {
    let count = 200_000
    let chain = DependencyGraph(dependencies: (0..<count).map { $0 == 0 ? [] : [$0 - 1] })
    #expect(chain.levels.last == count - 1)
    let cycle = DependencyGraph(dependencies: (0..<count).map { [($0 + 1) % count] })
    #expect(cycle.cycles.count == 1)
    #expect(cycle.cycles.first?.count == count)
  }
}
