import Files
import SourceText
import TestSupport
import Testing

/// Ways in which a secret was once shown, and similar ones.
struct SecretCaseTests {
  static let canary = "hunter2canary"

  static func run(
    _ words: [String], _ files: [String: String], environment: [Text: Text] = [:]
  ) -> CommandRun {
    var texts: [String: String] = [:]
    for (name, text) in files { texts["/tree/" + name] = text }
    return CommandRun(words, files: InMemoryFileSystem(texts), environment: environment)
  }

  static func printed(
    _ words: [String], _ files: [String: String], environment: [Text: Text] = [:]
  ) -> String {
    let run = run(words, files, environment: environment)
    return run.output + run.errors + run.written.values.map { "\(Text($0))" }.joined()
  }

  // MARK: origins of values

  @Test(arguments: [
    ["explain", "u"], ["diff", "u", "v"], ["diff", "u", "v", "-f", "markdown"],
    ["diff", "--matrix", "u", "v", "-f", "csv"],
    ["check", "."], ["check", ".", "-v"], ["list", ".", "-f", "json"], ["list", "."],
    ["resolve", "u", "--redact", "-f", "env"],
    ["resolve", "u", "--redact", "-f", "yaml"], ["explain", "u", "-f", "json"],
  ])
  func secretOfTheEnvironmentIsMaskedUnderAnyName(words: [String]) {
    func unit(_ more: String) -> String {
      """
      terragrunt = {
        terraform {
          source = "../${get_env("DEPLOY_TOKEN", "")}"
          extra_arguments "a" {
            commands  = ["plan"]
            arguments = ["-var", "argument=${get_env("DEPLOY_TOKEN", "")}"]
            env_vars  = { OTHER = "${get_env("DEPLOY_TOKEN", "")}" }
          }
        }
        dependencies { paths = ["../${get_env("DEPLOY_TOKEN", "")}"] }
      }
      friendly = "\(more)-${get_env("DEPLOY_TOKEN", "")}"
      alone    = "${get_env("DB_PASSWORD", "")}"
      map      = { inner = ["${get_env("DEPLOY_TOKEN", "")}"] }
      missing  = "${get_env("UNSET_TOKEN", "\(Self.canary)")}"

      """
    }
    let printed = Self.printed(
      words, ["u/terraform.tfvars": unit("u"), "v/terraform.tfvars": unit("v")],
      environment: ["DEPLOY_TOKEN": Text(Self.canary), "DB_PASSWORD": Text(Self.canary)])
    #expect(!printed.contains(Self.canary), "\(printed)")
  }

  /// A value that equals a secret elsewhere is shown; otherwise a tree with guesses could find out the secret.
  @Test func equalityWithASecretMasksNothing() throws {
    let pipeline = try Testdata.text(
      Testdata.folder.appending("render/secrets-of-placeholders-are-masked/tree/aws/eu-west-1/a/terraform.tfvars"))
    let inputs = try Testdata.text(
      Testdata.folder.appending("render/secrets-of-placeholders-are-masked/tree/inputs.tfvars"))
    let printed = Self.printed(
      ["render", "--redact", "--inputs", "inputs.tfvars", "--input", "db_password=73916", "--input", "token_ttl=1"],
      [
        "aws/eu-west-1/a/terraform.tfvars": pipeline + "\nguess = \"73916\"\nother_guess = \"x73916x\"\none = \"1\"\n",
        "inputs.tfvars": inputs,
      ])
    #expect(printed.contains("\"guess\": \"73916\""), "\(printed)")
    #expect(printed.contains("\"other_guess\": \"x73916x\""))
    #expect(printed.contains("\"one\": \"1\""))
  }

  // MARK: marks and modules

