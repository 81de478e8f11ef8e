import Files
import Hierarchy
import SourceText
import TerragruntConfiguration

/// What a command works with: the host, the current folder, the console, the tree.
struct Invocation {
  private(set) var host: Host
  /// The folder that relative paths start from, absolute.
  let folder: Path
  let console: Console
  private let arguments: ParsedArguments
  private let sensitiveNames = SensitiveNames()
  private let policy: SecretPolicy
  private let needsSensitiveNames: Bool

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
  func paths(_ operands: [String]) -> [Path] { operands.isEmpty ? [path(".")] : operands.map { path($0) } }

  /// What to mask in a command's result. A command that prints data for machines masks only with `--redact`; any
  /// other command masks unless `--show-secrets` is given.
  func secrets(ofDataCommand isData: Bool) -> SecretPolicy {
    let reveals = isData ? !arguments.has("redact") : arguments.has("show-secrets")
    return reveals ? policy.revealing : policy
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

  private func tree(_ root: Path, of fileSystem: any FileSystem) throws(UsageError) -> Tree {
    let options = try resolutionOptions()
    let configuration = try configurationOptions(options)
    return kept(
      Tree(
        root: root, fileSystem: confined(fileSystem, root), options: options,
        layouts: [{ TerragruntLayout(configuration, in: $0) }]))
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
    if arguments["terraform"] == "0.12" {
      guard !arguments.has("compat") else {
        throw UsageError(
          "'--compat 0.18.7' and '--terraform 0.12' do not go together",
          help: "Terragrunt 0.18 runs Terraform 0.11: leave one of them out")
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
    if let account = arguments["aws-account-id"], !ResolutionOptions.isAccountID(Text(account)) {
      throw UsageError(
        "'--aws-account-id' takes the 12 digits of an account, not '\(account)'",
        help: "write for example --aws-account-id 111122223333")
    }
    let account = arguments["aws-account-id"].map { Text($0) } ?? options.environment["AWS_ACCOUNT_ID"]
    if let account, !account.isEmpty { options.awsAccountID = account }
    if arguments.has("allow-run-cmd") {
      guard !isUntrusted else {
        throw UsageError(
          "'--untrusted' and '--allow-run-cmd' do not go together",
          help: "the tree would choose what is run: leave one of them out")
      }
      options.commandRunner = host.commandRunner
    }
    return options
  }

  /// The options that apply only to units of `terragrunt.hcl`.
  private func configurationOptions(_ resolution: ResolutionOptions) throws(UsageError) -> ConfigurationOptions {
    var options = ConfigurationOptions()
    options.command = resolution.command
    options.environment = resolution.environment
    options.secrets = resolution.secrets
    options.awsAccountID = resolution.awsAccountID
    options.configurationName = arguments["config"].map { Text($0) }
    options.usesMocks = arguments["mocks"] != "unknown"
    let fromEnvironment = resolution.environment["TG_FEATURE"].map { $0.split(separator: Byte.comma) } ?? []
    for feature in fromEnvironment + arguments.all("feature").map({ Text($0) }) {
      guard let (name, value) = EnvironmentFile.pair(feature) else {
        throw UsageError("'--feature' takes NAME=VALUE", help: "write --feature NAME=VALUE")
      }
      options.features[name] = value
    }
    return options
  }

  private func environment() throws(UsageError) -> [Text: Text] {
    var environment = isUntrusted ? [:] : host.environment
    guard !isUntrusted || !arguments.has("env-file") else {
      throw UsageError(
        "'--untrusted' and '--env-file' do not go together",
        help: "the file may be the tree's own: give --env NAME=VALUE for each variable")
    }
    for file in arguments.all("env-file") {
      do throws(FileSystemError) {
        try EnvironmentFile.read(Text(try readNamed(file)), named: file, into: &environment)
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

/// Reads `NAME=VALUE` lines as `docker --env-file` and systemd do.
enum EnvironmentFile {
  /// Adds the file's pairs. Ignores blank lines and lines that start with `#`, and removes quotes around a value.
  static func read(_ text: Text, named name: String, into environment: inout [Text: Text]) throws(FileSystemError) {
    for (index, line) in text.split(separator: Byte.lineFeed).enumerated() {
      let trimmed = line.trimmed
      if trimmed.isEmpty || trimmed[0] == Byte.hash { continue }
      let bare = trimmed.hasPrefix("export ") ? trimmed[7..<trimmed.count].trimmed : trimmed
      guard let (name, value) = pair(bare) else { throw .other("line \(index + 1) is no NAME=VALUE") }
      environment[name] = unquoted(value)
    }
  }

  /// What the user can do when a file can't be read.
  static func help(for error: FileSystemError) -> String {
    if case .other = error { return "write NAME=VALUE on each line; a line that starts with # does not count" }
    return "name a file of NAME=VALUE lines; the name counts from the current folder"
  }

  /// The name and the value of `NAME=VALUE`; nil for any other text.
  static func pair(_ text: Text) -> (name: Text, value: Text)? {
    guard let equals = text.firstIndex(of: Byte.equals), equals > 0, text[0..<equals].firstIndex(of: Byte.space) == nil
    else {
      return nil
    }
    return (text[0..<equals], text[equals + 1..<text.count])
  }

  private static func unquoted(_ value: Text) -> Text {
    guard value.count >= 2, let first = value.bytes.first, first == Byte.quote || first == Byte.apostrophe,
      value[value.count - 1] == first
    else { return value }
    return value[1..<value.count - 1]
  }
}
