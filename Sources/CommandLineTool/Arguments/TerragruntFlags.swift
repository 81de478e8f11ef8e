import Files
import HCL2Evaluation
import HCL2Syntax
import Hierarchy
import SourceText
import TerragruntConfiguration

extension Invocation {
  /// The flags that only matter to units of `terragrunt.hcl`.
  func configurationOptions(_ resolution: ResolutionOptions) throws(UsageError) -> ConfigurationOptions {
    var options = ConfigurationOptions()
    options.command = resolution.command
    options.environment = resolution.environment
    options.secrets = resolution.secrets
    options.awsAccountID = resolution.accounts.account
    options.commandRunner = resolution.commandRunner
    options.allowsMissing = resolution.allowsMissing
    options.configurationName = arguments["config"].map { Text($0) }
    options.usesMocks = arguments["mocks"].map { $0 == "use" } ?? usesMocks
    let fromEnvironment = resolution.environment["TG_FEATURE"].map { $0.split(separator: Byte.comma) } ?? []
    for feature in fromEnvironment + arguments.all("feature").map({ Text($0) }) {
      guard let (name, value) = EnvironmentFile.pair(feature) else {
        throw UsageError("'--feature' takes NAME=VALUE", help: "write --feature NAME=VALUE")
      }
      options.features[name] = value
    }
    if let given = arguments["terragrunt"] {
      guard let version = Version(Text(given)) else {
        throw UsageError(
          "'--terragrunt' takes a version, not '\(given)'", help: "write for example --terragrunt 0.92.1")
      }
      options.version = version
    }
    for given in arguments.all("output-of") {
      guard let equals = given.firstIndex(of: "="), equals != given.startIndex else {
        throw UsageError("'--output-of' takes UNIT=FILE", help: "write for example --output-of live/vpc=vpc.json")
      }
      let file = String(given[given.index(after: equals)...])
      options.outputs[path(String(given[..<equals]))] = try outputs(in: file)
    }
    return options
  }

  /// The outputs in a file that `terraform output -json` wrote, an object.
  private func outputs(in file: String) throws(UsageError) -> TypedValue {
    let bytes: [UInt8]
    do throws(FileSystemError) {
      bytes = try readNamed(file)
    } catch {
      throw UsageError("'--output-of': '\(file)' can't be read: \(error.reason)")
    }
    let help = "write the file with: terraform output -json"
    let tree = SyntaxTree(parsing: SourceFile(name: Text(file), bytes: bytes, isGiven: true), as: .literalJSON)
    let read = VariableFile(tree)
    if read.diagnostics.hasErrors { throw UsageError("'--output-of': '\(file)' is not a JSON object", help: help) }
    var outputs: [(Text, TypedValue)] = []
    for output in read.assignments {
      guard let value = output.value.part("value"), output.value.members?["sensitive"] != nil else {
        throw UsageError("'--output-of': '\(output.name)' in '\(file)' is not an output with its value", help: help)
      }
      let isSensitive = output.value.members?["sensitive"]?.bool == true
      outputs.append((output.name, isSensitive ? value.marked([.sensitive, .secret]) : value))
    }
    return .object(outputs)
  }
}
