import SourceText

/// Finds cycles of `dependency` blocks. Each unit is visited once, however many others depend on it.
struct DependencyCycles {
  private let reader: ConfigurationReader

  init(_ reader: ConfigurationReader) { self.reader = reader }

  /// The path from `start` to a unit visited earlier on it, or back to `origin`; nil when there is no cycle.
  func cycle(from start: Path, back origin: Path) -> [Path]? {
    if start == origin { return [origin, start] }
    if reader.isKnownAcyclic(start) { return nil }
    var path: [(file: Path, edges: [Path], next: Int)] = [(start, reader.edges(of: start), 0)]
    var isOnPath: Set<Path> = [origin, start]
    var done: Set<Path> = []
    while let current = path.last {
      guard current.next < current.edges.count else {
        path.removeLast()
        isOnPath.remove(current.file)
        done.insert(current.file)
        continue
      }
      path[path.count - 1].next += 1
      let target = current.edges[current.next]
      if isOnPath.contains(target) { return [origin] + path.map(\.file) + [target] }
      if done.contains(target) || reader.isKnownAcyclic(target) || reader.files.kind(of: target) != .file { continue }
      isOnPath.insert(target)
      path.append((target, reader.edges(of: target), 0))
    }
    reader.noteAcyclic(done)
    return nil
  }
}
