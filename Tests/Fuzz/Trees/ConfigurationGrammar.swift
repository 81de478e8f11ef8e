import TestSupport

/// Generates files from the grammar: tfvars in HCL and JSON with `terragrunt` blocks, modules, buildspecs, policies.
struct ConfigurationGrammar {
  var strings: StringGrammar

  init(seed: UInt64) { strings = StringGrammar(random: SeededGenerator(seed: seed)) }

  private static let names = [
    "a", "b", "app", "environment", "aws_region", "db_password", "api_token", "tags", "name", "value",
    "codebuild_image",
    "codebuild_description", "source_type", "buildspec_path", "stage_1_name", "stage_1_action", "stage_1_provider",
    "environment_variables", "artifact_bucket", "extra_tags", "build_timeout", "\"quoted name\"", "\"\\x41\"",
    "\"${a}\"", "true", "é",
  ]
  private static let numbers = [
    "0", "1", "-1", "0755", "0x1F", "1.50", "1e3", "1e999", "9223372036854775808", "-", "1.2.3", "5m",
  ]

  mutating func once(in times: Int) -> Bool { strings.random.once(in: times) }
  private mutating func name() -> String { strings.random.element(of: Self.names) }
  private mutating func count(_ limit: Int) -> Int { strings.random.number(below: limit) }

  /// An HCL value.
  mutating func value(_ depth: Int = 0) -> String {
    switch count(depth < 3 ? 9 : 5) {
    case 0: return strings.random.element(of: Self.numbers)
    case 1: return strings.random.element(of: ["true", "false", "null", "word", "'x'"])
    case 5: return "[" + (0..<count(4)).map { _ in value(depth + 1) }.joined(separator: ", ") + "]"
    case 6: return "{\n" + (0..<count(4)).map { _ in item(depth + 1) }.joined() + "}"
    case 7: return "[{ name = " + strings.literal() + ", value = " + value(depth + 1) + " }]"
    default: return strings.literal()
    }
  }

  /// A line of HCL, or a block.
  mutating func item(_ depth: Int = 0) -> String {
    if once(in: 15) {
      return strings.random.element(of: ["# ", "// ", "/* ", "# strata:sensitive ", "# strata:ignore "])
        + strings.text() + "\n"
    }
    if once(in: 12) { return name() + " \"" + strings.text() + "\" {\n" + (depth < 3 ? item(depth + 1) : "") + "}\n" }
    return name() + strings.random.element(of: [" = ", " = ", " = ", "=", " ", " : "]) + value(depth) + "\n"
  }

  private mutating func texts() -> String {
    once(in: 8) ? value() : "[" + (0..<count(4)).map { _ in strings.literal() }.joined(separator: ", ") + "]"
  }

  /// One of several texts, or an arbitrary string.
  private mutating func text(_ usual: [String]) -> String {
    once(in: 3) ? strings.literal() : "\"" + strings.random.element(of: usual) + "\""
  }

  private mutating func extraArguments() -> String {
    let files = [
      "common.tfvars", "../common.tfvars", "x.tfvars.json", "${get_tfvars_dir()}/../common.tfvars", "missing.tfvars",
    ]
    return "    extra_arguments " + text(["a", "b"]) + " {\n      commands = [\"plan\"]\n      arguments = " + texts()
      + "\n      required_var_files = [" + text(files) + "]\n      optional_var_files = [" + text(files)
      + "]\n      arguments = [\"-var\", "
      + text(["a=1", "b=[1]", "m={ x = 1 }"]) + "]\n      env_vars = { TF_VAR_c = " + strings.literal() + " }\n    }\n"
  }

  /// A `terragrunt` block.
  mutating func terragrunt(includes path: String?) -> String {
    var result = "terragrunt = {\n"
    if let path { result += "  include {\n    path = " + text([path, "${find_in_parent_folders()}"]) + "\n  }\n" }
    result +=
      "  terraform {\n    source = " + text(["../module", "../../module", "git::https://x/y.git?ref=v1"]) + "\n"
    if once(in: 2) { result += extraArguments() }
    if once(in: 6) {
      result += "    before_hook \"h\" {\n      commands = " + texts() + "\n      execute = " + texts() + "\n    }\n"
    }
    result += "  }\n"
    if once(in: 3) { result += "  remote_state { backend = \"s3\" config { key = " + strings.literal() + " } }\n" }
    if once(in: 3) { result += "  dependencies { paths = " + texts() + " }\n" }
    if once(in: 4) { result += "  iam_role = " + strings.literal() + "\n" }
    if once(in: 10) { result += "  " + item() }
    return result + "}\n"
  }

  mutating func tfvars() -> String { (0..<count(8)).map { _ in item() }.joined() }

  /// A tfvars value in JSON.
  mutating func json(_ depth: Int = 0) -> String {
    switch count(depth == 0 ? 1 : depth < 3 ? 8 : 5) {
    case 0 where depth < 3:
      let keys = (0..<count(5)).map { _ in strings.json() + ": " + json(depth + 1) }
      return "{" + keys.joined(separator: once(in: 30) ? " " : ", ") + "}"
    case 1: return strings.random.element(of: Self.numbers)
    case 2: return strings.random.element(of: ["true", "false", "null"])
    case 5: return "[" + (0..<count(3)).map { _ in json(depth + 1) }.joined(separator: ",") + "]"
    default: return strings.json()
    }
  }

  mutating func module() -> String {
    (0..<count(6)).map { _ in
      "variable \"" + strings.random.element(of: ["a", "b", "db_password", "tags"]) + "\" {\n  type = "
        + strings.random.element(of: ["string", "\"map\"", "list(object({ a = string }))", "number"]) + "\n  default = "
        + value()
        + "\n  sensitive = " + strings.random.element(of: ["true", "false", "1"]) + "\n}\n"
    }.joined()
  }

  mutating func buildspec() -> String {
    var result = "version: 0.2\nenv:\n  variables:\n"
    for _ in 0..<count(4) {
      result +=
        "    " + strings.random.element(of: ["A", "TOKEN", "x-y", "&a B", "*a", "? q"]) + ": " + strings.json() + "\n"
    }
    result += "phases:\n  build:\n    commands:\n"
    for _ in 0..<count(4) { result += "      - " + (once(in: 2) ? strings.json() : "echo " + strings.text()) + "\n" }
    return result
  }

  mutating func policy() -> String {
    (0..<count(5)).map { _ in
      strings.random.element(of: ["differ", "equal", "one_side", "ignore", "one_side_unit", "difer"]) + " \""
        + strings.text() + "\" {\n  reason = "
        + strings.literal() + "\n}\n"
    }.joined()
  }
}
