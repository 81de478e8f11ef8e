import SourceText
import TestSupport

/// Writes the files of a generated estate: a root, two environments with a configuration file, var file and YAML file
/// each, a module, and units that include, read and depend on one another.
struct EstateWriter {
  private let wishes: GeneratedEstate.Wishes
  private var random: SeededGenerator
  private(set) var leaves: [GeneratedEstate.Leaf] = []
  private(set) var files: [(path: Path, text: String)] = []
  private(set) var units: [Path] = []

  /// What expressions may refer to, by kind.
  private typealias Names = [GeneratedEstate.Kind: [String]]

  init(seed: UInt64, _ wishes: GeneratedEstate.Wishes) {
    random = SeededGenerator(seed: seed)
    self.wishes = wishes
  }

  private mutating func add(_ path: String, _ text: String) {
    files.append((GeneratedEstate.folder.appending(Path(path)), text))
  }

  private mutating func leaf(_ kind: GeneratedEstate.Kind, _ role: GeneratedEstate.Leaf.Role = .value, _ text: String)
    -> String
  {
    leaves.append(GeneratedEstate.Leaf(kind: kind, role: role, text: text))
    return GeneratedEstate.mark(leaves.count - 1)
  }

  private mutating func literal(_ kind: GeneratedEstate.Kind, _ role: GeneratedEstate.Leaf.Role = .value) -> String {
    switch kind {
    case .text: leaf(.text, role, "\"t\(leaves.count)\"")
    case .number: leaf(.number, role, "\(leaves.count % 7)")
    case .flag: leaf(.flag, role, random.once(in: 2) ? "true" : "false")
    case .texts: "[\(literal(.text, role)), \(literal(.text, role))]"
    case .table: "{ k1 = \(literal(.text, role)), k\(2 + random.number(below: 2)) = \(literal(.text, role)) }"
    }
  }

  // MARK: files

  mutating func write() {
    add("modules/app/main.tf", moduleText())
    add("root.hcl", rootText())
    for environment in ["dev", "prod"] {
      add("\(environment)/env.hcl", localsText(prefix: "e", [:]).text + inputsText([:]))
      add("\(environment)/common.hcl", commonText())
      add("\(environment)/more.tfvars", constants(" = "))
      if wishes.readsYAML { add("\(environment)/data.yaml", constants(": ")) }
      for number in 0..<2 {
        let name = "\(environment)/unit\(number)"
        add("\(name)/terragrunt.hcl", unitText(number))
        if random.once(in: 3) { add("\(name)/terraform.tfvars", constants(" = ")) }
        units.append(GeneratedEstate.folder.appending(Path(name)).appending("terragrunt.hcl"))
      }
    }
  }

  private mutating func constants(_ between: String) -> String {
    var text = ""
    for (name, kind) in GeneratedEstate.variables.prefix(4) where random.once(in: 2) {
      text += name + between + literal(kind, .constant) + "\n"
    }
    return text + "spare\(between)\(literal(.text, .constant))\n"
  }

  private mutating func moduleText() -> String {
    var text = "variable \"spare\" {}\n"
    for (name, kind) in GeneratedEstate.variables {
      text += "variable \"\(name)\" {\n  default = \(literal(kind, .constant))\n}\n"
    }
    return text
  }

  private mutating func rootText() -> String {
    var names: Names = [:]
    var text = "locals {\n  env = read_terragrunt_config(find_in_parent_folders(\"env.hcl\"))\n}\n"
    for kind in GeneratedEstate.Kind.allCases { names[kind] = ["local.env.locals.e_\(kind)"] }
    text += inputsText(names)
    if random.once(in: 2) {
      text += "remote_state {\n  backend = \"s3\"\n  config = {\n    bucket = \(expression(.text, 2, names))\n"
      text += "    key = \"${path_relative_to_include()}/state\"\n  }\n}\n"
    }
    return text
  }

  private mutating func commonText() -> String {
    let (text, names) = localsText(prefix: "c", [:])
    return text + inputsText(names)
  }

