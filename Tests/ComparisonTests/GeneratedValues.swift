import HCL1Syntax
import SourceText

/// Creates random values, the same for the same seed.
struct GeneratedValues {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// A whole number below `limit`.
  mutating func number(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  mutating func word() -> Text { Text(["a", "b", "c", "d.e", "f[0]", "ü", "7"][number(below: 7)]) }

  /// A value with at most `depth` levels.
  mutating func value(depth: Int) -> Value {
    switch number(below: depth > 0 ? 8 : 3) {
    case 0: made(.boolean(number(below: 2) == 0))
    case 1: made(.number(Number(Int64(number(below: 4)))))
    case 2: made(.string(word()))
    case 3, 4: made(.object(members(depth: depth - 1)))
    case 5, 6: made(.list((0..<number(below: 7)).map { _ in value(depth: depth - 1) }))
    default: namedList(depth: depth - 1)
    }
  }

  /// An object's members, with distinct keys.
  mutating func members(depth: Int) -> [Member] {
    var members: [Member] = []
    for _ in 0..<number(below: 5) {
      let key = word()
      if members.member(key) == nil { members.append(Self.member(key, value(depth: depth))) }
    }
    return members
  }

  private mutating func namedList(depth: Int) -> Value {
    var seen: Set<Text> = []
    let label: Text = number(below: 4) == 0 ? "key" : "name"
    var elements: [Value] = []
    for _ in 0..<number(below: 5) {
      let name = word()
      guard seen.insert(name).inserted else { continue }
      elements.append(
        made(.object([Self.member(label, made(.string(name))), Self.member("value", value(depth: depth))])))
    }
    return made(.list(elements))
  }

  /// A value like `value`, changed in some places.
  mutating func mutated(_ value: Value, depth: Int) -> Value {
    if number(below: 6) == 0 { return self.value(depth: depth) }
    switch value.content {
    case .boolean, .number, .string, .null, .unknown: return value
    case .list(var elements):
      for index in elements.indices where number(below: 3) == 0 {
        elements[index] = mutated(elements[index], depth: depth - 1)
      }
      if number(below: 3) == 0, !elements.isEmpty { elements.remove(at: number(below: elements.count)) }
      if number(below: 3) == 0 { elements.insert(self.value(depth: 1), at: number(below: elements.count + 1)) }
      if number(below: 4) == 0, elements.count > 1 { elements.swapAt(0, number(below: elements.count)) }
      return made(.list(elements))
    case .object(let members):
      var changed = members.filter { _ in number(below: 5) > 0 }
        .map { Self.member($0.key, mutated($0.value, depth: depth - 1)) }
      let key = word()
      if changed.member(key) == nil, number(below: 3) == 0 { changed.append(Self.member(key, self.value(depth: 1))) }
      return made(.object(changed))
    }
  }

  private func made(_ content: Value.Content) -> Value { Value(content, at: .start) }

  private static func member(_ key: Text, _ value: Value) -> Member { Member(key: key, keyRange: .start, value: value) }
}
