import Files
import Hierarchy
import SourceText
import TerraformLayout
import TerragruntConfiguration

/// What a command works with: the host, the current folder, the console, the tree.
struct Invocation {
  private(set) var host: Host
  /// The folder that relative paths start from, absolute.
  let folder: Path
  let console: Console
  let arguments: ParsedArguments
  private let sensitiveNames = SensitiveNames()
  private let policy: SecretPolicy
  private let needsSensitiveNames: Bool
  /// Whether mock outputs count where no flag says so.
  private(set) var usesMocks = true

  /// - Parameter masksSecrets: whether to mask the command's result unless `--show-secrets` is given.
  init(_ host: Host, _ arguments: ParsedArguments, masksSecrets: Bool) throws(UsageError) {
    var host = host
    host.fileSystem = NotingFileSystem(host.fileSystem, noting: sensitiveNames)
    let readInput = host.readInput
    host.readInput = { [sensitiveNames] () throws(FileSystemError) in
      let bytes = try readInput()
      sensitiveNames.notice(bytes)
      return bytes
    }
    self.host = host
    self.arguments = arguments
    needsSensitiveNames = masksSecrets ? !arguments.has("show-secrets") : arguments.has("redact")
    policy = SecretPolicy(patterns: try Self.patterns(arguments), marked: sensitiveNames)
    var folder = host.workingFolder
    for change in arguments.all("chdir") { folder = folder.appending(Path(change)).cleaned }
    if arguments.has("chdir"), host.fileSystem.kind(of: folder) != .folder {
      throw UsageError(
        "'--chdir' names no folder: '\(arguments["chdir"] ?? "")'",
        help: "name a folder that exists, counted from the current one")
    }
    self.folder = folder
    let repository = host.repository(above: folder)
    console = Console(
      host, outputFile: arguments["output"].map { folder.appending(Path($0)) }, startFolder: repository ?? folder,
      printsJSON: arguments["diagnostics"] == "json",
      usesColor: Self.usesColor(host, arguments, onTerminal: host.isErrorTerminal),
      secrets: arguments.has("show-secrets") ? policy.revealing : policy)
  }

  /// Whether to colour the result: as the flag and the environment say for diagnostics, otherwise only on a terminal.
  var usesColorInResult: Bool {
    Self.usesColor(host, arguments, onTerminal: host.isOutputTerminal && !arguments.has("output"))
  }

  /// The maximum width of the result in columns: `COLUMNS`, or the terminal's width, or 80.
  var columns: Int {
    if let given = host.environment["COLUMNS"], let width = Int(given.description), width >= 20 { return width }
    return max(20, host.terminalWidth ?? 80)
  }

  /// How many columns a table may be wide: that of `columns` on a terminal or where `COLUMNS` is set; nil for any width.
  var tableWidth: Int? {
    let isShown = host.isOutputTerminal && !arguments.has("output")
    return isShown || host.environment["COLUMNS"] != nil ? columns : nil
  }

  private static func usesColor(_ host: Host, _ arguments: ParsedArguments, onTerminal: Bool) -> Bool {
    switch arguments["color"] ?? "auto" {
    case "always": return true
    case "never": return false
    default: break
    }
    if let value = host.environment["NO_COLOR"], !value.isEmpty { return false }
    if let value = host.environment["CLICOLOR_FORCE"], value != "0" { return true }
    return onTerminal
  }

  /// An absolute path from one that the user wrote.
  func path(_ operand: String) -> Path { folder.appending(Path(operand)).cleaned }

  /// The paths of the operands, absolute; the current folder when there are none.
  func paths(_ operands: [String]) -> [Path] { operands.isEmpty ? [path(".")] : operands.map { unitPath($0) } }

