/// The targets by their names in `Tests/scripts/fuzz`.
public enum FuzzTargets {
  /// All targets.
  public static let all: [(name: String, target: any FuzzTarget.Type)] = [
    ("hcl", HCLFuzz.self), ("json", JSONFuzz.self), ("tree", TreeFuzz.self), ("module", ModuleFuzz.self),
    ("yaml", YAMLFuzz.self), ("policy", PolicyFuzz.self), ("mapping", MappingFuzz.self), ("hcl2", HCL2Fuzz.self),
    ("evaluation", EvaluationFuzz.self),
  ]
}
