import Hierarchy
import SourceText

/// Pairs the units of two sides.
struct UnitPairing {
  /// Two units with the same name.
  struct Pair {
    let name: Path
    /// Each unit's configuration file, absolute.
    let a: Path
    let b: Path
  }

  /// An unpaired unit.
  struct Single: Sendable {
    let name: Path
    /// Its configuration file, absolute.
    let file: Path
  }

  /// Sorted by name.
  private(set) var pairs: [Pair] = []
  /// Sorted by name.
  private(set) var onlyA: [Single] = []
  /// Sorted by name.
  private(set) var onlyB: [Single] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Pairs the units by their paths below the folders of their sides, after renaming those of A.
  ///
  /// - Parameter workers: the maximum number of threads.
  init(_ a: ComparedSide, _ b: ComparedSide, workers: Int, renaming: (Path) -> Path) {
    let original = Self.singles(of: a, workers)
    let renamed = original.map { own in
      own.name.text == "." ? own : Single(name: renaming(own.name), file: own.file)
    }
    let sides = Self.withoutThemselves(original, renamed, Self.singles(of: b, workers))
    let singlesA = distinct(sides.a, of: a)
    let singlesB = sides.b
    let orderB = Self.order(of: singlesB)
    pairs.reserveCapacity(min(singlesA.count, singlesB.count))
    var next = 0
    for single in orderB.lazy.map({ singlesB[$0] }) {
      while next < singlesA.count, singlesA[next].name < single.name {
        onlyA.append(singlesA[next])
        next += 1
      }
      if next < singlesA.count, singlesA[next].name == single.name {
        pairs.append(Pair(name: single.name, a: singlesA[next].file, b: single.file))
        next += 1
      } else {
        onlyB.append(single)
      }
    }
    onlyA += singlesA[next...]
  }

  /// The units of a side, named by their paths.
  private static func singles(of side: ComparedSide, _ workers: Int) -> [Single] {
    let units = side.units
    return ParallelMap.results(units.count, workers: workers) {
      Single(name: side.name(of: units[$0]), file: units[$0])
    }
  }

  /// The units of both sides; of one folder that is compared with itself, each unit that is renamed counts on the first
  /// side only, and the one whose name it gets on the second.
  private static func withoutThemselves(
    _ original: [Single], _ renamed: [Single], _ second: [Single]
  ) -> (a: [Single], b: [Single]) {
    let isRenamed = zip(original, renamed).map { $0.name != $1.name }
    guard isRenamed.contains(true), original.elementsEqual(second, by: { $0.file == $1.file && $0.name == $1.name })
    else { return (renamed, second) }
    let targets = Set(zip(renamed, isRenamed).lazy.filter(\.1).map(\.0.name))
    return (
      zip(renamed, isRenamed).filter { $1 || !targets.contains($0.name) }.map(\.0),
      zip(second, isRenamed).filter { !$1 || targets.contains($0.name) }.map(\.0)
    )
  }

  /// The units by name, keeping the first with each name; reports the others.
  private mutating func distinct(_ singles: [Single], of side: ComparedSide) -> [Single] {
    var distinct: [Single] = []
    distinct.reserveCapacity(singles.count)
    var repeated: [(position: Int, first: Single)] = []
    for position in Self.order(of: singles) {
      if let last = distinct.last, last.name == singles[position].name {
        repeated.append((position, last))
      } else {
        distinct.append(singles[position])
      }
    }
    for (position, first) in repeated.sorted(by: { $0.position < $1.position }) {
      let own = side.name(of: singles[position].file)
      let other = side.name(of: first.file)
      diagnostics.append(
        Diagnostic(
          .error, ComparisonCode.ambiguousMap, "'--map' gives '\(own)' and '\(other)' the same name '\(first.name)'",
          at: nil,
          help: "write a replacement that keeps them apart"))
    }
    return distinct
  }

  /// The positions of the units sorted by name (stable); a side without renaming is already in order.
  private static func order(of singles: [Single]) -> [Int] {
    let isInOrder = singles.indices.dropFirst().allSatisfy { !(singles[$0].name < singles[$0 - 1].name) }
    return isInOrder ? Array(singles.indices) : singles.map(\.name.text).positionsInOrder
  }
}
