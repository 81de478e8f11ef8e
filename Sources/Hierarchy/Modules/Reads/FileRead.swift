import HCL2Syntax
import SourceText

/// A file of its own that a module reads: `file("${path.module}/policy.json")`, `templatefile("${path.module}/…", …)`.
enum FileRead {
  private static let functions: Set<Text> = ["file", "templatefile", "fileexists"]
  private static let guarding: Text = "fileexists"
  private static let mark: Text = "path.module"

  /// Those of a module's files, relative to its folder, at the places of the paths; without those whose absence it tests.
  static func all(in files: [NativeFile]) -> [Located<Path>] {
    let trees = files.filter { $0.text.contains(mark) }.map(\.tree).filter { !$0.diagnostics.hasErrors }
    var tested: Set<Path> = []
    var found: [Located<Path>] = []
    for tree in trees {
      for call in tree.calls(of: functions) {
        guard let argument = call.arguments.first, let path = ownPath(argument) else { continue }
        if call.name == guarding {
          tested.insert(path)
        } else {
          found.append(Located(path, at: Place(tree.file, argument.range)))
        }
      }
    }
    return found.filter { !tested.contains($0.value) }
  }

  /// The file of the module whose text a call gives as it is; nil for any other call.
  static func path(readBy call: HCL2Syntax.Call) -> Path? {
    guard call.name == "file" else { return nil }
    return call.arguments.first.flatMap(ownPath)
  }

  /// The path behind `${path.module}/`; nil for anything else, and where something else stands in it.
  private static func ownPath(_ expression: HCL2Syntax.Expression) -> Path? {
    guard case .template(let template) = expression.content else { return nil }
    let parts = template.parts.map(\.content)
    guard parts.count == 2, case .interpolation(let folder) = parts[0], case .literal(let rest) = parts[1],
      folder.file.text(folder.range) == mark, rest.count > 1, rest.hasPrefix("/")
    else { return nil }
    return Path(rest[1..<rest.count])
  }
}
