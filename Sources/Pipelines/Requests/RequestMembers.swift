import SourceText

/// The members of an object while it is put together: those that have a value, in the order of their names.
///
/// The requests of a unit are dozens of objects with known members: their names are constants, and nothing is sorted.
struct RequestMembers {
  private(set) var fields: [RequestValue.Field] = []

  /// No members yet; `capacity` is how many there may be.
  init(capacity: Int) { fields.reserveCapacity(capacity) }

  /// Adds a member, where it has a value; its name comes after those of the members before it (byte order).
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
