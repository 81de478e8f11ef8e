/// The targets by the names that `Tests/scripts/fuzz` takes.
public enum FuzzTargets {
  /// All of them.
  public static let all: [(name: String, target: any FuzzTarget.Type)] = [
    ("hcl", HCLFuzz.self), ("json", JSONFuzz.self), ("tree", TreeFuzz.self), ("module", ModuleFuzz.self),
    ("yaml", YAMLFuzz.self), ("policy", PolicyFuzz.self), ("mapping", MappingFuzz.self),
  ]
}
