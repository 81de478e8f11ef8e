/// The limits for all readers and writers, in one place: how much time, memory and screen a file may use.
///
/// Each is far beyond what real trees need. Whatever exceeds one is reported, never silently dropped.
package enum Limits {
  /// How deeply objects and lists may nest in HCL and JSON.
  package static let nesting = 500
  /// How deeply calls may nest in one another's arguments; a deeper one is not recognised as a call.
  package static let callNesting = 50
  /// How many levels a YAML document may have, including those of nodes behind aliases.
  package static let yamlNesting = 100
  /// How many nodes the aliases of a YAML document may represent.
  package static let aliasedNodes = 100_000
  /// How many files a chain of includes may have.
  package static let includes = 50
  /// How many inputs a chain of placeholders may have.
  package static let placeholders = 100
  /// How many bytes a parameter may have once its placeholders are filled in.
  package static let filledText = 1 << 20
  /// How many bytes the arguments of a command may have: Linux starts no program with more.
  package static let arguments = 1 << 21
  /// For how many wrong names of one file or unit to suggest the nearest known one.
  package static let suggestions = 100
  /// How many different values in a matrix row are compared with one another for expected differences.
  package static let comparedColumns = 32
  /// How many bytes of one input text a message quotes; a longer one is cut.
  package static let quotedText = 1000
  /// How many bytes a message may have that was built from input elsewhere.
  package static let message = 4000
}
