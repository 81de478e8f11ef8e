import Files
import SourceText
import TestSupport
import Testing

/// What a stranger's tree can't do with `--untrusted`.
struct UntrustedTests {
  private static func unit(_ line: String) -> String {
    "terragrunt = { terraform { source = \"git::https://x/y?ref=v1\" } }\n\(line)\n"
  }

  /// Runs strata with `--untrusted` in the folder `tree` inside a temporary folder.
  private func run(
    _ words: [String], environment: [Text: Text] = [:], _ prepare: (TemporaryFolder) throws -> Void
  ) throws -> CommandRun {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.makeFolder("tree/.git")
    try folder.write("secret.tfvars", "found = \"the secret\"\n")
    try prepare(folder)
    return CommandRun(
      words + ["--untrusted"], files: DiskFileSystem(), in: folder.path.appending("tree"), environment: environment,
      writesToDisk: true)
  }

  @Test func onlyFlagsGiveAnEnvironment() throws {
    let text = Self.unit("x = \"${get_env(\"NAME\", \"none\")}\"")
    let hidden = try run(["resolve", "u"], environment: ["NAME": "value", "AWS_ACCOUNT_ID": "111122223333"]) {
      try $0.write("tree/u/terraform.tfvars", text)
    }
    #expect(hidden.output.contains("x = \"none\""))
    let given = try run(["resolve", "u", "--env", "NAME=given"]) { try $0.write("tree/u/terraform.tfvars", text) }
    #expect(given.output.contains("x = \"given\""))
  }

  @Test(arguments: ["--allow-run-cmd", "--env-file=x"])
  func flagsThatDoNotGoTogether(flag: String) throws {
    let run = try run(["resolve", "u", flag]) { try $0.write("tree/u/terraform.tfvars", Self.unit("")) }
    #expect(run.status == .usage)
  }

  @Test(arguments: [
    "../secret.tfvars", "u/../../secret.tfvars", "link.tfvars", "folder/secret.tfvars", ".git/config.tfvars",
  ])
  func nothingOutsideTheRootIsRead(file: String) throws {
    let run = try run(["resolve", "u"]) { folder in
      folder.link("tree/link.tfvars", to: "../secret.tfvars")
      folder.link("tree/folder", to: "..")
      try folder.write("tree/.git/config.tfvars", "found = \"the secret\"\n")
      let extra = "extra_arguments \"a\" { commands = [\"plan\"]\n required_var_files = [\"../\(file)\"] }"
      try folder.write(
        "tree/u/terraform.tfvars", "terragrunt = { terraform { source = \"git::https://x/y?ref=v1\"\n \(extra) } }\n")
    }
    #expect(run.status == .failure)
    #expect(run.errors.contains(", where '--untrusted' reads nothing"))
    #expect(!run.output.contains("the secret") && !run.errors.contains("the secret"))
  }

  /// What a unit of `terragrunt.hcl` may ask for, and what must not be in the answer.
  @Test(arguments: [
    "file(\"../../secret.tfvars\")", "file(\"../link.tfvars\")", "file(\"../folder/secret.tfvars\")",
    "filebase64(\"../../secret.tfvars\")", "filesha256(\"../../secret.tfvars\")", "fileexists(\"../../secret.tfvars\")",
    "fileexists(\"../../nothing.tfvars\")", "fileset(\"../..\", \"*\")", "fileset(\"../folder\", \"*\")",
    "templatefile(\"../../secret.tfvars\", {})", "yamldecode(file(\"../../secret.tfvars\"))",
    "read_terragrunt_config(\"../../outside.hcl\")", "read_terragrunt_config(\"../../outside.hcl\", {})",
    "read_terragrunt_config(\"../../nothing.hcl\", {})", "read_tfvars_file(\"../../secret.tfvars\")",
    "sops_decrypt_file(\"../../secret.tfvars\")", "find_in_parent_folders(\"secret.tfvars\")",
    "get_env(\"NAME\")", "file(\"../.git/config.tfvars\")", "file(find_in_parent_folders(\"../../secret.tfvars\"))",
  ])
  func newerConfigurationLooksAtNothingOutsideTheRoot(call: String) throws {
    let run = try run(["resolve", "u", "-f", "json"], environment: ["NAME": "the secret"]) { folder in
      folder.link("tree/link.tfvars", to: "../secret.tfvars")
      folder.link("tree/folder", to: "..")
      try folder.write("outside.hcl", "locals {\n  found = \"the secret\"\n}\n")
      try folder.write("tree/.git/config.tfvars", "found = \"the secret\"\n")
      try folder.write("tree/u/terragrunt.hcl", "inputs = {\n  x = \(call)\n}\n")
    }
    #expect(!run.output.contains("the secret") && !run.errors.contains("the secret"), "\(run.output)")
    #expect(run.status == .failure, "\(run.output)")
  }