  @Test(arguments: [
    "/* strata:sensitive */ a = \"C\"", "/*\n strata:sensitive\n*/\na = \"C\"",
    "# strata:sensitive\n/* c */\na = \"C\"",
    "env = [\n { name = \"FOO\", value = \"C\" }, # strata:sensitive\n]",
    "env = [{\n name = \"FOO\" # strata:sensitive\n value = \"C\"\n}]",
    "env = [{\n name = \"FOO\"\n value = \"C\" # strata:sensitive\n}]",
    "env = [{\n value = \"C\" # strata:sensitive\n name = \"FOO\"\n}]",
    "a = [\n \"C\", # strata:sensitive\n]", "a = {\n b = \"C\"\n} # strata:sensitive",
    "a = {\n b = {\n c = \"C\"\n } # strata:sensitive\n}",
    "\"\\u0061b\" = \"C\" # strata:sensitive", "// strata:sensitive\na = <<E\nC\nE",
    "a = [ # strata:sensitive\n \"C\"\n]",
    "a = [\n # strata:sensitive\n \"C\"\n]", "a { # strata:sensitive\n b = \"C\"\n}",
  ])
  func markMarks(text: String) {
    let file =
      "terragrunt = { terraform { source = \"git::https://x/y?ref=v1\" } }\n" + text.replacing("C", with: Self.canary)
      + "\n"
    for words in [["explain", "u"], ["explain", "u", "-f", "json"], ["diff", "u", "v"]] {
      let printed = Self.printed(words, ["u/terraform.tfvars": file, "v/terraform.tfvars": "terragrunt = {}\n"])
      #expect(!printed.contains(Self.canary), "\(printed)")
    }
    #expect(!Self.printed(["check", "u"], ["u/terraform.tfvars": file]).contains("unused-mark"))
  }

  @Test(arguments: [
    "a = 1\n# strata:sensitive", "a = 1\n/* strata:sensitive */", "a = 1\n# strata:sensitive\n\n# other",
  ])
  func markThatMarksNothingIsAFinding(text: String) {
    let file = "terragrunt = { terraform { source = \"git::https://x/y?ref=v1\" } }\n" + text + "\n"
    #expect(Self.printed(["check", "u", "-v"], ["u/terraform.tfvars": file]).contains("unused-mark"))
  }

  @Test(arguments: ["# strata:sensitve", "# strata:Sensitive", "// strata:sensitiv", "/* strata:ignor x */"])
  func misspeltMarkIsAFinding(mark: String) {
    let file = "terragrunt = { terraform { source = \"git::https://x/y?ref=v1\" } }\ndoor = \"1\" \(mark)\n"
    let printed = Self.printed(["check", "u", "-v"], ["u/terraform.tfvars": file])
    #expect(printed.contains("unused-mark") && printed.contains("did you mean 'strata:"), "\(printed)")
  }

  @Test func wordsBehindOurNameAreNoMarks() {
    let file =
      "terragrunt = { terraform { source = \"git::https://x/y?ref=v1\" } }\ndoor = \"1\" # strata:8080, strata: docs\n"
    #expect(!Self.printed(["check", "u", "-v"], ["u/terraform.tfvars": file]).contains("unused-mark"))
  }

