/// Commands of other tools: a user who types one of them is told ours.
enum ForeignCommand {
  private static let ours: [(names: [String], help: String)] = [
    (
      ["validate", "hclvalidate", "lint", "tflint", "hcl"],
      "strata check finds mistakes; strata convert FILE reads one file"
    ),
    (
      ["plan", "preview", "changes"],
      "strata runs no Terraform; strata diff --base REV shows what a change makes different"
    ),
    (
      ["render-json", "output", "outputs", "vars", "values", "describe", "terragrunt-info"],
      "strata resolve UNIT --format json prints what a unit gets"
    ),
    (
      ["graph", "graph-dependencies", "dag", "ls", "find", "tree", "show-units"],
      "strata list shows the units; --format dot or mermaid draws how they depend on each other"
    ),
    (["hclfmt", "format"], "strata fmt lays out files as terraform fmt does"),
    (["show", "why", "blame", "trace"], "strata explain UNIT NAME says which line sets a value"),
    (["compare"], "strata diff A B compares units, environments and git revisions"),
    (["man"], "strata help --man DIR writes the manual pages"),
    (
      [
        "run", "run-all", "apply", "apply-all", "plan-all", "destroy", "destroy-all", "init", "import", "refresh",
        "state", "get", "exec",
      ], "strata changes nothing and runs no Terraform; strata help lists what it answers"
    ),
  ]

  /// The help that names our command; nil for a name that no known tool has.
  static func help(for name: String) -> String? { ours.first { $0.names.contains(name) }?.help }
}
