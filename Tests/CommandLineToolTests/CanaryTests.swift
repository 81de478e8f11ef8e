import Files
import HCL1Syntax
import Hierarchy
import SourceText
import TestSupport
import Testing

@testable import CommandLineTool

/// No command in any format prints a secret of `CanaryTree`, unless told to.
struct CanaryTests {
  private static let files = CanaryTree.files

  /// The operands to try; if a command refuses them, its refusal must not leak either.
  private static let operands: [[String]] = [
    [], ["unit"], ["unit", "other"], ["unit/terraform.tfvars"], ["unit/terraform.tfvars", "common.tfvars"],
    ["env", "unit"], ["check", "unit"], ["broken"], ["broken", "unit"], ["broken/marked", "broken/matched by pattern"],
    ["pipeline"], ["env", "pipeline"], ["check", "pipeline"], ["env", "inline"], ["check", "inline"],
    ["unit", "settings.api_token", "map_of_secrets.first", "marked_map.inner"], ["settings", "unit"],
    ["map_of_secrets", "unit"],
  ]

  /// Every way to run `command` with masking: each choice of each flag, and each switch, separately.
  private static func variants(of command: any Command.Type) -> [[String]] {
    var base = ["--secret-pattern", "matched*", "--allow-missing"].filter { _ in command.resolves }
    if !command.resolves { base = ["--secret-pattern", "matched*"] }
    if command.resolves { base += ["--with-env", "--module-defaults"] }
    if command.flags.contains(where: { $0.name == SecretFlags.redact.name }) { base.append("--redact") }
    if command.name == "report" { base += ["--output-dir", "pages"] }
    var variants = [base, base + ["--diagnostics", "json"], base + ["--output", "result"]]
    for flag in command.flags + (command.resolves ? CommonFlags.resolution : []) {
      if ["redact", "show-secrets", "allow-run-cmd"].contains(flag.name) { continue }
      if flag.value == nil { variants.append(base + ["--\(flag.name)"]) }
      for choice in flag.choices { variants.append(base + ["--\(flag.name)", choice]) }
      if flag.value == "NAME" { variants.append(base + ["--\(flag.name)", "settings"]) }
    }
    return variants
  }

  private static func leaks(_ words: [String], _ files: InMemoryFileSystem, input: [UInt8] = []) -> [String] {
    let run = CommandRun(words, files: files, environment: CanaryTree.environment, input: input)
    // A file that a command fixes keeps its contents.
    let made = run.written.filter { files.kind(of: $0.key) == nil }
    let texts = [run.output, run.errors] + made.map { "\($0.key) \(Text($0.value))" }
    return texts.flatMap { $0.split(separator: "\n") }.filter { $0.contains(CanaryTree.canary) }.map {
      "strata \(words.joined(separator: " ")): \($0)"
    }
  }

  @Test(arguments: Commands.all.map { $0.name })
  func commandPrintsNoSecret(name: String) throws {
    let command = try #require(Commands.named(name))
    var found: [String] = []
    for variant in Self.variants(of: command) {
      for operands in Self.operands { found += Self.leaks([name] + variant + operands, Self.files) }
    }
    #expect(found == [])
  }

  @Test(arguments: CanaryTree.broken.keys.sorted())
  func mistakeNamesNoSecret(name: String) throws {
    let unit = "broken/\(name)"
    let file = unit + "/terraform.tfvars"
    var found: [String] = []
    for diagnostics in ["text", "json"] {
      let flags = ["--diagnostics", diagnostics, "--secret-pattern", "matched*"]
      for words in [["convert", "--redact", file], ["resolve", "--redact", unit], ["explain", unit]] {
        found += Self.leaks(words + flags, Self.files)
      }
      found += Self.leaks(["resolve", "--redact", "--compat", "0.18.7", unit] + flags, Self.files)
      let text = try #require(CanaryTree.broken[name])
      found += Self.leaks(["convert", "--redact", "-"] + flags, Self.files, input: Array(text.utf8))
      // Even if a data command shows values, its diagnostics do not.
      let run = CommandRun(["convert", file] + flags, files: Self.files)
      if run.errors.contains(CanaryTree.canary) { found.append("convert: \(run.errors)") }
    }
    #expect(found == [])
  }

  @Test(arguments: Commands.all.map { $0.name })
  func secretsAreShownWhenAskedFor(name: String) throws {
    let command = try #require(Commands.named(name))
    let shows = command.flags.contains { $0.name == SecretFlags.show.name }
    guard shows || command.flags.contains(where: { $0.name == SecretFlags.redact.name }) else { return }
    // A gate needs a repository; the case 'secret-added' of GateHistoryTests shows what it masks.
    if name == "gate" { return }
    // The tree has no project file; the fixture 'project-file' shows what is masked of one.
    if name == "config" { return }
    // A renaming needs two names; RenameLawTests shows what its patch masks.
    if name == "rename" { return }
    // A value is carried between two environments; the fixture 'promote-refused' shows what a patch masks.
    if name == "promote" { return }
    let own = ["fmt": ["--diff"], "report": ["--output-dir", "pages"]]
    let runs = Self.operands.map { operands in
      CommandRun(
        [name] + (shows ? ["--show-secrets"] : []) + (own[name] ?? []) + operands, files: Self.files,
        environment: CanaryTree.environment)
    }
    #expect(
      runs.contains { run in
        run.output.contains(CanaryTree.canary)
          || run.written.values.contains { Text($0).contains(Text(CanaryTree.canary)) }
      })
  }

  @Test func wrongEnvironmentNamesNoSecret() {
    for name in ["TF_VAR_list_password", "TF_VAR_x"] {
      let value = name == "TF_VAR_x" ? "[{ token = \(CanaryTree.canary) 'x' }]" : "[\"\(CanaryTree.canary)"
      let run = CommandRun(
        ["resolve", "unit", "--with-env"], files: Self.files, environment: [Text(name): Text(value)])
      #expect(run.status == .failure)
      #expect(!run.errors.contains(CanaryTree.canary), "\(run.errors)")
    }
  }

  @Test func wrongUsageNamesNoSecret() {
    let wrong = [
      ["resolve", "--no-such-flag=https://user:\(CanaryTree.canary)@example.com"],
      ["resolve", "--jobs", "password=\(CanaryTree.canary)"],
      ["explain", "https://user:\(CanaryTree.canary)@example.com"],
      ["resolve", "--env", "=\(CanaryTree.canary)"],
    ]
    #expect(wrong.flatMap { Self.leaks($0, Self.files) } == [])
  }
}