  /// A `locals` block with a local of each kind, and the names it gives.
  private mutating func localsText(prefix: String, _ names: Names) -> (text: String, names: Names) {
    var names = names
    var text = "locals {\n"
    for kind in GeneratedEstate.Kind.allCases {
      text += "  \(prefix)_\(kind) = \(expression(kind, 2, names))\n"
      names[kind, default: []].append("local.\(prefix)_\(kind)")
    }
    return (text + "}\n", names)
  }

  /// - Parameter read: a configuration whose inputs may be merged in; nil for none.
  private mutating func inputsText(_ names: Names, merging read: String? = nil) -> String {
    var members = ""
    for (name, kind) in GeneratedEstate.variables where random.once(in: 2) {
      members += "  \(name) = \(expression(kind, 3, names))\n"
    }
    if let read, random.once(in: 4) { return "inputs = merge(\(read).inputs, {\n\(members)})\n" }
    guard random.once(in: 4) else { return "inputs = {\n\(members)}\n" }
    return "inputs = merge({\n\(members)}, {\n  owner = \(expression(.text, 1, names))\n})\n"
  }

  // MARK: units

  private mutating func unitText(_ number: Int) -> String {
    var names: Names = [:]
    var text = includes(&names)
    text += "terraform {\n  source = \"/tree/modules/app\"\n\(arguments(names))}\n"
    let (locals, named) = localsText(prefix: "u", names)
    text += locals
    names = named
    if random.once(in: 3) {
      text += "feature \"wide\" {\n  default = \(literal(.flag))\n}\n"
      names[.flag, default: []].append("feature.wide.value")
    }
    if wishes.readsYAML {
      names[.text, default: []].append("yamldecode(file(\"${get_terragrunt_dir()}/../data.yaml\")).spare")
    }
    if number > 0, random.once(in: 2) { text += dependency(&names) }
    return text + inputsText(names, merging: "read_terragrunt_config(\"../env.hcl\")")
  }

  private mutating func includes(_ names: inout Names) -> String {
    var text = ""
    let candidates = [("root", "find_in_parent_folders(\"root.hcl\")", ""), ("common", "\"../common.hcl\"", "c")]
    for (label, path, prefix) in candidates where !random.once(in: 4) {
      let strategy = random.element(of: ["shallow", "deep", "no_merge"])
      let isExposed = random.once(in: wishes.exposure)
      text += "include \"\(label)\" {\n  path = \(path)\n  merge_strategy = \"\(strategy)\"\n"
      text += "  expose = \(isExposed)\n}\n"
      guard isExposed, wishes.usesIncludes else { continue }
      for kind in GeneratedEstate.Kind.allCases {
        let reference = prefix.isEmpty ? "locals.env.locals.e_\(kind)" : "locals.\(prefix)_\(kind)"
        names[kind, default: []].append("include.\(label).\(reference)")
      }
    }
    return text
  }

