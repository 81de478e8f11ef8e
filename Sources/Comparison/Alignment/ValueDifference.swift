import HCL1Syntax
public import Hierarchy
import SourceText

/// Finds the differences between two values, part by part.
///
/// Objects are compared by key, lists of named entries by name, other lists by alignment, so that an insertion is one
/// addition. Changes are in the order of keys and names (numbers as numbers) and of positions: the same from either side.
public struct ValueDifference {
  private let equivalence: Equivalence
  /// The changes found so far.
  public private(set) var changes: [Change] = []
  /// How many values differ only as expected.
  public private(set) var expectedCount = 0

  /// An empty comparison.
  ///
  /// - Parameter equivalence: the words that are expected to differ.
  public init(_ equivalence: Equivalence = Equivalence([])) {
    self.equivalence = equivalence
  }

  /// The changes between two values.
  public static func changes(from a: Subject, to b: Subject, named name: ValuePath) -> [Change] {
    var difference = ValueDifference()
    difference.compare(a, b, name, name)
    return difference.changes
  }

  /// Compares the settings of two units, by name.
  public mutating func compare(_ a: [Setting], _ b: [Setting]) {
    guard let differing = differing(a, b) else {
      compare(a.map { Subject.Part($0) }, b.map { Subject.Part($0) }, ValuePath([]), ValuePath([]))
      return
    }
    for position in NaturalOrder.positions(of: differing.map({ a[$0].name })) {
      let index = differing[position]
      let path = ValuePath([.key(a[index].name)])
      compare(Subject(a[index]), Subject(b[index]), path, path)
    }
  }

  /// The positions of the settings that differ, usually few, so that nothing is built for the others. Nil when the
  /// two have different names, or a different order.
  private func differing(_ a: [Setting], _ b: [Setting]) -> [Int]? {
    guard a.count == b.count else { return nil }
    // Compare in place: copying an element would update its reference counts.
    return a.withUnsafeBufferPointer { first in
      b.withUnsafeBufferPointer { second in
        for index in first.indices where first[index].name != second[index].name { return nil }
        return first.indices.filter { !equivalence.areSame(first[$0].value, second[$0].value) }
      }
    }
  }

  mutating func compare(_ a: Subject, _ b: Subject, _ pathA: ValuePath, _ pathB: ValuePath) {
    if !a.isScalar, let partsA = a.parts, let partsB = b.parts { return compare(partsA, partsB, pathA, pathB) }
    if !a.isScalar, let elementsA = a.elements, let elementsB = b.elements {
      return compare(Lists(a: a, b: b, elementsA: elementsA, elementsB: elementsB, pathA: pathA, pathB: pathB))
    }
    let valueA = a.value
    let valueB = b.value
    if !valueA.isOfSameKind(as: valueB) {
      changes.append(.changed(Change.Side(pathA, a), Change.Side(pathB, b), isOtherKind: true))
    } else {
      switch judgement(valueA, valueB) {
      case .same: break
      case .expected: expectedCount += 1
      case .different: changes.append(.changed(Change.Side(pathA, a), Change.Side(pathB, b)))
      }
    }
  }

  private func judgement(_ a: Value, _ b: Value) -> Equivalence.Judgement {
    if a == b { return .same }
    switch (a.content, b.content) {
    case (.string(let first), .string(let second)): return equivalence.judgement(first, second)
    case (.number(let first), .number(let second)): return equivalence.judgement(first.spelling, second.spelling)
    case (.boolean, _), (.number, _), (.string, _), (.list, _), (.object, _), (.null, _), (.unknown, _):
      return .different
    }
  }

  // MARK: objects

