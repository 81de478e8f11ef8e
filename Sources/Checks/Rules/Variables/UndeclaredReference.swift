import Hierarchy
import SourceText

/// A module of the tree reads a variable that it does not declare: Terraform refuses the module. One finding per name and
/// module.
enum UndeclaredReference: EstateCheck {
  static let code = "undeclared-reference"
  static let severity = Severity.error
  static let milder = [Severity.info]
  static let summary = "a module reads a variable that it does not declare"

  /// More names than this are no slips: a file with their declarations is missing.
  private static let mostSlips = 2

  static func findings(in estate: Estate) -> [Diagnostic] {
    let all = estate.modules.compactMap(\.complete)
    let folders = Set(all.map(\.folder))
    let reading = (all + called(by: all, folders, estate)).map { ($0, estate.tree.undeclaredReads(in: $0)) }
      .filter { !$0.1.isEmpty }
    // Most modules declare what they read.
    if reading.isEmpty { return [] }
    let roots = all.filter { !estate.completedModules.contains($0.folder) }
    let certain = Set((roots + called(by: roots, folders, estate)).map(\.folder))
    let isPlain = estate.units.contains { $0.layout == .terraform }
    let users = Dictionary(uniqueKeysWithValues: estate.modules.map { ($0.module.folder, $0.units) })
    return reading.filter { certain.contains($0.0.folder) }.flatMap { module, names in
      let reads = names.map { read in
        (read, NearestName.of(read.value.description, among: module.variables.map(\.name.description)))
      }
      // Scripts that run Terraform without Terragrunt often copy code that several modules share beside it. So there only
      // a slip is certain.
      let isCertain = !isPlain || reads.count <= mostSlips && reads.allSatisfy { $0.1 != nil }
      if !isCertain || reads.count > mostSlips {
        return folded(reads.map(\.0), of: module, isCertain ? .error : .info)
      }
      let count = users[module.folder, default: []].count { $0.module != nil }
      return reads.map { read, nearest in
        finding(
          "the module '\(module.path)' reads 'var.\(read.value)' and declares no such variable: Terraform refuses it",
          at: read.place, notes: count > 1 ? [Diagnostic.Note("\(units: count) use the module")] : [],
          help: nearest.map { "did you mean '\($0)'? Or write variable \"\(read.value)\" {}" }
            ?? "write variable \"\(read.value)\" {}, or correct the name")
      }
    }
  }

  /// The local modules that modules call, and that no unit uses itself.
  private static func called(
    by roots: [ModuleVariables], _ folders: Set<Path>, _ estate: Estate
  ) -> [ModuleVariables] {
    estate.tree.modules(calledBy: roots).filter { $0.diagnostics.isEmpty && !folders.contains($0.folder) }
  }

  /// One finding for all names that a module lacks.
  private static func folded(
    _ reads: [Located<Text>], of module: ModuleVariables, _ severity: Severity
  ) -> [Diagnostic] {
    guard let first = reads.first else { return [] }
    let names = reads.map { "var." + $0.value }
    return [
      finding(
        severity,
        "the module '\(module.path)' reads \(Estate.list(names)), and declares \(words: names.count == 1 ? "no such variable" : "none of them")",
        at: first.place,
        help: severity == .error
          ? "write a variable block for each" : "nothing to do if a script copies the declarations beside it")
    ]
  }
}
