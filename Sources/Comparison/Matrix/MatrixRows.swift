import HCL1Syntax
import Hierarchy
import SourceText

/// Builds the rows of one unit in all environments.
struct MatrixRows {
  private let unit: Path
  private let units: [ResolvedUnit?]
  private let words: [[Text]]
  private let regions: [Text?]
  private var rows: [Matrix.Row] = []
  private var equivalences: [Int: Equivalence] = [:]

  init(_ unit: Path, _ units: [ResolvedUnit?], _ words: [[Text]], _ expectsOwnRegions: Bool) {
    self.unit = unit
    self.units = units
    self.words = words
    regions = units.map { expectsOwnRegions ? $0?.ownRegion : nil }
  }

  mutating func made() -> [Matrix.Row] {
    let terragrunt = ValuePath([.key("terragrunt")])
    for (name, subjects) in Self.byName(units.map { unit in unit.map { ConfigurationSubject.settings(of: $0) } ?? [] })
    {
      add(terragrunt.appending(.key(name)), subjects)
    }
    for (name, subjects) in Self.byName(units.map { unit in unit?.settings.map { Subject.Part($0) } ?? [] }) {
      add(ValuePath([.key(name)]), subjects)
    }
    return rows
  }

  private mutating func add(_ path: ValuePath, _ subjects: [Subject?]) {
    if let parts = Self.ofPresent(subjects, \.parts), parts.contains(where: { !$0.isEmpty }) {
      return addKeys(path, parts, leavingOut: nil)
    }
    if let lists = Self.ofPresent(subjects, \.elements), let (label, columns) = Self.entries(lists) {
      return addEntries(path, columns, label)
    }
    let cells = subjects.map { subject in
      subject.map {
        Matrix.Cell(value: $0.value, place: $0.place, layer: $0.layer, judgedNames: $0.judgedNames)
      }
    }
    var (differs, isOdd) = odd(cells)
    if Self.stateKeys.contains(path.text), holdOwnPaths(cells) {
      (differs, isOdd) = (false, isOdd.map { _ in false })
    }
    rows.append(Matrix.Row(unit: unit, path: path, cells: cells, isOdd: isOdd, differs: differs))
  }

  /// Where a state's key is.
  private static let stateKeys: Set<Text> = [
    "terragrunt.remote_state.config.key", "terragrunt.remote_state.config.prefix",
  ]

  /// True for the keys of states that differ because each holds its unit's own path: that is how it should be.
  private func holdOwnPaths(_ cells: [Matrix.Cell?]) -> Bool {
    zip(cells, units).allSatisfy { cell, unit in
      guard let cell, let unit else { return cell == nil }
      let end = unit.path.parts.suffix(2).reduce(Path(".")) { $0.appending(Path($1)) }.cleaned
      return cell.value.string?.contains(end.text) ?? false
    }
  }

  /// The contents of each column, empty for a column without a value; nil as a whole if `contents` returns nil for
  /// any value.
  private static func ofPresent<Content>(
    _ subjects: [Subject?], _ contents: (Subject) -> [Content]?
  ) -> [[Content]]? {
    var all: [[Content]] = []
    for subject in subjects {
      guard let subject else {
        all.append([])
        continue
      }
      guard let own = contents(subject) else { return nil }
      all.append(own)
    }
    return all
  }

  private mutating func addKeys(_ path: ValuePath, _ columns: [[Subject.Part]], leavingOut label: Text?) {
    let rows = Self.byName(columns)
    for (key, subjects) in rows where key != label || rows.count == 1 { add(path.appending(.key(key)), subjects) }
  }

  /// The entries of lists by the names under one key, and that key; nil when they have no such names.
  private static func entries(_ lists: [[Subject]]) -> (label: Text, columns: [[Subject.Part]])? {
    NamedEntries.ofAll(lists).map { label, names in
      (label, zip(names, lists).map { zip($0, $1).map { Subject.Part(key: $0, subject: $1) } })
    }
  }

  private mutating func addEntries(_ path: ValuePath, _ columns: [[Subject.Part]], _ label: Text) {
    for (index, (name, subjects)) in Self.byName(columns).enumerated() {
      addKeys(
        path.appending(.entry(name: name, index: index)), subjects.map { $0?.parts ?? [] }, leavingOut: label)
    }
  }

  /// The subjects of each name in each column, the first of several with the same name; sorted by name, numbers as numbers.
  private static func byName(_ columns: [[Subject.Part]]) -> [(name: Text, subjects: [Subject?])] {
    var waiting = columns.map { parts in parts.map(\.key).positionsInOrder.map { parts[$0] }[...] }
    var rows: [(name: Text, subjects: [Subject?])] = []
    while let name = waiting.lazy.compactMap({ $0.first?.key }).min() {
      var subjects: [Subject?] = []
      for index in waiting.indices {
        subjects.append(waiting[index].first.flatMap { $0.key == name ? $0.subject : nil })
        while waiting[index].first?.key == name { waiting[index].removeFirst() }
      }
      rows.append((name, subjects))
    }
    return NaturalOrder.positions(of: rows.map(\.name)).map { rows[$0] }
  }

  // MARK: rows that differ

  /// Whether the cells differ, and for each whether it differs from what most have: from a value that more than half of
  /// them share.
  private mutating func odd(_ cells: [Matrix.Cell?]) -> (differs: Bool, isOdd: [Bool]) {
    var differs = false
    for index in cells.indices.dropFirst() where !differs { differs = !isSame(0, index, cells) }
    let none = Array(repeating: false, count: cells.count)
    if !differs { return (false, none) }
    var classes: [(first: Int, members: [Int])] = []
    // Beyond the first values only equal ones count as the same: expected differences are searched for in pairs.
    var equal: [Text: Int] = [:]
    for index in cells.indices {
      let fingerprint = cells[index].map { ValueFingerprint.of($0.value) } ?? ""
      let known =
        equal[fingerprint]
        ?? classes.prefix(Limits.comparedColumns).firstIndex { isSame($0.first, index, cells) }
      if let known {
        classes[known].members.append(index)
      } else {
        equal[fingerprint] = classes.count
        classes.append((index, [index]))
      }
    }
    guard let most = classes.first(where: { 2 * $0.members.count > cells.count }) else { return (true, none) }
    let usual = Set(most.members)
    return (true, cells.indices.map { !usual.contains($0) })
  }

  private mutating func isSame(_ a: Int, _ b: Int, _ cells: [Matrix.Cell?]) -> Bool {
    guard let first = cells[a], let second = cells[b] else { return cells[a] == nil && cells[b] == nil }
    if first.value == second.value { return a == b || !first.value.isUnknown }
    var difference = ValueDifference(equivalence(a, b))
    let top = ValuePath([])
    difference.compare(Subject(first.value, at: first.place), Subject(second.value, at: second.place), top, top)
    return difference.changes.isEmpty
  }

  private mutating func equivalence(_ a: Int, _ b: Int) -> Equivalence {
    let number = a * units.count + b
    if let known = equivalences[number] { return known }
    var pairs = words.map { Equivalence.Pair(a: $0[a], b: $0[b], isWholeWord: true) }
    if let first = units[a], let second = units[b] { pairs += Equivalence.folders(first.folder, second.folder) }
    if let first = regions[a], let second = regions[b] {
      pairs.append(Equivalence.Pair(a: first, b: second, isWholeWord: false))
    }
    let made = Equivalence(pairs)
    equivalences[number] = made
    return made
  }
}
