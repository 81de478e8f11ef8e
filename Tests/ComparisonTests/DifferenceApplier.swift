import HCL1Syntax
import SourceText

/// Applies the JSON form of a difference to a value, using only what docs/diff.md says.
struct DifferenceApplier {
  private struct Step: Equatable {
    var key: Text?
    var index: Int?
  }

  private struct Operation {
    let kind: Text
    let isByName: Bool
    let a: [Step]?
    let b: [Step]?
    let value: Value?

    func isAt(_ depth: Int) -> Bool { (b ?? a ?? []).count == depth }
  }

  struct Failure: Error {}

  /// The value that results from applying `json`, a list of changes, to `value`.
  static func apply(_ json: [UInt8], to value: Value) throws -> Value {
    let document = Array("{\"changes\":".utf8) + json + [0x7D]
    let tree = SyntaxTree(parsing: SourceFile(name: "changes.json", bytes: document))
    guard tree.diagnostics.isEmpty, let changes = Decoder.decode(tree).members["changes"]?.elements else {
      throw Failure()
    }
    return apply(try changes.map(operation), to: value, depth: 0)
  }

  private static func operation(_ change: Value) throws -> Operation {
    guard let members = change.members, let kind = members["kind"]?.string else { throw Failure() }
    return Operation(
      kind: kind, isByName: members["by"]?.string == "name", a: try steps(members["a"]), b: try steps(members["b"]),
      value: members["b"]?.members?["value"])
  }

  private static func steps(_ side: Value?) throws -> [Step]? {
    guard let side else { return nil }
    guard let steps = side.members?["steps"]?.elements else { throw Failure() }
    return try steps.map { step in
      switch step.content {
      case .string(let key): return Step(key: key)
      case .number(let number): return Step(index: number.integer.map { Int($0) })
      case .object(let members):
        guard case .number(let number)? = members["index"]?.content, let index = number.integer else { throw Failure() }
        return Step(index: Int(index))
      case .boolean, .list, .null, .unknown: throw Failure()
      }
    }
  }

  private static func apply(_ operations: [Operation], to value: Value, depth: Int) -> Value {
    if operations.isEmpty { return value }
    let own = operations.filter { $0.isAt(depth) }
    if let replaced = own.first(where: { !$0.isByName }) { return replaced.value ?? value }
    switch value.content {
    case .boolean, .number, .string, .null, .unknown: return value
    case .object(let members): return object(operations, members, depth)
    case .list(let elements): return list(operations, elements, order: own.first?.value, depth)
    }
  }

  private static func object(_ operations: [Operation], _ members: [Member], _ depth: Int) -> Value {
    var result: [Member] = []
    for member in members {
      let below = operations.filter { ($0.a ?? $0.b ?? [])[depth].key == member.key }
      if below.contains(where: { $0.kind == "removed" && $0.isAt(depth + 1) }) { continue }
      result.append(
        Member(key: member.key, keyRange: .start, value: apply(below, to: member.value, depth: depth + 1)))
    }
    for added in operations where added.kind == "added" && added.isAt(depth + 1) {
      guard let key = added.b?[depth].key, let value = added.value else { continue }
      result.append(Member(key: key, keyRange: .start, value: value))
    }
    return Value(.object(result), at: .start)
  }

  private static func list(_ operations: [Operation], _ elements: [Value], order: Value?, _ depth: Int) -> Value {
    let inner = operations.filter { !$0.isAt(depth) }
    let removed = inner.filter { $0.kind == "removed" && $0.isAt(depth + 1) }.compactMap { $0.a?[depth].index }
    var kept: [(index: Int?, value: Value)] = elements.indices.filter { !removed.contains($0) }
      .map { ($0, elements[$0]) }
    let names = order?.elements?.compactMap(\.string)
    if let names {
      kept.sort { left, right in position(of: left.value, in: names) < position(of: right.value, in: names) }
    }
    let added = inner.filter { $0.kind == "added" && $0.isAt(depth + 1) }
    for operation in added.sorted(by: { $0.b?[depth].index ?? 0 < $1.b?[depth].index ?? 0 }) {
      guard let index = operation.b?[depth].index, let value = operation.value else { continue }
      kept.insert((nil, value), at: min(index, kept.count))
    }
    let result = kept.enumerated().map { place, element in
      let below = inner.filter { operation in
        guard !operation.isAt(depth + 1) || operation.a != nil && operation.b != nil, let old = element.index else {
          return false
        }
        return operation.b.map { $0[depth].index == place } ?? (operation.a?[depth].index == old)
      }
      return apply(below, to: element.value, depth: depth + 1)
    }
    return Value(.list(result), at: .start)
  }

  private static func position(of element: Value, in names: [Text]) -> Int {
    let own = (element.members?["name"] ?? element.members?["key"])?.string
    return names.firstIndex { $0 == own } ?? names.count
  }
}
