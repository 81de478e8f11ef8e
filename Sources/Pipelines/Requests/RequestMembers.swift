import SourceText

/// The members of an object under construction: those that have a value, in the order of their names.
///
/// A unit's requests consist of dozens of objects with known members, so names are constants and nothing is sorted.
struct RequestMembers {
  private(set) var fields: [RequestValue.Field] = []

  /// No members yet; `capacity` is their maximum number.
  init(capacity: Int) { fields.reserveCapacity(capacity) }

  /// Adds a member if it has a value. Its name must sort after those of earlier members (byte order).
  mutating func add(_ name: Text, _ value: consuming RequestValue?) {
    guard let value else { return }
    assert(fields.last.map { $0.name < name } ?? true, "the members of an object are sorted by name")
    fields.append(RequestValue.Field(name: name, value: value))
  }

  /// The object.
  func object(from source: RequestValue.Source? = nil) -> RequestValue {
    RequestValue(.object(fields), from: source)
  }
}
