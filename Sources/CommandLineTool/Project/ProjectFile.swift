import Files
import SourceText

/// `strata.tfvars`: what a project gives every run, as flags of its commands.
struct ProjectFile {
  /// The name that is looked for.
  static let name: Text = "strata.tfvars"

  /// The file's folder, absolute; paths in it count from there.
  let folder: Path
  /// The file as messages show it: relative to the current folder.
  let file: SourceFile
  /// What it sets, in source order.
  let settings: [ProjectSetting]
  /// What is wrong in it.
  let diagnostics: [Diagnostic]

  /// The project file of a run: that of `--project`, or the nearest upwards from the current folder, within its repository
  /// if it is in one. Nil without one and with `--no-project`.
  static func find(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ProjectFile? {
    if arguments.has("no-project") {
      guard !arguments.has("project") else {
        throw UsageError(
          "'--project' and '--no-project' do not go together", help: "leave one of them out",
          clash: ["project", "no-project"])
      }
      return nil
    }
    let files = invocation.host.fileSystem
    if let given = arguments["project"] {
      do throws(FileSystemError) {
        return ProjectFile(invocation.path(given), try invocation.readNamed(given), invocation)
      } catch {
        throw UsageError("'--project \(given)' can't be read: \(error.reason)", help: "name a file in tfvars syntax")
      }
    }
    let top = invocation.host.repository(above: invocation.folder)
    var folder = invocation.folder
    while true {
      let path = folder.appending(Path(name))
      if files.kind(of: path) == .file, let bytes = try? files.read(path) {
        return ProjectFile(path, bytes, invocation)
      }
      if folder.isTop || folder == top { return nil }
      folder = folder.parent
    }
  }

  private init(_ path: Path, _ bytes: [UInt8], _ invocation: Invocation) {
    folder = path.parent
    file = SourceFile(name: path.relative(to: invocation.folder).text, bytes: bytes)
    (settings, diagnostics) = ProjectReader.read(file, in: folder.relative(to: invocation.folder))
  }

  /// Whether it stands in the repository of the current folder, so that a stranger may have written it.
  func liesInTree(_ invocation: Invocation) -> Bool {
    let top = invocation.host.repository(above: invocation.folder) ?? invocation.folder
    return invocation.liesInTree(file.name.description, top) || invocation.folder.isWithin(folder)
  }

  /// The settings that a command takes.
  func settings(for command: any Command.Type) -> [ProjectSetting] {
    settings.filter { setting in setting.commands.contains { $0 == command.name } }
  }
}

/// A flag that the project file gives some commands.
struct ProjectSetting {
  /// The flag's long name.
  let flag: String
  /// Its values; one empty text for a flag without a value.
  let values: [String]
  /// The names of the commands that get it, in the order of the help.
  let commands: [String]
  /// The name in the file that sets it.
  let place: Place
}

extension ParsedArguments {
  /// The arguments with the flags of a project file that are not given; patterns of secrets add up.
  func adding(_ settings: [ProjectSetting]) -> ParsedArguments {
    var all = self
    for setting in settings where !has(setting.flag) || setting.flag == "secret-pattern" {
      for value in setting.values { all.add(value, to: setting.flag) }
    }
    return all
  }
}
