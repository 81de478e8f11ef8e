import SourceText

/// The variables of a shell. A copy that changes costs what changed since the last call of `share`, not all of them.
struct ShellVariables {
  /// What is shared by copies, the oldest first; each layer is less than half as large as the one before it.
  private var shared: [[Text: WordPattern?]] = []
  /// What was set since then; nil for a variable that has no value any more.
  private var own: [Text: WordPattern?] = [:]
  /// The `TF_VAR_…` variables that were ever set, with the places of their names; nil where that is not known.
  private(set) var inputs: [Text: Place?] = [:]

  subscript(name: Text) -> WordPattern? {
    get {
      if let value = own[name] { return value }
      for layer in shared.reversed() { if let value = layer[name] { return value } }
      return nil
    }
    set { set(name, to: newValue, at: place(of: name)) }
  }

  /// The place that sets a `TF_VAR_…` variable; nil for any other.
  func place(of name: Text) -> Place? { inputs[name] ?? nil }

  /// Sets a variable, or takes its value away.
  mutating func set(_ name: Text, to value: WordPattern?, at place: Place?) {
    own.updateValue(value, forKey: name)
    if name.hasPrefix(Self.prefix) { inputs.updateValue(place, forKey: name) }
  }

  /// What the name of a variable that Terraform reads begins with.
  static let prefix: Text = "TF_VAR_"

  /// Makes copies cheap from here on.
  mutating func share() {
    if own.isEmpty { return }
    shared.append(own)
    own = [:]
    while shared.count > 1, shared[shared.count - 2].count < 2 * shared[shared.count - 1].count {
      let last = shared.removeLast()
      shared[shared.count - 1].merge(last) { $1 }
    }
  }
}
