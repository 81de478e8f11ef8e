import TestSupport

/// Generates strings from the grammar: text, valid and invalid escapes, `${…}` of every kind, and calls whose
/// arguments are again such strings.
struct StringGrammar {
  var random: SeededGenerator

  private static let escapes = [
    "\\n", "\\t", "\\\"", "\\\\", "\\a", "\\v", "\\101", "\\044", "\\377", "\\777", "\\08", "\\1", "\\x41", "\\x4",
    "\\xZZ",
    "\\xff", "\\u00e9", "\\u12", "\\u", "\\uD800", "\\U0001F600", "\\U00110000", "\\UFFFFFFFF", "\\U", "\\q", "\\{",
    "\\", "\\é",
  ]
  private static let words = [
    "a", "dev", "prod", "eu-west-1", "x y", "é", "\u{1F600}", "\u{FFFD}", "\u{E123}", "\u{202E}", "\u{1}", "'", "$",
    "$$", "%{", "{",
    "}", "${", "$${x}", "#", "//", "/*", "<<E", "--token", "password=hunter22", "{{a}}", "{a}", "{region}", "..", "/",
    "~/x",
    "-var=", "arn:aws:iam::123456789012:role/x", "{{resolve:ssm:x}}", "AKIAABCDEFGHIJKLMNOP", "::error::x", "=1+1", "*",
    "[0]",
  ]
  private static let functions = [
    "find_in_parent_folders", "path_relative_to_include", "path_relative_from_include", "get_tfvars_dir",
    "get_parent_tfvars_dir", "get_env", "run_cmd", "get_aws_account_id", "get_terraform_commands_that_need_vars",
    "get_terraform_commands_that_need_locking", "get_terraform_commands_that_need_input",
    "get_terraform_commands_that_need_parallelism", "get_envv", "f", "",
  ]

  /// A run of text; a quote in it is escaped with a backslash.
  mutating func text(_ depth: Int = 0) -> String {
    var result = ""
    for _ in 0..<random.number(below: 5) {
      switch random.number(below: 8) {
      case 0, 1: result += random.element(of: Self.escapes)
      case 2 where depth < 4, 3 where depth < 4: result += interpolation(depth + 1)
      default: result += random.element(of: Self.words)
      }
    }
    if random.once(in: 60) { result += String(repeating: random.element(of: Self.words), count: 40) }
    return result
  }

  private mutating func blank() -> String { random.element(of: ["", "", "", " ", "\n", "\t", "\r\n"]) }

  /// `${…}`: mostly a call, occasionally with one mistake.
  mutating func interpolation(_ depth: Int) -> String {
    if random.once(in: 12) { return "${" + text(depth) + "}" }
    var parts = ["${", blank(), random.element(of: Self.functions), blank(), "("]
    for index in 0..<random.number(below: 4) {
      if index > 0 { parts += [blank(), ",", blank()] }
      parts += ["\"", text(depth), "\""]
    }
    if random.once(in: 20) { parts.append(",") }
    parts += [")", blank(), "}"]
    if random.once(in: 15) { parts.remove(at: random.number(below: parts.count)) }
    return parts.joined()
  }

  /// An HCL string in one of its forms.
  mutating func literal() -> String {
    switch random.number(below: 6) {
    case 0: return heredoc()
    default: return "\"" + text() + "\""
    }
  }

  /// A heredoc; its marker may be indented, end in `\r`, or be missing.
  mutating func heredoc() -> String {
    let marker = random.element(of: ["E", "EOT", "E1"])
    let lineEnd = random.element(of: ["\n", "\n", "\n", "\r\n"])
    let indent = random.element(of: ["", "", "  ", "\t"])
    var result = random.element(of: ["<<", "<<-"]) + marker + lineEnd
    for _ in 0..<random.number(below: 4) { result += indent + text() + lineEnd }
    if random.once(in: 30) { return result }
    return result + random.element(of: ["", indent]) + marker + lineEnd
  }

  /// A JSON string with JSON escapes; HCL escapes inside `${…}` are escaped again.
  mutating func json() -> String {
    var result = "\""
    for scalar in text().unicodeScalars {
      switch scalar {
      case "\"": result += random.once(in: 40) ? "\"" : "\\\""
      case "\\": result += random.once(in: 20) ? "\\" : "\\\\"
      case "\n": result += "\\n"
      case "$" where random.once(in: 20): result += "\\u0024"
      default:
        if scalar.value < 0x20 || random.once(in: 60) {
          let digits = String(scalar.value & 0xFFFF, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
