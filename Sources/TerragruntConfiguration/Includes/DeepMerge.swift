import HCL2Evaluation
import SourceText

/// The deep merge of two values as in Terragrunt 1.1.3: maps by key, lists appended, otherwise the child's value.
struct DeepMerge {
  /// A list that would override a value that is neither a list nor null.
  struct Mismatch {
    let child: TypedValue
    let parent: TypedValue
  }

  private(set) var mismatches: [Mismatch] = []

  mutating func merged(_ parent: TypedValue, _ child: TypedValue) -> TypedValue {
    merged(parent, child, depth: 0)
  }

  /// - Parameter depth: the number of maps around the two values.
  private mutating func merged(_ parent: TypedValue, _ child: TypedValue, depth: Int) -> TypedValue {
    if !child.isKnown { return child }
    if let children = child.members {
      if let unknown = parent.unknown { return .unknown(.any, unknown.reason, origin: child.origin) }
      guard let parents = parent.members else { return replaced(parent, child, depth) }
      return members(parents, children, child, depth).merged(over: parent)
    }
    if let items = child.elements {
      if let unknown = parent.unknown { return .unknown(.any, unknown.reason, origin: child.origin) }
      if parent.isNull { return child }
      guard let before = parent.elements else {
        mismatches.append(Mismatch(child: child, parent: parent))
        return child
      }
      return TypedValue.tuple(before + items, origin: child.origin).merged(over: parent)
    }
    return replaced(parent, child, depth)
  }

  /// Of the outermost map's members, the layers of inputs say what they replace.
  private func replaced(_ parent: TypedValue, _ child: TypedValue, _ depth: Int) -> TypedValue {
    depth > 1 ? child.replacing(parent) : child
  }

  private mutating func members(
    _ parents: Members, _ children: Members, _ child: TypedValue, _ depth: Int
  ) -> TypedValue {
    var pairs = parents.all.map { ($0.name, $0.value) }
    for member in children.all {
      if let parent = parents[member.name] {
        pairs.append((member.name, merged(parent, member.value, depth: depth + 1)))
      } else {
        pairs.append((member.name, member.value))
      }
    }
    return .object(pairs, origin: child.origin)
  }
}
