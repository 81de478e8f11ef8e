extension Int {
  /// The number with a noun: `1 unit`, `2 units`.
  public func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