  /// The absolute path of a unit, or of a folder with units: counted from the current folder, or, where nothing is there,
  /// from the tree's top folder, as listings name units.
  func unitPath(_ operand: String) -> Path {
    let path = path(operand)
    if operand.hasPrefix("/") || operand.hasPrefix("./") || operand.hasPrefix("../") || isThere(path) { return path }
    guard let top = arguments["root"].map({ self.path($0) }) ?? host.repository(above: folder), top != folder else {
      return path
    }
    let other = top.appending(Path(operand)).cleaned
    return isThere(other) ? other : path
  }

  /// True for a file or a folder, and for `MODULE@NAME` where the module is.
  private func isThere(_ path: Path) -> Bool {
    if host.fileSystem.kind(of: path) != nil { return true }
    return ListedEnvironment.named(path).map { host.fileSystem.kind(of: $0.module) == .folder } ?? false
  }

  /// What to mask in a command's result. A command that prints data for machines masks only with `--redact`; any
  /// other command masks unless `--show-secrets` is given.
  func secrets(ofDataCommand isData: Bool) -> SecretPolicy {
    let reveals = isData ? !arguments.has("redact") : arguments.has("show-secrets")
    return reveals ? policy.revealing : policy
  }

  /// Makes the new name of a variable secret in this run if its old one is. True when it would not have been.
  func keepSecrecy(from old: Text, to new: Text) -> Bool {
    guard policy.masking.isSecret(name: old), !policy.masking.isSecret(name: new) else { return false }
    sensitiveNames.add(new)
    return true
  }

  private static func patterns(_ arguments: ParsedArguments) throws(UsageError) -> [Text] {
    let patterns = arguments.all("secret-pattern")
    guard !patterns.contains("") else {
      throw UsageError("'--secret-pattern' needs a name", help: "write for example --secret-pattern '*_dsn'")
    }
    return patterns.map { Text($0) }
  }

  /// The tree that contains the given paths.
  func tree(for paths: [Path]) throws(UsageError) -> Tree {
    let root = try root(for: paths)
    return try tree(root, of: host.fileSystem)
  }

  /// Whether the tree comes from a stranger, who must not decide which files are read or hidden.
  var isUntrusted: Bool { arguments.has("untrusted") }

  private func confined(_ fileSystem: any FileSystem, _ root: Path) -> any FileSystem {
    isUntrusted ? ConfinedFileSystem(fileSystem, within: root, realPath: host.realPath) : fileSystem
  }

  /// The folders whose symbolic links may come from a stranger: the trees of this run, and the repositories that
  /// contain them.
  var guardedFolders: [Path] {
    let given = arguments["root"].map { [path($0)] } ?? []
    return console.guardedFolders { host.repository(above: $0) } + given
  }

  /// Reads a file that the user named.
  func readNamed(_ file: String) throws(FileSystemError) -> [UInt8] {
    guard let read = host.readNamed else { return try host.fileSystem.read(path(file)) }
    let bytes = try read(path(file), guardedFolders)
    sensitiveNames.notice(bytes)
    return bytes
  }

  /// Whether a file that the user named is in a tree, so that a stranger may have written it.
  func liesInTree(_ file: String, _ root: Path) -> Bool {
    let path = path(file)
    return path.isWithin(root) || (host.realPath(path) ?? path).isWithin(host.realPath(root) ?? root)
  }

  /// Writes a file that the user named.
  func replaceFile(_ path: Path, _ bytes: [UInt8]) throws(FileSystemError) {
    try host.replaceFile(FileReplacement(path, with: bytes, guarding: guardedFolders))
  }

  /// The same invocation for a command whose results are for AWS: what only a mock output gives is unknown there.
  var withoutMocks: Invocation {
    var invocation = self
    invocation.usesMocks = false
    return invocation
  }

  /// The same invocation, in which these files, by absolute path, have other contents.
  func reading(_ files: [Path: [UInt8]]) -> Invocation {
    var invocation = self
    invocation.host.fileSystem = NotingFileSystem(
      PatchedFileSystem(host.fileSystem, with: files), noting: sensitiveNames)
    return invocation
  }

