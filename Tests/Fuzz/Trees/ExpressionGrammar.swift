import HCL2Evaluation
import TestSupport

/// Expressions of HCL2 made by the grammar: every operator, every function with arguments that fit and that don't, templates
/// with directives, `for` and splats.
struct ExpressionGrammar {
  var strings: StringGrammar

  private static let functions =
    FunctionTable.terraform.keys.map(\.description).sorted() + [
      "find_in_parent_folders", "path_relative_to_include", "path_relative_from_include", "get_terragrunt_dir",
      "get_original_terragrunt_dir", "get_parent_terragrunt_dir", "get_repo_root", "get_path_from_repo_root",
      "get_env", "run_cmd", "get_aws_account_id", "read_terragrunt_config", "read_tfvars_file", "sops_decrypt_file",
      "startswith", "endswith", "strcontains", "constraint_check", "try", "can", "templatefile", "templatestring",
      "file",
      "mark_as_read", "provider::a::b", "nothing",
    ]
  private static let atoms = [
    "null", "true", "false", "0", "1", "-1", "2.5", "1e3", "1e9999", "0.1", "99999999999999999999999999", "[]", "{}",
    "local.a", "local.b[0]", "local.c.d", "local.nothing", "include.root.inputs.a", "dependency.x.outputs.y",
    "dependency.x", "feature.f.value", "values.v", "var.a", "each.key", "self", "a", "path.module", "local[\"a\"]",
  ]
  private static let arguments = [
    "\"../common.hcl\"", "\"common.hcl\"", "\"t.tftpl\"", "\"*.hcl\"", "\".\"", "\"%s %d %q\"", "\"(a+)+$\"",
    "\"10.0.0.0/8\"", "\"2020-01-02T03:04:05Z\"", "\"AAAA\"", "\"{\\\"a\\\": 1}\"", "\"a: &x [*x]\"", "\"a,b\\n1,2\"",
    "[1, \"a\", null]", "{ a = 1, \"b\" = [2] }", "[\"b\", \"a\"]", "[{ a = 1 }, { a = \"x\" }]", "-3", "64", "1000",
  ]

  private mutating func count(_ limit: Int) -> Int { strings.random.number(below: limit) }

  /// Any expression.
  mutating func expression(_ depth: Int = 0) -> String {
    if depth > 3 { return atom() }
    switch count(16) {
    case 0, 1: return atom()
    case 2: return template(depth)
    case 3: return heredoc(depth)
    case 4, 5, 6: return call(depth)
    case 7:
      let operators = ["+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||", "??"]
      return expression(depth + 1) + " " + strings.random.element(of: operators) + " " + expression(depth + 1)
    case 8: return "(" + expression(depth + 1) + " ? " + expression(depth + 1) + " : " + expression(depth + 1) + ")"
    case 9: return "[for k, v in " + expression(depth + 1) + " : " + expression(depth + 1) + " if k != 0]"
    case 10: return "{ for v in " + expression(depth + 1) + " : v => " + expression(depth + 1) + "... }"
    case 11: return atom() + strings.random.element(of: [".*.a", "[*].a[0]", ".0", "[\"x\"]", "[-1]", ".a.b", "[*]"])
    case 12: return strings.random.element(of: ["-", "!", "- -"]) + expression(depth + 1)
    case 13: return "[" + (0..<count(4)).map { _ in expression(depth + 1) }.joined(separator: ", ") + "]"
    default: return object(depth)
    }
  }

  private mutating func atom() -> String { strings.random.element(of: Self.atoms) }

  private mutating func object(_ depth: Int) -> String {
    let keys = ["a", "b", "\"c d\"", "(local.a)", "db_password", "\"${local.a}\"", "1"]
    let items = (0..<count(4)).map { _ in
      strings.random.element(of: keys) + strings.random.element(of: [" = ", ": "]) + expression(depth + 1)
    }
    return "{\n" + items.joined(separator: "\n") + "\n}"
  }

  private mutating func call(_ depth: Int) -> String {
    let arguments = (0..<count(4)).map { _ in
      count(2) == 0 ? strings.random.element(of: Self.arguments) : expression(depth + 1)
    }
    return strings.random.element(of: Self.functions) + "(" + arguments.joined(separator: ", ")
      + (strings.random.once(in: 20) ? "..." : "") + ")"
  }

  private mutating func content(_ depth: Int) -> String {
    (0..<count(4)).map { _ in
      switch count(6) {
      case 0: "${" + expression(depth + 1) + "}"
      case 1: "%{ if " + expression(depth + 2) + " ~}x%{ else }" + "y%{ endif }"
      case 2: "%{ for a in " + expression(depth + 2) + " }${a}%{~ endfor }"
      case 3: "$${a} %%{b}"
      default: strings.text(4).replacing("\n", with: " ")
      }
    }.joined()
  }

  private mutating func template(_ depth: Int) -> String { "\"" + content(depth) + "\"" }

  private mutating func heredoc(_ depth: Int) -> String {
    "<<-E\n" + (0..<count(3)).map { _ in "  " + content(depth) + "\n" }.joined() + "  E\n"
  }
}
