import SourceText

/// Functions on lists, tuples and sets.
enum ListFunctions {
  static let all: [Function] = [
    Function("length", [.source("value")], result: .number, length),
    Function("element", [.source("list"), .number("index")], result: .any, element),
    Function("index", [.any("list"), .any("value")], result: .number, index),
    Function("contains", [.any("list"), .any("value", .unknown)], result: .bool, contains),
    Function("concat", [], variadic: .source("seqs"), result: .any, concat),
    Function("flatten", [.source("list")], result: .any, flatten),
    Function("distinct", [Parameter("list", .list(.any), tolerance: .nothingUnknown)], result: .list(.any), distinct),
    Function("reverse", [.source("list")], result: .any, reverse),
    Function(
      "compact", [Parameter("list", .list(.string), tolerance: .nothingUnknown)], result: .list(.string), compact),
    Function("chunklist", [.source("list", .list(.any)), .number("size")], result: .list(.any), chunkList),
    Function("slice", [.source("list"), .number("start_index"), .number("end_index")], result: .any, slice),
    Function("sort", [Parameter("list", .list(.string), tolerance: .nothingUnknown)], result: .list(.string), sort),
    Function("one", [.source("list")], result: .any, one),
    Function("alltrue", [Parameter("list", .list(.bool))], result: .bool) { call throws(FunctionFailure) in
      quantifier(call, decidedBy: false)
    },
    Function("anytrue", [Parameter("list", .list(.bool))], result: .bool) { call throws(FunctionFailure) in
      quantifier(call, decidedBy: true)
    },
  ]

  private static func length(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let value = call.arguments[0]
    switch value.content {
    case .string(let text): return .count(text.graphemeCount)
    case .list, .tuple, .map, .object: return .count(value.parts.count)
    case .set(let elements):
      return .count(elements.items.count)
    case .null, .unknown, .number, .bool:
      throw FunctionFailure("a string, list, set, map or object is required, but this is \(words: value.type.kind)")
    }
  }

  /// The elements of a list or tuple.
  private static func sequence(_ call: FunctionCall, _ index: Int) throws(FunctionFailure) -> [TypedValue] {
    switch call.arguments[index].content {
    case .list(let elements): return elements.items
    case .tuple(let items): return items
    case .null, .unknown, .string, .number, .bool, .set, .map, .object:
      throw FunctionFailure(
        "a list is required, but this is \(words: call.arguments[index].type.kind)", argument: index)
    }
  }

  private static func element(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let items = try sequence(call, 0)
    let index = try call.int(1)
    if items.isEmpty { throw FunctionFailure("an empty list has no element") }
    if index < 0, case .tuple = call.arguments[0].content {
      throw FunctionFailure("the index must not be negative here; convert the list with tolist first", argument: 1)
    }
    let rest = index % items.count
    return items[rest < 0 ? rest + items.count : rest]
  }

  private static func index(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let items = try sequence(call, 0)
    if items.isEmpty { throw FunctionFailure("can't search an empty list") }
    try call.context.budget.spend(elements: items.count)
    for (position, item) in items.enumerated() {
      switch item.compared(with: call.arguments[1]) {
      case .equal: return .count(position)
      case .different: continue
      case .unknown(let unknown): return call.unknown(.number, because: unknown)
      }
    }
    throw FunctionFailure("the list has no such element")
  }

  private static func contains(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard let items = call.arguments[0].elements else {
      throw FunctionFailure("a list or set is required, but this is \(words: call.arguments[0].type.kind)", argument: 0)
    }
    try call.context.budget.spend(elements: items.count)
    var unknown: Unknown?
    for item in items {
      switch item.compared(with: call.arguments[1]) {
      case .equal: return .bool(true)
      case .different: continue
      case .unknown(let found): unknown = unknown ?? found
      }
    }
    if items.isEmpty, let needle = call.arguments[1].firstUnknown { unknown = needle }
    return unknown.map { call.unknown(.bool, because: $0) } ?? .bool(false)
  }

  private static func concat(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    if call.arguments.isEmpty { throw FunctionFailure("at least one list is required") }
    var items: [TypedValue] = []
    for index in call.arguments.indices {
      let next = try sequence(call, index)
      try call.context.budget.spend(elements: next.count)
      items += next
    }
    let types = call.arguments.map(\.type)
    let areLists = types.allSatisfy { if case .list = $0 { true } else { false } }
    guard areLists, case .list(let element)? = Unification.type(of: types, isUnsafe: true) else { return .tuple(items) }
    let converted = items.compactMap { try? $0.converted(to: element) }
    return converted.count == items.count ? .list(of: element, converted) : .tuple(items)
  }