  /// The same tree, read from another file system.
  func tree(_ root: Path, readFrom fileSystem: any FileSystem) throws(UsageError) -> Tree {
    try tree(root, of: NotingFileSystem(fileSystem, noting: sensitiveNames))
  }

  /// The same tree for another command of Terraform, nil for that of the flags, with the defaults of local modules.
  func tree(_ root: Path, for command: Text?) throws(UsageError) -> Tree {
    var options = try resolutionOptions()
    options.command = command ?? options.command
    options.usesModuleDefaults = true
    return try tree(root, of: host.fileSystem, options)
  }

  private func tree(_ root: Path, of fileSystem: any FileSystem) throws(UsageError) -> Tree {
    try tree(root, of: fileSystem, resolutionOptions())
  }

  private func tree(
    _ root: Path, of fileSystem: any FileSystem, _ options: ResolutionOptions
  ) throws(UsageError) -> Tree {
    let configuration = try configurationOptions(options)
    let environment = try environmentOptions()
    return kept(
      Tree(
        root: root, fileSystem: confined(fileSystem, root), options: options,
        layouts: [
          { TerragruntLayout(configuration, in: $0) }, { TerraformLayout(environment, in: $0) },
        ]))
  }

  private func kept(_ tree: Tree) -> Tree {
    host.keep(tree)
    console.watch(tree)
    return tree
  }

  /// `--root`, or the nearest folder upwards that contains `.git`, or the current folder.
  private func root(for paths: [Path]) throws(UsageError) -> Path {
    if let given = arguments["root"] {
      let root = path(given)
      guard host.fileSystem.kind(of: root) == .folder else {
        throw UsageError(
          "'--root' names no folder: '\(given)'",
          help: "name a folder that exists; the name counts from the current one")
      }
      return root
    }
    if let top = host.repository(above: folder), paths.allSatisfy({ $0.isWithin(top) }) { return top }
    if paths.allSatisfy({ $0.isWithin(folder) }) { return folder }
    return paths.first.flatMap { host.repository(above: $0) } ?? folder
  }

  /// `--jobs`, or the number of processors.
  func workers() throws(UsageError) -> Int {
    guard let given = arguments["jobs"] else { return host.processorCount }
    guard let count = Int(given), (1...256).contains(count) else {
      throw UsageError(
        "'--jobs' takes a whole number from 1 to 256, not '\(given)'",
        help: "leave the flag out for one thread per processor")
    }
    return count
  }

  /// The options that the flags for resolving give.
  func resolutionOptions() throws(UsageError) -> ResolutionOptions {
    var options = ResolutionOptions()
    if arguments.has("compat") { options.compatibility = .terragrunt0187 }
    if arguments["terraform"] == "0.12" || arguments["terraform"] == "1" {
      guard !arguments.has("compat") else {
        throw UsageError(
          "'--compat 0.18.7' and '--terraform 0.12' do not go together",
          help: "Terragrunt 0.18 runs Terraform 0.11: leave one of them out", clash: ["compat", "terraform"])
      }
      options.terraform = .v012
    }
    if let command = arguments["command"] {
      guard !command.isEmpty else { throw UsageError("'--command' needs the name of a Terraform command") }
      options.command = Text(command)
    }
    options.inheritsVariables = !arguments.has("no-inherit")
    options.usesEnvironment = arguments.has("with-env")
    options.usesModuleDefaults = arguments.has("module-defaults")
    options.allowsMissing = arguments.has("allow-missing")
    options.environment = try environment()
    options.secrets = policy.masking
    options.sensitiveNames = sensitiveNames
    options.needsSensitiveNamesFirst = needsSensitiveNames
    options.accounts = try accounts(options.environment)
    if arguments.has("allow-run-cmd") {
      guard !isUntrusted else {
        throw UsageError(
          "'--untrusted' and '--allow-run-cmd' do not go together",
          help: "the tree would choose what is run: leave one of them out", clash: ["untrusted", "allow-run-cmd"])
      }
      options.commandRunner = host.commandRunner
    }
    return options
  }

