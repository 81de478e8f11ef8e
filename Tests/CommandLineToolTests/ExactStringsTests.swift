import Files
import SourceText
import TestSupport
import Testing

/// Exact mode fills in strings without parsing the text anew, where that gives what Terragrunt's substitution gives: a call in
/// a comment, which changes no value, makes it take the long way.
struct ExactStringsTests {
  @Test(arguments: Array(UInt64(1)...60))
  func bothWaysGiveTheSame(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var estate = GateEstate(&chance)
    for _ in 0...chance.number(below: 3) { _ = estate.edit(&chance) }
    let words = ["resolve", ".", "-f", "json", "--compat", "0.18.7"]
    let short = CommandRun(words, files: estate.fileSystem)
    estate.appendToConfigurations("# ${get_env(\"NAME\", \"none\")}\n")
    let long = CommandRun(words, files: estate.fileSystem)
    #expect(short.output == long.output)
  }

  /// Texts that are not what they seem in quotes are read again.
  @Test(arguments: ["a\"b", "a\\nb", "${x}", "a\nb", "é", "{", "", "plain"])
  func valuesOfTheEnvironmentChangeTheSame(value: String) {
    func run(_ end: String) -> CommandRun {
      CommandRun(
        ["resolve", ".", "-f", "json", "--compat", "0.18.7"],
        files: InMemoryFileSystem([
          "/tree/u/terraform.tfvars":
            "terragrunt = {\n  terraform {\n    source = \"x-${get_env(\"NAME\", \"\")}-y\"\n  }\n}\n" + end
        ]),
        environment: ["NAME": Text(value)])
    }
    #expect(run("").output == run("# ${get_env(\"OTHER\", \"none\")}\n").output)
  }
}
