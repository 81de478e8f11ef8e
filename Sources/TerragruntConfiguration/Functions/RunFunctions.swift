import HCL2Evaluation
import Hierarchy
import SourceText

/// Functions about the run: environment, command, and what only a run can determine.
enum RunFunctions {
  /// The names of the functions, to suggest one.
  static let names: [Text] =
    [
      "get_env", "get_terraform_command", "get_terraform_cli_args", "get_terragrunt_source_cli_flag",
      "get_aws_account_id", "run_cmd",
    ] + fixed.keys.sorted()

  /// The function with that name.
  static func named(_ name: Text, _ places: FunctionPlaces, _ options: ConfigurationOptions) -> Function? {
    switch name.description {
    case "get_env": environmentVariable(options)
    case "get_terraform_command": constant(name, .string(options.command))
    case "get_terraform_cli_args": constant(name, .list(of: .string, [.string(options.command)]))
    case "get_terragrunt_source_cli_flag": constant(name, .string(""))
    case "get_aws_account_id": account(name, options.awsAccountID(places.unitFolder))
    case "run_cmd": runCommand(places, options)
    default: fixed[name]
    }
  }

  private static func constant(_ name: Text, _ value: TypedValue) -> Function {
    Function(name, [], result: value.type) { _ in value }
  }

  private static func commands(_ name: Text, _ commands: [Text]) -> Function {
    constant(name, .list(of: .string, commands.map { .string($0) }))
  }

  private static func unknown(_ name: Text, _ type: ValueType, _ reason: StaticString) -> Function {
    Function(name, [], result: type) { call in
      .unknown(type, UnknownReason("\(words: reason.description)", at: call.place))
    }
  }

  /// Functions that depend on nothing.
  private static let fixed: [Text: Function] = {
    let all = [
      constant("get_platform", .string("linux")),
      commands(
        "get_terraform_commands_that_need_vars", ["apply", "console", "destroy", "import", "plan", "push", "refresh"]),
      commands(
        "get_terraform_commands_that_need_locking",
        ["apply", "destroy", "import", "plan", "refresh", "taint", "untaint"]),
      commands("get_terraform_commands_that_need_input", ["apply", "import", "init", "plan", "refresh"]),
      commands("get_terraform_commands_that_need_parallelism", ["apply", "plan", "destroy"]),
      unknown("get_default_retryable_errors", .list(.string), "the list depends on the version of Terragrunt"),
      unknown("get_aws_account_alias", .string, "the alias of the AWS account is known to AWS alone"),
      unknown("get_aws_caller_identity_arn", .string, "the caller's ARN is known to AWS alone"),
      unknown("get_aws_caller_identity_user_id", .string, "the caller's user ID is known to AWS alone"),
      unknown("get_working_dir", .string, "the folder where Terraform runs is made by Terragrunt"),
      unknown("timestamp", .string, "the time of the run is not known yet"),
      unknown("uuid", .string, "a random value is made anew in each run"),
      Function("bcrypt", [Parameter("string", .string)], variadic: Parameter("cost", .number), result: .string) {
        call in
        .unknown(.string, UnknownReason("a bcrypt hash holds a random salt", at: call.place))
      },
    ]
    return Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
  }()

  private static func environmentVariable(_ options: ConfigurationOptions) -> Function {
    Function("get_env", [Parameter("name", .string)], variadic: Parameter("default", .string), result: .string) {
      call throws(FunctionFailure) in
      if call.arguments.count > 2 {
        throw FunctionFailure("takes at most 2 arguments: a name and a default", argument: 2)
      }
      let name = call.text(0)
      if name.isEmpty { throw FunctionFailure("the name of the variable must not be empty", argument: 0) }
      if let value = options.environment[name] {
        return options.secrets.isSecret(name: name, holding: value) ? .string(value).marked(.secret) : .string(value)
      }
      if call.arguments.count == 2 { return .string(call.text(1)) }
      if options.allowsMissing {
        return .unknown(.string, UnknownReason("the environment variable '\(name)' is not set", at: call.place))
      }
      throw FunctionFailure(
        "the environment variable '\(name)' is not set", argument: 0,
        help: "give it with --env \(name)=…, or leave it unknown with --allow-missing")
    }
  }

  private static func account(_ name: Text, _ account: Text?) -> Function {
    if let account { return constant(name, .string(account)) }
    return unknown(name, .string, "the AWS account is known to AWS alone: --aws-account-id gives it")
  }

  private static let flags: Set<Text> = [
    "--terragrunt-quiet", "--terragrunt-global-cache", "--terragrunt-no-cache",
  ]

  private static func runCommand(_ places: FunctionPlaces, _ options: ConfigurationOptions) -> Function {
    Function("run_cmd", [], variadic: Parameter("argument", .string), result: .string) {
      call throws(FunctionFailure) in
      let texts = call.arguments.indices.map { call.text($0) }
      let given = texts.prefix { flags.contains($0) }
      if given.contains("--terragrunt-global-cache"), given.contains("--terragrunt-no-cache") {
        throw FunctionFailure("'--terragrunt-global-cache' and '--terragrunt-no-cache' exclude each other")
      }
      if given.count == texts.count { throw FunctionFailure("the command is missing") }
      places.log.note(command: call.place)
      guard let runner = options.commandRunner else {
        return .unknown(
          .string, UnknownReason("run_cmd runs no program here; --allow-run-cmd lets it", at: call.place))
      }
      let words = Array(texts.dropFirst(given.count))
      do throws(CommandFailure) {
        let output = try runner.output(of: words, in: places.unitFolder, environment: options.environment)
        return .string(output.hasSuffix("\n") ? output[0..<output.count - 1] : output)
      } catch {
        throw FunctionFailure("the command failed: \(words: error.reason)")
      }
    }
  }
}
