import Files
import SourceText
import TestSupport

/// An estate made by chance, and edits of the kinds that pull requests hold.
struct GateEstate {
  /// By path in the tree.
  private(set) var files: [String: String] = [:]

  private static let environments = ["dev", "prod"]
  private static let names = ["app", "db", "net"]

  init(_ chance: inout SeededGenerator) {
    files["terraform.tfvars"] = Self.root(&chance)
    files["common.tfvars"] = "team = \"core\"\n"
    files["scripts/check.sh"] = "true\n"
    files["README.md"] = "An estate.\n"
    for module in ["app", "db"] {
      files["modules/\(module)/main.tf"] = "variable \"name\" {}\n\nvariable \"size\" {\n  default = 1\n}\n"
    }
    // What all units share does not fit one of the modules.
    if chance.once(in: 2) { files["modules/db/team.tf"] = "variable \"team\" {\n  type = \"list\"\n}\n" }
    for environment in Self.environments {
      if !chance.once(in: 4) { files["live/\(environment)/env.tfvars"] = "environment = \"\(environment)\"\n" }
      for name in Self.names where !chance.once(in: 5) {
        files["live/\(environment)/\(name)/terraform.tfvars"] = Self.unit(name, &chance)
      }
    }
  }

  private static func root(_ chance: inout SeededGenerator) -> String {
    let hook =
      "    before_hook \"h\" {\n      commands = [\"plan\"]\n      execute  = [\"${get_parent_tfvars_dir()}/scripts/check.sh\"]\n    }\n"
    return """
      terragrunt = {
        remote_state {
          backend = "s3"
          config {
            bucket = "state"
            key    = "${path_relative_to_include()}/terraform.tfstate"
          }
        }
        terraform {
      \(chance.once(in: 2) ? hook : "")    extra_arguments "vars" {
            commands           = ["${get_terraform_commands_that_need_vars()}"]
            required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
            optional_var_files = ["${get_tfvars_dir()}/${find_in_parent_folders("env.tfvars", "none")}", "${get_tfvars_dir()}/own.tfvars"]
          }
        }
      }

      owner = "platform"

      """
  }

  private static func unit(_ name: String, _ chance: inout SeededGenerator) -> String {
    let source = chance.element(of: [
      "../../../modules/app", "../../../modules/db", "git::https://example.com/m.git?ref=1",
    ])
    let dependencies = name == "app" && chance.once(in: 2) ? "  dependencies {\n    paths = [\"../db\"]\n  }\n" : ""
    return """
      terragrunt = {
        include {
          path = "${find_in_parent_folders()}"
        }
        terraform {
          source = "\(source)"
        }
      \(dependencies)}

      name = "\(name)"
      size = \(chance.number(below: 3))

      """
  }

  private var units: [String] {
    files.keys.filter {
      $0.hasPrefix("live/") && $0.split(separator: "/").count == 4 && $0.hasSuffix("/terraform.tfvars")
    }
    .sorted()
  }

  /// Makes one edit; the name says what kind it is.
  mutating func edit(_ chance: inout SeededGenerator) -> String {
    let environment = chance.element(of: Self.environments)
    let folder = "live/\(environment)/\(chance.element(of: Self.names))"
    let value = chance.number(below: 4)
    switch chance.number(below: 17) {
    case 0: return append("terraform.tfvars", "# comment \(value)\n")
    case 1: return append("terraform.tfvars", "owner = \"team\(value)\"\n")
    case 2: return append("\(folder)/terraform.tfvars", "size = \(value)\n")
    case 3: return append("\(folder)/terraform.tfvars", "# comment \(value)\n")
    case 4: return set("live/\(environment)/env.tfvars", "environment = \"e\(value)\"\n")
    case 5: return set("\(folder)/env.tfvars", "environment = \"never searched here\"\n")
    case 6: return delete(chance.element(of: ["live/\(environment)/env.tfvars", "common.tfvars", "scripts/check.sh"]))
    case 7: return set("live/env.tfvars", "environment = \"above\"\n")
    case 8: return set("live/\(environment)/terraform.tfvars", Self.root(&chance) + "nearer = \(value)\n")
    case 9: return set("modules/app/\(chance.element(of: ["main", "more"])).tf", "variable \"name\" {}\n# \(value)\n")
    case 10: return set("\(folder)/own.tfvars", "own = \(value)\n")
    case 11: return set("\(folder)/x.auto.tfvars", "auto = \(value)\n")
    case 12: return set("\(folder)/terraform.tfvars", Self.unit("new\(value)", &chance))
    case 13: return units.isEmpty ? "nothing" : delete(chance.element(of: units))
    case 14: return append("\(folder)/terraform.tfvars", value == 0 ? "broken = \n" : "name = \"x\(value)\"\n")
    case 15: return set("README.md", "Text \(value).\n")
    default: return set("\(folder)/main.tf", "variable \"name\" {}\n\nterraform {\n  backend \"s3\" {}\n}\n")
    }
  }

  /// Appends a text to every file that configures a unit or a root.
  mutating func appendToConfigurations(_ text: String) {
    for file in files.keys where file.hasSuffix("terraform.tfvars") { _ = append(file, text) }
  }

  private mutating func append(_ file: String, _ text: String) -> String {
    guard let old = files[file] else { return "nothing" }
    return set(file, old + text)
  }

  private mutating func set(_ file: String, _ text: String) -> String {
    files[file] = text
    return "set \(file)"
  }

  private mutating func delete(_ file: String) -> String {
    files[file] = nil
    return "delete \(file)"
  }

  /// The files below `/tree`.
  var fileSystem: InMemoryFileSystem {
    InMemoryFileSystem(Dictionary(uniqueKeysWithValues: files.map { ("/tree/" + $0.key, $0.value) }))
  }
}
