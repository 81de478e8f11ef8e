import Files
import Pipelines
import SourceText

/// The flags that give inputs and mappings, for `render` and `buildspec`.
enum InputFlags {
  static let inputs = Flag(
    "inputs", value: "FILE", isRepeatable: true,
    "explicit inputs in tfvars syntax, '-' for standard input; may be repeated")
  static let input = Flag("input", value: "NAME=VALUE", isRepeatable: true, "one explicit input; may be repeated")
  static let mapping = Flag(
    "mapping", value: "FILE", isRepeatable: true,
    "what the variables of other modules are called, in tfvars syntax; may be repeated")

  /// The inputs and the mapping of a run; what is wrong in their files is in their diagnostics.
  static func settings(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> RenderSettings {
    var settings = RenderSettings()
    let files = ["inputs", "mapping", "set-file"].flatMap { arguments.all($0) }
    guard files.count(where: { $0 == "-" }) < 2 else {
      throw UsageError("standard input can be read once only", help: "give one '-'")
    }
    for name in arguments.all("inputs") { settings.inputs.add(file: try file(name, of: "inputs", invocation)) }
    for pair in arguments.all("input") {
      guard settings.inputs.add(argument: Text(pair)) else {
        throw UsageError("'--input' takes NAME=VALUE", help: "write --input NAME=VALUE")
      }
    }
    for mapping in arguments.all("mapping") {
      settings.mapping.add(file: try file(mapping, of: "mapping", invocation))
    }
    return settings
  }

  /// A file that the user names with a flag; `-` is standard input.
  static func file(_ name: String, of flag: String, _ invocation: Invocation) throws(UsageError) -> SourceFile {
    do throws(FileSystemError) {
      if name == "-" { return SourceFile(name: "standard input", bytes: try invocation.host.readInput()) }
      return SourceFile(name: Text(name), bytes: try invocation.readNamed(name))
    } catch {
      throw UsageError(
        "'--\(flag) \(name)' can't be read: \(error.reason)", help: "the name counts from the current folder")
    }
  }
}
