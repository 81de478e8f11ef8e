import Files
import HCL2Evaluation
import SourceText

/// Functions about the places of files in the tree. Source: `config/config_helpers.go`
/// of Terragrunt 1.1.3.
enum PathFunctions {
  /// The names of the functions, to suggest one.
  static let names: [Text] = [
    "get_terragrunt_dir", "get_original_terragrunt_dir", "find_in_parent_folders", "path_relative_to_include",
    "path_relative_from_include", "get_parent_terragrunt_dir", "get_repo_root", "get_path_from_repo_root",
    "get_path_to_repo_root", "abspath",
  ]

  /// The function with that name, for expressions of one file.
  static func named(_ name: Text, _ places: FunctionPlaces, _ files: any FileSystem) -> Function? {
    switch name.description {
    case "get_terragrunt_dir": constant(name, places.unitFolder.text)
    case "get_original_terragrunt_dir":
      Function(name, [], result: .string) { _ in
        places.log.noteOriginalFolder()
        return .string(places.originalFolder.text)
      }
    case "find_in_parent_folders": findInParentFolders(places, files)
    case "path_relative_to_include":
      toInclude(name, places) { places.unitFolder.relative(to: $0) }
    case "path_relative_from_include":
      toInclude(name, places) { $0.relative(to: places.unitFolder) }
    case "get_parent_terragrunt_dir": toInclude(name, places) { $0 }
    case "get_repo_root": repository(name, places, files) { $0 }
    case "get_path_from_repo_root": repository(name, places, files) { places.unitFolder.relative(to: $0) }
    case "get_path_to_repo_root": repository(name, places, files) { $0.relative(to: places.unitFolder) }
    case "abspath":
      Function(name, [Parameter("path", .string)], result: .string) { call in
        .string(places.absolute(call.text(0)).text)
      }
    default: nil
    }
  }

  private static func constant(_ name: Text, _ text: Text) -> Function {
    Function(name, [], result: .string) { _ in .string(text) }
  }

  private static let mostParents = 100

  private static func findInParentFolders(_ places: FunctionPlaces, _ files: any FileSystem) -> Function {
    Function("find_in_parent_folders", [], variadic: Parameter("name", .string), result: .string) {
      call throws(FunctionFailure) in
      if call.arguments.count > 2 {
        throw FunctionFailure("takes at most 2 arguments: a name and a fallback", argument: 2)
      }
      let names: [Text] = call.arguments.isEmpty ? ["terragrunt.hcl.json", "terragrunt.hcl"] : [call.text(0)]
      var folder = places.unitFolder
      for _ in 0..<mostParents where !folder.isTop {
        folder = folder.parent
        if files.refusal(of: folder) != nil { break }
        for name in names {
          let candidate = Path(folder.text + "/" + name).cleaned
          if files.kind(of: candidate) != nil { return .string(candidate.text) }
        }
      }
      if call.arguments.count == 2 { return .string(call.text(1)) }
      let name = names[names.count - 1]
      throw FunctionFailure(
        "no folder above '\(places.unitFolder)' holds '\(name)'",
        help: nearest(to: name, above: places.unitFolder, files).map { "did you mean '\($0)'?" })
    }
  }

  /// The file that has almost that name in the nearest folder above; nil for a name with folders in it.
  private static func nearest(to name: Text, above folder: Path, _ files: any FileSystem) -> Text? {
    if name.contains("/") { return nil }
    var folder = folder
    for _ in 0..<nearParents where !folder.isTop {
      folder = folder.parent
      if files.refusal(of: folder) != nil { return nil }
      let names = (try? files.entries(of: folder))?.map(\.name.description) ?? []
      if let found = NearestName.of(name.description, among: names) { return Text(found) }
    }
    return nil
  }

  /// Farther up, a similar name is chance.
  private static let nearParents = 5

  private static func toInclude(
    _ name: Text, _ places: FunctionPlaces, _ path: @escaping @Sendable (Path) -> Path
  ) -> Function {
    Function(name, [], variadic: Parameter("label", .string), result: .string) { call throws(FunctionFailure) in
      if call.arguments.count > 1 { throw FunctionFailure("takes at most 1 argument: a label", argument: 1) }
      guard let first = places.includes.first else { return .string(path(places.unitFolder).text) }
      if places.includes.count == 1 { return .string(path(first.folder).text) }
      guard !call.arguments.isEmpty else {
        throw FunctionFailure("there are several includes: the label of one is needed as argument")
      }
      guard let include = places.includes.last(where: { $0.label == call.text(0) }) else {
        throw FunctionFailure("there is no include '\(call.text(0))'", argument: 0)
      }
      return .string(path(include.folder).text)
    }
  }

  private static func repository(
    _ name: Text, _ places: FunctionPlaces, _ files: any FileSystem, _ path: @escaping @Sendable (Path) -> Path
  ) -> Function {
    Function(name, [], result: .string) { _ throws(FunctionFailure) in
      var folder = places.unitFolder
      while files.kind(of: folder.appending(".git")) == nil {
        if folder.isTop || files.refusal(of: folder.parent) != nil {
          throw FunctionFailure("'\(places.unitFolder)' lies in no git work tree")
        }
        folder = folder.parent
      }
      return .string(path(folder).text)
    }
  }
}
