import TestSupport

/// Files of Terragrunt 0.19 and later, and what they read, made by the grammar.
struct TerragruntGrammar {
  private var expressions: ExpressionGrammar

  init(seed: UInt64) {
    expressions = ExpressionGrammar(strings: StringGrammar(random: SeededGenerator(seed: seed)))
  }

  private mutating func once(in times: Int) -> Bool { expressions.strings.random.once(in: times) }
  private mutating func element(_ texts: [String]) -> String { expressions.strings.random.element(of: texts) }

  private mutating func attributes(_ names: [String], most: Int) -> String {
    (0..<expressions.strings.random.number(below: most + 1)).map { _ in
      element(names) + " = " + expressions.expression() + "\n"
    }.joined()
  }

  private mutating func block(_ header: String, _ body: String) -> String { header + " {\n" + body + "}\n" }

  /// One text of those that make sense, or any expression.
  private mutating func text(_ usual: [String]) -> String {
    once(in: 4) ? expressions.expression() : "\"" + element(usual) + "\""
  }

  /// A file that declares no include.
  mutating func root() -> String {
    block("locals", attributes(["a", "b", "c", "d"], most: 4)) + "inputs = " + expressions.expression() + "\n"
      + (once(in: 2) ? block("remote_state", "backend = \"s3\"\nconfig = " + expressions.expression() + "\n") : "")
      + (once(in: 3) ? block("feature \"f\"", "default = " + expressions.expression() + "\n") : "")
  }

  /// The file of a unit.
  mutating func unit() -> String {
    var result = ""
    if once(in: 2) {
      let path = element(["find_in_parent_folders()", "find_in_parent_folders(\"root.hcl\")"])
      result += block(
        element(["include", "include \"root\"", "include \"x\""]),
        "path = " + (once(in: 3) ? text(["../../root.hcl", "../../common.hcl"]) : path) + "\nmerge_strategy = "
          + text(["deep", "shallow", "no_merge"]) + "\nexpose = " + element(["true", "false", "1"]) + "\n")
    }
    if once(in: 2) {
      result += block(
        "dependency \"x\"",
        "config_path = " + text(["../b", "../a", "../../prod/a"]) + "\n"
          + attributes(["mock_outputs", "skip_outputs", "enabled", "mock_outputs_allowed_terraform_commands"], most: 3))
    }
    result += block(
      "terraform",
      "source = " + text(["../../module", "git::https://x/y.git?ref=v1"]) + "\n"
        + (once(in: 2)
          ? block(
            "extra_arguments \"e\"",
            attributes(["commands", "arguments", "required_var_files", "optional_var_files", "env_vars"], most: 5))
          : "")
        + (once(in: 4) ? block("before_hook \"h\"", attributes(["commands", "execute", "if"], most: 3)) : ""))
    result += block("locals", attributes(["a", "b", "c", "d"], most: 4))
    if once(in: 5) { result += block("generate \"g\"", attributes(["path", "contents", "if_exists"], most: 3)) }
    if once(in: 6) { result += block("exclude", attributes(["if", "actions"], most: 2)) }
    if once(in: 8) { result += block("errors", block("retry \"r\"", attributes(["max_attempts"], most: 1))) }
    if once(in: 8) { result += attributes(["iam_role", "download_dir", "skip", "nothing"], most: 1) }
    return result + "inputs = " + expressions.expression() + "\n"
  }

  /// Lines such as those of a var file of Terraform 1.
  mutating func values() -> String { attributes(["a", "v", "db_password", "tags"], most: 4) }

  /// A template for `templatefile`.
  mutating func template() -> String {
    "%{ for k, v in x ~}\n${k}=${v}\n%{ endfor ~}\n" + expressions.strings.text()
  }
}
