import SourceText

/// The order of a set's elements. Source: go-cty's set rules and section 5 of the specification: numbers by value,
/// false before true, strings by bytes, null last; anything else by the bytes of a text.
enum SetOrder {
  /// The elements in order, without duplicates.
  static func sorted(_ items: [TypedValue]) -> [TypedValue] {
    guard items.count > 1 else { return items }
    let isPrimitive = items.allSatisfy { $0.isNull || $0.type.isPrimitive }
    var result: [TypedValue] = []
    result.reserveCapacity(items.count)
    if isPrimitive {
      for item in stableSorted(items, by: isBefore) where result.last.map({ !$0.isEqual(to: item) }) ?? true {
        result.append(item)
      }
      return result
    }
    let keyed = items.map { (key: key(of: $0), item: $0) }
    var start = 0
    for (key, item) in stableSorted(keyed, by: { $0.key < $1.key }) {
      if start < result.count, Self.key(of: result[start]) != key { start = result.count }
      if !result[start...].contains(where: { $0.isEqual(to: item) }) { result.append(item) }
    }
    return result
  }

  private static func stableSorted<Item>(_ items: [Item], by isBefore: (Item, Item) -> Bool) -> [Item] {
    items.enumerated().sorted {
      isBefore($0.element, $1.element) || !isBefore($1.element, $0.element) && $0.offset < $1.offset
    }.map(\.element)
  }

  private static func isBefore(_ a: TypedValue, _ b: TypedValue) -> Bool {
    switch (a.content, b.content) {
    case (.null, _): return false
    case (_, .null): return true
    case (.number(let x), .number(let y)): return x < y
    case (.bool(let x), .bool(let y)): return !x && y
    case (.string(let x), .string(let y)): return x < y
    case (.unknown, _), (.string, _), (.number, _), (.bool, _), (.list, _), (.set, _), (.tuple, _), (.map, _),
      (.object, _):
      return false
    }
  }

  private static func key(of value: TypedValue) -> Text {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return Text(bytes)
  }

  private static func append(_ value: TypedValue, to bytes: inout [UInt8]) {
    switch value.content {
    case .null: bytes.append(UInt8(ascii: "~"))
    case .unknown: bytes.append(UInt8(ascii: "?"))
    case .bool(let flag): bytes.append(flag ? UInt8(ascii: "T") : UInt8(ascii: "F"))
    case .number(let number): bytes.append(contentsOf: number.formatted(general: 10))
    case .string(let text): bytes.append(contentsOf: GoQuoting.quoted(text))
    case .list(let elements), .set(let elements): append(elements.items, "[", "]", to: &bytes)
    case .tuple(let items): append(items, "<", ">", to: &bytes)
    case .object(let members): append(members.values, "<", ">", to: &bytes)
    case .map(let members):
      bytes.append(UInt8(ascii: "{"))
      for member in members.all {
        bytes.append(contentsOf: GoQuoting.quoted(member.name))
        bytes.append(UInt8(ascii: ":"))
        append(member.value, to: &bytes)
        bytes.append(UInt8(ascii: ";"))
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ items: [TypedValue], _ open: Character, _ close: Character, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: open.utf8)
    for item in items {
      append(item, to: &bytes)
      bytes.append(UInt8(ascii: ";"))
    }
    bytes.append(contentsOf: close.utf8)
  }
}
