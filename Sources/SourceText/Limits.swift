/// The bounds that all readers and writers ask, in one place: what a file may do to time, memory and screen.
///
/// Each is far beyond what real trees hold. What lies beyond one is said, never dropped in silence.
package enum Limits {
  /// How deep objects and lists may nest in HCL and JSON.
  package static let nesting = 500
  /// How deep calls may stand inside one another's arguments; a deeper one is taken for no call.
  package static let callNesting = 50
  /// How many levels a YAML document may have, those of what its aliases stand for included.
  package static let yamlNesting = 100
  /// For how many nodes the aliases of a YAML document may stand.
  package static let aliasedNodes = 100_000
  /// How many files may include one another in a row.
  package static let includes = 50
  /// How many inputs may lead to one another by placeholders in a row.
  package static let placeholders = 100
  /// How many bytes one parameter may have once its placeholders are filled in.
  package static let filledText = 1 << 20
  /// How many bytes the arguments of one command may have: Linux starts no program with more.
  package static let arguments = 1 << 21
  /// For how many wrong names of one file or unit the nearest known one is looked for.
  package static let suggestions = 100
  /// How many different values of one row of a matrix are compared with one another for what is expected to differ.
  package static let comparedColumns = 32
  /// How many bytes of one text from the input a message quotes; a longer one is cut.
  package static let quotedText = 1000
  /// How many bytes a message may have that was made of input elsewhere.
  package static let message = 4000
}