  @Test(arguments: [
    "env = [{ nae = \"DB_PASSWORD\", value = \"C\" }, { name = \"STAGE\", value = \"prod\" }]",
    "env = [{ name = \"DB_PASSWORD\", vale = \"C\" }]", "env = [{ nam = \"DB_PASSWORD\", value = \"C\" }]",
    "env = [{ name = \"DB_PASSWORD\", va>lue = \"C\" }]", "env = [{ va?lue = \"C\", name = \"DB_PASSWORD\" }]",
    "env = [{ value = \"C\", name =-\"DB_PASSWORD\" }]", "env = { DB_PASSWORD - \"C\", after = \"y\" }",
    "words = [\"login\", \".--db-password\", \"C\"]", "words = [\"login\", \"0--db-password\", \"C\"]",
    "words = [\"login\", \"-=-db_password\", \"C\"]", "words = [\"login\", \"--db-password=\", \"C\"]",
    "db_password = \"$One1C\"", "env = [{ value == \"C\", name = \"DB_PASSWORD\" }]",
    "words = [\"login\", \"x-db_password\", \"C\"]", "words = [\"login\", \"--db-password \", \"C\"]",
    "words = [\"login\", \"*-db-password\", \"C\"]", "xml = \"<s><db_pass\nword>C</db_password></s>\"",
  ])
  func secretBesideASlipIsMasked(text: String) {
    let unit = "terragrunt = { terraform { source = \"git::https://x/y?ref=v1\" } }\n"
    let files = [
      "u/terraform.tfvars": unit + text.replacing("C", with: "hunter2zz") + "\n", "v/terraform.tfvars": unit,
    ]
    for words in [
      ["explain", "u"], ["diff", "u", "v"], ["resolve", "u", "--redact"], ["resolve", "u", "--redact", "-f", "json"],
      ["convert", "--redact", "--syntax", "hcl2", "u/terraform.tfvars"], ["check", "u", "-v"],
    ] { #expect(!Self.printed(words, files).contains("hunter2zz"), "\(words)") }
  }

  /// Values of `terragrunt.hcl` that are made of a secret, or stand where one does.
  @Test(arguments: [
    "x = get_env(\"DEPLOY_TOKEN\")", "x = \"a ${get_env(\"DEPLOY_TOKEN\")} b\"", "x = upper(get_env(\"DEPLOY_TOKEN\"))",
    "x = nonsensitive(sensitive(get_env(\"DEPLOY_TOKEN\")))", "x = jsonencode({ a = get_env(\"DEPLOY_TOKEN\") })",
    "x = join(\"-\", [\"a\", get_env(\"DEPLOY_TOKEN\")])", "x = { a = [get_env(\"DEPLOY_TOKEN\")] }",
    "x = read_terragrunt_config(\"other.hcl\").locals.token", "x = local.copy", "x = sensitive(\"HUNTER2ZZ\")",
    "db_password = \"HUNTER2ZZ\"", "x = [\"--token\", \"HUNTER2ZZ\"]",
    "x = { name = \"DB_TOKEN\", value = \"HUNTER2ZZ\" }",
  ])
  func newerConfigurationIsMasked(input: String) {
    let file = "locals {\n  copy = get_env(\"DEPLOY_TOKEN\")\n}\ninputs = {\n  \(input)\n}\n"
    let files = InMemoryFileSystem([
      "/tree/u/terragrunt.hcl": file, "/tree/u/other.hcl": "locals {\n  token = get_env(\"DEPLOY_TOKEN\")\n}\n",
    ])
    for format in ["tfvars", "json", "yaml", "env", "tfvars-json"] {
      for more in [[], ["--locals"], ["--show-origin"], ["--query", "x"]] {
        let run = CommandRun(
          ["resolve", "u", "--redact", "-f", format] + more, files: files, environment: ["DEPLOY_TOKEN": "HUNTER2ZZ"])
        let printed = (run.output + run.errors).uppercased()
        #expect(!printed.contains("HUNTER2ZZ"), "\(format) \(more): \(run.output)\(run.errors)")
      }
    }
  }

  @Test func patternNamesAVariableOfTheEnvironment() {
    func unit(_ value: String, _ mark: String) -> String {
      """
      terragrunt = { terraform { source = "git::https://x/y?ref=v1"
        extra_arguments "a" { commands = ["plan"]
          env_vars = {
            TF_VAR_thing = "\(value)"\(mark)
      } } } }

      """
    }
    let marked = [
      "u/terraform.tfvars": unit(Self.canary, " # strata:sensitive"),
      "v/terraform.tfvars": unit("two" + Self.canary, ""),
    ]
    #expect(!Self.printed(["diff", "u", "v"], marked).contains(Self.canary))
    let plain = ["u/terraform.tfvars": unit(Self.canary, ""), "v/terraform.tfvars": unit("two" + Self.canary, "")]
    #expect(!Self.printed(["diff", "u", "v", "--secret-pattern", "TF_VAR_thing"], plain).contains(Self.canary))
    #expect(!Self.printed(["diff", "u", "v", "--secret-pattern", "thing"], plain).contains(Self.canary))
  }

  @Test(arguments: [["check", "u"], ["explain", "u"], ["resolve", "u", "--redact"], ["resolve", "u"]])
  func moduleSaysWhatIsSensitiveBesideAMistake(words: [String]) {
    for mistake in ["'C'", "\"C\" x", "[\"C\" \"d\"]"] {
      let printed = Self.printed(
        words,
        [
          "u/terraform.tfvars":
            "terragrunt = { terraform { source = \"../m\" } }\ndoor_code = "
            + mistake.replacing("C", with: Self.canary),
          "m/main.tf": "variable \"door_code\" {\n  sensitive = true\n}\n",
        ])
      #expect(!printed.contains(Self.canary), "\(printed)")
    }
  }

  // MARK: files with mistakes

  @Test(arguments: [
    "users = [{ name = bob\", password = \"C\" }]", "users = [{ name = \"bob, password = \"C\" }]",
    "settings = { plain = \"x\"\", api_token = \"C\" }", "\"password = \"C\"",
    "env = [{ value = \"C\", type = PLAINTEXT\", name = \"DB_PASSWORD\" }]",
    "env = [{ name = DB_PASSWORD\", value = \"C\" }]",
    "env = [{ value = \"\nC\", type = \"PLAINTEXT\", name = \"DB_PASSWORD\" }]",
    "env = [{ value =\n= \"C\", type = \"PLAINTEXT\", name = \"DB_PASSWORD\" }]",
    "env = [{ name = \"STAGE\", value = \"x }, { value = \n\"C\", key = \"DB_PASSWORD\" }]",
    "password = # \"C\"", "password = /* \"C\" */", "password = \"\nC\"", "password = \"\n\nC\"", "password = 'C'",
    "password := \"C\"",
    "{\"password\": \"C\",, }", "password \"C\"", "x = \"password: C\" \"", "password = \"a\" + \"C\"",
  ])
  func lineWithASecretNameIsMaskedToItsEnd(text: String) {
    let text = text.replacing("C", with: Self.canary)
    for words in [
      ["check", "u"], ["explain", "u"], ["resolve", "u"], ["convert", "u/terraform.tfvars", "--diagnostics", "json"],
    ] {
      let errors = Self.run(words, ["u/terraform.tfvars": "terragrunt = {}\n" + text + "\n"])
      let printed = words[0] == "convert" || words[0] == "resolve" ? errors.errors : errors.output + errors.errors
      #expect(!printed.contains(Self.canary), "\(printed)")
    }
  }

  @Test(arguments: ["../.git/config", "../credentials", "../id_rsa", "../.env", "../notes.txt"])
  func fileThatIsNoConfigurationIsNotShown(name: String) {
    let unit = """
      terragrunt = { terraform { extra_arguments "a" {
        commands           = ["plan"]
        required_var_files = ["${get_tfvars_dir()}/\(name)"]
      } } }

      """
    for words in [["check", "u"], ["explain", "u"], ["resolve", "u"], ["resolve", "u", "--diagnostics", "json"]] {
      let printed = Self.printed(
        words,
        [
          "u/terraform.tfvars": unit,
          String(name.dropFirst(3)): "[remote \"x\"]\n\turl = \(Self.canary)\nline \(Self.canary)\n",
        ])
      #expect(!printed.contains(Self.canary), "\(printed)")
    }
  }

  /// Neither a marker, nor a range, nor a message tells a secret of 8 letters from one of 320.
  @Test(arguments: [
    "db_password = \"C\"", "db_password = 'C'", "password = \"C", "password = C", "password = ${C",
    "env = [{ name = \"DB_PASSWORD\", value = \"C\" }]", "a = \"-var=db_password=C\"", "a = <<E\npassword=C\nE",
    "secrets = { x = \"C\" }", "password = <<E\nC\nE", "password = <<E\nC", "password = \"\\q C\"",
    "password = \"C\"\npassword = \"C\"", "a = \"C\" # strata:sensitive",
  ])
  func lengthOfASecretIsNotShown(text: String) {
    for words in [
      ["check", "u", "-v"], ["check", "u", "-f", "json"], ["check", "u", "-f", "sarif"],
      ["check", "u", "-f", "github"], ["check", "u", "-f", "junit"], ["explain", "u", "-f", "json"],
      ["diff", "u", "v", "-f", "json"], ["diff", "--matrix", "u", "v"],
      ["resolve", "u", "--redact", "-f", "json", "--show-origin"],
      ["convert", "--redact", "--diagnostics", "json", "u/terraform.tfvars"],
    ] {
      let printed = [1, 40].map { count in
        let secret = String(repeating: "hunter2z", count: count)
        let unit = "terragrunt = { terraform { source = \"git::https://x/y?ref=v1\" } }\n"
        return Self.printed(
          words,
          [
            "u/terraform.tfvars": unit + text.replacing("C", with: secret) + "\n",
            "v/terraform.tfvars": unit + "other = 1\n",
          ])
      }
      #expect(printed[0] == printed[1], "\(words)")
    }
  }

  // MARK: keys and commands

  @Test func keysBelowASecretNameAreMasked() {
    func unit(_ key: String) -> String {
      "terragrunt = {}\napi_keys = { \(key) = \"customer 1\", both = { \(key) = 1 } }\n"
    }
    let files = ["a/terraform.tfvars": unit(Self.canary), "b/terraform.tfvars": unit("other" + Self.canary)]
    for words in [
      ["diff", "a", "b"], ["diff", "a", "b", "-f", "json"], ["diff", "a", "b", "-f", "html"],
      ["diff", "--matrix", "a", "b"],
      ["diff", "--matrix", "a", "b", "-f", "csv"], ["diff", "--matrix", "a", "b", "-f", "json"],
      ["diff", "a", "b", "-f", "markdown"],
      ["diff", "--matrix", "a", "b", "-f", "html"], ["diff", "--matrix", "a", "b", "-f", "markdown"], ["explain", "a"],
      ["report", "--output-dir", "pages"],
    ] {
      #expect(!Self.printed(words, files).contains(Self.canary), "\(words)")
    }
  }

  @Test func nameAtALinesStartIsNoCommandOfALog() {
    let files = [
      "a/::stop-commands::x/terraform.tfvars": "terragrunt = {}\nv = \"a\"\n",
      "b/::stop-commands::x/terraform.tfvars": "terragrunt = {}\nv = \"b\"\n",
      "e/terraform.tfvars":
        "terragrunt = {}\n\"::add-mask::a\" = 1\n\"##vso[task.setvariable]x\" = \"##[add-mask]y\"\n",
      "::error ::x/terraform.tfvars": "a = b\n",
    ]
    for words in [
      ["diff", "a", "b"], ["diff", "--matrix", "a", "b"], ["diff", "--matrix", "a", "b", "-f", "csv"],
      ["explain", "e"],
      ["check", "."], ["list", "."], ["diff", "a", "b", "-f", "markdown"],
    ] {
      let lines = Self.printed(words, files).split(separator: "\n").map { $0.drop { $0 == " " } }
      #expect(
        !lines.contains { $0.hasPrefix("::") || $0.contains("##vso[") || $0.contains("##[") }, "\(words) \(lines)")
    }
  }

  @Test func cellOfATableIsNoFormula() {
    func unit(_ value: String) -> String {
      "terragrunt = {}\nv = \"=cmd|'/c calc'!A0\(value)\"\n\"@x\" = \"\\u202e\\u061c\(value)\"\n"
    }
    let printed = Self.printed(
      ["diff", "--matrix", "a", "b", "-f", "csv"], ["a/terraform.tfvars": unit("1"), "b/terraform.tfvars": unit("2")])
    #expect(printed.contains("'=cmd") && printed.contains("'@x"), "\(printed)")
    #expect(!printed.contains(",=cmd") && !printed.contains(",@x"))
    #expect(!printed.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{61C}" })
  }
}
