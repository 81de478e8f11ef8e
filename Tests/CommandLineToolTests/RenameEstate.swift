import Files
import SourceText
import TestSupport

/// Estates made by chance in which every variable has a name that can be changed, in every way that sets or reads one.
enum RenameEstate {
  /// How the estate is laid out.
  enum Dialect: CaseIterable {
    /// `terraform.tfvars` with a `terragrunt` block.
    case old
    /// `terragrunt.hcl`.
    case new
    /// Terraform alone, run by a workflow.
    case alone
  }

  static let names = ["a", "b", "c"]

  /// True for a line that sets, declares or reads the variable, or passes it to a module.
  static func names(_ name: String, in line: String) -> Bool {
    let text = line.drop { $0 == " " }
    let marks = ["\(name) = ", "\"\(name)\" = ", "\"\(name)\": ", "variable \"\(name)\""]
    return marks.contains { text.hasPrefix($0) }
      || ["-var \(name)=", "-var=\(name)=", "\"\(name)=", "TF_VAR_\(name)", "${var.\(name)}", "inputs.\(name) "]
        .contains(where: line.contains)
  }

  static func files(_ dialect: Dialect, _ chance: inout SeededGenerator) -> InMemoryFileSystem {
    var files = InMemoryFileSystem([:])
    func add(_ path: String, _ text: String) { files.add(Path("/tree/" + path), Array(text.utf8)) }
    let own = names.filter { _ in chance.once(in: 2) }
    add("m/main.tf", module(own, &chance))
    add("m/inner/main.tf", "variable \"x\" {\n}\n")
    switch dialect {
    case .old:
      for (file, head) in oldHeads.sorted(by: { $0.key < $1.key }) { add(file, head + lines(&chance, quotes: true)) }
      add("prod/app/more.auto.tfvars.json", json(&chance))
    case .new:
      add("root.hcl", "inputs = {\n" + lines(&chance, all: true, quotes: true) + "}\n")
      for unit in ["dev/app", "dev/db", "prod/app"] {
        add("\(unit)/terragrunt.hcl", newUnit(&chance))
        if chance.once(in: 2) { add("\(unit)/more.auto.tfvars", lines(&chance)) }
      }
      add("apply.tfvars", lines(&chance))
    case .alone:
      add("m/terraform.tfvars", lines(&chance))
      add("m/envs/dev.tfvars", lines(&chance))
      add("m/envs/prod.tfvars.json", json(&chance))
      add(".github/workflows/plan.yml", workflow(&chance))
    }
    // Each name has at least one place.
    add(
      "m/outputs.tf", names.map { "output \"of_\($0)\" {\n  value = \"\($0) var.\($0) ${var.\($0)} \"\n}\n" }.joined())
    add("m/rest.tf", names.filter { !own.contains($0) }.map { "variable \"\($0)\" {\n  default = \"\"\n}\n" }.joined())
    return files
  }

  private static func value(_ chance: inout SeededGenerator) -> String {
    chance.element(of: [
      "1", "\"a\"", "\"a = b # no comment\"", "[1, \"a\"]", "{ a = 1, b = \"c\" }", "{ a = 2 }", "true",
    ])
  }

  private static func lines(_ chance: inout SeededGenerator, all: Bool = false, quotes: Bool = false) -> String {
    var text = ""
    for name in names where all || !chance.once(in: 3) {
      text += (quotes && chance.once(in: 4) ? "\"\(name)\"" : name) + " = \(value(&chance))\n"
    }
    return text
  }

  private static func json(_ chance: inout SeededGenerator) -> String {
    let set = names.filter { _ in chance.once(in: 2) }.map { "\"\($0)\": \"a\"" }
    return "{" + set.joined(separator: ",\n") + "}\n"
  }

  private static func module(_ own: [String], _ chance: inout SeededGenerator) -> String {
    let passed = chance.element(of: names)
    return own.map { "variable \"\($0)\" {\n  default = \"default of \($0)\"\n}\n" }.joined()
      + "module \"inner\" {\n  source = \"./inner\"\n  x = \"${var.\(passed)}\"\n}\n"
  }

  // MARK: heads

  private static let oldChild =
    "terragrunt = {\n  include { path = \"${find_in_parent_folders()}\" }\n  terraform { source = \"../../m\" }\n}\n"
  private static let oldHeads: [String: String] = [
    "terraform.tfvars": """
    terragrunt = {
      terraform {
        extra_arguments "all" {
          commands           = ["plan", "apply"]
          required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
        }
        extra_arguments "apply" {
          commands           = ["apply"]
          required_var_files = ["${get_parent_tfvars_dir()}/apply.tfvars"]
          arguments          = ["-var", "a=by hand", "-var=b=2"]
          env_vars = {
            TF_VAR_c = "3"
          }
        }
      }
    }

    """,
    "dev/app/terraform.tfvars": oldChild, "dev/db/terraform.tfvars": oldChild, "prod/app/terraform.tfvars": oldChild,
    "prod/app/more.auto.tfvars": "", "common.tfvars": "# a b c\n", "apply.tfvars": "",
  ]

  private static func newUnit(_ chance: inout SeededGenerator) -> String {
    let read = chance.element(of: names)
    return """
      include "root" {
        path   = find_in_parent_folders("root.hcl")
        expose = true
      }

      terraform {
        source = "../../m"

        extra_arguments "apply" {
          commands           = ["apply"]
          required_var_files = ["${get_terragrunt_dir()}/../../apply.tfvars"]
          arguments          = ["-var", "a=by hand"]
        }
      }

      inputs = {
        other = [include.root.inputs.\(read) ]
      \(lines(&chance, quotes: true))}

      """
  }

  private static func workflow(_ chance: inout SeededGenerator) -> String {
    let name = chance.element(of: names)
    return """
      jobs:
        plan:
          steps:
            - run: terraform -chdir=m plan -var-file=envs/dev.tfvars -var=\(chance.element(of: names))=7
            - run: terraform -chdir=m plan -var-file=envs/prod.tfvars.json
              env:
                TF_VAR_\(name): "8"

      """
  }
}
