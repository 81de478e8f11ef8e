/// Writes a document of objects, lists and scalars, in call order.
///
/// One description of an output serves every format: the caller describes it through these methods, and the writer
/// (JSON, YAML) applies its format's layout. Inside an object each value follows its `key`.
public protocol StructuredWriter: Sendable {
  /// Opens an object.
  mutating func beginObject()
  /// Closes the innermost object.
  mutating func endObject()
  /// Opens a list.
  mutating func beginList()
  /// Closes the innermost list.
  mutating func endList()
  /// The name of the next value, inside an object.
  mutating func key(_ name: UnsafeBufferPointer<UInt8>)
  /// A string.
  mutating func string(_ text: UnsafeBufferPointer<UInt8>)
  /// A number in JSON's spelling.
  mutating func number(_ spelling: UnsafeBufferPointer<UInt8>)
  /// A boolean.
  mutating func boolean(_ value: Bool)
  /// A null.
  mutating func null()
  /// A writer of one value that will go inside `depth` open objects and lists of another document.
  init(fragmentAtDepth depth: Int)
  /// A value written beforehand by a writer from `init(fragmentAtDepth:)` for this writer's current depth.
  mutating func fragment(_ bytes: [UInt8])
  /// The document's bytes so far, removed from the writer. The layout state stays, so that a long document can be
  /// written piece by piece.
  mutating func take() -> [UInt8]
}

/// The program's own names are passed as `StaticString`: its bytes are in the binary, whereas a `Text` would be
/// created at each use. `@_disfavoredOverload` on the other overloads makes a literal choose these.
extension StructuredWriter {
  /// The name of the next value, inside an object.
  @_disfavoredOverload
  public mutating func key(_ name: Text) { name.withBytes { key($0) } }

  /// The name of the next value, inside an object.
  public mutating func key(_ name: StaticString) { name.withUTF8Buffer { key($0) } }

  /// A string.
  public mutating func string(_ text: Text) { text.withBytes { string($0) } }

  /// A string.
  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  /// A number in JSON's spelling.
  public mutating func number(_ spelling: Text) { spelling.withBytes { number($0) } }

  /// A whole number.
  public mutating func number(_ value: Int) {
    value.withDigits { number($0) }
  }

  /// A key and its string.
  @_disfavoredOverload
  public mutating func member(_ name: Text, _ value: Text) {
    key(name)
    string(value)
  }

  /// A key and its string.
  public mutating func member(_ name: StaticString, _ value: Text) {
    key(name)
    string(value)
  }

  /// A key and its string.
  public mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  /// A key and its whole number.
  @_disfavoredOverload
  public mutating func member(_ name: Text, _ value: Int) {
    key(name)
    number(value)
  }

  /// A key and its whole number.
  public mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    number(value)
  }

  /// A key and its boolean.
  public mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// A key and a list of strings.
  public mutating func member(_ name: StaticString, _ values: some Sequence<Text>) {
    key(name)
    beginList()
    for value in values { string(value) }
    endList()
  }
}
