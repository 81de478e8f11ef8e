import Files
import SourceText

/// Terragrunt's functions by name. Source: `config_helpers.go` of Terragrunt 0.18.7.
enum FunctionTable {
  enum Function: String, CaseIterable {
    case findInParentFolders = "find_in_parent_folders"
    case pathRelativeToInclude = "path_relative_to_include"
    case pathRelativeFromInclude = "path_relative_from_include"
    case tfvarsFolder = "get_tfvars_dir"
    case parentTfvarsFolder = "get_parent_tfvars_dir"
    case environmentValue = "get_env"
    case commandOutput = "run_cmd"
    case accountID = "get_aws_account_id"
    case commandsThatNeedVars = "get_terraform_commands_that_need_vars"
    case commandsThatNeedLocking = "get_terraform_commands_that_need_locking"
    case commandsThatNeedInput = "get_terraform_commands_that_need_input"
    case commandsThatNeedParallelism = "get_terraform_commands_that_need_parallelism"
  }

  /// The names of all functions.
  static let names = Function.allCases.map(\.rawValue)

  private static let byName = Dictionary(uniqueKeysWithValues: Function.allCases.map { (Text($0.rawValue), $0) })

  /// The function with that name; nil if there is none.
  static func function(_ name: Text) -> Function? { byName[name] }

  /// What the result of a function in an included file depends on.
  enum ChildDependence {
    /// It is the same for every child.
    case independent
    /// On the child's folder.
    case folder
    /// It runs a command in the child's folder.
    case execution
    /// On the account that the child is deployed to: the same for all children in most trees.
    case account
  }

  /// How the function with that name depends on the child; an unknown one does not.
  static func childDependence(of name: Text) -> ChildDependence {
    switch byName[name] {
    case .findInParentFolders, .pathRelativeToInclude, .pathRelativeFromInclude, .tfvarsFolder: .folder
    case .commandOutput: .execution
    case .accountID: .account
    case .parentTfvarsFolder, .environmentValue, .commandsThatNeedVars, .commandsThatNeedLocking,
      .commandsThatNeedInput, .commandsThatNeedParallelism, nil:
      .independent
    }
  }

  /// True for a function that runs nothing, asks nobody and can't fail because of a missing file; false for an
  /// unknown one.
  static func isHarmless(_ name: Text) -> Bool {
    switch byName[name] {
    case .pathRelativeToInclude, .pathRelativeFromInclude, .tfvarsFolder, .parentTfvarsFolder, .environmentValue,
      .commandsThatNeedVars, .commandsThatNeedLocking, .commandsThatNeedInput, .commandsThatNeedParallelism:
      true
    case .findInParentFolders, .commandOutput, .accountID, nil: false
    }
  }

  /// The maximum number of folders that `find_in_parent_folders` searches.
  static let mostParentFolders = 100

  private static let needVars: [Text] = [
    "apply", "console", "destroy", "import", "plan", "push", "refresh", "validate",
  ]
  private static let needLocking: [Text] = [
    "apply", "destroy", "import", "init", "plan", "refresh", "taint", "untaint",
  ]
  private static let needInput: [Text] = ["apply", "import", "init", "plan", "refresh"]
  private static let needParallelism: [Text] = ["apply", "plan", "destroy"]

  /// Calls the function `name`.
  ///
  /// - Throws: what is wrong with the call, or why it has no result.
  static func call(
    _ name: Text, _ arguments: [Text], in context: FunctionContext
  ) throws(FunctionFailure) -> FunctionResult {
    guard let function = byName[name] else { throw unknown(name) }
    context.files.countCall()
    switch function {
    case .findInParentFolders: return .text(try findInParentFolders(arguments, context))
    case .pathRelativeToInclude: return .text(pathRelativeToInclude(context).text)
    case .pathRelativeFromInclude: return .text(pathRelativeFromInclude(context).text)
    case .tfvarsFolder: return .text(context.childFolder.text)
    case .parentTfvarsFolder: return .text((context.includedFolder ?? context.childFolder).text)
    case .environmentValue: return .text(try environmentValue(arguments, context))
    case .commandOutput: return .text(try commandOutput(arguments, context))
    case .accountID: return .text(try accountID(context))
    case .commandsThatNeedVars: return .list(needVars)
    case .commandsThatNeedLocking: return .list(needLocking)
    case .commandsThatNeedInput: return .list(needInput)
    case .commandsThatNeedParallelism: return .list(needParallelism)
    }
  }

  private static func unknown(_ name: Text) -> FunctionFailure {
    let nearest = NearestName.of(name.description, among: names)
    return FunctionFailure(
      code: .unknownFunction, message: "there is no function '\(name)'",
      help: nearest.map { "did you mean '\($0)'?" } ?? "known are \(names.joined(separator: ", "))")
  }