  private static func flatten(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard call.arguments[0].elements != nil else {
      throw FunctionFailure("a list or set is required, but this is \(words: call.arguments[0].type.kind)", argument: 0)
    }
    var output: [TypedValue] = []
    if let unknown = flatten(call.arguments[0], marks: [], into: &output) {
      return call.unknown(.any, because: unknown)
    }
    try call.context.budget.spend(elements: output.count)
    return .tuple(output)
  }

  /// Appends the elements of all levels. Returns the unknown value that makes the number of elements unknown, if
  /// there is one.
  private static func flatten(_ value: TypedValue, marks: Marks, into output: inout [TypedValue]) -> Unknown? {
    for item in value.elements ?? [] {
      switch item.content {
      case .list, .set, .tuple:
        if let unknown = flatten(item, marks: marks.union(item.marks), into: &output) { return unknown }
      case .unknown(let unknown):
        switch unknown.type {
        case .any, .list, .set, .tuple: return unknown
        case .string, .number, .bool, .map, .object: output.append(item.marked(marks))
        }
      case .null, .string, .number, .bool, .map, .object: output.append(item.marked(marks))
      }
    }
    return nil
  }

  private static func distinct(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard case .list(let list) = call.arguments[0].content else { return call.arguments[0] }
    if list.type == .string {
      var seen: Set<Text> = []
      var hasNull = false
      return .list(
        of: .string,
        list.items.filter { item in
          guard let text = item.text else {
            defer { hasNull = true }
            return !hasNull
          }
          return seen.insert(text).inserted
        })
    }
    var kept: [TypedValue] = []
    for item in list.items {
      try call.context.budget.spend(elements: 1 + kept.count)
      if !kept.contains(where: { $0.isEqual(to: item) }) { kept.append(item) }
    }
    return .list(of: list.type, kept)
  }

  private static func reverse(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    switch call.arguments[0].content {
    case .list(let list), .set(let list): return .list(of: list.type, list.items.reversed())
    case .tuple(let items): return .tuple(items.reversed())
    case .null, .unknown, .string, .number, .bool, .map, .object:
      throw FunctionFailure("a list is required, but this is \(words: call.arguments[0].type.kind)", argument: 0)
    }
  }

  private static func compact(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    .list(of: .string, call.elements(0).filter { $0.text.map { !$0.isEmpty } ?? false })
  }

  private static func chunkList(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let size = try call.int(1)
    if size < 0 { throw FunctionFailure("the size of a chunk must not be negative", argument: 1) }
    let type = call.arguments[0].type
    let items = call.elements(0)
    guard let element = type.element else { return call.arguments[0] }
    let step = size == 0 ? max(1, items.count) : size
    var chunks: [TypedValue] = []
    var start = 0
    while start < items.count {
      let end = min(items.count, start.addingReportingOverflow(step).overflow ? items.count : start + step)
      chunks.append(.list(of: element, Array(items[start..<end])))
      start = end
    }
    return .list(of: .list(element), chunks)
  }

  private static func slice(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let items = try sequence(call, 0)
    let (start, end) = (try call.int(1), try call.int(2))
    if start < 0 { throw FunctionFailure("the start index must not be negative", argument: 1) }
    if end > items.count {
      throw FunctionFailure("the end index must not be above the length of the list, \(items.count)", argument: 2)
    }
    if start > end { throw FunctionFailure("the start index must not be above the end index", argument: 1) }
    let part = Array(items[start..<end])
    if case .list(let list) = call.arguments[0].content { return .list(of: list.type, part) }
    return .tuple(part)
  }

  private static func sort(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let items = call.elements(0)
    if let position = items.firstIndex(where: \.isNull) {
      throw FunctionFailure("element \(position) is null, and null can't be sorted", argument: 0)
    }
    let order = items.indices.sorted { (items[$0].text ?? "", $0) < (items[$1].text ?? "", $1) }
    return .list(of: .string, order.map { items[$0] })
  }

  private static func one(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard let items = call.arguments[0].elements else {
      throw FunctionFailure("a list or set is required, but this is \(words: call.arguments[0].type.kind)", argument: 0)
    }
    if items.count > 1 {
      throw FunctionFailure("the list must have no element or one, but has \(items.count)", argument: 0)
    }
    return items.first ?? .null(call.arguments[0].type.element ?? .any)
  }

  /// `alltrue` and `anytrue`: one element with the value `decisive` decides; null counts as false. Like Terraform's,
  /// `alltrue` stops at the first unknown element.
  private static func quantifier(_ call: FunctionCall, decidedBy decisive: Bool) -> TypedValue {
    var unknown: Unknown?
    for item in call.elements(0) {
      if let found = item.unknown {
        if !decisive { return call.unknown(.bool, because: found) }
        unknown = unknown ?? found
      } else if (item.bool ?? false) == decisive {
        return .bool(decisive)
      }
    }
    return unknown.map { call.unknown(.bool, because: $0) } ?? .bool(!decisive)
  }
}
