import HCL1Syntax
public import SourceText

/// What Terragrunt passes to Terraform for one command, and which variables that sets.
///
/// Source: `filterTerraformExtraArgs` of Terragrunt 0.18.7; `helper/variables` of Terraform 0.11.14.
public struct TerraformArguments {
  /// The arguments, in order.
  private(set) var words: [Located<Text>] = []
  /// The environment variables, sorted by name; later blocks win.
  private(set) var environment: [(name: Text, value: Located<Text>)] = []
  /// The block whose arguments make the command longer than the system allows; nil when it fits.
  private var excess: Place?
  /// Optional var files that do not exist.
  private(set) var absentFiles: [Located<Text>] = []

  /// The arguments that `block` gives for `command`; `exists` is called for each optional var file.
  init(_ block: TerraformBlock?, for command: Text, exists: (Text) -> Bool) {
    var environment: [Text: Located<Text>] = [:]
    var size = 0
    for extra in block?.extraArguments ?? [] {
      let places = extra.commands.filter { $0.value == command }
      guard let first = places.first else { continue }
      var own = extra.arguments + Self.keepingLast(extra.requiredVarFiles).map(Self.fileArgument)
      for file in Self.keepingLast(extra.optionalVarFiles) {
        if exists(file.value) { own.append(Self.fileArgument(file)) } else { absentFiles.append(file) }
      }
      for variable in extra.environment { environment[variable.name] = variable.value }
      // A command listed twice gets the arguments twice, and each argument ends in a NUL.
      let length = own.reduce(0) { $0 + $1.value.count + 1 }
      for _ in places where excess == nil {
        size += length
        if size > Limits.arguments { excess = first.place } else { words += own }
      }
    }
    self.environment = environment.map { (name: $0.key, value: $0.value) }.sorted { $0.name < $1.name }
  }

  private static func fileArgument(_ file: Located<Text>) -> Located<Text> {
    Located(fileArgumentStart + file.value, at: file.place)
  }

  private static let variableFlag: Text = "var"
  private static let fileFlag: Text = "var-file"
  private static let fileArgumentStart: Text = "-var-file="

  private static func keepingLast(_ files: [Located<Text>]) -> [Located<Text>] {
    guard files.count > 1 else { return files }
    var seen: Set<Text> = []
    return Array(files.reversed().filter { seen.insert($0.value).inserted }.reversed())
  }

  /// An error when the arguments are longer than the system allows, or nil.
  var tooLong: Diagnostic? {
    excess.map { place in
      Diagnostic(
        .error, ResolutionCode.argumentsTooLong,
        "the arguments of one command have more than \(Limits.arguments >> 20) MiB, and Linux starts no program with more",
        at: place, help: "name the command once, and give values in a var file")
    }
  }

  /// The parsed flag if a word is `-var` or `-var-file`, with one `-` or two, alone or followed by `=` and a value:
  /// whether it names a file, and the value; nil for any other word.
  public static func flag(_ word: Text) -> (isFile: Bool, value: Text?)? {
    guard let flag = ArgumentFlag(word), flag.name == variableFlag || flag.name == fileFlag else { return nil }
    return (flag.name == fileFlag, flag.value)
  }
}
