import SourceText

/// Where values of a request lie: names with dots between, `[]` after a name for each element of its list.
///
/// A path is taken apart once, when its rule is made, and walking it makes nothing.
struct RequestPath: Sendable {
  /// One name of the path.
  fileprivate struct Step: Sendable {
    let name: Text
    /// True where it goes on with each element of the list of that name.
    let isList: Bool
  }

  fileprivate let steps: [Step]

  /// The name that it starts with.
  var firstName: Text { steps[0].name }

  /// True where both have the same steps.
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
  /// Every value that a path leads to, in document order.
  func all(at path: RequestPath) -> [RequestValue] {
    var found: [RequestValue] = []
    _ = path.walk(from: fields) {
      found.append($0)
      return true
    }
    return found
  }

  /// The first value that a path leads to, or nil.
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
  /// Calls `body` with the values that the path leads to from the members of an object, in document order; false as soon
  /// as `body` says so.
  func walk(from fields: [RequestValue.Field], _ body: (RequestValue) -> Bool) -> Bool {
    walk(from: fields, 0, body)
  }

  /// Goes along the steps from `index` on. On its way it takes the members out of a value and leaves the value where it
  /// is: copying one costs more than all else here.
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
