import Files
import Hierarchy
import SourceText
import TestSupport

/// An estate made by chance of what the two modes may read in different ways, beside much that they read alike.
struct ModeEstate {
  private var chance: SeededGenerator
  /// How many odd texts may still follow: many would hide each other.
  private var oddities: Int
  private(set) var files: [String: String] = [:]

  private static let folders = ["app", "app", "app", "a b", "ü", "x(1)", "a+b"]

  init(seed: UInt64) {
    chance = SeededGenerator(seed: seed)
    // In the root, in the rest, or in both.
    oddities = seed % 3 == 0 ? 0 : 1
    let name = chance.once(in: 25) ? ".terragrunt" : "terraform.tfvars"
    files["/tree/\(name)"] = configuration(isOwn: false)
    oddities = seed % 3 == 1 ? 0 : 1
    files["/tree/common.tfvars"] = variables(isConfiguration: false)
    files["/tree/live/env.tfvars"] = variables(isConfiguration: false)
    files["/tree/module/main.tf"] = "variable \"tags\" {\n  type = \"map\"\n}\n"
    if chance.once(in: 6) { files["/tree/live/terraform.tfvars"] = configuration(isOwn: true) }
    for number in 0..<2 {
      if number == 1 { oddities = 1 }
      let unit = "/tree/live/\(chance.element(of: Self.folders))\(number)"
      files[unit + "/terraform.tfvars"] = configuration(isOwn: true)
      if chance.once(in: 4) { files[unit + "/own.auto.tfvars"] = variables(isConfiguration: false) }
      if chance.once(in: 4) { files[unit + "/own.tfvars"] = variables(isConfiguration: false) }
    }
  }

  var tree: Tree {
    var options = ResolutionOptions()
    options.environment = [
      "PLAIN": "text", "ODD": "a\"b", "SPACES": "two words", "HOME": "/home", "BRACE": "${x}",
    ]
    options.usesEnvironment = true
    options.usesModuleDefaults = true
    return Tree(root: "/tree", fileSystem: InMemoryFileSystem(files), options: options)
  }

  // MARK: parts

  /// One of the odd texts, a few times an estate, else a usual one.
  private mutating func pick(_ usual: [String], odd: [String], in times: Int = 6) -> String {
    guard oddities > 0, chance.once(in: times) else { return chance.element(of: usual) }
    oddities -= 1
    return chance.element(of: odd)
  }

  private mutating func text(isOwn: Bool) -> String {
    pick(
      [
        "plain", "${get_tfvars_dir()}/x", "${get_parent_tfvars_dir()}", "${path_relative_from_include()}",
        isOwn ? "own" : "${path_relative_to_include()}/state", "${get_env(\"PLAIN\", \"none\")}",
        "${find_in_parent_folders(\"common.tfvars\")}",
      ],
      odd: [
        "${path_relative_to_include()}", "${get_env(\"ODD\", \"\")}", "${get_env(\"SPACES\", \"\")}",
        "${get_env(\"BRACE\", \"\")}", "${get_env(\" PLAIN \", \" x \")}", "${get_env(\"MISSING\", \"a+b\")}",
        "${get_aws_account_id()}", "$${get_tfvars_dir()}", "a\\\"b", "a\\\\b${get_tfvars_dir()}",
        "${get_tfvars_dir(\"x\")}",
        "${find_in_parent_folders(\"none.tfvars\", \"c+d\")}", "${find_in_parent_folders(\"none.tfvars\")}",
        "${unknown()}", "${var.x}", "${get_env(\"PLAIN\", \"${get_tfvars_dir()}\")}", "${run_cmd(\"x\")}",
        "${get_terraform_commands_that_need_vars()}", "x${get_terraform_commands_that_need_vars()}", "é",
        "${ get_tfvars_dir( ) }",
      ])
  }

