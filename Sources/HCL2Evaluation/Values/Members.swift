public import SourceText

/// The members of an object or map, in byte order of their names.
public struct Members: Sendable {
  /// A name with its value.
  public struct Member: Sendable {
    /// The name.
    public let name: Text
    /// The value.
    public let value: TypedValue
  }

  /// The type of each value of a map; nil for an object.
  public let type: ValueType?
  /// The members, in byte order of their names.
  public let all: [Member]

  /// Members from pairs in any order; the last of several equal names wins.
  init(_ pairs: [(Text, TypedValue)], type: ValueType? = nil) {
    self.type = type
    var isSorted = true
    for index in pairs.indices.dropFirst() where !(pairs[index - 1].0 < pairs[index].0) {
      isSorted = false
      break
    }
    if isSorted {
      all = pairs.map { Member(name: $0.0, value: $0.1) }
      return
    }
    // The position as second key keeps equal names in order.
    let order = pairs.indices.sorted { (pairs[$0].0, $0) < (pairs[$1].0, $1) }
    var result: [Member] = []
    result.reserveCapacity(order.count)
    for index in order {
      if result.last?.name == pairs[index].0 { result.removeLast() }
      result.append(Member(name: pairs[index].0, value: pairs[index].1))
    }
    all = result
  }

  /// The number of members.
  public var count: Int { all.count }
  /// The names in order.
  public var names: [Text] { all.map(\.name) }
  /// The values in the order of their names.
  public var values: [TypedValue] { all.map(\.value) }

  /// The value with that name, or nil.
  public subscript(name: Text) -> TypedValue? {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].name == name ? all[low].value : nil
  }
}
