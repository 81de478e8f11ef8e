/// Writes a document of objects, lists and scalars, in the order it is told.
///
/// One description of an output serves every format: whoever describes it calls these in order, and the writer (JSON,
/// YAML) keeps to its format's layout. Inside an object each value follows its `key`.
public protocol StructuredWriter: Sendable {
  /// Opens an object.
  mutating func beginObject()
  /// Closes the object opened last.
  mutating func endObject()
  /// Opens a list.
  mutating func beginList()
  /// Closes the list opened last.
  mutating func endList()
  /// The name of the next value, inside an object.
  mutating func key(_ name: Text)
  /// A string.
  mutating func string(_ text: Text)
  /// A number, spelt as JSON spells numbers.
  mutating func number(_ spelling: Text)
  /// A boolean.
  mutating func boolean(_ value: Bool)
  /// Nothing.
  mutating func null()
  /// A writer of one value that will stand inside `depth` open objects and lists of another document.
  init(fragmentAtDepth depth: Int)
  /// A value whose bytes a writer made by `init(fragmentAtDepth:)` gave, for the depth this writer is at.
  mutating func fragment(_ bytes: [UInt8])
  /// The document's bytes so far, taken out of the writer; layout state stays, so that a long document can be
  /// written out piece by piece.
  mutating func take() -> [UInt8]
}

extension StructuredWriter {
  /// A key and its string.
  public mutating func member(_ name: Text, _ value: Text) {
    key(name)
    string(value)
  }

  /// A key and its whole number.
  public mutating func member(_ name: Text, _ value: Int) {
    key(name)
    number(Text(String(value)))
  }

  /// A key and its boolean.
  public mutating func member(_ name: Text, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// A key and a list of strings.
  public mutating func member(_ name: Text, _ values: some Sequence<Text>) {
    key(name)
    beginList()
    for value in values { string(value) }
    endList()
  }
}