  private mutating func configuration(isOwn: Bool) -> String {
    var block = ""
    let path = pick(
      ["${find_in_parent_folders()}"],
      odd: ["../../terraform.tfvars", "../terraform.tfvars", "${find_in_parent_folders(\"common.tfvars\")}", ""], in: 20
    )
    if isOwn || chance.once(in: 20) { block += "  include {\n    path = \"\(path)\"\n  }\n" }
    block += "  terraform {\n    source = \"\(pick(["git::x?ref=1", "../../module"], odd: [text(isOwn: isOwn)]))\"\n"
    for number in 0..<chance.number(below: 3) { block += extraArguments(number, isOwn: isOwn) }
    if chance.once(in: 8) {
      block += "    \(pick(["before_hook \"h\""], odd: ["after_hook", "before_hook"])) {\n"
      block += "      commands = [\"plan\"]\n      execute = [\"\(text(isOwn: isOwn))\"]\n    }\n"
    }
    block += "  }\n"
    if !isOwn || chance.once(in: 8) {
      block += "  remote_state {\n    backend = \"\(pick(["s3"], odd: ["", "${get_env(\"PLAIN\", \"\")}"]))\"\n"
      block += "    config {\n      bucket = \"b\"\n      key = \"\(text(isOwn: isOwn))\"\n    }\n  }\n"
    }
    block += pick(
      [""],
      odd: [
        "  lock {\n    backend = \"x\"\n  }\n", "  terraform {\n    source = \"again\"\n  }\n", "  unknown = 1\n",
        "  include \"label\" {\n    path = \"x\"\n  }\n", "  skip = true\n", "  # ${get_tfvars_dir()}\n",
        "  iam_role = \"${get_env(\"PLAIN\", \"\")}\"\n", "  terraform \"label\" {\n    source = []\n  }\n",
        "  terraform = []\n", "  skip = \"yes\"\n", "  dependencies {\n    paths = [\"../app0\"]\n  }\n",
      ], in: 8)
    let key = pick(
      ["terragrunt ="], odd: ["terragrunt", "Terragrunt =", "terragrunt \"label\"", "\"terragrunt\" ="], in: 10)
    let more = chance.once(in: 40) ? "terragrunt = {\n  skip = true\n}\n" : ""
    return "\(key) {\n\(block)}\n\(more)" + (isOwn || chance.once(in: 3) ? variables(isConfiguration: true) : "")
  }

  private mutating func extraArguments(_ number: Int, isOwn: Bool) -> String {
    let name = pick(
      ["extra_arguments \"a\(number)\""], odd: ["extra_arguments", "extra_arguments \"a\" \"b\""], in: 20)
    let commands = pick(
      ["[\"${get_terraform_commands_that_need_vars()}\"]", "[\"plan\", \"apply\"]"],
      odd: ["\"${get_terraform_commands_that_need_vars()}\"", "[\"${get_env(\"PLAIN\", \"plan\")}\", 5]"])
    let required = pick(
      [isOwn ? "\"${get_tfvars_dir()}/../../common.tfvars\"" : "\"${get_parent_tfvars_dir()}/common.tfvars\""],
      odd: ["\"\(text(isOwn: isOwn))\"", "\"~/x.tfvars\"", "\"none.tfvars\""], in: 6)
    let optional = pick(
      [
        "\"${get_tfvars_dir()}/${find_in_parent_folders(\"env.tfvars\", \"skip\")}\"",
        "\"${get_tfvars_dir()}/own.tfvars\"",
      ],
      odd: ["\"~/x.tfvars\"", "\"\(text(isOwn: isOwn))\"", "\"${get_tfvars_dir()}/terraform.tfvars\""], in: 8)
    let arguments = pick(
      ["\"-lock=true\"", "\"-var=size=3\""],
      odd: ["\"-unknown\"", "\"-var\"", "\"-var-file=~/x.tfvars\"", "\"word\", \"word\"", "\"\(text(isOwn: isOwn))\""])
    return "    \(name) {\n      commands = \(commands)\n"
      + "      required_var_files = [\(required)]\n      optional_var_files = [\(optional)]\n"
      + "      arguments = [\(arguments)]\n      env_vars = { TF_VAR_name = \"\(text(isOwn: isOwn))\" }\n    }\n"
  }

  private mutating func variables(isConfiguration: Bool) -> String {
    var variables = ""
    for name in ["name", "size", "tags"] where chance.once(in: isConfiguration ? 3 : 2) {
      switch name {
      case "tags": variables += "tags = {\n  key\(chance.number(below: 3)) = \"v\(chance.number(below: 3))\"\n}\n"
      default: variables += "\(name) = \"v\(chance.number(below: 3))\"\n"
      }
    }
    return variables
      + pick(
        [""],
        odd: [
          "text = \"${get_tfvars_dir()}\"\n", "text = <<END\nx\nEND\n", "tags = {\n  a = 1\n}\ntags = {\n  b = 2\n}\n",
          "name = \"1\"\nname = \"2\"\n", "text = \"$${x}\"\n", "# ${x}\n", "text = \"a\nb\"\n", "big = 1e999\n",
          "broken = \n", "map = { a = 1, a = 2 }\n", "odd = 0x1F\n", "block \"a\" {\n  b = 1\n}\n",
        ], in: 10)
  }
}
