public import SourceText

extension TypedValue {
  /// The member with that name of a map or object, with this value's marks and origin added; nil when there is none.
  public func part(_ name: Text) -> TypedValue? { members?[name].map { passingOn($0) } }

  /// The element at a position, from 0, of a list, set or tuple, with the same additions as in `part(_:)`.
  public func part(at index: Int) -> TypedValue? {
    guard let elements, elements.indices.contains(index) else { return nil }
    return passingOn(elements[index])
  }

  /// The unknown parts, each with its path from this value as a JSON pointer (RFC 6901): `` for the value itself,
  /// `/tags/owner`, `/ports/0`.
  public var unknowns: [(pointer: Text, unknown: Unknown)] {
    var found: [(pointer: Text, unknown: Unknown)] = []
    collectUnknowns(at: "", into: &found)
    return found
  }

  private func collectUnknowns(at pointer: String, into found: inout [(pointer: Text, unknown: Unknown)]) {
    if let unknown { return found.append((Text(pointer), unknown)) }
    if depth == 0 { return }
    for (index, element) in (elements ?? []).enumerated() {
      element.collectUnknowns(at: "\(pointer)/\(index)", into: &found)
    }
    for member in members?.all ?? [] {
      member.value.collectUnknowns(at: "\(pointer)/\(Self.pointerToken(member.name))", into: &found)
    }
  }

  private static func pointerToken(_ name: Text) -> String {
    name.description.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }
}
