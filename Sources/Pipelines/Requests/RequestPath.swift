import SourceText

/// A path to values in a request: names separated by dots, with `[]` after a name for each element of its list.
///
/// A path is parsed once, when its rule is created; walking it allocates nothing.
struct RequestPath: Sendable {
  /// One name of the path.
  fileprivate struct Step: Sendable {
    let name: Text
    /// True if the path continues with each element of the list of that name.
    let isList: Bool
  }

  fileprivate let steps: [Step]

  /// The first name.
  var firstName: Text { steps[0].name }

  /// True if both have the same steps.
  func isSame(as other: RequestPath) -> Bool {
    steps.count == other.steps.count
      && zip(steps, other.steps).allSatisfy { $0.name == $1.name && $0.isList == $1.isList }
  }

  init(_ path: Text) {
    steps = path.split(separator: Byte.dot).map { part in
      let isList = part.hasSuffix("[]")
      return Step(name: isList ? part[0..<part.count - 2] : part, isList: isList)
    }
  }
}

extension RequestValue {
  /// Every value at a path, in document order.
  func all(at path: RequestPath) -> [RequestValue] {
    var found: [RequestValue] = []
    _ = path.walk(from: fields) {
      found.append($0)
      return true
    }
    return found
  }

  /// The first value at a path, or nil.
  func first(at path: RequestPath) -> RequestValue? {
    var found: RequestValue?
    _ = path.walk(from: fields) {
      found = $0
      return false
    }
    return found
  }
}

extension RequestPath {
  /// Calls `body` with the values at the path below the members of an object, in document order. Stops and returns false as
  /// soon as `body` does.
  func walk(from fields: [RequestValue.Field], _ body: (RequestValue) -> Bool) -> Bool {
    walk(from: fields, 0, body)
  }

  /// Walks the steps from `index` on. Uses fields by index to avoid copying `RequestValue`s (measured hot spot).
  private func walk(from fields: [RequestValue.Field], _ index: Int, _ body: (RequestValue) -> Bool) -> Bool {
    guard let position = fields.position(of: steps[index].name) else { return true }
    let isList = steps[index].isList
    let isLast = index + 1 == steps.count
    if isLast, !isList { return body(fields[position].value) }
    switch fields[position].value.content {
    case .text, .integer, .boolean: return true
    case .object(let inner): return isList || walk(from: inner, index + 1, body)
    case .list(let elements):
      if !isList { return true }
      for element in elements.indices {
        if isLast {
          if !body(elements[element]) { return false }
        } else if case .object(let inner) = elements[element].content {
          if !walk(from: inner, index + 1, body) { return false }
        }
      }
      return true
    }
  }
}