  /// `--aws-account-id`, `ID` for all units or `FOLDER=ID` for those of one folder; else `AWS_ACCOUNT_ID`.
  private func accounts(_ environment: [Text: Text]) throws(UsageError) -> AWSAccounts {
    var accounts = AWSAccounts()
    for given in arguments.all("aws-account-id") {
      let parts = given.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let id = Text(parts[parts.count - 1])
      guard AWSAccounts.isAccountID(id) else {
        throw UsageError(
          "'--aws-account-id' takes the 12 digits of an account, not '\(id)'",
          help: "write for example --aws-account-id 111122223333, or --aws-account-id prod=111122223333")
      }
      if parts.count == 1 {
        if let first = accounts.everywhere {
          throw UsageError(
            "'--aws-account-id' is given twice, with '\(first)' and '\(id)'",
            help: "name the folder of each: --aws-account-id FOLDER=\(id)")
        }
        accounts.everywhere = id
        continue
      }
      let folder = path(parts[0])
      guard !parts[0].isEmpty, host.fileSystem.kind(of: folder) == .folder else {
        throw UsageError(
          "'--aws-account-id' names no folder: '\(parts[0])'",
          help: "name a folder that exists, counted from the current one")
      }
      if let first = accounts.byFolder.updateValue(id, forKey: folder) {
        throw UsageError(
          "'--aws-account-id' gives '\(parts[0])' two accounts, '\(first)' and '\(id)'", help: "leave one of them out")
      }
    }
    if accounts.everywhere == nil, let account = environment["AWS_ACCOUNT_ID"], !account.isEmpty {
      accounts.everywhere = account
    }
    return accounts
  }

  /// The arguments of Terraform that are given for one environment, in their order.
  private func environmentOptions() throws(UsageError) -> EnvironmentOptions {
    var options = EnvironmentOptions()
    for (name, value) in arguments.inOrder(["var-file", "var"]) {
      guard !value.isEmpty else {
        throw UsageError(
          "'--\(name)' needs a value", help: "is a variable of your script unset? Else leave the flag out")
      }
      if name == "var-file" {
        options.arguments.append(.file(path(value), at: nil))
        continue
      }
      guard let (variable, text) = EnvironmentFile.pair(Text(value)) else {
        throw UsageError("'--var' takes NAME=VALUE", help: "write --var NAME=VALUE")
      }
      let file = SourceFile(name: "--var", bytes: Array(value.utf8), isGiven: true)
      options.arguments.append(
        .variable(variable, value: text, at: Place(file, SourceRange(0, value.utf8.count))))
    }
    options.namedFolders = Set((arguments.operands.isEmpty ? ["."] : arguments.operands).map { path($0) })
    options.backendFiles = arguments.all("backend-config").map { path($0) }
    options.workspace = arguments["workspace"].map { Text($0) }
    return options
  }

  private func environment() throws(UsageError) -> [Text: Text] {
    var environment = isUntrusted ? [:] : host.environment
    guard !isUntrusted || !arguments.has("env-file") else {
      throw UsageError(
        "'--untrusted' and '--env-file' do not go together",
        help: "the file may be the tree's own: give --env NAME=VALUE for each variable",
        clash: ["untrusted", "env-file"])
    }
    for file in arguments.all("env-file") {
      do throws(FileSystemError) {
        try EnvironmentFile.read(Text(try readNamed(file)), into: &environment)
      } catch {
        throw UsageError("'--env-file \(file)' can't be read: \(error.reason)", help: EnvironmentFile.help(for: error))
      }
    }
    for pair in arguments.all("env") {
      guard let (name, value) = EnvironmentFile.pair(Text(pair)) else {
        throw UsageError("'--env' takes NAME=VALUE", help: "write --env NAME=VALUE")
      }
      environment[name] = value
    }
    return environment
  }
}