  private mutating func compare(_ a: [Subject.Part], _ b: [Subject.Part], _ pathA: ValuePath, _ pathB: ValuePath) {
    for pair in counterparts(a.map(\.key), b.map(\.key)) {
      let first = pair.a.map { a[$0] }
      let second = pair.b.map { b[$0] }
      switch (first, second) {
      case (let first?, let second?):
        if first.key == second.key, first.subject.isPlainlySame(as: second.subject) { continue }
        compare(first.subject, second.subject, pathA.appending(.key(first.key)), pathB.appending(.key(second.key)))
      case (let first?, nil): changes.append(.removed(Change.Side(pathA.appending(.key(first.key)), first.subject)))
      case (nil, let second?): changes.append(.added(Change.Side(pathB.appending(.key(second.key)), second.subject)))
      case (nil, nil): break
      }
    }
  }

  /// A position on each side, or on one.
  private struct Counterparts {
    let a: Int?
    let b: Int?
    let name: Text
  }

  /// The matching positions of `a` and `b`: first by equal names, then by names that are expected to differ. Sorted
  /// by name, numbers as numbers.
  private func counterparts(_ a: [Text], _ b: [Text]) -> [Counterparts] {
    if a == b { return NaturalOrder.positions(of: a).map { Counterparts(a: $0, b: $0, name: a[$0]) } }
    let orderA = a.positionsInOrder
    let orderB = b.positionsInOrder
    var pairs: [Counterparts] = []
    pairs.reserveCapacity(max(a.count, b.count))
    var onlyA: [Int] = []
    var onlyB: [Int] = []
    var nextB = 0
    for (index, position) in orderA.enumerated() where index == 0 || a[orderA[index - 1]] != a[position] {
      let name = a[position]
      while nextB < b.count, b[orderB[nextB]] < name {
        onlyB.append(orderB[nextB])
        nextB += 1
      }
      if nextB < b.count, b[orderB[nextB]] == name {
        pairs.append(Counterparts(a: position, b: orderB[nextB], name: name))
        while nextB < b.count, b[orderB[nextB]] == name { nextB += 1 }
      } else {
        onlyA.append(position)
      }
    }
    onlyB += orderB[nextB...]
    if !onlyA.isEmpty || !onlyB.isEmpty { pairs += unpaired(onlyA.sorted(), onlyB.sorted(), a, b) }
    return NaturalOrder.positions(of: pairs.map(\.name)).map { pairs[$0] }
  }

  /// The counterparts of names that occur on one side only: some of those names are expected to differ.
  private func unpaired(_ onlyA: [Int], _ onlyB: [Int], _ a: [Text], _ b: [Text]) -> [Counterparts] {
    var expected: [Text: Int] = [:]
    if !equivalence.isEmpty, !onlyA.isEmpty {
      expected = Dictionary(onlyB.map { (equivalence.canonical(b[$0], of: .b), $0) }) { first, _ in first }
    }
    var pairs: [Counterparts] = []
    var taken: Set<Int> = []
    for index in onlyA {
      if !expected.isEmpty, let other = expected.removeValue(forKey: equivalence.canonical(a[index], of: .a)) {
        taken.insert(other)
        pairs.append(Counterparts(a: index, b: other, name: min(a[index], b[other])))
      } else {
        pairs.append(Counterparts(a: index, b: nil, name: a[index]))
      }
    }
    for index in onlyB where !taken.contains(index) { pairs.append(Counterparts(a: nil, b: index, name: b[index])) }
    return pairs
  }

  // MARK: lists

  /// Two lists and their paths.
  private struct Lists {
    let a: Subject
    let b: Subject
    let elementsA: [Subject]
    let elementsB: [Subject]
    let pathA: ValuePath
    let pathB: ValuePath
  }

  private mutating func compare(_ lists: Lists) {
    if lists.a.isPlainlySame(as: lists.b) { return }
    if let (a, b) = NamedEntries.of(lists.elementsA, lists.elementsB) {
      compare(lists, named: a.names, b.names)
    } else {
      compareByPosition(lists)
    }
  }

