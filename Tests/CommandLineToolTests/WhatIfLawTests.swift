import Files
import SourceText
import TestSupport
import Testing

/// What a command supposes is what it would find: shown on estates made by chance, whose files are edited line by line.
struct WhatIfLawTests {
  /// A tree whose variables stand one a line, as lists of names and values by file.
  private struct Estate {
    var variables: [String: [(name: String, value: String)]]

    static let heads: [String: String] = [
      "terraform.tfvars": """
      terragrunt = {
        terraform {
          extra_arguments "all" {
            commands           = ["plan"]
            required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
          }
        }
      }

      """,
      "dev/app/terraform.tfvars": child, "dev/db/terraform.tfvars": child, "prod/app/terraform.tfvars": child,
      "common.tfvars": "",
    ]
    private static let child =
      "terragrunt = {\n  include { path = \"${find_in_parent_folders()}\" }\n  terraform { source = \"m\" }\n}\n"

    init(_ chance: inout SeededGenerator) {
      variables = [:]
      for file in Self.heads.keys.sorted() {
        variables[file] = ["a", "b", "c"].filter { _ in !chance.once(in: 3) }.map { ($0, Self.value(&chance)) }
      }
    }

    static func value(_ chance: inout SeededGenerator) -> String {
      chance.element(of: [
        "1", "\"x\"", "\"y # no comment\"", "[1, \"two\"]", "{ k = 1, l = \"m\" }", "\"${path_relative_to_include()}\"",
        "true", "\"1\"",
      ])
    }

    var files: InMemoryFileSystem {
      var files = InMemoryFileSystem([:])
      for (file, head) in Self.heads {
        let lines = (variables[file] ?? []).map { "\($0.name) = \($0.value)\n" }
        files.add(Path("/tree").appending(Path(file)), Array((head + lines.joined()).utf8))
      }
      return files
    }
  }

  private static func resolved(_ estate: Estate, _ flags: [String] = []) -> CommandRun {
    CommandRun(["resolve", ".", "--show-origin", "--quiet"] + flags, files: estate.files)
  }

  @Test(arguments: Array(UInt64(1)...300))
  func supposingEqualsEditing(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    var estate = Estate(&chance)
    let before = estate
    var flags: [String] = []
    for _ in 0...chance.number(below: 3) {
      let file = chance.element(of: Estate.heads.keys.sorted())
      let name = chance.element(of: ["a", "b", "c"])
      let known = estate.variables[file]?.firstIndex { $0.name == name }
      if flags.contains(where: { $0.hasPrefix("\(file):\(name)") }) { continue }
      if let known, chance.once(in: 3) {
        flags += ["--unset", "\(file):\(name)"]
        estate.variables[file]?.remove(at: known)
        continue
      }
      let value = Estate.value(&chance)
      flags += ["--set", "\(file):\(name)=\(value)"]
      if let known {
        estate.variables[file]?[known].value = value
      } else {
        estate.variables[file]?.append((name, value))
      }
    }
    let supposed = Self.resolved(before, flags)
    let edited = Self.resolved(estate)
    #expect(supposed.output == edited.output, "\(flags)")
    #expect(supposed.errors == edited.errors)
    #expect(supposed.written.isEmpty)
    let run = CommandRun(["diff", "--detailed-exitcode", "-f", "json"] + flags, files: before.files)
    let states = Self.resolved(before).output == edited.output
    #expect(run.status == (states || Self.isSameData(before, estate) ? .success : .findings), "\(flags)\n\(run.output)")
  }

  /// True when both estates resolve to the same data, whatever line it stands on.
  private static func isSameData(_ a: Estate, _ b: Estate) -> Bool {
    let runs = [a, b].map { CommandRun(["resolve", ".", "-f", "json", "--quiet"], files: $0.files).output }
    return runs[0] == runs[1]
  }
}
