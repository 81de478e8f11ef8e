/// Finds the type to which values of several types can all be converted. Source: go-cty's `convert.Unify`.
///
/// A safe unification never loses information; an unsafe one may also parse strings.
struct Unification {
  let isUnsafe: Bool

  /// The unified type; nil when there is none. `any` when a part is not known yet.
  static func type(of types: [ValueType], isUnsafe: Bool = false) -> ValueType? {
    Unification(isUnsafe: isUnsafe).unify(types)
  }

  private func unify(_ given: [ValueType]) -> ValueType? {
    var seen: Set<ValueType> = []
    let types = given.filter { seen.insert($0).inserted }
    guard let first = types.first else { return nil }
    if types.count == 1 { return first }
    let kinds = KindCounts(types)
    if let whole = unifyOneKind(types, kinds) { return whole.result }
    let order = Preference.order(types)
    return order.first { wanted in
      types.allSatisfy { $0 == wanted || Conversion.isPossible(from: $0, to: wanted, isUnsafe: isUnsafe) }
    }
  }

  /// A result, which may be that there is no common type.
  private struct Answer { let result: ValueType? }

  /// The number of types of each kind.
  private struct KindCounts {
    var any = 0
    var primitives = 0
    var lists = 0
    var sets = 0
    var maps = 0
    var tuples = 0
    var objects = 0

    init(_ types: [ValueType]) {
      for type in types {
        switch type {
        case .any: any += 1
        case .string, .number, .bool: primitives += 1
        case .list: lists += 1
        case .set: sets += 1
        case .map: maps += 1
        case .tuple: tuples += 1
        case .object: objects += 1
        }
      }
    }
  }

  /// The answer for types of one structural kind or of two related ones (map and object, list and tuple), and for
  /// types with nothing in common; nil for all others.
  private func unifyOneKind(_ types: [ValueType], _ kinds: KindCounts) -> Answer? {
    let count = types.count - kinds.any
    guard count > 0 else { return Answer(result: .any) }
    let isMixedWithAny = kinds.any > 0
    if kinds.maps > 0, kinds.maps == count {
      return Answer(result: isMixedWithAny ? .any : elements(types).map { .map($0) })
    }
    if kinds.maps > 0, kinds.maps + kinds.objects == count {
      return objectsAsMaps(types).map { Answer(result: $0) }
    }
    if kinds.lists > 0, kinds.lists == count {
      return Answer(result: isMixedWithAny ? .any : elements(types).map { .list($0) })
    }
    if kinds.lists > 0, kinds.lists + kinds.tuples == count {
      return tuplesAsLists(types).map { Answer(result: $0) }
    }
    if kinds.sets > 0, kinds.sets == count {
      return Answer(result: isMixedWithAny ? .any : elements(types).map { .set($0) })
    }
    if kinds.objects > 0, kinds.objects == count {
      return Answer(result: isMixedWithAny ? .any : unifyObjects(types))
    }
    if kinds.tuples > 0, kinds.tuples == count {
      return Answer(result: isMixedWithAny ? .any : unifyTuples(types))
    }
    if kinds.objects > 0, kinds.tuples > 0 { return Answer(result: nil) }
    let sequences = kinds.lists + kinds.tuples + kinds.sets
    let named = kinds.maps + kinds.objects
    let groups = [kinds.primitives, sequences, named].filter { $0 > 0 }.count
    return groups > 1 && !isMixedWithAny ? Answer(result: nil) : nil
  }

  private func elements(_ types: [ValueType]) -> ValueType? { unify(types.compactMap(\.element)) }

  private func objectsAsMaps(_ types: [ValueType]) -> ValueType? {
    let objects = types.filter { if case .object = $0 { true } else { false } }
    guard let map = mapOfObjects(objects) else { return nil }
    let replaced = types.map { if case .object = $0 { map } else { $0 } }
    guard let result = unify(replaced), case .map = result else { return nil }
    return result
  }

  private func tuplesAsLists(_ types: [ValueType]) -> ValueType? {
    let tuples = types.filter { if case .tuple = $0 { true } else { false } }
    guard let list = listOfTuples(tuples) else { return nil }
    let replaced = types.map { if case .tuple = $0 { list } else { $0 } }
    guard let result = unify(replaced), case .list = result else { return nil }
    return result
  }

