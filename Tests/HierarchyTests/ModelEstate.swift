/// A value of the model: what a tfvars file can contain, in the simplest form.
indirect enum ModelValue: Equatable {
  case text(String)
  case number(Int)
  case boolean(Bool)
  case list([ModelValue])
  case map([String: ModelValue])

  /// True for a list or a map.
  var isCollection: Bool {
    switch self {
    case .list, .map: true
    case .text, .number, .boolean: false
    }
  }

  /// The value as HCL1 or as JSON, which differ only in the `=`.
  func written(json: Bool) -> String {
    switch self {
    case .text(let text): return "\"\(text)\""
    case .number(let number): return "\(number)"
    case .boolean(let flag): return "\(flag)"
    case .list(let elements): return "[" + elements.map { $0.written(json: json) }.joined(separator: ", ") + "]"
    case .map(let members):
      let pairs = members.sorted { $0.key < $1.key }
      let written = pairs.map { "\"\($0.key)\"\(json ? ":" : " =") \($0.value.written(json: json))" }
      return "{ " + written.joined(separator: ", ") + " }"
    }
  }
}

/// A file of variables.
struct ModelFile {
  /// The path below the tree's top folder.
  var path: String
  var variables: [(name: String, value: ModelValue)] = []

  var isJSON: Bool { path.hasSuffix(".json") }

  var written: String {
    if isJSON {
      let members = variables.map { "  \"\($0.name)\": \($0.value.written(json: true))" }
      return "{\n" + members.joined(separator: ",\n") + "\n}\n"
    }
    return variables.map { "\($0.name) = \($0.value.written(json: false))\n" }.joined()
  }
}

/// The meaning of one word of `arguments`, with its spelling in the file.
enum ModelArgument {
  /// An argument that does not concern variables.
  case other(String)
  /// `-var`: the words, and what they set, as the value that Terraform 0.11 reads from the text, and as the text.
  case variable(words: [String], name: String, value: ModelValue, text: String)
  /// `-var-file`: the words, and the file.
  case file(words: [String], path: String)

  var words: [String] {
    switch self {
    case .other(let word): [word]
    case .variable(let words, _, _, _), .file(let words, _): words
    }
  }
}

/// An `extra_arguments` block.
struct ModelExtraArguments {
  var name: String
  var commands: [String]
  var arguments: [ModelArgument]
  /// Names as written in the file, all relative to the unit's folder.
  var required: [String]
  var optional: [String]
  var environment: [String: String]

  var written: String {
    func list(_ words: [String]) -> String {
      "[" + words.map { "\"" + $0.replacing("\"", with: "\\\"") + "\"" }.joined(separator: ", ") + "]"
    }
    let pairs = environment.sorted { $0.key < $1.key }.map { "        \($0.key) = \"\($0.value)\"\n" }.joined()
    return "    extra_arguments \"\(name)\" {\n      commands = \(list(commands))\n"
      + "      arguments = \(list(arguments.flatMap(\.words)))\n      required_var_files = \(list(required))\n"
      + "      optional_var_files = \(list(optional))\n      env_vars {\n\(pairs)      }\n    }\n"
  }
}

/// A unit and the files that it includes, outermost first; the unit is last.
struct ModelEstate {
  struct Level {
    var file: ModelFile
    var blocks: [ModelExtraArguments]
    var includes: Bool

    var written: String {
      let include = includes ? "  include {\n    path = \"${find_in_parent_folders()}\"\n  }\n" : ""
      let terraform = "  terraform {\n" + blocks.map(\.written).joined() + "  }\n"
      return file.written + "terragrunt {\n" + include + terraform + "}\n"
    }
  }

  var levels: [Level]
  /// Files that Terraform reads automatically, in its order, without the unit's own `terraform.tfvars`.
  var automatic: [ModelFile]
  /// Files that Terraform ignores.
  var ignored: [ModelFile]
  /// Files that arguments may name, by the name that they use.
  var varFiles: [String: ModelFile]
  /// `TF_VAR_…` of the process environment, without the prefix.
  var environment: [String: String]

  /// The unit's folder below the tree's top folder.
  var unit: String

  /// The text of every file, by its absolute path below `/tree`.
  var texts: [String: String] {
    var texts: [String: String] = [:]
    for level in levels { texts["/tree/" + level.file.path] = level.written }
    for file in automatic + ignored + varFiles.values { texts["/tree/" + file.path] = file.written }
    return texts
  }
}