  private mutating func arguments(_ names: Names) -> String {
    guard random.once(in: 2) else { return "" }
    var text = "  extra_arguments \"more\" {\n    commands = [\(leaf(.text, .condition, "\"plan\""))]\n"
    switch random.number(below: 3) {
    case 0: text += "    arguments = [\"-var\", \"owner=${\(expression(.text, 1, names))}\"]\n"
    case 1: text += "    env_vars = { TF_VAR_name = \(expression(.text, 1, names)) }\n"
    default:
      text +=
        "    required_var_files = [\"${get_terragrunt_dir()}/../${\(leaf(.text, .condition, "\"more\""))}.tfvars\"]\n"
    }
    return text + "  }\n"
  }

  private mutating func dependency(_ names: inout Names) -> String {
    var text = "dependency \"base\" {\n  config_path = \"../unit0\"\n"
    if random.once(in: 3) { text += "  enabled = \(literal(.flag, .condition))\n" }
    if random.once(in: 3) {
      text += "  mock_outputs_allowed_terraform_commands = [\(leaf(.text, .condition, "\"plan\""))]\n"
    }
    text += "  mock_outputs = {\n"
    for kind in GeneratedEstate.Kind.allCases {
      text += "    o_\(kind) = \(literal(kind))\n"
      names[kind, default: []].append("dependency.base.outputs.o_\(kind)")
    }
    return text + "  }\n}\n"
  }

  // MARK: expressions

  private mutating func expression(_ kind: GeneratedEstate.Kind, _ depth: Int, _ names: Names) -> String {
    if let known = names[kind], random.once(in: 3) { return random.element(of: known) }
    if depth <= 0 || random.once(in: 4) { return literal(kind) }
    if wishes.hasFilters, random.once(in: 6) {
      return "(\(expression(.flag, depth - 1, names)) ? \(part(kind, depth, names)) : \(part(kind, depth, names)))"
    }
    switch kind {
    case .text: return textExpression(depth, names)
    case .number: return numberExpression(depth, names)
    case .flag: return flagExpression(depth, names)
    case .texts: return listExpression(depth, names)
    case .table: return tableExpression(depth, names)
    }
  }

  private mutating func part(_ kind: GeneratedEstate.Kind, _ depth: Int, _ names: Names) -> String {
    expression(kind, depth - 1, names)
  }

  private mutating func textExpression(_ depth: Int, _ names: Names) -> String {
    switch random.number(below: 10) {
    case 0: "\"a-${\(part(.text, depth, names))}-z\""
    case 1: "upper(\(part(.text, depth, names)))"
    case 2: "format(\"%s/%s\", \(part(.text, depth, names)), \(part(.number, depth, names)))"
    case 3: "join(\"-\", \(part(.texts, depth, names)))"
    case 4: "lookup(\(part(.table, depth, names)), \"k2\", \(part(.text, depth, names)))"
    case 5: "try(\(part(.table, depth, names)).k3, \(part(.text, depth, names)))"
    case 6: "jsonencode(\(part(.table, depth, names)))"
    case 7: "get_env(\(literal(.text)), \(part(.text, depth, names)))"
    case 8: "get_env(\(leaf(.text, .value, "\"KNOWN\"")), \(part(.text, depth, names)))"
    default: "coalesce(\(part(.text, depth, names)), \(part(.text, depth, names)))"
    }
  }

  private mutating func numberExpression(_ depth: Int, _ names: Names) -> String {
    switch random.number(below: 3) {
    case 0: "(\(part(.number, depth, names)) + \(part(.number, depth, names)))"
    case 1: "length(\(part(.texts, depth, names)))"
    default: "max(\(part(.number, depth, names)), \(part(.number, depth, names)))"
    }
  }

  private mutating func flagExpression(_ depth: Int, _ names: Names) -> String {
    switch random.number(below: 4) {
    case 0: "(\(part(.text, depth, names)) == \(part(.text, depth, names)))"
    case 1: "(\(part(.number, depth, names)) > \(part(.number, depth, names)))"
    case 2: "contains(\(part(.texts, depth, names)), \(part(.text, depth, names)))"
    default: "(\(part(.flag, depth, names)) && !\(part(.flag, depth, names)))"
    }
  }

  private mutating func listExpression(_ depth: Int, _ names: Names) -> String {
    switch random.number(below: wishes.hasFilters ? 5 : 3) {
    case 0: "[\(part(.text, depth, names)), \(part(.text, depth, names))]"
    case 1: "concat(\(part(.texts, depth, names)), \(part(.texts, depth, names)))"
    case 2: "[for t in \(part(.texts, depth, names)) : \"<${t}>\"]"
    case 3: "[for t in \(part(.texts, depth, names)) : t if t != \(part(.text, depth, names))]"
    default: "distinct(\(part(.texts, depth, names)))"
    }
  }

  private mutating func tableExpression(_ depth: Int, _ names: Names) -> String {
    switch random.number(below: 4) {
    case 0: "{ k1 = \(part(.text, depth, names)), k4 = \(part(.text, depth, names)) }"
    case 1: "merge(\(part(.table, depth, names)), \(part(.table, depth, names)))"
    case 2: "{ for k, t in \(part(.table, depth, names)) : k => \"${t}!\" }"
    default: "jsondecode(jsonencode(\(part(.table, depth, names))))"
    }
  }
}
