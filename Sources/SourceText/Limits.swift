/// The bounds that all readers and writers ask, in one place: what a file may do to time, memory and screen.
package enum Limits {
  /// How deep objects and lists may nest in HCL and JSON.
  package static let nesting = 500
  /// How deep calls may stand inside one another's arguments; a deeper one is taken for no call.
  package static let callNesting = 50
}
