import SourceText

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

  /// Those of them that also say what a job does.
  static let tasks: Set<Text> = [
    "test", "testing", "tst", "int", "integration", "acc", "acceptance", "ci", "local", "main", "master", "pre", "non",
    "perf", "lab", "live", "stage", "develop",
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
