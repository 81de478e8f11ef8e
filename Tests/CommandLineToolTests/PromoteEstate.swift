import Files
import SourceText
import TestSupport

/// Two environments made by chance, and a model of them that is slow, small and shares nothing with the engine.
struct PromoteEstate {
  /// How the estate is laid out.
  enum Dialect: CaseIterable {
    /// `terraform.tfvars` with a `terragrunt` block; var files beat the units' own.
    case old
    /// `terragrunt.hcl`; the units' own inputs beat those of what they include.
    case new
    /// Terraform alone: a var file an environment.
    case alone
  }

  static let names = ["a", "b", "c"]
  private static let values = ["1", "\"x\"", "\"y # z\"", "true", "[1, \"x\"]", "null"]
  private static let folders = ["app", "db", "eu/web", "eu/job"]

  let dialect: Dialect
  /// By file, what its lines set.
  private(set) var lines: [String: [String: String]] = [:]
  /// The units of each environment, below its folder; one without a name for Terraform alone.
  private(set) var units: [String: [String]] = [:]

  init(_ dialect: Dialect, _ chance: inout SeededGenerator) {
    self.dialect = dialect
    for environment in ["dev", "prod"] {
      let all = Self.folders.filter { _ in !chance.once(in: 6) }
      units[environment] = dialect == .alone ? [""] : all.isEmpty ? ["app"] : all
    }
    let files = Set(
      ["dev", "prod"].flatMap { environment in
        (units[environment] ?? []).flatMap { layers(of: $0, in: environment) }
      })
    // A name has few values, so that environments agree in part.
    var few: [String: [String]] = [:]
    for name in Self.names {
      few[name] = (0..<3).map { _ in chance.element(of: Self.values.filter { dialect != .old || $0 != "null" }) }
    }
    for file in files.sorted() {
      lines[file] = [:]
      for name in Self.names where chance.once(in: 3) { lines[file]?[name] = chance.element(of: few[name] ?? ["1"]) }
    }
  }

  /// The files that set variables of a unit, lowest first.
  func layers(of unit: String, in environment: String) -> [String] {
    let region = unit.hasPrefix("eu/") ? ["\(environment)/eu/region"] : []
    return switch dialect {
    case .old: ["root", "\(environment)/\(unit)", "common", "\(environment)/env"] + region
    case .new: ["root", "\(environment)/env"] + region + ["\(environment)/\(unit)"]
    case .alone: ["common", environment]
    }
  }

  /// The value of a name in a unit; nil where nothing sets it.
  func value(of name: String, in unit: String, of environment: String) -> String? {
    let value = layers(of: unit, in: environment).compactMap { lines[$0]?[name] }.last
    return value ?? (dialect == .alone ? "\"none\"" : nil)
  }

  /// Sets a name in a file.
  mutating func set(_ name: String, in file: String, to value: String) { lines[file, default: [:]][name] = value }

  /// What to give to `promote`.
  func operand(_ environment: String) -> String { dialect == .alone ? "m@\(environment)" : environment }

  // MARK: files

  private func text(_ file: String) -> String {
    let set = (lines[file] ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }
    guard dialect == .new else { return set.joined() }
    return set.isEmpty ? "" : "inputs = {\n" + set.map { "  " + $0 }.joined() + "}\n"
  }

  var files: InMemoryFileSystem {
    var files = InMemoryFileSystem([:])
    func add(_ path: String, _ text: String) { files.add(Path("/tree/" + path), Array(text.utf8)) }
    switch dialect {
    case .alone:
      add("m/main.tf", Self.names.map { "variable \"\($0)\" {\n  default = \"none\"\n}\n" }.joined() + Self.untyped)
      add("m/terraform.tfvars", text("common"))
      for environment in ["dev", "prod"] { add("m/envs/\(environment).tfvars", "# own\n" + text(environment)) }
    case .old:
      add("terraform.tfvars", Self.oldRoot + text("root"))
      add("common.tfvars", text("common"))
    case .new: add("root.hcl", text("root"))
    }
    if dialect == .alone { return files }
    for (environment, units) in units {
      add("\(environment)/env.\(dialect == .old ? "tfvars" : "hcl")", text("\(environment)/env"))
      add("\(environment)/eu/region.\(dialect == .old ? "tfvars" : "hcl")", text("\(environment)/eu/region"))
      for unit in units {
        let isRegional = unit.hasPrefix("eu/")
        if dialect == .old {
          add("\(environment)/\(unit)/terraform.tfvars", Self.oldUnit + text("\(environment)/\(unit)"))
        } else {
          add(
            "\(environment)/\(unit)/terragrunt.hcl",
            Self.newUnit(isRegional: isRegional) + text("\(environment)/\(unit)"))
        }
      }
    }
    return files
  }

  private static let untyped = ["tags", "list", "entries"].map { "variable \"\($0)\" {}\n" }
    .joined()

  private static let oldRoot = """
    terragrunt = {
      terraform {
        extra_arguments "all" {
          commands           = ["plan"]
          required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
          optional_var_files = ["${get_tfvars_dir()}/${find_in_parent_folders("env.tfvars")}", "${get_tfvars_dir()}/${find_in_parent_folders("region.tfvars", "none")}"]
        }
      }
    }

    """

  private static let oldUnit = """
    terragrunt = {
      include {
        path = "${find_in_parent_folders()}"
      }
      terraform {
        source = "git::https://example.com/m.git?ref=1"
      }
    }

    """

  private static func newUnit(isRegional: Bool) -> String {
    func include(_ name: String) -> String {
      "include \"\(name)\" {\n  path = find_in_parent_folders(\"\(name).hcl\")\n}\n\n"
    }
    return include("root") + include("env") + (isRegional ? include("region") : "")
  }
}