  private static func findInParentFolders(
    _ arguments: [Text], _ context: FunctionContext
  ) throws(FunctionFailure) -> Text {
    guard arguments.count <= 2 else {
      throw FunctionFailure(
        code: .wrongArguments,
        message: "'find_in_parent_folders' takes at most two arguments, not \(arguments.count)",
        help: "write find_in_parent_folders(\"name\", \"fallback\")")
    }
    if arguments.first?.isEmpty == true {
      throw FunctionFailure(
        code: .wrongArguments, message: "'find_in_parent_folders' needs the name of a file, not an empty one",
        help: "leave the argument out to find terraform.tfvars")
    }
    let start = context.searchFolder
    let found = context.files.nearestFile(named: arguments.first, above: start, limit: mostParentFolders)
    if let found { return found.relative(to: start).text }
    guard start.parts.count < mostParentFolders else {
      throw notFound(arguments.first, context, "the nearest \(mostParentFolders) folders above do not have it")
    }
    if arguments.count == 2 { return arguments[1] }
    throw notFound(arguments.first, context, "no folder above has it")
  }

  private static func notFound(_ wanted: Text?, _ context: FunctionContext, _ cause: String) -> FunctionFailure {
    let name = wanted?.description ?? "terraform.tfvars or .terragrunt"
    let unit = context.files.displayName(context.searchFolder)
    return FunctionFailure(
      code: .parentNotFound,
      message: "'find_in_parent_folders' finds no \(name) above '\(unit)': \(cause)",
      help: wanted.map { "create the file, or give a fallback: find_in_parent_folders(\"\($0)\", \"…\")" }
        ?? "create terraform.tfvars in a folder above, or write the path of the file to include")
  }

  private static func pathRelativeToInclude(_ context: FunctionContext) -> Path {
    guard let folder = context.includedFolder ?? context.childIncludeFolder else { return "." }
    return context.childFolder.relative(to: folder)
  }

  private static func pathRelativeFromInclude(_ context: FunctionContext) -> Path {
    guard let folder = context.includedFolder else { return "." }
    return folder.relative(to: context.childFolder)
  }

  private static func environmentValue(
    _ arguments: [Text], _ context: FunctionContext
  ) throws(FunctionFailure) -> Text {
    let isExact = context.options.compatibility == .terragrunt0187
    guard arguments.count == 2, isExact || !arguments[0].isEmpty else {
      throw FunctionFailure(
        code: .wrongArguments,
        message: "'get_env' takes the name of an environment variable and a default, both in double quotes",
        help: "write get_env(\"NAME\", \"default\")")
    }
    let value = context.options.environment[arguments[0]] ?? arguments[1]
    // A secret variable stays secret, whatever name the tree gives its value.
    return value.marked(isSecret: context.options.secrets.isSecret(name: arguments[0], holding: value))
  }

  private static func commandOutput(_ arguments: [Text], _ context: FunctionContext) throws(FunctionFailure) -> Text {
    // The flag came with a later version of Terragrunt; 0.18.7 runs a program of that name.
    let knowsFlag = context.options.compatibility == .expected
    let words = knowsFlag && arguments.first == "--terragrunt-quiet" ? Array(arguments.dropFirst()) : arguments
    guard let command = words.first, !command.isEmpty else {
      throw FunctionFailure(
        code: .wrongArguments, message: "'run_cmd' needs a command", help: "write run_cmd(\"command\", \"argument\")")
    }
    guard let runner = context.options.commandRunner else {
      throw FunctionFailure(
        code: .runCmdRefused, message: "'run_cmd' would run '\(command)', which is not allowed",
        help: "pass --allow-run-cmd if you trust this tree")
    }
    do throws(CommandFailure) {
      return try runner.output(of: words, in: context.childFolder, environment: context.options.environment)
    } catch {
      throw FunctionFailure(
        code: .runCmdFailed, message: "'run_cmd' ran '\(command)': \(error.reason)",
        help: "it runs in '\(context.files.displayName(context.childFolder))', without a shell")
    }
  }

  /// Terragrunt asks AWS; without an account to give, the result is unknown.
  private static func accountID(_ context: FunctionContext) throws(FunctionFailure) -> Text {
    guard let account = context.options.accounts.account(of: context.childFolder) else {
      context.files.noteUnknownValue()
      return unknownAccount
    }
    guard AWSAccounts.isAccountID(account) else {
      throw FunctionFailure(
        code: .noAccountID, message: "'get_aws_account_id' is to give '\(account)', and an account has 12 digits",
        help: "correct AWS_ACCOUNT_ID, or pass --aws-account-id ID")
    }
    return account
  }

  private static let unknownAccount = UnknownText.of("get_aws_account_id()")
}
