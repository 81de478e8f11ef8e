import SourceText

/// The units of each module, with the part of its folder's name that tells a unit from the others: `billing` of
/// `svc-billing` beside `svc-booking`.
struct ModuleFamilies {
  /// The units of one module.
  struct Family {
    /// In order.
    let units: [UnitFacts]
    /// Of each unit, its own part of the folder's name.
    let tokens: [Text]
    /// True when that is the whole name.
    let areWhole: Bool

    /// Units that are alike: the position of the first one, and how many there are.
    struct Alike {
      let first: Int
      fileprivate(set) var count = 0
    }

    /// The units by a hash, in the order of the first ones: mostly there are few different ones.
    func alike(by hash: (UnitFacts) -> Int) -> [Alike] {
      var found: [Int: Alike] = [:]
      for (position, unit) in units.enumerated() { found[hash(unit), default: Alike(first: position)].count += 1 }
      return found.values.sorted { $0.first < $1.first }
    }
  }

  /// In the order of the first units.
  let families: [Family]

  init(_ estate: Estate) {
    var positions: [Text: Int] = [:]
    var groups: [[UnitFacts]] = []
    for unit in estate.units {
      guard let source = unit.module?.path.text ?? unit.source?.value else { continue }
      let position = positions[source] ?? groups.count
      if position == groups.count {
        positions[source] = position
        groups.append([])
      }
      groups[position].append(unit)
    }
    families = groups.filter { $0.count > 1 }.map { units in
      let names = units.map(\.path.name)
      let tokens = Self.tokens(of: names)
      return Family(units: units, tokens: tokens, areWhole: tokens[0].count == names[0].count)
    }
  }

  /// The names without the words that all different ones begin with, or else end with.
  private static func tokens(of names: [Text]) -> [Text] {
    let distinct = Set(names)
    guard distinct.count > 1, let first = distinct.first else { return names }
    var start = first.count
    var end = first.count
    for name in distinct {
      var same = 0
      while same < min(start, name.count), name[same] == first[same] { same += 1 }
      start = same
      same = 0
      while same < min(end, name.count), name[name.count - 1 - same] == first[first.count - 1 - same] { same += 1 }
      end = same
    }
    // Whole words only.
    while start > 0, !isSeparator(first[start - 1]) { start -= 1 }
    while end > 0, !isSeparator(first[first.count - end]) { end -= 1 }
    let shortest = distinct.map(\.count).min() ?? 0
    if start > 0 { return shortest > start ? names.map { $0[start..<$0.count] } : names }
    return end > 0 && shortest > end ? names.map { $0[0..<$0.count - end] } : names
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == Byte.hyphen || byte == Byte.underscore }
}
