import Files
import Glibc
import HCL1Syntax
import Hierarchy
import SourceText
import TestSupport
import Testing

@testable import CommandLineTool

/// No command prints a secret of `CanaryPlaces`: neither for a correct tree, nor for one with a mistake of one
/// character.
struct CanaryMistakeTests {
  private static let canary = CanaryTree.canary

  private static func leaks(_ words: [String], _ files: InMemoryFileSystem, input: [UInt8] = []) -> [String] {
    let run = CommandRun(words, files: files, environment: CanaryTree.environment, input: input)
    let made = run.written.map { String(Text($0.value)) }
    return ([run.output, run.errors] + made).flatMap { $0.split(separator: "\n") }.filter { $0.contains(canary) }.map {
      "strata \(words.joined(separator: " ")): \($0)"
    }
  }

  /// Checks every place, in every format of every command that masks.
  @Test(arguments: [
    ["explain", "a"], ["explain", "a", "-f", "json"], ["diff", "a", "b"], ["diff", "a", "b", "-f", "json"],
    ["diff", "a", "b", "-f", "markdown"], ["diff", "a", "b", "-f", "github"], ["diff", "a", "b", "-f", "html"],
    ["diff", "--matrix", "a", "b"], ["diff", "--matrix", "a", "b", "-f", "json"],
    ["diff", "--matrix", "a", "b", "-f", "csv"],
    ["diff", "--matrix", "a", "b", "-f", "markdown"], ["diff", "--matrix", "a", "b", "-f", "html"], ["check", "."],
    ["check", ".", "-f", "json"], ["check", ".", "-f", "sarif"], ["check", ".", "-f", "junit"],
    ["check", ".", "-f", "github"],
    ["check", ".", "-v"], ["check", ".", "--diff"], ["list", "."], ["list", ".", "-f", "json"],
    ["resolve", "a", "--redact"], ["resolve", "a", "--redact", "-f", "json"],
    ["resolve", "a", "--redact", "-f", "yaml"],
    ["resolve", "a", "--redact", "-f", "env"], ["resolve", "a", "--redact", "-f", "tfvars-json"],
    ["resolve", "a", "--redact", "--compat", "0.18.7"], ["convert", "--redact", "a/terraform.tfvars"],
    ["convert", "--redact", "--to", "yaml", "a/terraform.tfvars"],
    ["convert", "--redact", "--to", "tfvars", "a/terraform.tfvars"],
  ])
  func placesAreMasked(words: [String]) {
    #expect(CanaryPlaces.count >= 280)
    func unit(_ secret: String) -> String {
      "terragrunt = { terraform { source = \"../module\" } }\n" + CanaryPlaces.lines(secret).joined(separator: "\n")
        + "\n"
    }
    let files = InMemoryFileSystem([
      "/tree/a/terraform.tfvars": unit(Self.canary), "/tree/b/terraform.tfvars": unit("Other" + Self.canary),
      "/tree/module/main.tf": CanaryPlaces.module(),
    ])
    #expect(Self.leaks(words, files) == [])
  }

  private static let characters: [UInt8] = Array("\"{}[]()=,:;#/*'\n\\$<>|-.@ x0".utf8)

  /// The number of mistakes to try; `STRATA_CANARY_MISTAKES` sets it, for longer runs.
  private static var mistakes: Int { getenv("STRATA_CANARY_MISTAKES").flatMap { Int(String(cString: $0)) } ?? 600 }

  /// The forms whose syntax belongs to the file, not to a text inside a value.
  private static let ownForms = [0, 1, 2, 3, 4, 5, 10, 17]

  /// Adds, removes or changes one character anywhere in a line with a secret. No command may print the secret if the
  /// line still contains its name, and a pair still has its keys.
  @Test func mistakeOfOneCharacterShowsNoSecret() {
    var random = SeededGenerator(seed: 14)
    let lines = CanaryPlaces.lines(Self.canary)
    let commands: [[String]] = [
      ["check", "u"], ["check", "u", "-f", "sarif"], ["explain", "u"], ["convert", "--redact", "u/terraform.tfvars"],
      ["resolve", "u", "--redact", "-f", "json"], ["diff", "u", "v"], ["list", "u", "-f", "json"],
      ["resolve", "u", "--redact", "--compat", "0.18.7"],
    ]
    var found: [String] = []
    for number in 0..<Self.mistakes {
      let place = random.number(below: lines.count)
      let name = CanaryPlaces.names[place / CanaryPlaces.forms.count]
      var bytes = Array(lines[place].utf8)
      let index = random.number(below: bytes.count)
      switch random.number(below: 3) {
      case 0: bytes.remove(at: index)
      case 1: bytes.insert(random.element(of: Self.characters), at: index)
      default: bytes[index] = random.element(of: Self.characters)
      }
      let text = String(Text(bytes))
      let form = place % CanaryPlaces.forms.count
      let hasKey = !CanaryPlaces.forms[form].contains("value") || text.contains(" value =") && text.contains(" name =")
      guard Self.isNamed(text, name), hasKey, Self.ownForms.contains(form) || !Self.isRead(text) else { continue }
      let files = InMemoryFileSystem([
        "/tree/u/terraform.tfvars": "terragrunt = {}\nfirst = 1\n" + text + "\nlast = 2\n",
        "/tree/v/terraform.tfvars": "terragrunt = {}\n",
      ])
      for leak in Self.leaks(commands[number % commands.count], files) {
        found.append("\(text.debugDescription)\n    \(leak)")
      }
    }
    #expect(found == [], "\(found.count) leaks")
  }

  /// True when the HCL parser finds no mistake in the line, so that the mistake is inside a text.
  private static func isRead(_ text: String) -> Bool {
    !SyntaxTree(parsing: SourceFile(name: "x.tfvars", bytes: Array(text.utf8))).diagnostics.hasErrors
  }

  /// True when each line with the secret still has the secret's name before it, as a separate word.
  private static func isNamed(_ text: String, _ name: String) -> Bool {
    let lines = text.split(separator: "\n").filter { $0.contains(canary) }
    return !lines.isEmpty
      && lines.allSatisfy { line in
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        return words.contains { $0 == name || $0.hasPrefix("v") && $0.hasSuffix("_" + name) }
      }
  }
}