  private mutating func compare(_ lists: Lists, named a: [Text], _ b: [Text]) {
    let pairs = counterparts(a, b)
    let common = pairs.filter { $0.a != nil && $0.b != nil }.sorted { $0.a ?? 0 < $1.a ?? 0 }.compactMap(\.b)
    if common != common.sorted() {
      let sideA = Change.Side(lists.pathA, lists.a, value: Self.names(a, at: lists.a))
      let sideB = Change.Side(lists.pathB, lists.b, value: Self.names(b, at: lists.b))
      changes.append(.reordered(sideA, sideB, isOrderOfNames: true))
    }
    for pair in pairs {
      let pathA = pair.a.map { lists.pathA.appending(.entry(name: a[$0], index: $0)) }
      let pathB = pair.b.map { lists.pathB.appending(.entry(name: b[$0], index: $0)) }
      if let indexA = pair.a, let indexB = pair.b, let pathA, let pathB {
        compare(lists.elementsA[indexA], lists.elementsB[indexB], pathA, pathB)
      } else if let indexA = pair.a, let pathA {
        changes.append(.removed(Change.Side(pathA, lists.elementsA[indexA])))
      } else if let indexB = pair.b, let pathB {
        changes.append(.added(Change.Side(pathB, lists.elementsB[indexB])))
      }
    }
  }

  private static func names(_ names: [Text], at list: Subject) -> Value {
    Value(.list(names.map { Value(.string($0), at: list.place.range) }), at: list.place.range)
  }

  private mutating func compareByPosition(_ lists: Lists) {
    if lists.elementsA.count == 1, lists.elementsB.count == 1 { return compareGap(lists, 0..<1, 0..<1) }
    var numbers: [Text: Int] = [:]
    func number(_ fingerprint: Text) -> Int {
      if let known = numbers[fingerprint] { return known }
      numbers[fingerprint] = numbers.count
      return numbers.count - 1
    }
    let equivalence = equivalence
    let printsA = lists.elementsA.map { element in
      ValueFingerprint.of(element.value) { equivalence.canonical($0, of: .a) }
    }
    let printsB = lists.elementsB.map { element in
      ValueFingerprint.of(element.value) { equivalence.canonical($0, of: .b) }
    }
    if printsA == printsB {
      // Every element matches the one at its position, but expected differences may have to be counted.
      if !equivalence.isEmpty { compareGap(lists, lists.elementsA.indices, lists.elementsB.indices) }
      return
    }
    if printsA.count == printsB.count, printsA.sorted() == printsB.sorted() {
      let sideA = Change.Side(lists.pathA, lists.a)
      let sideB = Change.Side(lists.pathB, lists.b)
      changes.append(.reordered(sideA, sideB, isOrderOfNames: false))
      return
    }
    // Number by rank, not by first occurrence: the alignment must not depend on which side comes first.
    for fingerprint in Set(printsA + printsB).sorted() { _ = number(fingerprint) }
    var start = (a: 0, b: 0)
    let pairs = ListAlignment.pairs(printsA.map(number), printsB.map(number))
    for pair in pairs + [(a: printsA.count, b: printsB.count)] {
      compareGap(lists, start.a..<pair.a, start.b..<pair.b)
      if pair.a < printsA.count, !equivalence.isEmpty { compareGap(lists, pair.a..<pair.a + 1, pair.b..<pair.b + 1) }
      start = (pair.a + 1, pair.b + 1)
    }
  }

  /// Compares the elements between two aligned ones, one by one; surplus elements on one side were added or removed.
  private mutating func compareGap(_ lists: Lists, _ a: Range<Int>, _ b: Range<Int>) {
    for (indexA, indexB) in zip(a, b) {
      compare(
        lists.elementsA[indexA], lists.elementsB[indexB], lists.pathA.appending(.index(indexA)),
        lists.pathB.appending(.index(indexB)))
    }
    for index in a.dropFirst(b.count) {
      changes.append(.removed(Change.Side(lists.pathA.appending(.index(index)), lists.elementsA[index])))
    }
    for index in b.dropFirst(a.count) {
      changes.append(.added(Change.Side(lists.pathB.appending(.index(index)), lists.elementsB[index])))
    }
  }
}