  private func mapOfObjects(_ types: [ValueType]) -> ValueType? {
    let all = types.flatMap { type -> [ValueType] in
      if case .object(let attributes) = type { attributes.map(\.type) } else { [] }
    }
    return checked(unify(all).map { .map($0) }, types)
  }

  private func listOfTuples(_ types: [ValueType]) -> ValueType? {
    let all = types.flatMap { type -> [ValueType] in if case .tuple(let elements) = type { elements } else { [] } }
    return checked(unify(all).map { .list($0) }, types)
  }

  /// The wanted type, if all other types can be converted to it.
  private func checked(_ wanted: ValueType?, _ types: [ValueType]) -> ValueType? {
    guard let wanted else { return nil }
    let isReached = types.allSatisfy {
      $0 == wanted || Conversion.isPossible(from: $0, to: wanted, isUnsafe: isUnsafe)
    }
    return isReached ? wanted : nil
  }

  private func unifyObjects(_ types: [ValueType]) -> ValueType? {
    let all = types.map { type -> [ValueType.Attribute] in
      if case .object(let attributes) = type { attributes } else { [] }
    }
    let names = all[0].map(\.name)
    guard all.allSatisfy({ $0.map(\.name) == names }) else { return mapOfObjects(types) }
    var attributes: [ValueType.Attribute] = []
    for index in names.indices {
      guard let type = unify(all.map { $0[index].type }) else { return nil }
      attributes.append(ValueType.Attribute(names[index], type))
    }
    return checked(.object(attributes), types) ?? mapOfObjects(types)
  }

  private func unifyTuples(_ types: [ValueType]) -> ValueType? {
    let all = types.map { type -> [ValueType] in if case .tuple(let elements) = type { elements } else { [] } }
    guard all.allSatisfy({ $0.count == all[0].count }) else { return listOfTuples(types) }
    var elements: [ValueType] = []
    for index in all[0].indices {
      guard let type = unify(all.map { $0[index] }) else { return nil }
      elements.append(type)
    }
    return checked(.tuple(elements), types) ?? listOfTuples(types)
  }
}

/// Orders types from general to specific. Source: go-cty's `compareTypes`.
private enum Preference {
  /// The types, the more general ones first.
  static func order(_ types: [ValueType]) -> [ValueType] {
    var edges = [[Int]](repeating: [], count: types.count)
    var incoming = [Int](repeating: 0, count: types.count)
    for first in types.indices {
      for second in types.indices where first < second {
        let comparison = compare(types[first], types[second])
        if comparison == 0 { continue }
        let (general, special) = comparison < 0 ? (first, second) : (second, first)
        edges[general].append(special)
        incoming[special] += 1
      }
    }
    var queue = types.indices.filter { incoming[$0] == 0 }
    var next = 0
    while next < queue.count {
      for special in edges[queue[next]] {
        incoming[special] -= 1
        if incoming[special] == 0 { queue.append(special) }
      }
      next += 1
    }
    return queue.map { types[$0] }
  }

  /// Negative when `a` is more general, positive when `b` is.
  static func compare(_ a: ValueType, _ b: ValueType) -> Int {
    switch (a, b) {
    case (.any, .any): return 0
    case (_, .any): return -1
    case (.any, _): return 1
    case (.string, .string): return 0
    case (.string, .number), (.string, .bool): return -1
    case (.number, .string), (.bool, .string): return 1
    case (.list(let x), .list(let y)), (.set(let x), .set(let y)), (.map(let x), .map(let y)): return compare(x, y)
    case (.tuple, .set), (.list, .set): return -1
    case (.set, .tuple), (.set, .list): return 1
    case (.list, .tuple), (.map, .object): return -1
    case (.tuple, .list), (.object, .map): return 1
    case (.object(let x), .object(let y)):
      guard x.map(\.name) == y.map(\.name) else { return 0 }
      return compare(x.map(\.type), y.map(\.type))
    case (.tuple(let x), .tuple(let y)):
      return x.count == y.count ? compare(x, y) : 0
    case (.string, _), (.number, _), (.bool, _), (.list, _), (.set, _), (.map, _), (.tuple, _), (.object, _):
      return 0
    }
  }

  private static func compare(_ a: [ValueType], _ b: [ValueType]) -> Int {
    let results = zip(a, b).map { compare($0, $1) }
    let first = results.contains { $0 < 0 }
    let second = results.contains { $0 > 0 }
    return first == second ? 0 : first ? -1 : 1
  }
}
