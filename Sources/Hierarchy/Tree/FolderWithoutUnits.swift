import Files
import HCL1Syntax
import SourceText

/// What lies in a folder that has no units, for a message that says why and what to do.
struct FolderWithoutUnits {
  private let folder: Path
  private let files: FileLibrary
  private var code: [Path] = []
  private var varFiles: [Path] = []
  private var configurations: [Path] = []

  /// The most folders that are looked into.
  private static let mostFolders = 5000

  /// Looks into a folder and those below it.
  init(_ folder: Path, _ files: FileLibrary) {
    self.folder = folder
    self.files = files
    var pending = [folder]
    var visited = 0
    while let next = pending.popLast(), visited < Self.mostFolders {
      visited += 1
      look(into: next, &pending)
    }
    code.sort()
    varFiles.sort()
    configurations.sort()
  }

  private mutating func look(into folder: Path, _ pending: inout [Path]) {
    var names: [Text] = []
    for entry in (try? files.fileSystem.entries(of: folder)) ?? [] {
      let path = folder.appending(Path(entry.name))
      switch entry.kind {
      case .folder: if !entry.isLink, !ToolFolders.all.contains(entry.name) { pending.append(path) }
      case .file:
        names.append(entry.name)
        if entry.name.hasSuffix(".tfvars") || entry.name.hasSuffix(".tfvars.json") {
          varFiles.append(path)
        } else if entry.name.hasSuffix(".hcl"), entry.name != ".terraform.lock.hcl" {
          configurations.append(path)
        }
      case .other, nil: break
      }
    }
    if !ModuleFiles.names(among: names).isEmpty { code.append(folder) }
  }

  /// The error, with the way out.
  var diagnostic: Diagnostic {
    let found = [
      named(configurations, "a file of Terragrunt that no unit uses", "files of Terragrunt that no unit uses"),
      named(varFiles, "a var file", "var files"), named(code, "a module that others call", "modules that others call"),
    ].compactMap(\.self)
    // A way out of the tree to somewhere else helps nobody.
    let name = folder.isWithin(files.root) ? files.displayName(folder) : folder
    guard let first = found.first else {
      return Diagnostic(
        .error, TreeFailure.noUnits,
        "there is no unit in or below '\(name)', nor any other file of Terraform or Terragrunt",
        at: nil, help: Self.units)
    }
    let all = found.dropFirst().reduce(first) { "\($0), \($1)" }
    return Diagnostic(
      .error, TreeFailure.noUnits, "there is no unit in or below '\(name)', only \(all)", at: nil, help: help)
  }

  private static let units: Message =
    "a unit is a folder with a terragrunt.hcl, with a 'terragrunt' block in its terraform.tfvars, or with Terraform code"

  private func named(_ paths: [Path], _ one: StaticString, _ several: StaticString) -> Message? {
    guard let first = paths.first else { return nil }
    let name = files.displayName(first)
    if paths.count == 1 { return "\(words: one.description) ('\(name)')" }
    return "\(paths.count) \(words: several.description) ('\(name)' …)"
  }

  private var help: Message {
    if let file = configurations.first {
      return
        "a unit has a terragrunt.hcl, which may include '\(files.displayName(file))'; units in files of another name: --config NAME"
    }
    if let module = code.first {
      return "read the module as a root module: strata resolve \(files.displayName(module)) --var-file FILE"
    }
    if let file = varFiles.first {
      return
        "name the module that the file is for: strata resolve MODULE --var-file \(files.displayName(file)); compare two of them: strata diff FILE FILE"
    }
    return Self.units
  }
}
