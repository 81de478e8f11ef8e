/// A set of Unicode scalar values, as sorted ranges with gaps between them.
struct ScalarSet: Sendable, Equatable {
  private(set) var ranges: [ClosedRange<UInt32>] = []

  static let last: UInt32 = 0x10FFFF

  init(_ ranges: [ClosedRange<UInt32>] = []) {
    self.ranges = ranges
    normalize()
  }

  mutating func add(_ range: ClosedRange<UInt32>) { ranges.append(range) }
  mutating func add(_ other: ScalarSet) { ranges += other.ranges }

  /// Sorts and joins the ranges; must be called after the last `add`.
  mutating func normalize() {
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var result: [ClosedRange<UInt32>] = []
    for range in ranges {
      if let before = result.last, range.lowerBound <= before.upperBound &+ 1 {
        result[result.count - 1] = before.lowerBound...max(before.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    ranges = result
  }

  var inverted: ScalarSet {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= Self.last { result.append(next...Self.last) }
    return ScalarSet(result)
  }

  func contains(_ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= value
  }

  /// The set, extended by all scalars that differ only in case.
  var foldingCase: ScalarSet {
    var result = self
    for (value, others) in CaseFolding.orbits where contains(value) {
      for other in others { result.add(other...other) }
    }
    result.normalize()
    return result
  }
}

/// The letters that differ only in case. Source: Unicode's simple case folding, as in Go's `unicode.SimpleFold`.
enum CaseFolding {
  /// Maps each letter that has other cases to those letters.
  static let orbits: [UInt32: [UInt32]] = {
    var groups: [UInt32: [UInt32]] = [:]
    for value in candidates {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let fold = scalar.simpleUppercase.simpleLowercase.value
      if fold != value || scalar.simpleUppercase.value != value { groups[fold, default: []].append(value) }
    }
    var result: [UInt32: [UInt32]] = [:]
    for (fold, members) in groups {
      let all = Set(members + [fold])
      for member in all where all.count > 1 { result[member] = all.filter { $0 != member }.sorted() }
    }
    return result
  }()

  /// The ranges of scripts with upper and lower case.
  private static let candidates = [
    0x41...0x587, 0x10A0...0x10FF, 0x13A0...0x13FD, 0x1C80...0x1CBF, 0x1D79...0x1D8E, 0x1E00...0x1FFF, 0x2126...0x2188,
    0x24B6...0x24E9, 0x2C00...0x2D2D, 0xA640...0xA7FF, 0xAB53...0xABBF, 0xFF21...0xFF5A, 0x10400...0x105BC,
    0x10C80...0x10CF2, 0x118A0...0x118DF, 0x16E40...0x16E7F, 0x1E900...0x1E943,
  ].flatMap { $0.map { UInt32($0) } }
}
