import Hierarchy
import SourceText

/// A root is called `terragrunt.hcl`, as a unit is: Terragrunt takes it for one.
enum RootName: EstateCheck {
  static let code = "root-name"
  static let severity = Severity.info
  static let summary = "a root that is called terragrunt.hcl, as units are"

  static func findings(in estate: Estate) -> [Diagnostic] {
    var users: [Path: Int] = [:]
    for unit in estate.units where unit.layout == .terragrunt {
      for include in unit.includes where include.name == "terragrunt.hcl" { users[include, default: 0] += 1 }
    }
    return users.sorted { $0.key < $1.key }.compactMap { root, count in
      guard let file = try? estate.tree.source(at: estate.tree.root.appending(root)) else { return nil }
      return finding(
        "\(units: count) include\(words: count == 1 ? "s" : "") this file, whose name is that of a unit: Terragrunt since 0.70 warns of it",
        at: Place(file, .start), help: "call it root.hcl, and write find_in_parent_folders(\"root.hcl\")")
    }
  }
}
