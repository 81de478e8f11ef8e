import SourceText

/// A var file by its name.
struct VarFileName: Sendable {
  private static let endings: [Text] = [".tfvars", ".tfvars.json"]

  /// The name without `.tfvars` and `.auto`, as written.
  let stem: Text
  /// True for what Terraform loads by itself when it lies beside the module: `terraform.tfvars`, `*.auto.tfvars`.
  let isAutomatic: Bool

  /// True for `*.tfvars` and `*.tfvars.json`, but for hidden files.
  ///
  /// `strata.tfvars` is this tool's own project file.
  static func isVarFile(_ name: Text) -> Bool {
    name[0] != Byte.dot && name != "strata.tfvars" && endings.contains { name.hasSuffix($0) }
  }

  init(_ name: Text) {
    var stem = name
    for ending in Self.endings where stem.hasSuffix(ending) { stem = stem[0..<stem.count - ending.count] }
    isAutomatic = stem == "terraform" || stem.hasSuffix(".auto")
    self.stem = stem.hasSuffix(".auto") ? stem[0..<stem.count - 5] : stem
  }

  /// The words of the stem, in lower case: between `-`, `_` and `.`.
  var words: [Text] { Self.words(of: stem) }

  /// The words of a name, in lower case.
  static func words(of name: Text) -> [Text] {
    var words: [Text] = []
    var word: [UInt8] = []
    for byte in name.lowercasedASCII.bytes {
      if byte == Byte.hyphen || byte == Byte.underscore || byte == Byte.dot {
        if !word.isEmpty { words.append(Text(word)) }
        word = []
      } else {
        word.append(byte)
      }
    }
    if !word.isEmpty { words.append(Text(word)) }
    return words
  }
}

/// Words that names of files and folders are made of, and what they say.
enum NamingWords {
  /// Words that say nothing of an environment, so that the folder names it.
  static let generic: Set<Text> = [
    "terraform", "tofu", "tf", "tfvars", "variables", "variable", "vars", "var", "values", "main", "inputs", "input",
    "settings", "config", "configuration", "parameters", "params", "env", "environment", "backend", "secret", "secrets",
  ]
  /// Names of folders that hold a file or folder for each environment.
  static let collections: Set<Text> = [
    "environments", "environment", "envs", "env", "vars", "tfvars", "variables", "var-files", "varfiles", "var_files",
    "config", "configs", "configuration", "configurations", "settings", "params", "parameters", "values", "workspaces",
    "workspace", "stages", "accounts", "deployments", "deployment", "inputs", "terraform", "tf", "stacks", "regions",
  ]
  /// Words for what all environments share.
  static let common: Set<Text> = ["common", "global", "globals", "shared", "base", "all", "defaults"]
  /// Words that mark a file to copy from, not to use.
  static let examples: Set<Text> = ["example", "examples", "sample", "samples", "template", "dist"]
  /// Folders whose modules and var files are not deployed by themselves.
  static let helperFolders: Set<Text> = [
    "modules", "module", "examples", "example", "test", "tests", "fixtures", "testdata",
  ]
  /// Usual names of environments.
  static let environments: Set<Text> = [
    "dev", "development", "develop", "test", "testing", "tst", "int", "integration", "qa", "uat", "acc", "acceptance",
    "stage", "staging", "stg", "preprod", "pre", "preproduction", "prod", "production", "prd", "live", "sandbox", "sbx",
    "demo", "nonprod", "non", "perf", "dr", "lab", "ci", "local", "main", "master",
  ]

  /// True for the name of a region of AWS or Google: `eu-west-1`, `us-gov-east-1`, `europe-west4`.
  static func isRegion(_ name: Text) -> Bool {
    let words = VarFileName.words(of: name)
    guard words.count >= 2, words.count <= 4, let last = words.last, let final = last.bytes.last else { return false }
    let first = words[0]
    guard Byte.isDigit(final), first.count == 2 || ["europe", "asia", "australia", "southamerica"].contains(first)
    else {
      return false
    }
    let directions: [Text] = ["north", "south", "east", "west", "central", "gov"]
    return words.dropFirst().contains { word in directions.contains { word.contains($0) } }
  }
}