  /// Whether something lies outside is nobody's to learn: the answer is the same.
  @Test(arguments: [
    "inputs = { x = fileexists(\"../../NAME\") }", "inputs = { x = try(file(\"../../NAME\"), \"none\") }",
    "inputs = { x = find_in_parent_folders(\"NAME\", \"none\") }",
    "inputs = { x = try(read_terragrunt_config(\"../../NAME\"), \"none\") }", "include { path = \"../../NAME\" }",
    "dependency \"d\" { config_path = \"../../NAME\" }", "dependencies { paths = [\"../../NAME\"] }",
    """
    terraform {
      extra_arguments "e" {
        commands = ["plan"]
        optional_var_files = ["../../NAME"]
      }
    }
    """, "inputs = { x = fileexists(\"../folder/NAME\") }", "inputs = { x = try(fileset(\"..\", \"folder/*\"), []) }",
  ])
  func whatLiesOutsideIsNotTold(text: String) throws {
    let answers = try ["secret.tfvars", "absent.tfvars"].map { name in
      let run = try run(["resolve", "u", "-f", "json"]) { folder in
        folder.link("tree/folder", to: "..")
        try folder.write("tree/u/terragrunt.hcl", text.replacing("NAME", with: name) + "\n")
      }
      return (run.output + run.errors).replacing(name, with: "NAME").split(separator: "\n").map {
        // Each run has a folder of its own.
        $0.replacing(#/strata-test-\w+/#, with: "folder")
      }.joined(separator: "\n").replacing(#/~+|\^+/#, with: "^")
    }
    #expect(answers[0] == answers[1])
  }

  @Test func linksOfTheTreeMeanTheSame() throws {
    let text = Self.unit("") + ""
    let unit = text.replacing(
      "terraform {",
      with:
        "terraform {\n extra_arguments \"a\" { commands = [\"plan\"]\n required_var_files = [\"link/../x.tfvars\"] }\n")
    for words in [["resolve", "u"], ["resolve", "u", "--compat", "0.18.7"]] {
      let run = try run(words) { folder in
        try folder.write("tree/deep/er/y.tfvars", "")
        try folder.write("tree/deep/x.tfvars", "found = \"deep\"\n")
        try folder.write("tree/u/x.tfvars", "found = \"beside\"\n")
        folder.link("tree/u/link", to: "../deep/er")
        try folder.write("tree/u/terraform.tfvars", unit)
      }
      #expect(run.output.contains("found = \"deep\""), "\(run.output)\(run.errors)")
    }
  }

  @Test func commentsAreReportedAndNotObeyed() throws {
    let text = Self.unit("a = 1   # strata:ignore trailing-space\nb = 1   ")
    let obeyed = try run(["check", "-v", "u"]) { try $0.write("tree/u/terraform.tfvars", text) }
    #expect(obeyed.output.contains("terraform.tfvars:3:6: info"))
    #expect(!obeyed.output.contains("set aside"))
  }

  @Test func aBaselineOfTheTreeIsNotObeyed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.makeFolder("tree/.git")
    try folder.write("tree/u/terraform.tfvars", Self.unit("a = 1\na = 2"))
    func check(_ words: [String]) -> CommandRun {
      CommandRun(
        ["check", "u"] + words, files: DiskFileSystem(), in: folder.path.appending("tree"), writesToDisk: true)
    }
    _ = check(["--write-baseline", "own.json"])
    _ = check(["--write-baseline", "../trusted.json"])
    #expect(check(["--baseline", "own.json"]).status == .success)
    let own = check(["--baseline", "own.json", "--untrusted"])
    #expect(own.status == check([]).status)
    #expect(own.errors.contains("lies in the tree, and is not obeyed [baseline-not-obeyed]"))
    #expect(check(["--baseline", "../trusted.json", "--untrusted"]).status == .success)
  }

  @Test func aPolicyOfTheTreeIsRefused() throws {
    let run = try run(["diff", "u", "v", "--policy", "own.hcl"]) { folder in
      try folder.write("tree/u/terraform.tfvars", Self.unit("a = 1"))
      try folder.write("tree/v/terraform.tfvars", Self.unit("a = 2"))
      try folder.write("tree/own.hcl", "equal \"b\" {}\n")
    }
    #expect(run.status == .failure)
    #expect(run.errors.contains("the policy 'own.hcl' lies in the tree, and is not obeyed"))
  }

  @Test func namedOutputsAreWritten() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.makeFolder("tree/.git")
    try folder.write("tree/u/terraform.tfvars", Self.unit("a = 1"))
    let run = CommandRun(
      ["resolve", "u", "-o", "../out", "--untrusted"], files: DiskFileSystem(), in: folder.path.appending("tree"),
      writesToDisk: true)
    #expect(run.status == .success && run.errors.isEmpty)
    #expect(try Testdata.text(folder.path.appending("out")).contains("a = 1"))
  }
}
